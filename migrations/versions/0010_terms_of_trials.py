"""How a trial departs from its job, and why the search tries it."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "0010"
down_revision: str | Sequence[str] | None = "0009"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None


def upgrade() -> None:
    """Trials made before were trained as their job says."""
    op.add_column("trials", sa.Column("terms", sa.JSON(none_as_null=True), nullable=True))
    op.add_column("trials", sa.Column("reason", sa.Text(), nullable=True))


def downgrade() -> None:
    """A trial that waits is trained as its job says."""
    op.drop_column("trials", "reason")
    op.drop_column("trials", "terms")
