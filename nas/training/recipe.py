"""How a network is trained: epochs, optimizer, schedule, precision."""

from enum import StrEnum
from typing import Self

from pydantic import BaseModel, ConfigDict, Field, model_validator

CHILD_LEARNING_RATE_FACTOR = 0.1
"""A child starts trained: Net2Net trains it at about a tenth of its parent's rate (arXiv 1511.05641)."""


class Optimizer(StrEnum):
    """The rule that turns gradients into steps; `sgd` uses momentum, `adam` and `adamw` their usual betas."""

    SGD = "sgd"
    ADAM = "adam"
    ADAMW = "adamw"


class Schedule(StrEnum):
    """What the learning rate does after the warm-up: stay, or fall to zero along half a cosine."""

    CONSTANT = "constant"
    COSINE = "cosine"


class Precision(StrEnum):
    """The type that a forward pass computes in; weights and optimizer state are float32 whatever this says."""

    AUTO = "auto"
    FLOAT32 = "float32"
    BFLOAT16 = "bfloat16"


class MemoryFormat(StrEnum):
    """How images lie in memory: (N, C, H, W) or (N, H, W, C)."""

    AUTO = "auto"
    CONTIGUOUS = "contiguous"
    CHANNELS_LAST = "channels_last"


class Recipe(BaseModel):
    """How a network is trained.

    `nas.train` uses `epochs` and `learning_rate` as they stand; a job's seed network is trained with `for_seed()`, its
    children with `for_child()`. Rates and decay are per step, warm-up is in epochs and may be fractional.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", allow_inf_nan=False)

    epochs: int = Field(default=3, ge=1, le=100_000)
    seed_epochs: int = Field(default=5, ge=1, le=100_000)
    batch_size: int = Field(default=128, ge=1, le=65_536)
    optimizer: Optimizer = Optimizer.SGD
    learning_rate: float = Field(default=0.01, gt=0, le=100)
    child_learning_rate: float | None = Field(default=None, gt=0, le=100)
    momentum: float = Field(default=0.9, ge=0, lt=1)
    weight_decay: float = Field(default=0.0, ge=0, le=10)
    schedule: Schedule = Schedule.COSINE
    warmup_epochs: float = Field(default=0.0, ge=0, le=100_000)
    precision: Precision = Precision.AUTO
    memory_format: MemoryFormat = MemoryFormat.AUTO

    @model_validator(mode="after")
    def _warm_up_must_end(self) -> Self:
        """A warm-up as long as the run would never reach the learning rate that was asked for."""
        for field, epochs in (("epochs", self.epochs), ("seed_epochs", self.seed_epochs)):
            if self.warmup_epochs and self.warmup_epochs >= epochs:
                raise ValueError(f"warmup_epochs is {self.warmup_epochs:g}, but must be less than {field}, {epochs}")
        return self

    def for_seed(self) -> "Recipe":
        """The recipe that a job's seed network is trained with; idempotent."""
        return self.model_copy(update={"epochs": self.seed_epochs})

    def for_child(self) -> "Recipe":
        """The recipe that a child is trained with: its own rate, by default a tenth of the seed's; idempotent."""
        rate = self.child_learning_rate
        if rate is None:
            rate = self.learning_rate * CHILD_LEARNING_RATE_FACTOR
        return self.model_copy(update={"learning_rate": rate, "child_learning_rate": rate})
