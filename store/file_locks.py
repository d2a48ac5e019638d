"""Locks on stored files, taken to name a file in a row and to remove it.

A file is stored first, and named by a row a moment later. The same bytes may be there already, named by a row that is
being deleted: without a lock, the file could be removed after its writer stored it and before a row names it.
"""

from collections.abc import Collection

from sqlalchemy import text
from sqlalchemy.orm import Session

from store.checkpoints import CheckpointStore
from store.database import Database
from store.repositories import Files

_AT_ONCE = 20
"""Files to remove in one transaction, which on SQLite keeps every other writer waiting."""


def hold(session: Session, digest: str) -> None:
    """Lock the file of this digest until the transaction ends: no other may name or remove it.

    Take it before any row's lock. SQLite has one writer at a time, so that `Database.write` is alone already.
    """
    if session.get_bind().dialect.name == "postgresql":
        session.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": int(digest[:15], 16)})


def hold_stored(session: Session, checkpoints: CheckpointStore, digest: str) -> bool:
    """Lock a file to name it; false if it was removed since it was stored."""
    hold(session, digest)
    return checkpoints.exists(digest)


def delete_unnamed(database: Database, checkpoints: CheckpointStore, digests: Collection[str]) -> None:
    """Delete those of these files that no row names."""
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
