"""Budget of a job, in one of three measures."""

from typing import Self

from pydantic import BaseModel, ConfigDict, Field, model_validator

MAX_TRIALS = 100_000
MOST = {"seconds": 1e9, "flops": 1e30}
PASSES = 3
"""A step of training costs about three forward passes: one forward, and one each for the two gradients backward."""


class Budget(BaseModel):
    """Budget of a job, in exactly one measure; a trial that runs at its end is finished."""

    model_config = ConfigDict(frozen=True, extra="forbid", allow_inf_nan=False)

    seconds: float | None = Field(
        default=None,
        gt=0,
        le=MOST["seconds"],
        description="Of training, over all workers, as limits.max_seconds counts them.",
    )
    flops: float | None = Field(
        default=None,
        gt=0,
        le=MOST["flops"],
        description="Of training: three forward passes for each sample of each epoch.",
    )
    trials: int | None = Field(default=None, ge=1, le=MAX_TRIALS, description="Children to grow: search.trials.")

    @model_validator(mode="after")
    def _one_measure(self) -> Self:
        given = [name for name in Budget.model_fields if getattr(self, name) is not None]
        if len(given) != 1:
            found = " and ".join(given) if given else "none of them"
            raise ValueError(f"needs exactly one of seconds, flops and trials; found {found}")
        return self

    @property
    def is_open(self) -> bool:
        """Whether it leaves open how many trials there will be."""
        return self.trials is None


def epoch_flops(flops: int, samples: int) -> float:
    """FLOPs of an epoch over so many samples, for so many FLOPs a forward pass."""
    return float(PASSES) * flops * samples
