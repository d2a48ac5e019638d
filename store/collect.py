"""Collecting garbage: files of the checkpoint store that no row names.

They are left by processes that were killed between a file and its row, and by trials that ended without their worker.
A file is collected only once it is old: a writer stores its file first, and names it in a row a moment later. Before
each removal the rows are asked again, and the file's age too: the same content may just have been stored anew.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from store.blobs import TEMPORARY, Entry
from store.checkpoints import CheckpointStore, is_digest
from store.database import Database
from store.file_locks import hold
from store.repositories import Files


@dataclass(frozen=True)
class Collected:
    """Number of files removed (or to be removed), and their bytes."""

    files: int = 0
    bytes: int = 0

    def plus(self, entry: Entry) -> "Collected":
        """With one more."""
        return Collected(self.files + 1, self.bytes + entry.bytes)


Report = Callable[[Entry], None]


def garbage(database: Database, checkpoints: CheckpointStore, grace_seconds: float) -> Iterator[Entry]:
    """The files that no row names and that were not written within `grace_seconds`, by the store's own clock.

    Raises `Unavailable`, `CheckpointStoreError`.
    """
    before = checkpoints.now() - timedelta(seconds=grace_seconds)
    # The files first: one that is named in between was not garbage, and is not taken for it.
    old = [entry for entry in checkpoints.entries() if entry.modified < before and _ours(entry.name)]
    with database.read() as session:
        named = Files(session).all_named()
    yield from (entry for entry in old if entry.name not in named)


def collect(
    database: Database, checkpoints: CheckpointStore, grace_seconds: float, report: Report = lambda entry: None
) -> Collected:
    """Remove them; safe to run anywhere, at any time, in any number. Raises as `garbage` does."""
    before = checkpoints.now() - timedelta(seconds=grace_seconds)
    collected = Collected()
    for entry in garbage(database, checkpoints, grace_seconds):
        if _remove(database, checkpoints, entry, before):
            report(entry)
            collected = collected.plus(entry)
    return collected


def _remove(database: Database, checkpoints: CheckpointStore, entry: Entry, before: datetime) -> bool:
    if not is_digest(entry.name):
        return checkpoints.sweep(entry, before)
    with database.write() as session:
        hold(session, entry.name)
        return not Files(session).named([entry.name]) and checkpoints.delete_old(entry.name, before)


def _ours(name: str) -> bool:
    """Whether the store wrote it: what else lies there is somebody else's."""
    return is_digest(name) or name.startswith(TEMPORARY)
