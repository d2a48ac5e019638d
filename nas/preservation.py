"""Measures whether two networks compute the same function, and issues the certificate.

What is measured is the networks as they are stored. Their weights are float32; here they are only cast to float64,
which loses nothing, so the certificate speaks of the very bits that are trained and saved, and not of a rule that
held before its result was rounded. A mutation therefore has to be exact in float32 *arithmetic on weights*: the
mutations of this package only copy, negate, place zeros and ones, scale by powers of two, and split a weight w into a
+ b with b = w - a, which is free of rounding while a lies between w/2 and 2w (Sterbenz). Dividing by three, or
multiplying by a random orthogonal matrix, would cost 1e-7 at the moment of storing and fail here.
"""

import hashlib
import sys
from collections.abc import Iterator, Sequence
from functools import cached_property
from math import prod

import torch
from pydantic import BaseModel, ConfigDict
from torch import Tensor

from nas.architecture import Architecture
from nas.errors import MutationError
from nas.layers import BatchNorm, Dropout
from nas.lru import LRU
from nas.network import Network
from nas.probing import Mode, Prepared, numbers, output, outputs

TOLERANCE = 1e-10
"""The largest difference, relative to the output's scale, that counts as none (float64)."""

PROBES = 64
"""The fewest inputs that a certificate is measured on."""

MEMORY = 64 * 2**20
"""Roughly how many bytes one chunk's activations may take; the probes go through in chunks that keep to it."""

ALIVE = 8
"""Roughly how many of its largest tensors a pair of networks holds at a time."""

SMALLEST_CHUNK = 8
"""In train mode a batch norm needs several samples to be well conditioned."""

REMEMBERED = 2**18
"""The most bytes of outputs that are remembered of one network in one mode."""

RECOLLECTION = LRU[Sequence[Tensor]](64)
"""Recent outputs of networks: in a chain each child is the next parent, and siblings share theirs."""


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
    pair = _Pair(network, child, inputs, measured)
    max_error = max(pair.relative_error(mode) for mode in measured)
    return Certificate(
        exact=max_error <= TOLERANCE,
        max_error=max_error,
        modes=modes,
        probes=len(inputs),
        probe_digest=pair.probe_digest,
        parent_digest=pair.parent_digest,
        child_digest=pair.child_digest,
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


class _Pair:
    """A network and its child, on the same chunks of the probes."""

    def __init__(self, parent: Network, child: Network, inputs: Tensor, modes: tuple[Mode, ...]) -> None:
        self._parent, self._child = parent, child
        self.parent_digest = parent.digest
        self.child_digest = self.parent_digest if child is parent else child.digest
        self.probe_digest = hashlib.sha256(inputs.numpy().astype("<f8", copy=False).tobytes()).hexdigest()
        self._chunks = inputs.tensor_split(self._splits(len(inputs), modes))
        self._remembers = 8 * len(inputs) * prod(parent.architecture.shapes[parent.architecture.output]) <= REMEMBERED

    def relative_error(self, mode: Mode) -> float:
        """The largest difference between their outputs, by the largest output of the parent."""
        difference = scale = 0.0
        for expected, found in self._outputs(mode):
            if not (expected.isfinite().all() and found.isfinite().all()):
                return sys.float_info.max
            difference = max(difference, float((expected - found).abs().max()))
            scale = max(scale, float(expected.abs().max()))
        return difference / scale if scale else difference

    def _outputs(self, mode: Mode) -> Iterator[tuple[Tensor, Tensor]]:
        """Outputs of parent and child for each chunk; a network with cached outputs is not run."""
        keys = [self._key(digest, mode, len(self._chunks)) for digest in (self.parent_digest, self.child_digest)]
        expected, found = map(RECOLLECTION.get, keys)
        if expected is not None and found is not None:
            yield from zip(expected, found, strict=True)
            return
        given: list[tuple[Tensor, Tensor]] = []
        for place, chunk in enumerate(self._chunks):
            if expected is None:
                pair = outputs(*self._prepared, mode, chunk)
            else:
                pair = expected[place], output(self._prepared_child, mode, chunk)
            yield pair
            given += [pair] * self._remembers
        if self._remembers:
            for key, tensors in zip(keys, zip(*given, strict=True), strict=True):
                RECOLLECTION.keep(key, tensors)

    @cached_property
    def _prepared(self) -> tuple[Prepared, Prepared]:
        parent = Prepared(self._parent)
        return parent, Prepared(self._child, like=parent)

    @cached_property
    def _prepared_child(self) -> Prepared:
        return self._prepared[1] if "_prepared" in self.__dict__ else Prepared(self._child)

    def _key(self, digest: str, mode: Mode, splits: int) -> tuple[str, str, Mode, int]:
        return digest, self.probe_digest, mode, splits

    def _splits(self, probes: int, modes: tuple[Mode, ...]) -> int:
        """Number of chunks for the probes; more than needed where the parent's outputs are cached that way."""
        largest = max(numbers(each.architecture) for each in (self._parent, self._child))
        chunk = max(SMALLEST_CHUNK, MEMORY // (8 * ALIVE * largest))  # float64
        needed = 1 << max(0, (probes // chunk).bit_length() - 1)
        splits = needed
        while splits <= probes // SMALLEST_CHUNK:
            if all(self._key(self.parent_digest, mode, splits) in RECOLLECTION for mode in modes):
                return splits
            splits *= 2
        return needed


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
