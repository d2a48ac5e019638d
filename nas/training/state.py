"""What a run is resumed from: everything that the epochs to come depend on."""

from dataclasses import dataclass

import torch
from pydantic import BaseModel, ConfigDict, ValidationError
from torch import Tensor

from nas.architecture import Architecture
from nas.errors import ArchitectureError, CheckpointError, DatasetError, RecipeError
from nas.network import Network
from nas.tensorfile import pack, unpack
from nas.training.metrics import EpochMetrics
from nas.training.recipe import Recipe

METADATA_KEY = "training_state"
_WEIGHT, _OPTIMIZER = "weight/", "optimizer/"


class Position(BaseModel):
    """A training state's part that is not tensors."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    dataset: str
    recipe: Recipe
    seed: int
    reference_loss: float
    metrics: tuple[EpochMetrics, ...]
    teacher: str | None = None
    """The digest of the network that is learned from."""


@dataclass(frozen=True)
class TrainingState:
    """A run after an epoch: a copy, which further training leaves alone.

    `weights` are those of the network, `optimizer` is by `<node>.<parameter>/<entry>`; all on the CPU. Random states
    are not kept: an epoch's random numbers depend on the seed and its number alone.
    """

    architecture: Architecture
    weights: dict[str, Tensor]
    optimizer: dict[str, Tensor]
    position: Position

    @property
    def epoch(self) -> int:
        """How many epochs are done."""
        return len(self.position.metrics)

    @property
    def metrics(self) -> tuple[EpochMetrics, ...]:
        """What the epochs so far measured."""
        return self.position.metrics

    def network(self) -> Network:
        """The network as it is after the epoch."""
        return Network(self.architecture, self.weights)

    def check(self, architecture: Architecture, dataset: str, recipe: Recipe, seed: int, teacher: str | None) -> None:
        """Raises `CheckpointError`, `DatasetError` or `RecipeError` if a run of these could not have led here."""
        if architecture != self.architecture:
            raise CheckpointError("the training state is of another architecture than the network that is to go on")
        if dataset != self.position.dataset:
            raise DatasetError(f"the training state is of data set {self.position.dataset}, not of {dataset}")
        for field in Recipe.model_fields:
            kept, given = getattr(self.position.recipe, field), getattr(recipe, field)
            if kept != given:
                raise RecipeError(f"the training state was made with {field} {kept}, but the recipe says {given}")
        if seed != self.position.seed:
            raise RecipeError(f"the training state was made with seed {self.position.seed}, not {seed}")
        if teacher != self.position.teacher:
            raise RecipeError(
                "the training state was made with another teacher (distillation.teacher) than the one given"
            )

    def to_bytes(self) -> bytes:
        """One safetensors file with JSON in its metadata; the same state gives the same bytes."""
        tensors = {_WEIGHT + name: tensor for name, tensor in self.weights.items()}
        tensors |= {_OPTIMIZER + name: tensor for name, tensor in self.optimizer.items()}
        document = {
            "architecture": self.architecture.model_dump(mode="json"),
            "position": self.position.model_dump(mode="json"),
        }
        return pack(tensors, METADATA_KEY, document)

    @classmethod
    def from_bytes(cls, data: bytes) -> "TrainingState":
        """Read it back. Raises `CheckpointError` if it is damaged or is no training state."""
        tensors, document = unpack(data, METADATA_KEY)
        if not isinstance(document, dict) or document.keys() != {"architecture", "position"}:
            raise CheckpointError("the training state's document is not one of ours")
        weights = {name.removeprefix(_WEIGHT): t for name, t in tensors.items() if name.startswith(_WEIGHT)}
        optimizer = {name.removeprefix(_OPTIMIZER): t for name, t in tensors.items() if name.startswith(_OPTIMIZER)}
        if len(weights) + len(optimizer) != len(tensors):
            raise CheckpointError("the training state has tensors that are neither weights nor the optimizer's")
        try:
            architecture = Architecture.model_validate(document["architecture"])
            position = Position.model_validate(document["position"])
            Network(architecture, weights)
        except (ArchitectureError, ValidationError) as error:
            raise CheckpointError(f"the training state is damaged: {error}") from error
        if [metrics.epoch for metrics in position.metrics] != list(range(1, len(position.metrics) + 1)):
            raise CheckpointError("the training state's epochs are not numbered from 1")
        if any(tensor.is_floating_point() and not torch.isfinite(tensor).all() for tensor in tensors.values()):
            raise CheckpointError("the training state holds values that are not finite")
        return cls(architecture, weights, optimizer, position)
