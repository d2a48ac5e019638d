"""Models without a trial: grown by hand, or uploaded, and then not measured."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "0002"
down_revision: str | Sequence[str] | None = "0001"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None

NULLABLE: dict[str, sa.types.TypeEngine[object]] = {
    "job_id": sa.Text(),
    "trial_id": sa.Text(),
    "trial_number": sa.Integer(),
    "dataset": sa.Text(),
    "val_accuracy": sa.Double(),
    "val_loss": sa.Double(),
}

# SQLite alters a table by copying it, and what alembic copies forgets that a column of an index is descending.
DESCENDING = {
    f"ix_models_{scope}_{sort}": [*prefix, sa.text(f"{sort} DESC"), "parameters", *rest, "id"]
    for scope, prefix in {"all": [], "job": ["job_id"], "dataset": ["dataset"]}.items()
    for sort, rest in {"val_accuracy": ["created_at"], "created_at": []}.items()
}


def upgrade() -> None:
    """Let a model have no job, no trial, no data set and no metrics, and know the request that kept it."""
    _drop_descending()
    with op.batch_alter_table("models") as models:
        for name, type_ in NULLABLE.items():
            models.alter_column(name, existing_type=type_, nullable=True)
        models.add_column(sa.Column("idempotency_key", sa.Text(), nullable=True))
        models.add_column(sa.Column("request_digest", sa.Text(), nullable=True))
        models.create_unique_constraint(op.f("uq_models_idempotency_key"), ["idempotency_key"])
    _create_descending()
    _check_references()


def downgrade() -> None:
    """Models without a trial are lost, and what grew from them forgets its parent."""
    op.execute("UPDATE models SET parent_id = NULL WHERE parent_id IN (SELECT id FROM models WHERE trial_id IS NULL)")
    op.execute("DELETE FROM models WHERE trial_id IS NULL")
    _drop_descending()
    with op.batch_alter_table("models") as models:
        models.drop_constraint(op.f("uq_models_idempotency_key"), type_="unique")
        models.drop_column("request_digest")
        models.drop_column("idempotency_key")
        for name, type_ in NULLABLE.items():
            models.alter_column(name, existing_type=type_, nullable=False)
    _create_descending()
    _check_references()


def _drop_descending() -> None:
    for name in DESCENDING:
        op.drop_index(name, "models")


def _create_descending() -> None:
    for name, columns in DESCENDING.items():
        op.create_index(name, "models", columns)


def _check_references() -> None:
    """SQLite does not look after them while a table is being copied."""
    connection = op.get_bind()
    if connection.dialect.name == "sqlite":
        broken = connection.exec_driver_sql("PRAGMA foreign_key_check").first()
        if broken is not None:
            raise RuntimeError(f"the database refers to rows that are not there: {tuple(broken)}")
