"""Terms that a search sets for one trial besides its mutations."""

from enum import StrEnum

from pydantic import BaseModel, ConfigDict, Field


class Phase(StrEnum):
    """The part of a search that a trial belongs to."""

    SEED = "seed"
    GROWTH = "growth"
    LAST = "last"


class Terms(BaseModel):
    """Departures of one trial from its job: length, recipe, and the child's growth."""

    model_config = ConfigDict(frozen=True, extra="forbid", allow_inf_nan=False)

    phase: Phase
    round: int = Field(ge=0, description="Trials of one round are compared with each other.")
    epochs: int | None = Field(default=None, ge=1, le=100_000, description="By default as the recipe says.")
    augment: bool = Field(default=False, description="Augment as suits the data set, where the recipe does not.")
    batches: int | None = Field(
        default=None, ge=0, description="The seed of the order of batches: siblings see the same ones."
    )
    growth: tuple[float, float] | None = Field(
        default=None, description="The least and the most FLOPs of the child, as multiples of its parent's."
    )
    stale: int = Field(default=0, ge=0, description="How many rounds in a row, before this one, growth had lost.")
