"""The state to resume a run from: everything that later epochs depend on."""

from dataclasses import dataclass, field

import torch
from pydantic import BaseModel, ConfigDict, Field, ValidationError
from torch import Tensor, nn

from nas.architecture import Architecture
from nas.errors import ArchitectureError, CheckpointError, DatasetError, RecipeError
from nas.network import Network
from nas.tensorfile import pack, unpack
from nas.training.metrics import EpochMetrics
from nas.training.recipe import Compile, MemoryFormat, Precision, Recipe
from nas.training.tally import Sums

METADATA_KEY = "training_state"
_WEIGHT, _OPTIMIZER, _AVERAGE, _BEST = "weight/", "optimizer/", "average/", "best/"


class Position(BaseModel):
    """A training state's part that is not tensors."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    dataset: str
    recipe: Recipe
    seed: int
    reference_loss: float | None
    metrics: tuple[EpochMetrics, ...]
    batch: int = Field(default=0, ge=0)
    """Batches done of the epoch after those in `metrics`."""
    sums: Sums = Sums()
    """Their losses and hits."""
    seconds: float = Field(default=0.0, ge=0, allow_inf_nan=False)
    """Seconds that those batches took."""
    teacher: str | None = None
    """The digest of the network that is learned from."""
    piece: int | None = Field(default=None, ge=1)
    """Size of micro-batches at the end: less than the batch size if memory ran out."""
    precision: Precision | None = None
    memory_format: MemoryFormat | None = None
    compiled: bool | None = None
    """The resolved `auto`; None in states from before it was stored."""

    def settled(self, recipe: Recipe) -> Recipe:
        """The recipe with nothing left to `auto` that the run has decided: a machine that it moves to may differ."""
        compiling = {None: recipe.compile, True: Compile.ALWAYS, False: Compile.NEVER}[self.compiled]
        kept = {"precision": self.precision, "memory_format": self.memory_format}
        return recipe.model_copy(
            update={name: value for name, value in kept.items() if value is not None} | {"compile": compiling}
        )


@dataclass(frozen=True)
class TrainingState:
    """A run after an epoch, or after a batch of one: a copy, which further training leaves alone.

    `weights` are those that training goes on with, `optimizer` is by `<node>.<parameter>/<entry>`; all on the CPU.
    `average` is the moving average of the weights where the recipe keeps one, and `best` are the weights of the best
    epoch where early stopping looks for it and they are none of those. Random states are not kept: a step's random
    numbers depend on the seed and its place in the run alone.
    """

    architecture: Architecture
    weights: dict[str, Tensor]
    optimizer: dict[str, Tensor]
    position: Position
    average: dict[str, Tensor] = field(default_factory=dict)
    best: dict[str, Tensor] = field(default_factory=dict)

    @property
    def epoch(self) -> int:
        """Number of epochs done."""
        return len(self.position.metrics)

    @property
    def metrics(self) -> tuple[EpochMetrics, ...]:
        """Metrics of the epochs so far."""
        return self.position.metrics

    def network(self) -> Network:
        """The network that a run would keep that ended here."""
        return Network(self.architecture, self.kept())

    def kept(self) -> dict[str, Tensor]:
        """The weights of that network."""
        return self.best or self.average or self.weights

    def check(self, architecture: Architecture, dataset: str, recipe: Recipe, seed: int, teacher: str | None) -> None:
        """Raises `CheckpointError`, `DatasetError` or `RecipeError` if a run of these could not have led here."""
        if architecture != self.architecture:
            raise CheckpointError("the training state is of another architecture than the network that is to go on")
        if dataset != self.position.dataset:
            raise DatasetError(f"the training state is of data set {self.position.dataset}, not of {dataset}")
        for name in Recipe.model_fields:
            kept, given = getattr(self.position.recipe, name), getattr(recipe, name)
            if kept != given:
                raise RecipeError(f"the training state was made with {name} {kept}, but the recipe says {given}")
        if seed != self.position.seed:
            raise RecipeError(f"the training state was made with seed {self.position.seed}, not {seed}")
        if teacher != self.position.teacher:
            raise RecipeError(
                "the training state was made with another teacher (distillation.teacher) than the one given"
            )

    def to_bytes(self) -> bytes:
        """One safetensors file with JSON in its metadata; the same state gives the same bytes."""
        tensors = {
            prefix + name: tensor
            for prefix, group in (
                (_WEIGHT, self.weights),
                (_OPTIMIZER, self.optimizer),
                (_AVERAGE, self.average),
                (_BEST, self.best),
            )
            for name, tensor in group.items()
        }
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
        weights, optimizer, average, best = (
            {name.removeprefix(prefix): tensor for name, tensor in tensors.items() if name.startswith(prefix)}
            for prefix in (_WEIGHT, _OPTIMIZER, _AVERAGE, _BEST)
        )
        if len(weights) + len(optimizer) + len(average) + len(best) != len(tensors):
            raise CheckpointError("the training state has tensors that are of no part of it")
        try:
            architecture = Architecture.model_validate(document["architecture"])
            position = Position.model_validate(document["position"])
            for network in (weights, average, best):
                if network or network is weights:
                    Network(architecture, network)
        except (ArchitectureError, ValidationError) as error:
            raise CheckpointError(f"the training state is damaged: {error}") from error
        if [metrics.epoch for metrics in position.metrics] != list(range(1, len(position.metrics) + 1)):
            raise CheckpointError("the training state's epochs are not numbered from 1")
        if position.sums.done + len(position.sums.losses) != position.batch:
            raise CheckpointError("the training state's sums are of another batch than it says")
        if any(tensor.is_floating_point() and not torch.isfinite(tensor).all() for tensor in tensors.values()):
            raise CheckpointError("the training state holds values that are not finite")
        if bool(average) != (position.recipe.ema_decay is not None):
            raise CheckpointError("the training state's average is not what its recipe says")
        if best and position.recipe.early_stopping is None:
            raise CheckpointError("the training state has a best epoch's weights, but its recipe stops at none")
        return cls(architecture, weights, optimizer, position, average, best)


def tensors_of(module: nn.Module) -> dict[str, Tensor]:
    """A copy of a module's parameters and buffers on the CPU, in torch's usual layout."""
    return {
        name: tensor.detach().to("cpu", copy=True, memory_format=torch.contiguous_format)
        for name, tensor in module.state_dict().items()
    }
