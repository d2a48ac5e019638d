"""Growth jobs: what the API answers about them, and the small bodies that steer them."""

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, JsonValue

from server.schemas.common import Schema, Time
from server.schemas.leaderboard import LeaderboardItem, ModelSummary
from store.states import JobState

MAX_EXTENSION = 100_000


class Progress(Schema):
    """A job's trials, counted by state, the seed network's among them."""

    total: Annotated[int, Field(description="As many trials as there will be, unless the job is extended.")]
    queued: int
    running: int
    succeeded: int
    failed: int
    cancelled: int


class Job(Schema):
    """A growth job."""

    id: str
    name: str
    state: JobState
    cancel_requested: Annotated[bool, Field(description="True from the request on; the state follows once devices are free.")]
    spec: Annotated[dict[str, JsonValue], Field(description="As it was posted, with every default filled in.")]
    progress: Progress
    best_model: Annotated[LeaderboardItem | None, Field(description="The first by the job's objective.")]
    error: Annotated[str | None, Field(description="Why the job failed.")]
    created_at: Time
    started_at: Time | None
    ended_at: Time | None


class Extension(BaseModel):
    """How many trials to add to a job."""

    model_config = ConfigDict(extra="forbid", json_schema_extra={"examples": [{"trials": 8}]})

    trials: Annotated[int, Field(ge=1, le=MAX_EXTENSION, strict=True)]


class LineageEdge(Schema):
    """One step of growth."""

    parent_id: str
    child_id: str
    mutations: list[str]


class Lineage(Schema):
    """The tree of a job's models. Ancestors that belong to other jobs are among the nodes."""

    job_id: str
    nodes: Annotated[list[ModelSummary], Field(description="Oldest first.")]
    edges: list[LineageEdge]
