"""Who uploaded what, and how many bytes of uploads a key may have stored."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "0011"
down_revision: str | Sequence[str] | None = "0010"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None


def upgrade() -> None:
    """Uploads of before count for the service and for no key."""
    op.add_column("keys", sa.Column("upload_bytes", sa.BigInteger(), nullable=True))
    op.add_column("models", sa.Column("key_id", sa.Text(), nullable=True))
    op.add_column("datasets", sa.Column("key_id", sa.Text(), nullable=True))


def downgrade() -> None:
    """Forget whose uploads they are."""
    op.drop_column("datasets", "key_id")
    op.drop_column("models", "key_id")
    op.drop_column("keys", "upload_bytes")
