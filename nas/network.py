"""The network: an architecture with weights. Its checkpoint is one safetensors file, never a pickle."""

import hashlib
import os
from collections.abc import Mapping
from pathlib import Path

import torch
from torch import Tensor, nn

from nas.architecture import Architecture
from nas.errors import ArchitectureError, CheckpointError
from nas.initialisation import BEFORE_A_RECTIFIER, gains
from nas.module import NetworkModule
from nas.tensorfile import Claim, header, inspect, pack, read_tensors

METADATA_KEY = "architecture"
"""Key of the architecture's JSON in a checkpoint's metadata."""


class Network:
    """An architecture with its weights: float32 tensors on the CPU, buffers included, frozen by convention.

    Raises ArchitectureError, with the node, if a tensor is missing, too many, or of the wrong shape or type.
    """

    def __init__(self, architecture: Architecture, weights: Mapping[str, Tensor]) -> None:
        mismatch = _mismatch(architecture, {key: Claim(tuple(w.shape), w.dtype) for key, w in weights.items()})
        if mismatch:
            raise mismatch
        self.architecture = architecture
        self.weights = {key: weights[key].detach().cpu().contiguous() for key in architecture.tensors}

    def __repr__(self) -> str:
        return f"Network({len(self.architecture.nodes)} nodes, {self.architecture.parameters} parameters)"

    @classmethod
    def initialise(cls, architecture: Architecture, seed: int = 0) -> "Network":
        """Fresh weights; the same for the same architecture and seed, and torch's global generator is left alone."""
        weights: dict[str, Tensor] = {}
        gain = gains(architecture)
        for position, node in enumerate(architecture.nodes):
            drawn = node.initialise(architecture.input_shapes(node.name), _generator(seed, position))
            if node.op in ("conv2d", "rectangular_conv2d", "linear"):
                drawn["weight"] *= gain[node.name] / BEFORE_A_RECTIFIER  # it was drawn as if before one
            weights |= {f"{node.name}.{key}": tensor for key, tensor in drawn.items()}
        return cls(architecture, weights)

    @classmethod
    def from_module(cls, architecture: Architecture, module: nn.Module) -> "Network":
        """The network with a copy of the module's present weights, whatever device and precision they are on."""
        weights = {}
        for key, tensor in module.state_dict().items():
            dtype = torch.float32 if tensor.is_floating_point() else tensor.dtype
            weights[key] = tensor.detach().to("cpu", dtype, copy=True, memory_format=torch.contiguous_format)
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
        """The network in a checkpoint; raises CheckpointError if it is damaged.

        All that its header claims is checked before a tensor is made. A flipped bit inside a weight is another weight:
        only the checkpoint's digest can tell.
        """
        contents = inspect(data, METADATA_KEY)
        try:
            architecture = Architecture.model_validate(contents.document)
        except ArchitectureError as error:
            raise CheckpointError(f"the checkpoint's architecture is not legal: {error}") from None
        return cls._read(architecture, contents.claims, data, "its")

    @classmethod
    def from_weights(cls, architecture: Architecture, data: bytes) -> "Network":
        """The network with the tensors of any safetensors file; raises CheckpointError if they are not its weights.

        An architecture in the file's metadata must be this one. All that the header claims is checked first.
        """
        metadata, claims = header(data)
        if METADATA_KEY in metadata and inspect(data, METADATA_KEY).document != architecture.model_dump(mode="json"):
            raise CheckpointError("the file names another architecture in its metadata")
        return cls._read(architecture, claims, data, "the")

    @classmethod
    def _read(cls, architecture: Architecture, claims: Mapping[str, Claim], data: bytes, whose: str) -> "Network":
        mismatch = _mismatch(architecture, claims)
        if mismatch:
            raise CheckpointError(f"the checkpoint's weights do not fit {whose} architecture: {mismatch}")
        return cls(architecture, read_tensors(data))

    @property
    def digest(self) -> str:
        """SHA-256 (hex) of the checkpoint."""
        return hashlib.sha256(self.to_bytes()).hexdigest()

    def save(self, path: str | os.PathLike[str]) -> None:
        """Writes the checkpoint; a file of that name is replaced in one step."""
        path = Path(path)
        part = path.with_name(f"{path.name}.{os.getpid()}.part")
        part.write_bytes(self.to_bytes())
        part.replace(path)

    @classmethod
    def load(cls, path: str | os.PathLike[str]) -> "Network":
        """Reads a checkpoint; raises CheckpointError if it is damaged, OSError if it cannot be read at all."""
        return cls.from_bytes(Path(path).read_bytes())


def _generator(seed: int, position: int) -> torch.Generator:
    """The source of one node's initial weights."""
    digest = hashlib.sha256(f"{seed}:{position}".encode()).digest()
    return torch.Generator().manual_seed(int.from_bytes(digest[:8], "little") >> 1)


def _mismatch(architecture: Architecture, claims: Mapping[str, Claim]) -> ArchitectureError | None:
    """The first tensor's mismatch with the architecture, in words."""
    expected = architecture.tensors
    for key, spec in expected.items():
        node, _, parameter = key.partition(".")
        if key not in claims:
            return ArchitectureError(node, f"its {parameter!r} is missing from the weights")
        if claims[key].shape != spec.shape:
            return ArchitectureError(node, f"its {parameter!r} has shape {claims[key].shape}, expected {spec.shape}")
        if claims[key].dtype != spec.dtype:
            return ArchitectureError(node, f"its {parameter!r} is {claims[key].dtype}, expected {spec.dtype}")
    for key in claims:
        if key not in expected:
            node = key.partition(".")[0][:80]
            return ArchitectureError(node, f"the weights have {key[:80]!r}, which is no tensor of this architecture")
    return None
