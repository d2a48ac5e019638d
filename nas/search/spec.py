"""The fields of `search` that all strategies share; each strategy's file adds its own."""

from typing import Any, Self

from pydantic import BaseModel, ConfigDict, Field, model_validator

from nas.search.budget import MAX_TRIALS, Budget

MAX_PARALLEL = 1_000


class SearchSpec(BaseModel):
    """The search of a job; each strategy has a subclass that names it."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    strategy: str = Field(description="Chooses each trial's parent and mutations.")
    trials: int = Field(
        default=16, ge=1, le=MAX_TRIALS, description="Children to grow, the seed's own trial not counted."
    )
    budget: Budget | None = Field(
        default=None,
        description="What the job may spend: seconds, flops or trials. With seconds or flops it grows children until "
        "they are used up, however many trials that takes.",
    )
    parallel: int = Field(default=2, ge=1, le=MAX_PARALLEL, description="Trials kept queued or running at a time.")
    population: int = Field(
        default=8,
        ge=1,
        le=MAX_TRIALS,
        description="Generational: trials in a generation. evolution: the living models too. grow has siblings.",
    )
    generational: bool = Field(
        default=False,
        description="A generation starts when the last one has ended: results do not depend on timing. "
        "grow always does so.",
    )

    @model_validator(mode="before")
    @classmethod
    def _sized_by_its_budget(cls, fields: Any) -> Any:
        if not isinstance(fields, dict) or "trials" in fields or not fields.get("budget"):
            return fields
        given = fields["budget"]
        trials = given.trials if isinstance(given, Budget) else given.get("trials") if isinstance(given, dict) else None
        return {**fields, "trials": MAX_TRIALS if trials is None else trials}

    @model_validator(mode="after")
    def _one_number_of_trials(self) -> Self:
        if self.budget is not None and self.budget.trials not in (None, self.trials):
            raise ValueError(
                f"trials is {self.trials}, but budget.trials is {self.budget.trials}: leave one of them out"
            )
        return self
