"""What a model's inputs are normalised with, kept with the model: its data set may be deleted."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "0009"
down_revision: str | Sequence[str] | None = "0008"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None


def upgrade() -> None:
    """Models that are there have it measured when it is asked for, or when their data set is deleted."""
    op.add_column("models", sa.Column("normalisation", sa.JSON(none_as_null=True), nullable=True))


def downgrade() -> None:
    """Forget it; it is measured from the data set again."""
    op.drop_column("models", "normalisation")
