"""The optimizer's state at the end of a run, from which the network's children can start."""

from dataclasses import dataclass

import torch
from torch import Tensor

from nas.errors import CheckpointError, RecipeError
from nas.tensorfile import pack, unpack
from nas.training.recipe import Optimizer

METADATA_KEY = "optimizer_state"


@dataclass(frozen=True)
class OptimizerState:
    """An optimizer's tensors by `<node>.<parameter>/<entry>`, such as `conv1.weight/momentum_buffer`; on the CPU."""

    optimizer: Optimizer
    tensors: dict[str, Tensor]

    def check(self, optimizer: Optimizer) -> None:
        """Raises `RecipeError` if another optimizer than this one made the state."""
        if optimizer is not self.optimizer:
            raise RecipeError(f"the optimizer state is of {self.optimizer}, but the recipe says {optimizer}")

    def to_bytes(self) -> bytes:
        """One safetensors file; the same state gives the same bytes."""
        return pack(self.tensors, METADATA_KEY, {"optimizer": self.optimizer.value})

    @classmethod
    def from_bytes(cls, data: bytes) -> "OptimizerState":
        """Read it back. Raises `CheckpointError` if it is damaged or is no optimizer's state."""
        tensors, document = unpack(data, METADATA_KEY)
        name = document.get("optimizer")
        if document.keys() != {"optimizer"} or name not in list(Optimizer):
            raise CheckpointError("the optimizer state's document is not one of ours")
        for key, tensor in tensors.items():
            if not tensor.is_floating_point() or not torch.isfinite(tensor).all():
                raise CheckpointError(f"the optimizer state's {key[:120]!r} holds values that are not finite numbers")
        return cls(Optimizer(name), tensors)
