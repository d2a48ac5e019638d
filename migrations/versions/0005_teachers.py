"""Which stored model a job's trials learn from, where its recipe names one: it is kept for as long as the job."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "0005"
down_revision: str | Sequence[str] | None = "0004"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None


def upgrade() -> None:
    """Jobs that are there have none."""
    op.add_column("jobs", sa.Column("teacher_model_id", sa.Text(), nullable=True))
    op.create_index("ix_jobs_teacher_model_id", "jobs", ["teacher_model_id"])


def downgrade() -> None:
    """Forget them; the recipes still name them."""
    op.drop_index("ix_jobs_teacher_model_id", "jobs")
    op.drop_column("jobs", "teacher_model_id")
