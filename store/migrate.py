"""The schema's history: brings a database to this version's tables, and tells whether it has them."""

import importlib.util
from collections.abc import Callable
from pathlib import Path

from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection

from store.database import Database
from store.errors import NotMigrated
from store.models import Base

_HEAD = "head"
_BASE = "base"


def upgrade(url: str, revision: str = _HEAD) -> None:
    """Bring the database to a revision, by default the newest; safe to call from many processes at once."""
    _run(url, lambda config: command.upgrade(config, revision))


def downgrade(url: str, revision: str = _BASE) -> None:
    """Take the database back to a revision, by default to the empty one. Its data of later revisions is lost."""
    _run(url, lambda config: command.downgrade(config, revision))


def check(database: Database) -> None:
    """Raise `NotMigrated` unless the database is at the newest revision, and `Unavailable` if it does not answer."""
    with database.read() as session:
        found = MigrationContext.configure(session.connection()).get_current_heads()
    wanted = ScriptDirectory.from_config(_config()).get_heads()
    if set(found) != set(wanted):
        raise NotMigrated(
            f"the database is at revision {', '.join(found) or 'none'}, this version needs {', '.join(wanted)}: "
            "run `netgrow migrate`"
        )


def drift(url: str) -> list[str]:
    """What differs between the database and the tables in `store.models`, as `alembic check` sees it."""
    database = Database(url)
    try:
        with database.read() as session:
            context = MigrationContext.configure(session.connection(), opts={"compare_server_default": True})
            return [str(difference) for difference in compare_metadata(context, Base.metadata)]
    finally:
        database.dispose()


def _run(url: str, action: Callable[[Config], None]) -> None:
    database = Database(url)
    try:
        with database.exclusive() as connection:
            action(_config(connection))
    finally:
        database.dispose()


def _config(connection: Connection | None = None) -> Config:
    # Not an import: the migrations import the store.
    spec = importlib.util.find_spec("migrations")
    if spec is None or spec.origin is None:
        raise NotMigrated("the package `migrations` is not installed")
    config = Config()
    config.set_main_option("script_location", str(Path(spec.origin).parent).replace("%", "%%"))
    config.attributes["connection"] = connection
    return config
