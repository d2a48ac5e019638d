"""Growth jobs: what the API answers about them, and the small body that extends them."""

from typing import Annotated, Self

from pydantic import BaseModel, ConfigDict, Field, JsonValue, model_validator

from nas.training.augmentation import Augmentation
from server.budgets import small_budget
from server.schemas.common import Schema, Time
from server.schemas.leaderboard import LeaderboardItem
from server.schemas.webhooks import Webhook
from store import growth, models, repositories
from store.states import JobState
from store.webhooks import webhooks_of

MAX_EXTENSION = 100_000


class Progress(Schema):
    """A job's trials, counted by state, the seed network's among them."""

    total: Annotated[
        int,
        Field(description="As many trials as there will be, unless the job is extended; with an open budget, so far."),
    ]
    queued: Annotated[int, Field(description="Those that are not planned yet are among them.")]
    running: int
    succeeded: int
    failed: int
    cancelled: int


class Spending(Schema):
    """Spent part of a job's budget."""

    measure: Annotated[str, Field(description="seconds of training, or flops of training.")]
    spent: Annotated[float, Field(description="What ran when the budget was used up may pass the total.")]
    total: float


class Margin(Schema):
    """Gain from growth: the best model against the seed network trained on, unchanged (`continue`)."""

    control_model_id: Annotated[str, Field(description="The best of the seed network's plain continuations.")]
    val_accuracy: Annotated[float, Field(description="Of the control.")]
    val_loss: Annotated[float, Field(description="Of the control.")]
    accuracy: Annotated[float, Field(description="The best model's less the control's; above 0, growth is ahead.")]
    loss: Annotated[float, Field(description="The control's less the best model's; above 0, growth is ahead.")]
    standard_error: Annotated[
        float, Field(description="Of `accuracy`, as if the two had been measured on different samples: an upper bound.")
    ]
    paid: Annotated[bool, Field(description="Whether growth is ahead by the job's objective at all.")]


class Job(Schema):
    """A growth job."""

    id: str
    name: str
    state: JobState
    cancel_requested: Annotated[
        bool, Field(description="True from the request on; the state follows once devices are free.")
    ]
    spec: Annotated[
        dict[str, JsonValue],
        Field(description="As it was posted, with every default filled in; a budget with what extensions added."),
    ]
    warnings: Annotated[list[str], Field(description="What is allowed, and still likely to be a mistake.")]
    progress: Progress
    budget: Annotated[Spending | None, Field(description="Null where the job counts trials.")]
    best_model: Annotated[LeaderboardItem | None, Field(description="The first by the job's objective.")]
    margin: Annotated[
        Margin | None,
        Field(description="Null in lists, and where no plain continuation was trained. The control may have had less."),
    ]
    owner: Annotated[str | None, Field(description="The name of the API key that posted it; null without one.")] = None
    error: Annotated[str | None, Field(description="Why the job failed.")]
    webhooks: Annotated[list[Webhook], Field(description="Whom it tells of its end and of new best models.")]
    created_at: Time
    started_at: Time | None
    ended_at: Time | None

    @classmethod
    def of(
        cls,
        row: models.Job,
        progress: repositories.Progress,
        best: repositories.LeaderboardItem | None,
        owner: str | None,
        spent: growth.Spending | None = None,
        margin: growth.Margin | None = None,
    ) -> Self:
        """From the rows."""
        return cls(
            id=row.id,
            name=row.name or "",
            state=row.state,
            cancel_requested=row.cancel_requested,
            spec=row.spec,
            warnings=_warnings(row),
            progress=Progress.model_validate(progress),
            budget=None if spent is None else Spending.model_validate(spent),
            best_model=None if best is None else LeaderboardItem.model_validate(best),
            margin=None if margin is None else Margin.model_validate(margin),
            owner=owner,
            error=row.error,
            webhooks=[Webhook.of(webhook) for webhook in webhooks_of(row.webhooks)],
            created_at=row.created_at,
            started_at=row.started_at,
            ended_at=row.ended_at,
        )


def _warnings(row: models.Job) -> list[str]:
    setting = row.spec.get("training", {}).get("augmentation")
    small = small_budget(row.spec)
    found = [] if small is None else [small]
    if not isinstance(setting, dict):
        return found
    return found + [f"training.{text}" for text in Augmentation.model_validate(setting).warnings(row.dataset)]


class Extension(BaseModel):
    """Extension of a job: more trials, or more of its budget."""

    model_config = ConfigDict(
        extra="forbid", allow_inf_nan=False, json_schema_extra={"examples": [{"trials": 8}, {"seconds": 300}]}
    )

    trials: Annotated[int | None, Field(ge=1, le=MAX_EXTENSION, strict=True)] = None
    seconds: Annotated[float | None, Field(gt=0, le=1e9, description="To a budget of seconds.")] = None
    flops: Annotated[float | None, Field(gt=0, le=1e30, description="To a budget of FLOPs.")] = None

    @model_validator(mode="after")
    def _one_of_them(self) -> Self:
        given = [name for name in Extension.model_fields if getattr(self, name) is not None]
        if len(given) != 1:
            raise ValueError(f"needs exactly one of trials, seconds and flops; found {' and '.join(given) or 'none'}")
        return self


class LineageNode(Schema):
    """A model in a job's tree."""

    model_id: str
    parent_id: str | None
    number: Annotated[int | None, Field(description="Of its trial; null for one that was grown by hand.")]
    generation: int
    val_accuracy: Annotated[float | None, Field(description="Null for a seed model that was not measured.")]
    val_loss: float | None
    parameters: int
    mutations: Annotated[list[str], Field(description="Names of the mutations that made it of its parent.")]
    external: Annotated[bool, Field(description="True for the seed model, where that is not the job's own.")]


class LineageEdge(Schema):
    """One step of growth."""

    parent_id: str
    child_id: str
    mutations: list[str]


class Lineage(Schema):
    """The tree of a job's models."""

    job_id: str
    nodes: Annotated[
        list[LineageNode], Field(description="In the order of their trials; then those that were grown by hand.")
    ]
    edges: list[LineageEdge]
