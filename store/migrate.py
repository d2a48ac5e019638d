"""The schema's history: brings a database to this version's tables, and tells whether it has them."""

import importlib.util
from collections.abc import Callable, Collection
from functools import cache
from pathlib import Path

from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from alembic.util import CommandError
from sqlalchemy import Connection, text
from sqlalchemy.exc import DBAPIError

from store.database import Database
from store.errors import DatabaseNewer, MigrationRefused, NotMigrated
from store.models import Base

_HEAD = "head"
_BASE = "base"
_NO_RIGHT = "42501"


def upgrade(url: str, revision: str = _HEAD) -> None:
    """Bring the database to a revision, by default the newest; safe to call from many processes at once."""
    _run(url, lambda config: command.upgrade(config, revision))


def downgrade(url: str, revision: str = _BASE) -> None:
    """Take the database back to a revision, by default to the empty one. Its data of later revisions is lost."""
    _run(url, lambda config: command.downgrade(config, revision))


def check(database: Database) -> None:
    """Raise `NotMigrated` unless the database is at the newest revision, and `Unavailable` if it does not answer.

    `DatabaseNewer` for a revision of a later version.
    """
    with database.read() as session:
        found = MigrationContext.configure(session.connection()).get_current_heads()
    _require_known(found)
    wanted = _heads()
    if set(found) != wanted:
        raise NotMigrated(
            f"the database is at revision {', '.join(found) or 'none'}, this version needs {', '.join(wanted)}: "
            "run `netgrow migrate`"
        )


def drift(url: str) -> list[str]:
    """Differences between the database and `store.models`, as `alembic check` reports them."""
    database = Database(url)
    try:
        with database.read() as session:
            context = MigrationContext.configure(session.connection(), opts={"compare_server_default": True})
            return [str(difference) for difference in compare_metadata(context, Base.metadata)]
    finally:
        database.dispose()


def _run(url: str, action: Callable[[Config], None]) -> None:
    database = Database(url, prepares=False)
    try:
        with database.exclusive() as connection:
            _require_utf8(connection)
            _require_known(MigrationContext.configure(connection).get_current_heads())
            action(_config(connection))
    except CommandError as error:
        raise NotMigrated(f"migrations: {error}") from error
    except DBAPIError as error:
        reason = str(error.orig).strip().partition("\n")[0]
        if getattr(error.orig, "sqlstate", None) == _NO_RIGHT:
            reason += ": the user must own the database's tables, and have CREATE on its schema"
        raise MigrationRefused(f"the database refuses to be migrated: {reason}") from error
    finally:
        database.dispose()


def _require_utf8(connection: Connection) -> None:
    """Raises MigrationRefused for a database that cannot hold every text."""
    if connection.dialect.name != "postgresql":
        return
    encoding = connection.execute(text("SHOW server_encoding")).scalar_one()
    if encoding != "UTF8":
        raise MigrationRefused(
            f"the database's encoding is {encoding}, which cannot hold every text: make one with "
            "CREATE DATABASE … ENCODING 'UTF8' TEMPLATE template0"
        )


def _require_known(heads: Collection[str]) -> None:
    """Raises DatabaseNewer for a revision that this version does not have."""
    revisions = _revisions()
    if unknown := sorted(set(heads) - revisions):
        raise DatabaseNewer(
            f"the database is at revision {', '.join(unknown)}, which this version of netgrow does not know: "
            "a newer one migrated it. Install that version, or restore a backup from before"
        )


@cache
def _revisions() -> frozenset[str]:
    return frozenset(script.revision for script in ScriptDirectory.from_config(_config()).walk_revisions())


@cache
def _heads() -> frozenset[str]:
    return frozenset(ScriptDirectory.from_config(_config()).get_heads())


def _config(connection: Connection | None = None) -> Config:
    # Not an import: the migrations import the store.
    spec = importlib.util.find_spec("migrations")
    if spec is None or spec.origin is None:
        raise NotMigrated("the package `migrations` is not installed")
    config = Config()
    config.set_main_option("script_location", str(Path(spec.origin).parent).replace("%", "%%"))
    config.attributes["connection"] = connection
    return config
