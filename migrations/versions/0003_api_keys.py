"""API keys, the sessions that browsers open with them, and which key posted a job."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "0003"
down_revision: str | Sequence[str] | None = "0002"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None

TEXT = sa.Text()
TIME = sa.DateTime(timezone=True)
SCOPE = sa.Enum("read", "submit", "admin", name="keyscope", native_enum=False, length=16)


def upgrade() -> None:
    """Create the tables; jobs that are there were posted without a key."""
    op.create_table(
        "keys",
        sa.Column("id", TEXT, nullable=False),
        sa.Column("name", TEXT, nullable=False),
        sa.Column("scope", SCOPE, nullable=False),
        sa.Column("token_sha256", TEXT, nullable=False),
        sa.Column("requests_per_second", sa.Double(), nullable=True),
        sa.Column("open_jobs", sa.Integer(), nullable=True),
        sa.Column("trials_per_job", sa.Integer(), nullable=True),
        sa.Column("max_parameters", sa.BigInteger(), nullable=True),
        sa.Column("max_seconds", sa.Double(), nullable=True),
        sa.Column("created_at", TIME, nullable=False),
        sa.Column("revoked_at", TIME, nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_keys")),
        sa.UniqueConstraint("token_sha256", name=op.f("uq_keys_token_sha256")),
    )
    op.create_table(
        "logins",
        sa.Column("token_sha256", TEXT, nullable=False),
        sa.Column("key_id", TEXT, nullable=False),
        sa.Column("created_at", TIME, nullable=False),
        sa.Column("expires_at", TIME, nullable=False),
        sa.ForeignKeyConstraint(["key_id"], ["keys.id"], name=op.f("fk_logins_key_id_keys")),
        sa.PrimaryKeyConstraint("token_sha256", name=op.f("pk_logins")),
    )
    op.create_index("ix_logins_key_id", "logins", ["key_id"])
    op.create_index("ix_logins_expires_at", "logins", ["expires_at"])
    op.add_column("jobs", sa.Column("key_id", TEXT, nullable=True))
    op.create_index("ix_jobs_key_id_state", "jobs", ["key_id", "state"])


def downgrade() -> None:
    """Drop them again: whoever had a key has none, and the API is open to the machine it runs on."""
    op.drop_index("ix_jobs_key_id_state", "jobs")
    op.drop_column("jobs", "key_id")
    op.drop_table("logins")
    op.drop_table("keys")
