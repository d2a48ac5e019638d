"""Training states in the middle of an epoch count as progress; an ended trial names none."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "0006"
down_revision: str | Sequence[str] | None = "0005"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None


def upgrade() -> None:
    """The files of ended trials were removed when those ended, or are collected now that no row names them."""
    op.add_column("trials", sa.Column("fruitful_attempt", sa.Integer(), nullable=True))
    op.execute("UPDATE trials SET training_state = NULL WHERE state NOT IN ('queued', 'running')")


def downgrade() -> None:
    """A state in the middle of an epoch is one of a version to come: what has one starts that trial over."""
    op.drop_column("trials", "fruitful_attempt")
