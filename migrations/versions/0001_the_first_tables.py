"""The first tables: jobs, trials, models, epochs, events, workers, datasets."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "0001"
down_revision: str | Sequence[str] | None = None
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None

# Plain types, not the store's own: what this revision made must not change when they do.
JSON = sa.JSON()
TEXT = sa.Text()
TIME = sa.DateTime(timezone=True)
JOB_STATE = sa.Enum(
    "queued", "running", "paused", "succeeded", "failed", "cancelled", name="jobstate", native_enum=False, length=16
)
TRIAL_STATE = sa.Enum(
    "queued", "running", "succeeded", "failed", "cancelled", name="trialstate", native_enum=False, length=16
)

# The leaderboard is read from these, for all models, a job's or a data set's; each ends in the order of ties.
LEADERBOARD_SCOPES = {"all": [], "job": ["job_id"], "dataset": ["dataset"]}
LEADERBOARD_SORTS = {
    "val_accuracy": [sa.text("val_accuracy DESC"), "parameters", "created_at", "id"],
    "val_loss": ["val_loss", "parameters", "created_at", "id"],
    "parameters": ["parameters", "created_at", "id"],
    "flops": ["flops", "parameters", "created_at", "id"],
    "created_at": [sa.text("created_at DESC"), "parameters", "id"],
    "seconds": ["seconds", "parameters", "created_at", "id"],
}


def upgrade() -> None:
    """Create the tables, those that others refer to first."""
    _create_datasets()
    _create_workers()
    _create_jobs()
    _create_events()
    _create_trials()
    _create_epochs()
    _create_models()


def downgrade() -> None:
    """Drop the tables, with their indexes."""
    for table in ("models", "epochs", "trials", "events", "jobs", "workers", "datasets"):
        op.drop_table(table)


def _column(name: str, type_: sa.types.TypeEngine[object]) -> sa.Column[object]:
    return sa.Column(name, type_, nullable=False)


def _optional(name: str, type_: sa.types.TypeEngine[object]) -> sa.Column[object]:
    return sa.Column(name, type_, nullable=True)


def _number(name: str, type_: sa.types.TypeEngine[object]) -> sa.Column[object]:
    """A number that is part of a key, and that no database makes up."""
    return sa.Column(name, type_, autoincrement=False, nullable=False)


def _create_datasets() -> None:
    op.create_table(
        "datasets",
        _column("name", TEXT),
        _column("sha256", TEXT),
        _column("bytes", sa.BigInteger()),
        _column("info", JSON),
        _column("created_at", TIME),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_datasets")),
    )
    op.create_index("ix_datasets_sha256", "datasets", ["sha256"])


def _create_workers() -> None:
    op.create_table(
        "workers",
        _column("id", TEXT),
        _column("host", TEXT),
        _column("pid", sa.Integer()),
        _column("device", TEXT),
        _optional("trial_id", TEXT),
        _column("started_at", TIME),
        _column("seen_at", TIME),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_workers")),
    )
    op.create_index("ix_workers_seen_at", "workers", ["seen_at"])


def _create_jobs() -> None:
    op.create_table(
        "jobs",
        _column("id", TEXT),
        _optional("name", TEXT),
        _column("spec", JSON),
        _column("dataset", TEXT),
        _column("state", JOB_STATE),
        _column("priority", sa.Integer()),
        _column("parallel", sa.Integer()),
        _column("objective", TEXT),
        _optional("max_seconds", sa.Double()),
        _column("cancel_requested", sa.Boolean()),
        _column("trials_total", sa.Integer()),
        _column("event_seq", sa.BigInteger()),
        _optional("idempotency_key", TEXT),
        _column("request_digest", TEXT),
        _optional("error", TEXT),
        _optional("seed_model_id", TEXT),
        _column("seeded", sa.Boolean()),
        _column("seconds", sa.Double()),
        _column("created_at", TIME),
        _optional("started_at", TIME),
        _optional("ended_at", TIME),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_jobs")),
        sa.UniqueConstraint("idempotency_key", name=op.f("uq_jobs_idempotency_key")),
    )
    op.create_index("ix_jobs_created_at_id", "jobs", ["created_at", "id"])
    op.create_index("ix_jobs_seed_model_id", "jobs", ["seed_model_id"])
    op.create_index("ix_jobs_state", "jobs", ["state"])


def _create_events() -> None:
    op.create_table(
        "events",
        _column("job_id", TEXT),
        _number("seq", sa.BigInteger()),
        _column("kind", TEXT),
        _column("data", JSON),
        _column("created_at", TIME),
        sa.ForeignKeyConstraint(["job_id"], ["jobs.id"], name=op.f("fk_events_job_id_jobs")),
        sa.PrimaryKeyConstraint("job_id", "seq", name=op.f("pk_events")),
    )


def _create_trials() -> None:
    op.create_table(
        "trials",
        _column("id", TEXT),
        _column("job_id", TEXT),
        _column("number", sa.Integer()),
        _column("state", TRIAL_STATE),
        _optional("parent_id", TEXT),
        _optional("proposal_mutations", JSON),
        _column("seed", sa.BigInteger()),
        _column("attempt", sa.Integer()),
        _column("fruitless_attempts", sa.Integer()),
        _optional("lease_until", TIME),
        _optional("worker_id", TEXT),
        _column("epoch", sa.Integer()),
        _optional("training_state", TEXT),
        _optional("mutations", JSON),
        _optional("parameters", sa.BigInteger()),
        _optional("flops", sa.BigInteger()),
        _optional("error_kind", TEXT),
        _optional("error", TEXT),
        _optional("evidence", JSON),
        _column("seconds", sa.Double()),
        _column("created_at", TIME),
        _optional("started_at", TIME),
        _optional("ended_at", TIME),
        _optional("heard_at", TIME),
        sa.ForeignKeyConstraint(["job_id"], ["jobs.id"], name=op.f("fk_trials_job_id_jobs")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_trials")),
        sa.UniqueConstraint("job_id", "number", name=op.f("uq_trials_job_id_number")),
    )
    op.create_index("ix_trials_job_id_state", "trials", ["job_id", "state"])
    op.create_index("ix_trials_state_lease_until", "trials", ["state", "lease_until"])
    op.create_index("ix_trials_training_state", "trials", ["training_state"])


def _create_epochs() -> None:
    op.create_table(
        "epochs",
        _column("trial_id", TEXT),
        _number("epoch", sa.Integer()),
        _column("attempt", sa.Integer()),
        _column("train_loss", sa.Double()),
        _column("train_accuracy", sa.Double()),
        _column("val_loss", sa.Double()),
        _column("val_accuracy", sa.Double()),
        _column("learning_rate", sa.Double()),
        _column("seconds", sa.Double()),
        _column("created_at", TIME),
        sa.ForeignKeyConstraint(["trial_id"], ["trials.id"], name=op.f("fk_epochs_trial_id_trials")),
        sa.PrimaryKeyConstraint("trial_id", "epoch", name=op.f("pk_epochs")),
    )


def _create_models() -> None:
    op.create_table(
        "models",
        _column("id", TEXT),
        _column("job_id", TEXT),
        _column("trial_id", TEXT),
        _column("trial_number", sa.Integer()),
        _optional("parent_id", TEXT),
        _column("generation", sa.Integer()),
        _column("dataset", TEXT),
        _column("val_accuracy", sa.Double()),
        _column("val_loss", sa.Double()),
        _optional("test_accuracy", sa.Double()),
        _column("parameters", sa.BigInteger()),
        _column("flops", sa.BigInteger()),
        _column("architecture", JSON),
        _column("architecture_digest", TEXT),
        _column("checkpoint_sha256", TEXT),
        _column("checkpoint_bytes", sa.BigInteger()),
        _column("mutations", JSON),
        _column("mutation_names", JSON),
        _column("recipe", JSON),
        _column("seconds", sa.Double()),
        _column("created_at", TIME),
        sa.ForeignKeyConstraint(["job_id"], ["jobs.id"], name=op.f("fk_models_job_id_jobs")),
        sa.ForeignKeyConstraint(["parent_id"], ["models.id"], name=op.f("fk_models_parent_id_models")),
        sa.ForeignKeyConstraint(["trial_id"], ["trials.id"], name=op.f("fk_models_trial_id_trials")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_models")),
        sa.UniqueConstraint("trial_id", name=op.f("uq_models_trial_id")),
    )
    op.create_index("ix_models_parent_id", "models", ["parent_id"])
    op.create_index("ix_models_architecture_digest", "models", ["architecture_digest"])
    op.create_index("ix_models_checkpoint_sha256", "models", ["checkpoint_sha256"])
    op.create_index("ix_models_job_number", "models", ["job_id", "trial_number"], unique=True)
    for scope, prefix in LEADERBOARD_SCOPES.items():
        for sort, columns in LEADERBOARD_SORTS.items():
            op.create_index(f"ix_models_{scope}_{sort}", "models", [*prefix, *columns])
