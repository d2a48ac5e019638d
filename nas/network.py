"""The network: an architecture with weights. Its checkpoint is one safetensors file, never a pickle."""

import hashlib
import os
from collections.abc import Mapping
from pathlib import Path

import torch
from torch import Tensor, nn

from nas.architecture import Architecture
from nas.errors import ArchitectureError, CheckpointError
from nas.module import NetworkModule
from nas.tensorfile import entry, pack, read_document, read_header, unpack

METADATA_KEY = "architecture"


class Network:
    """An architecture with its weights: float32 tensors on the CPU, buffers included, frozen by convention.

    Raises ArchitectureError, with the node, if a tensor is missing, too many, or of the wrong shape or type.
    """

    def __init__(self, architecture: Architecture, weights: Mapping[str, Tensor]) -> None:
        mismatch = _mismatch(architecture, {key: (tuple(w.shape), w.dtype) for key, w in weights.items()})
        if mismatch:
            raise ArchitectureError(*mismatch)
        self.architecture = architecture
        self.weights: dict[str, Tensor] = {
            key: weights[key].detach().cpu().contiguous() for key in architecture.tensors
        }

    @classmethod
    def initialise(cls, architecture: Architecture, seed: int = 0) -> "Network":
        """Fresh weights; the same for the same architecture and seed, and torch's global generator is left alone."""
        weights: dict[str, Tensor] = {}
        for position, node in enumerate(architecture.nodes):
            drawn = node.initialise(architecture.input_shapes(node.name), _generator(seed, position))
            weights |= {f"{node.name}.{key}": tensor for key, tensor in drawn.items()}
        return cls(architecture, weights)

    @classmethod
    def from_module(cls, architecture: Architecture, module: nn.Module) -> "Network":
        """The network with a copy of the module's present weights, whatever device and precision it is on."""
        weights = {}
        for key, tensor in module.state_dict().items():
            dtype = torch.float32 if tensor.is_floating_point() else tensor.dtype
            weights[key] = tensor.detach().to("cpu", dtype, copy=True).contiguous()
        return cls(architecture, weights)

    def module(self) -> nn.Module:
        """A torch module with a copy of the weights, in train mode, on the CPU."""
        with torch.device("meta"):  # No memory and no random numbers for weights that are replaced at once.
            module = NetworkModule(self.architecture)
        module.load_state_dict({key: tensor.clone() for key, tensor in self.weights.items()}, assign=True)
        return module

    def to_bytes(self) -> bytes:
        """The checkpoint; it depends on the architecture and the weights alone."""
        return pack(self.weights, METADATA_KEY, self.architecture.model_dump(mode="json"))

    @classmethod
    def from_bytes(cls, data: bytes) -> "Network":
        """The network in a checkpoint; raises CheckpointError if it is damaged. What it claims is checked first."""
        try:
            architecture = Architecture.model_validate(read_document(data, METADATA_KEY))
        except ArchitectureError as error:
            raise CheckpointError(f"the checkpoint's architecture is not legal: {error}") from None
        header = read_header(data)
        claims = {key: entry(header, key) for key in header if key != "__metadata__"}
        mismatch = _mismatch(architecture, claims)
        if mismatch:
            raise CheckpointError(f"the checkpoint does not fit its architecture: {ArchitectureError(*mismatch)}")
        return cls(architecture, unpack(data, METADATA_KEY)[0])

    @property
    def digest(self) -> str:
        """SHA-256 (hex) of the checkpoint."""
        return hashlib.sha256(self.to_bytes()).hexdigest()

    def save(self, path: str | os.PathLike[str]) -> None:
        """Writes the checkpoint."""
        Path(path).write_bytes(self.to_bytes())

    @classmethod
    def load(cls, path: str | os.PathLike[str]) -> "Network":
        """Reads a checkpoint; raises CheckpointError if it is damaged, OSError if it cannot be read at all."""
        return cls.from_bytes(Path(path).read_bytes())


def _generator(seed: int, position: int) -> torch.Generator:
    """The source of one node's initial weights."""
    digest = hashlib.sha256(f"{seed}:{position}".encode()).digest()
    return torch.Generator().manual_seed(int.from_bytes(digest[:8], "little") >> 1)


def _mismatch(
    architecture: Architecture, given: Mapping[str, tuple[tuple[int, ...], torch.dtype]]
) -> tuple[str, str] | None:
    """The first node whose tensors are not what the architecture says, and the reason."""
    expected = architecture.tensors
    for key, spec in expected.items():
        node, _, parameter = key.partition(".")
        if key not in given:
            return node, f"its {parameter!r} is missing from the weights"
        shape, dtype = given[key]
        if shape != spec.shape:
            return node, f"its {parameter!r} has shape {shape}, expected {spec.shape}"
        if dtype != spec.dtype:
            return node, f"its {parameter!r} is {dtype}, expected {spec.dtype}"
    for key in given:
        if key not in expected:
            return key.partition(".")[0][:80], f"the weights have {key[:80]!r}, which is no tensor of this architecture"
    return None
