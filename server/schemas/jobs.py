"""Growth jobs: what the API answers about them, and the small body that extends them."""

from typing import Annotated, Self

from pydantic import BaseModel, ConfigDict, Field, JsonValue

from nas.training.augmentation import Augmentation
from server.schemas.common import Schema, Time
from server.schemas.leaderboard import LeaderboardItem
from server.schemas.webhooks import Webhook
from store import models, repositories
from store.states import JobState
from store.webhooks import webhooks_of

MAX_EXTENSION = 100_000


class Progress(Schema):
    """A job's trials, counted by state, the seed network's among them."""

    total: Annotated[int, Field(description="As many trials as there will be, unless the job is extended.")]
    queued: Annotated[int, Field(description="Those that are not planned yet are among them.")]
    running: int
    succeeded: int
    failed: int
    cancelled: int


class Job(Schema):
    """A growth job."""

    id: str
    name: str
    state: JobState
    cancel_requested: Annotated[
        bool, Field(description="True from the request on; the state follows once devices are free.")
    ]
    spec: Annotated[dict[str, JsonValue], Field(description="As it was posted, with every default filled in.")]
    warnings: Annotated[list[str], Field(description="What is allowed, and still likely to be a mistake.")]
    progress: Progress
    best_model: Annotated[LeaderboardItem | None, Field(description="The first by the job's objective.")]
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
            best_model=None if best is None else LeaderboardItem.model_validate(best),
            owner=owner,
            error=row.error,
            webhooks=[Webhook.of(webhook) for webhook in webhooks_of(row.webhooks)],
            created_at=row.created_at,
            started_at=row.started_at,
            ended_at=row.ended_at,
        )


def _warnings(row: models.Job) -> list[str]:
    setting = row.spec.get("training", {}).get("augmentation")
    if not isinstance(setting, dict):
        return []
    return [f"training.{text}" for text in Augmentation.model_validate(setting).warnings(row.dataset)]


class Extension(BaseModel):
    """How many trials to add to a job."""

    model_config = ConfigDict(extra="forbid", json_schema_extra={"examples": [{"trials": 8}]})

    trials: Annotated[int, Field(ge=1, le=MAX_EXTENSION, strict=True)]


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
