"""The API's answers as typed, frozen objects. Fields that a newer server adds are ignored."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum
from typing import Generic, NewType, TypeVar

from pydantic import BaseModel, ConfigDict, Field, JsonValue

JobId = NewType("JobId", str)
TrialId = NewType("TrialId", str)
ModelId = NewType("ModelId", str)
WorkerId = NewType("WorkerId", str)
DeliveryId = NewType("DeliveryId", str)


class JobState(StrEnum):
    """The states of a job; the last three are ends."""

    QUEUED = "queued"
    RUNNING = "running"
    PAUSED = "paused"
    SUCCEEDED = "succeeded"
    FAILED = "failed"
    CANCELLED = "cancelled"

    @property
    def ended(self) -> bool:
        """Whether no trial of the job will run any more (until it is extended)."""
        return self in (JobState.SUCCEEDED, JobState.FAILED, JobState.CANCELLED)


class TrialState(StrEnum):
    """The states of a trial; the last three are ends."""

    QUEUED = "queued"
    RUNNING = "running"
    SUCCEEDED = "succeeded"
    FAILED = "failed"
    CANCELLED = "cancelled"


class Answer(BaseModel):
    """Base of every answer."""

    model_config = ConfigDict(frozen=True, extra="ignore")


Item = TypeVar("Item", bound=Answer)


class Page(Answer, Generic[Item]):
    """One page of a list; `next_cursor` leads to the next, `None` is the end."""

    items: tuple[Item, ...]
    next_cursor: str | None = None


class ModelFacts(Answer):
    """Facts about every model; accuracies are fractions.

    A model that no trial made has no `trial_id`: it was grown by hand, or uploaded, and then it has no `job_id` either.
    Nobody has measured an upload: it has no metrics, and no rank.
    """

    rank: int | None = None
    model_id: ModelId
    job_id: JobId | None = None
    trial_id: TrialId | None = None
    parent_id: ModelId | None = None
    generation: int
    dataset: str | None = None
    val_accuracy: float | None = None
    val_loss: float | None = None
    parameters: int
    flops: int
    created_at: datetime

    @property
    def is_seed(self) -> bool:
        """Whether this is a seed network itself, not mutated."""
        return self.parent_id is None


class LeaderboardItem(ModelFacts):
    """One model in the ranking, and so one that was measured. `mutations` are names, in order."""

    dataset: str
    val_accuracy: float
    val_loss: float
    mutations: tuple[str, ...] = ()


class LeaderboardChange(Answer):
    """A message of the leaderboard's stream: rows that are new or differ, and the ids of models that left."""

    items: tuple[LeaderboardItem, ...] = ()
    removed: tuple[ModelId, ...] = ()


class Progress(Answer):
    """Count of a job's trials by state; `total` counts all, the seed network's included."""

    total: int
    queued: int = 0
    running: int = 0
    succeeded: int = 0
    failed: int = 0
    cancelled: int = 0

    @property
    def ended(self) -> int:
        """Trials that have ended, well or not."""
        return self.succeeded + self.failed + self.cancelled

    @property
    def tried(self) -> int:
        """Trials that ran to their end: those that a cancelled job never began are not among them."""
        return self.succeeded + self.failed


class Spending(Answer):
    """Spent part of a job's budget, in `seconds` or `flops` of training."""

    measure: str
    spent: float
    total: float


class Margin(Answer):
    """Gain from growth: the best model less the best plain continuation of the seed network; positive is better."""

    control_model_id: ModelId
    val_accuracy: float
    val_loss: float
    accuracy: float
    loss: float
    standard_error: float
    paid: bool


class Webhook(Answer):
    """A job's webhook: its URL without the path, None for the service's own; `disabled` once it answered 410."""

    url: str | None = None
    events: tuple[str, ...] = ()
    signed: bool | None = None
    disabled: bool = False


class DeliveryState(StrEnum):
    """State of a webhook's message; one that waits was tried before, or is new."""

    WAITING = "waiting"
    SENDING = "sending"
    DELIVERED = "delivered"
    DEAD = "dead"


class Delivery(Answer):
    """A message to one of a job's webhooks; the receiver sees `id` as `webhook-id`, the same at each attempt."""

    id: DeliveryId
    job_id: JobId
    webhook: int
    event: str
    url: str | None = None
    state: DeliveryState
    attempts: int = 0
    status: int | None = None
    error: str | None = None
    created_at: datetime
    next_at: datetime | None = None
    ended_at: datetime | None = None


class AuditEntry(Answer):
    """A change that a caller made, with the API key that made it."""

    id: str
    key_id: str | None = None
    key_name: str | None = None
    action: str
    subject: str
    at: datetime


class Job(Answer):
    """A growth job: what was asked (`spec`) and how far it is."""

    id: JobId
    name: str | None = None
    state: JobState
    spec: dict[str, JsonValue]
    progress: Progress
    budget: Spending | None = None
    best_model: LeaderboardItem | None = None
    margin: Margin | None = None
    owner: str | None = None
    error: str | None = None
    warnings: list[str] = Field(default_factory=list)
    cancel_requested: bool = False
    webhooks: tuple[Webhook, ...] = ()
    created_at: datetime
    started_at: datetime | None = None
    ended_at: datetime | None = None


class Trial(Answer):
    """One candidate of a job; `epoch` is the last recorded one, `mutations` (names) are known once it is grown."""

    id: TrialId
    job_id: JobId
    number: int
    state: TrialState
    parent_id: ModelId | None = None
    attempt: int = 0
    epoch: int = 0
    worker_id: WorkerId | None = None
    model_id: ModelId | None = None
    mutations: tuple[str, ...] | None = None
    reason: str | None = None
    parameters: int | None = None
    flops: int | None = None
    seconds: float | None = None
    error_kind: str | None = None
    error: str | None = None
    created_at: datetime
    started_at: datetime | None = None
    ended_at: datetime | None = None


class Checkpoint(Answer):
    """A stored safetensors file: its digest and its size in bytes."""

    sha256: str
    bytes: int


class Certificate(Answer):
    """The measured proof that a mutation preserved the function; `max_error` is relative, in float64."""

    exact: bool
    max_error: float | None = None
    modes: tuple[str, ...] = ()
    probes: int | None = None
    tolerance: float | None = None


class Mutation(Answer):
    """One mutation as it was applied: enough, with the parent, to do it again."""

    name: str
    site: str | None = None
    parameters: dict[str, JsonValue] = Field(default_factory=dict)
    exact: bool | None = None
    certificate: Certificate | None = None


class ScoreState(StrEnum):
    """Whether a model's test split was scored."""

    NOT_SCORED = "not_scored"
    SCORED = "scored"


class TestScore(Answer):
    """The accuracy on the test split, which is computed only when asked for."""

    __test__ = False  # not a test, whatever pytest thinks of the name

    state: ScoreState
    accuracy: float | None = None


class Metrics(StrEnum):
    """Source of a model's metrics: its own trial, or its parent if it computes the same; or none."""

    MEASURED = "measured"
    INHERITED = "inherited"
    NOT_MEASURED = "not_measured"


class Normalisation(Answer):
    """Normalisation of raw inputs: subtract `mean`, divide by `std`, per channel or feature."""

    mean: tuple[float, ...]
    std: tuple[float, ...]


class Model(ModelFacts):
    """One model in full."""

    architecture: dict[str, JsonValue]
    architecture_digest: str
    checkpoint: Checkpoint
    mutations: tuple[Mutation, ...] = ()
    recipe: dict[str, JsonValue] = Field(default_factory=dict)
    metrics: Metrics | None = None
    normalisation: Normalisation | None = None
    class_names: tuple[str, ...] | None = None
    owner: str | None = None
    test_score: TestScore | None = None
    seconds: float | None = None


class Site(Answer):
    """A place where the mutation `name` may apply to a model, or why it may not."""

    name: str
    site: str
    legal: bool
    reason: str | None = None


class Child(Answer):
    """Result of mutations that were tried on a model; nothing of it is stored."""

    parameters: int
    flops: int
    architecture: dict[str, JsonValue]
    architecture_digest: str
    mutations: tuple[Mutation, ...]


class CheckpointFinding(Answer):
    """Whether a model's stored file is what its record says; `reason` says what is not."""

    sha256: str
    bytes: int
    matches: bool
    reason: str | None = None


class ArchitectureFinding(Answer):
    """Whether a model's architecture is what its record says; `reason` says what is not."""

    digest: str
    matches: bool
    reason: str | None = None


class MutationFinding(Answer):
    """One mutation that was carried out again, and measured anew; `reason` says what is not as recorded."""

    name: str
    site: str
    exact: bool | None = None
    max_error: float | None = None
    recorded_max_error: float | None = None
    matches: bool
    reason: str | None = None


class ModelFinding(Answer):
    """One model of a lineage that was done again."""

    model_id: ModelId
    generation: int
    checkpoint: CheckpointFinding
    architecture: ArchitectureFinding
    mutations: tuple[MutationFinding, ...]


class Verification(Answer):
    """Findings of a lineage's verification, the eldest first; `complete` if all of it was checked."""

    verified: bool
    complete: bool
    models: tuple[ModelFinding, ...]


class Worker(Answer):
    """A process that runs trials, and the trial it runs now (`None`: it waits for work)."""

    id: WorkerId
    host: str
    pid: int
    device: str
    trial_id: TrialId | None = None
    started_at: datetime | None = None
    seen_at: datetime | None = None


class Event(BaseModel):
    """One thing that happened to a job; `seq` counts up from 1 without gaps and resumes a stream."""

    model_config = ConfigDict(frozen=True)

    seq: int
    kind: str
    data: dict[str, JsonValue]


class Epoch(Answer):
    """The metrics of one epoch of a model's training; `epoch` counts from 1."""

    epoch: int
    train_loss: float
    train_accuracy: float
    val_loss: float
    val_accuracy: float
    learning_rate: float
    seconds: float


class LineageNode(Answer):
    """A model in a job's tree; `external` where it is not the job's own (the seed model).

    `number` is its trial's, None for one that was grown by hand; without metrics if nobody has measured it.
    """

    model_id: ModelId
    parent_id: ModelId | None = None
    number: int | None = None
    generation: int
    val_accuracy: float | None = None
    val_loss: float | None = None
    parameters: int
    mutations: tuple[str, ...] = ()
    external: bool = False


class LineageEdge(Answer):
    """One step of growth: the mutations, by name and in order, that made the child of its parent."""

    parent_id: ModelId
    child_id: ModelId
    mutations: tuple[str, ...]


class Lineage(Answer):
    """The tree of a job's models, in the order of their trials; then those that were grown by hand."""

    job_id: JobId
    nodes: tuple[LineageNode, ...]
    edges: tuple[LineageEdge, ...]


class DatasetReport(Answer):
    """Report on an upload: counts are by class, in the order of the labels."""

    layout: str
    values: str
    minimum: float
    maximum: float
    train_counts: tuple[int, ...]
    validation_counts: tuple[int, ...]
    test_counts: tuple[int, ...]
    skipped: int = 0
    notes: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()


class Dataset(Answer):
    """A data set that a job may name; `reason` says why it is not available."""

    name: str
    input_shape: tuple[int, ...]
    classes: int
    task: str = "classification"
    """`multi_label` where a sample has several labels; `classes` is how many there are."""
    train: int
    validation: int
    test: int
    available: bool
    reason: str | None = None
    class_names: tuple[str, ...] | None = None
    report: DatasetReport | None = None
    sha256: str | None = None
    bytes: int | None = None
    owner: str | None = None


class ExportFormat(StrEnum):
    """The forms that a model can be had in."""

    ONNX = "onnx"
    SAFETENSORS = "safetensors"
    PYTHON = "python"
    TORCH = "torch"

    @property
    def suffix(self) -> str:
        """The suffix of such files."""
        return {"onnx": ".onnx", "safetensors": ".safetensors", "python": ".py", "torch": ".pt"}[self]


class Normalised(StrEnum):
    """Normalisation of a prediction's inputs; `not_at_all` if the model names no data set."""

    AS_IN_TRAINING = "as_in_training"
    NOT_AT_ALL = "not_at_all"


class Prediction(Answer):
    """Prediction for one sample: the most probable class, and the probability of each."""

    label: int
    name: str | None = None
    probability: float
    probabilities: tuple[float, ...]
    labels: tuple[int, ...] | None = None
    """Those that the sample has, of a multi-label data set."""


class Predictions(Answer):
    """Predictions for samples, in their order."""

    model_id: ModelId
    dataset: str | None = None
    normalised: Normalised
    predictions: tuple[Prediction, ...]


class Preset(Answer):
    """A seed network by name."""

    name: str
    input_shape: tuple[int, ...]
    classes: int
    parameters: int
    flops: int
    architecture: dict[str, JsonValue]


class MutationInfo(Answer):
    """A mutation by name; `parameters` are JSON schemas by name."""

    name: str
    description: str
    default_weight: float
    parameters: dict[str, dict[str, JsonValue]] = Field(default_factory=dict)


class Health(Answer):
    """The service's process is alive."""

    status: str
    version: str


class Check(Answer):
    """One thing that the service depends on: `ok` or `down`."""

    status: str
    reason: str | None = None


class Readiness(Answer):
    """State of the service's dependencies, by name."""

    checks: dict[str, Check]

    @property
    def ready(self) -> bool:
        """Whether all of it can be used."""
        return all(check.status == "ok" for check in self.checks.values())
