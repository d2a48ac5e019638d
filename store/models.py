"""The tables. A row is loaded and written by the repositories alone."""

from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import JSON, BigInteger, Double, Enum, ForeignKey, Index, Integer, MetaData, Table, UniqueConstraint
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

from store import clock
from store.columns import SafeText
from store.ids import AuditId, DeliveryId, JobId, KeyId, ModelId, TrialId, WorkerId
from store.states import Action, DeliveryState, JobState, TrialState, WebhookEvent
from store.tokens import KeyScope

Json = dict[str, Any]


class Base(DeclarativeBase):
    """The root of all tables; constraints are named by rule, so that migrations can name them on both databases."""

    metadata = MetaData(
        naming_convention={
            "ix": "ix_%(table_name)s_%(column_0_N_name)s",
            "uq": "uq_%(table_name)s_%(column_0_N_name)s",
            "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
            "pk": "pk_%(table_name)s",
        }
    )
    type_annotation_map = {  # noqa: RUF012 (SQLAlchemy reads it as it stands)
        str: SafeText(),
        float: Double(),
        datetime: clock.Instant(),
        Json: JSON(none_as_null=True),
        list[Json]: JSON(none_as_null=True),
        list[str]: JSON(none_as_null=True),
    }


def table(of: type[Base]) -> Table:
    """The table itself, for statements that make no objects: they cost a fraction."""
    return Base.metadata.tables[of.__tablename__]


def _state(states: type[StrEnum]) -> Enum:
    return Enum(states, native_enum=False, length=16, values_callable=_values)


def _values(members: type[StrEnum]) -> list[str]:
    return [member.value for member in members]


def _created() -> Mapped[datetime]:
    return mapped_column(default=clock.now())


class Job(Base):
    """A growth job. Its row is the job's lock, held to change the job or end a trial."""

    __tablename__ = "jobs"
    __table_args__ = (
        Index("ix_jobs_created_at_id", "created_at", "id"),
        Index("ix_jobs_state", "state"),
        Index("ix_jobs_key_id_state", "key_id", "state"),
    )

    id: Mapped[JobId] = mapped_column(SafeText, primary_key=True)
    name: Mapped[str | None]
    spec: Mapped[Json]
    dataset: Mapped[str]
    state: Mapped[JobState] = mapped_column(_state(JobState), default=JobState.QUEUED)
    priority: Mapped[int] = mapped_column(Integer, default=0)
    parallel: Mapped[int]
    objective: Mapped[str]
    max_seconds: Mapped[float | None]
    cancel_requested: Mapped[bool] = mapped_column(default=False)
    trials_total: Mapped[int]
    event_seq: Mapped[int] = mapped_column(BigInteger, default=0)
    # Whose limits it counts towards. No foreign key: keys are never deleted, and SQLite cannot take one back.
    key_id: Mapped[KeyId | None] = mapped_column(SafeText)
    idempotency_key: Mapped[str | None] = mapped_column(unique=True)
    request_digest: Mapped[str]
    error: Mapped[str | None]
    # A model of another job. No foreign key: `jobs` and `models` would need each other; `submit` locks its job instead.
    seed_model_id: Mapped[ModelId | None] = mapped_column(SafeText, index=True)
    # The model that its trials learn from, if the recipe names one. No foreign key, as above.
    teacher_model_id: Mapped[ModelId | None] = mapped_column(SafeText, index=True)
    seeded: Mapped[bool] = mapped_column(default=False)  # the seed model needs no training: it stands as number 0
    seconds: Mapped[float] = mapped_column(default=0.0)  # of training, over all epochs of all trials
    webhooks: Mapped[list[Json] | None]  # whom it tells, as `store.webhooks` has them; null: nobody
    created_at: Mapped[datetime] = _created()
    started_at: Mapped[datetime | None]
    ended_at: Mapped[datetime | None]


class Trial(Base):
    """One candidate of a job. `attempt` counts its claims: a write that names an older one changes nothing."""

    __tablename__ = "trials"
    __table_args__ = (
        UniqueConstraint("job_id", "number"),
        Index("ix_trials_job_id_state", "job_id", "state"),
        Index("ix_trials_state_lease_until", "state", "lease_until"),
    )

    id: Mapped[TrialId] = mapped_column(SafeText, primary_key=True)
    job_id: Mapped[JobId] = mapped_column(SafeText, ForeignKey("jobs.id"))
    number: Mapped[int]
    state: Mapped[TrialState] = mapped_column(_state(TrialState), default=TrialState.QUEUED)
    parent_id: Mapped[ModelId | None] = mapped_column(SafeText)  # of this job, or the job's seed model
    proposal_mutations: Mapped[list[str] | None]  # the names the strategy asks for; null: drawn by weight
    terms: Mapped[Json | None]  # `nas.search.Terms`: how it departs from its job; null: not at all
    reason: Mapped[str | None]  # why the strategy tries it, for people
    seed: Mapped[int] = mapped_column(BigInteger)
    attempt: Mapped[int] = mapped_column(default=0)
    fruitless_attempts: Mapped[int] = mapped_column(default=0)  # in a row, that recorded neither epoch nor state
    fruitful_attempt: Mapped[int | None]  # the last one that recorded a state in the middle of an epoch
    lease_until: Mapped[datetime | None]
    worker_id: Mapped[WorkerId | None] = mapped_column(SafeText)
    epoch: Mapped[int] = mapped_column(default=0)  # the last one recorded; 0: none
    training_state: Mapped[str | None] = mapped_column(index=True)  # sha256 in the checkpoint store
    mutations: Mapped[list[Json] | None]  # in full, once grown
    parameters: Mapped[int | None] = mapped_column(BigInteger)
    flops: Mapped[int | None] = mapped_column(BigInteger)
    error_kind: Mapped[str | None]
    error: Mapped[str | None]
    evidence: Mapped[Json | None]
    seconds: Mapped[float] = mapped_column(default=0.0)
    created_at: Mapped[datetime] = _created()
    started_at: Mapped[datetime | None]  # of its latest attempt
    ended_at: Mapped[datetime | None]
    heard_at: Mapped[datetime | None] = mapped_column(default=clock.now())  # when the doorbell last rang for it


class Model(Base):
    """A network that is kept. A row never changes.

    A trial made it, or else a user did: by growing a model by hand (it belongs to that model's job, if that has one,
    and has its metrics) or by uploading it (no job, and no metrics).
    """

    __tablename__ = "models"

    id: Mapped[ModelId] = mapped_column(SafeText, primary_key=True)
    job_id: Mapped[JobId | None] = mapped_column(SafeText, ForeignKey("jobs.id"))
    trial_id: Mapped[TrialId | None] = mapped_column(SafeText, ForeignKey("trials.id"), unique=True)
    trial_number: Mapped[int | None]
    parent_id: Mapped[ModelId | None] = mapped_column(SafeText, ForeignKey("models.id"), index=True)
    generation: Mapped[int]
    dataset: Mapped[str | None]
    val_accuracy: Mapped[float | None]  # null, as the loss is: nobody has measured it
    val_loss: Mapped[float | None]
    test_accuracy: Mapped[float | None]
    parameters: Mapped[int] = mapped_column(BigInteger)
    flops: Mapped[int] = mapped_column(BigInteger)
    architecture: Mapped[Json]
    architecture_digest: Mapped[str] = mapped_column(index=True)
    checkpoint_sha256: Mapped[str] = mapped_column(index=True)
    checkpoint_bytes: Mapped[int] = mapped_column(BigInteger)
    optimizer_sha256: Mapped[str | None] = mapped_column(index=True)  # what a child's optimizer goes on with, if kept
    mutations: Mapped[list[Json]]  # in full, with their certificates
    mutation_names: Mapped[list[str]]
    recipe: Mapped[Json]
    normalisation: Mapped[Json | None]  # {"mean": [...], "std": [...]} of raw inputs; null: as its data set says
    seconds: Mapped[float]
    key_id: Mapped[KeyId | None] = mapped_column(SafeText)  # that uploaded it, or kept it by hand
    idempotency_key: Mapped[str | None] = mapped_column(unique=True)  # of the request that kept it by hand
    request_digest: Mapped[str | None]
    created_at: Mapped[datetime] = _created()


def _leaderboard_indexes() -> list[Index]:
    """One index for each scope (all, a job, a data set) and sort; each ends in the order of ties."""
    table = Model.__table__.c
    ties: list[Any] = [table.parameters, table.created_at, table.id]
    sorts: dict[str, list[Any]] = {
        "val_accuracy": [table.val_accuracy.desc(), *ties],
        "val_loss": [table.val_loss, *ties],
        "parameters": ties,
        "flops": [table.flops, *ties],
        "created_at": [table.created_at.desc(), table.parameters, table.id],
        "seconds": [table.seconds, *ties],
    }
    scopes: dict[str, list[Any]] = {"all": [], "job": [table.job_id], "dataset": [table.dataset]}
    return [
        Index(f"ix_models_{scope}_{sort}", *prefix, *columns)
        for scope, prefix in scopes.items()
        for sort, columns in sorts.items()
    ]


_leaderboard_indexes()
# `History.at` and `youngest` walk the models of a job's trials in the order of those.
Index("ix_models_job_number", Model.job_id, Model.trial_number, unique=True)


class Epoch(Base):
    """The metrics of one epoch of a trial; an epoch that is trained again replaces its row."""

    __tablename__ = "epochs"
    __mapper_args__ = {"eager_defaults": False}  # noqa: RUF012 (written many times, and never read where it is written)

    trial_id: Mapped[TrialId] = mapped_column(SafeText, ForeignKey("trials.id"), primary_key=True)
    epoch: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    attempt: Mapped[int]
    train_loss: Mapped[float]
    train_accuracy: Mapped[float]
    val_loss: Mapped[float]
    val_accuracy: Mapped[float]
    learning_rate: Mapped[float]
    seconds: Mapped[float]
    created_at: Mapped[datetime] = _created()


class Event(Base):
    """An event of a job; `seq` counts 1, 2, 3, … without a gap, in the order of commits."""

    __tablename__ = "events"
    __mapper_args__ = {"eager_defaults": False}  # noqa: RUF012 (as for epochs)

    job_id: Mapped[JobId] = mapped_column(SafeText, ForeignKey("jobs.id"), primary_key=True)
    seq: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    kind: Mapped[str]
    data: Mapped[Json]
    created_at: Mapped[datetime] = _created()


class Worker(Base):
    """A worker's latest sign of life."""

    __tablename__ = "workers"

    id: Mapped[WorkerId] = mapped_column(SafeText, primary_key=True)
    host: Mapped[str]
    pid: Mapped[int]
    device: Mapped[str]
    trial_id: Mapped[TrialId | None] = mapped_column(SafeText)
    started_at: Mapped[datetime] = _created()
    seen_at: Mapped[datetime] = mapped_column(default=clock.now(), index=True)
    figures: Mapped[Json | None]  # what its process has done so far, for `/metrics`


class Dataset(Base):
    """An uploaded data set; its file lies in the checkpoint store, named by its digest. A deleted one has 0 bytes."""

    __tablename__ = "datasets"

    name: Mapped[str] = mapped_column(primary_key=True)
    sha256: Mapped[str] = mapped_column(index=True)
    bytes: Mapped[int] = mapped_column(BigInteger)
    info: Mapped[Json]
    key_id: Mapped[KeyId | None] = mapped_column(SafeText)  # that uploaded it
    created_at: Mapped[datetime] = _created()


class Key(Base):
    """An API key: its secret's hash, scope, and limits (null: none). Rows are never deleted."""

    __tablename__ = "keys"

    id: Mapped[KeyId] = mapped_column(SafeText, primary_key=True)
    name: Mapped[str]
    scope: Mapped[KeyScope] = mapped_column(_state(KeyScope))
    token_sha256: Mapped[str] = mapped_column(unique=True)
    requests_per_second: Mapped[float | None]
    open_jobs: Mapped[int | None]
    trials_per_job: Mapped[int | None]
    max_parameters: Mapped[int | None] = mapped_column(BigInteger)
    max_seconds: Mapped[float | None]
    max_priority: Mapped[int | None]
    upload_bytes: Mapped[int | None] = mapped_column(BigInteger)
    created_at: Mapped[datetime] = _created()
    revoked_at: Mapped[datetime | None]


class Login(Base):
    """A browser that logged in with a key; it ends with the key, when it expires, or at the log-out."""

    __tablename__ = "logins"

    token_sha256: Mapped[str] = mapped_column(primary_key=True)
    key_id: Mapped[KeyId] = mapped_column(SafeText, ForeignKey("keys.id"), index=True)
    created_at: Mapped[datetime] = _created()
    expires_at: Mapped[datetime] = mapped_column(index=True)


class AuditEntry(Base):
    """A change that a caller made. No foreign keys: it outlives what was changed."""

    __tablename__ = "audit"
    __table_args__ = (Index("ix_audit_subject_id", "subject", "id"),)

    id: Mapped[AuditId] = mapped_column(SafeText, primary_key=True)
    key_id: Mapped[KeyId | None] = mapped_column(SafeText)  # null: nobody needed a key, or it was the command line
    key_name: Mapped[str | None]
    action: Mapped[Action] = mapped_column(Enum(Action, native_enum=False, length=32, values_callable=_values))
    subject: Mapped[str]
    at: Mapped[datetime] = _created()


class Delivery(Base):
    """A message to a webhook, as sent and signed. No foreign key: a delivery outlives its job."""

    __tablename__ = "deliveries"
    __table_args__ = (
        Index("ix_deliveries_state_next_at", "state", "next_at"),
        Index("ix_deliveries_job_id_id", "job_id", "id"),
    )

    id: Mapped[DeliveryId] = mapped_column(SafeText, primary_key=True)  # the receiver sees it: the same at each attempt
    job_id: Mapped[JobId] = mapped_column(SafeText)
    webhook: Mapped[int]  # which of the job's
    event: Mapped[WebhookEvent] = mapped_column(_state(WebhookEvent))
    url: Mapped[str | None]  # null: the service's own, and its secret
    secret: Mapped[str | None]  # null: it is not signed
    body: Mapped[str]
    state: Mapped[DeliveryState] = mapped_column(_state(DeliveryState), default=DeliveryState.WAITING)
    attempts: Mapped[int] = mapped_column(default=0)
    next_at: Mapped[datetime] = mapped_column(default=clock.now())  # while it is sent: when that counts as lost
    status: Mapped[int | None]  # of the last answer
    error: Mapped[str | None]  # of the last attempt
    created_at: Mapped[datetime] = _created()
    ended_at: Mapped[datetime | None]
