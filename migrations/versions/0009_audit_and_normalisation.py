"""Who changed what, with the API key that did; and what a model's inputs are normalised with, kept with the model."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "0009"
down_revision: str | Sequence[str] | None = "0008"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None


def upgrade() -> None:
    """Nothing is known of changes made before, models are measured when asked for, and keys bound no priority."""
    op.add_column("keys", sa.Column("max_priority", sa.Integer(), nullable=True))
    op.create_table(
        "audit",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("key_id", sa.Text(), nullable=True),
        sa.Column("key_name", sa.Text(), nullable=True),
        sa.Column("action", sa.String(length=32), nullable=False),
        sa.Column("subject", sa.Text(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_audit"),
    )
    op.create_index("ix_audit_subject_id", "audit", ["subject", "id"])
    op.add_column("models", sa.Column("normalisation", sa.JSON(none_as_null=True), nullable=True))


def downgrade() -> None:
    """Forget the changes; statistics are measured from the data sets again."""
    op.drop_column("models", "normalisation")
    op.drop_index("ix_audit_subject_id", "audit")
    op.drop_table("audit")
    op.drop_column("keys", "max_priority")
