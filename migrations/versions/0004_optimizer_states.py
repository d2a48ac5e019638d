"""Where the last state of a model's optimizer lies, for children that go on with it."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "0004"
down_revision: str | Sequence[str] | None = "0003"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None


def upgrade() -> None:
    """Models that are there have none: their children start fresh."""
    op.add_column("models", sa.Column("optimizer_sha256", sa.Text(), nullable=True))
    op.create_index("ix_models_optimizer_sha256", "models", ["optimizer_sha256"])


def downgrade() -> None:
    """Forget them; their files stay where they are."""
    op.drop_index("ix_models_optimizer_sha256", "models")
    op.drop_column("models", "optimizer_sha256")
