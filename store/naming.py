"""Files and the rows that name them: whoever names a file and whoever removes it take turns.

A file is stored first, and named by a row a moment later. The same bytes may lie there already, named by a row that is
being deleted: without turns, the file could go after its writer stored it and before, or while, a row names it.
"""

from collections.abc import Collection

from sqlalchemy import text
from sqlalchemy.orm import Session

from store.checkpoints import CheckpointStore
from store.database import Database
from store.repositories import Files

_AT_ONCE = 20
"""Files that are removed in one transaction, which on SQLite keeps every writer waiting."""


def hold(session: Session, digest: str) -> None:
    """Nobody else names, or removes, the file of this digest until the transaction ends.

    Before any row is locked. SQLite has one writer at a time: a transaction of `Database.write` is alone already.
    """
    if session.get_bind().dialect.name == "postgresql":
        session.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": int(digest[:15], 16)})


def hold_stored(session: Session, checkpoints: CheckpointStore, digest: str) -> bool:
    """`hold` a file that is about to be named; false if it was removed since it was stored."""
    hold(session, digest)
    return checkpoints.exists(digest)


def delete_unnamed(database: Database, checkpoints: CheckpointStore, digests: Collection[str]) -> None:
    """Delete those of the files that no row names any more."""
    wanted = sorted(digests)  # in this order everywhere: two that hold several never wait for each other
    for start in range(0, len(wanted), _AT_ONCE):
        some = wanted[start : start + _AT_ONCE]
        with database.write() as session:
            for digest in some:
                hold(session, digest)
            named = Files(session).named(some)
            for digest in some:
                if digest not in named:
                    checkpoints.delete(digest)
