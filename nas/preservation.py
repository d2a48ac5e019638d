"""Measures whether two networks compute the same function, and issues the certificate.

What is measured is the networks as they are stored. Their weights are float32; here they are only cast to float64,
which loses nothing, so the certificate speaks of the very bits that are trained and saved, and not of a rule that
held before its result was rounded. A mutation therefore has to be exact in float32 *arithmetic on weights*: the
mutations of this package only copy, negate, place zeros and ones, scale by powers of two, and split a weight w into a
+ b with b = w - a, which is free of rounding while a lies between w/2 and 2w (Sterbenz). Dividing by three, or
multiplying by a random orthogonal matrix, would cost 1e-7 at the moment of storing and fail here.
"""

import hashlib
import math
import sys
from typing import Literal

import torch
from pydantic import BaseModel, ConfigDict
from torch import Tensor, nn

from nas.architecture import Architecture
from nas.errors import MutationError
from nas.layers import BatchNorm, Dropout
from nas.network import Network

TOLERANCE = 1e-10
"""The largest difference, relative to the output's scale, that counts as none (float64)."""

PROBES = 64
"""The fewest inputs that a certificate is measured on."""

MEMORY = 64 * 2**20
"""Roughly how many bytes one chunk's activations may take; the probes go through in chunks that keep to it."""

SMALLEST_CHUNK = 8
"""In train mode a batch norm needs several samples to be well conditioned."""

Mode = Literal["eval", "train"]


class Certificate(BaseModel):
    """The measured proof that a child computes what its parent does, or the evidence that it does not.

    `max_error` is the largest absolute difference over all probes, outputs and `modes`, divided by the largest absolute
    output of the parent (the largest float there is where an output is not finite); `exact` says that it is at most
    `tolerance`. Train mode is left out where a dropout makes the function random. The digests name the probes (in
    float64, little-endian) and both networks.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    exact: bool
    max_error: float
    modes: tuple[Mode, ...]
    probes: int
    probe_digest: str
    parent_digest: str
    child_digest: str
    tolerance: float = TOLERANCE


def preservation(
    network: Network, child: Network, *, samples: Tensor | None = None, probes: int = PROBES, seed: int = 0
) -> Certificate:
    """The certificate for this pair: float64, on the CPU, on `probes` random inputs and on `samples` if there are any.

    `samples` is (count, *input shape), as the network would get them. Raises MutationError if the two networks do not
    take and give the same shapes, or if fewer than 64 random probes are asked for.
    """
    _check(network, child, samples, probes)
    inputs = random_probes(network.architecture, probes, seed)
    if samples is not None:
        inputs = torch.cat([inputs, samples.detach().to("cpu", torch.float64)])
    modes = claimed_modes(network.architecture, child.architecture)
    measured = modes if _mode_matters(network.architecture, child.architecture) else modes[:1]
    parent_module, child_module = network.module().double(), child.module().double()
    chunks = inputs.tensor_split(_chunks(network.architecture, child.architecture, len(inputs)))
    max_error = max(_relative_error(parent_module, child_module, mode, chunks) for mode in measured)
    return Certificate(
        exact=max_error <= TOLERANCE,
        max_error=max_error,
        modes=modes,
        probes=len(inputs),
        probe_digest=hashlib.sha256(inputs.numpy().astype("<f8", copy=False).tobytes()).hexdigest(),
        parent_digest=network.digest,
        child_digest=child.digest,
    )


def random_probes(architecture: Architecture, count: int, seed: int) -> Tensor:
    """(count, *input shape) in float64: half standard normal, half uniform in [0, 1] as unnormalised pixels are."""
    generator = torch.Generator().manual_seed(seed)
    shape = architecture.input.shape
    normal = torch.randn(count - count // 2, *shape, generator=generator, dtype=torch.float64)
    uniform = torch.rand(count // 2, *shape, generator=generator, dtype=torch.float64)
    return torch.cat([normal, uniform])[torch.randperm(count, generator=generator)]


def claimed_modes(*architectures: Architecture) -> tuple[Mode, ...]:
    """Eval, and train too unless a dropout makes it random."""
    dropout = any(isinstance(node, Dropout) and node.p > 0 for each in architectures for node in each.nodes)
    return ("eval",) if dropout else ("eval", "train")


def _mode_matters(*architectures: Architecture) -> bool:
    """Whether any layer computes something else in train mode; if none does, one measurement stands for both modes."""
    return any(isinstance(node, BatchNorm | Dropout) for each in architectures for node in each.nodes)


def _chunks(one: Architecture, other: Architecture, probes: int) -> int:
    """How many chunks the probes are split into."""
    widest = max(math.prod(shape) for each in (one, other) for shape in each.shapes.values())
    chunk = max(SMALLEST_CHUNK, MEMORY // (8 * 4 * widest))  # float64; about four such tensors are alive at a time
    return max(1, probes // chunk)


@torch.inference_mode()
def _relative_error(parent: nn.Module, child: nn.Module, mode: Mode, chunks: tuple[Tensor, ...]) -> float:
    for module in (parent, child):
        module.train(mode == "train")
    difference = scale = 0.0
    for chunk in chunks:
        expected, found = parent(chunk), child(chunk)
        if not (expected.isfinite().all() and found.isfinite().all()):
            return sys.float_info.max
        difference = max(difference, float((expected - found).abs().max()))
        scale = max(scale, float(expected.abs().max()))
    return difference / scale if scale else difference


def _check(network: Network, child: Network, samples: Tensor | None, probes: int) -> None:
    parent_in, child_in = network.architecture.input.shape, child.architecture.input.shape
    if parent_in != child_in:
        raise MutationError("child", f"takes {child_in}, but its parent takes {parent_in}")
    parent_out, child_out = (each.architecture.shapes[each.architecture.output] for each in (network, child))
    if parent_out != child_out:
        raise MutationError("child", f"gives {child_out}, but its parent gives {parent_out}")
    if probes < PROBES:
        raise MutationError("probes", f"must be at least {PROBES}, got {probes}")
    if samples is not None and tuple(samples.shape[1:]) != parent_in:
        raise MutationError("samples", f"have shape {tuple(samples.shape[1:])}, but the network takes {parent_in}")
