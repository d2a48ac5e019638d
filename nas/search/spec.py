"""The `search` part of a job."""

from pydantic import BaseModel, ConfigDict, Field, field_validator

from nas.search import registry

MAX_TRIALS = 100_000
MAX_PARALLEL = 1_000


class SearchSpec(BaseModel):
    """How a job looks for better networks."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    strategy: str = Field(default="evolution", description="Chooses each trial's parent and mutations.")
    trials: int = Field(
        default=16, ge=1, le=MAX_TRIALS, description="Children to grow, the seed's own trial not counted."
    )
    parallel: int = Field(default=2, ge=1, le=MAX_PARALLEL, description="Trials kept queued or running at a time.")
    population: int = Field(
        default=8,
        ge=1,
        le=MAX_TRIALS,
        description="Evolution: the living models. Generational: trials in a generation.",
    )
    sample: int | None = Field(
        default=None,
        ge=1,
        le=MAX_TRIALS,
        description="Evolution: models in a tournament; by default a quarter, at least 2.",
    )
    patience: int | None = Field(
        default=None,
        ge=2,
        le=MAX_TRIALS,
        description="hill_climb: after how many children, its control among them, a parent that none of them beats is "
        "left for the next best; by default population, at least 2.",
    )
    generational: bool = Field(
        default=False, description="A generation starts when the last one has ended: results do not depend on timing."
    )

    @field_validator("strategy")
    @classmethod
    def _known(cls, strategy: str) -> str:
        if strategy not in registry.names():
            raise ValueError(f"unknown strategy {strategy!r}; known: {', '.join(registry.names())}")
        return strategy
