"""Room for uploads and checkpoints, for `/metrics` and the dashboard."""

import tempfile
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy.orm import Session

import store
from server.backend import Backend
from server.room import Unfinished
from store.blobs import free_bytes
from store.repositories import Uploads


@dataclass(frozen=True)
class Storage:
    """Bytes: of uploads, and of the disks that uploads and checkpoints lie on."""

    stored: int
    unfinished: int
    allowed: int | None
    free: Mapping[str, int]
    reserve: int

    @property
    def short(self) -> bool:
        """Whether uploads are refused, and checkpoints wait, for the reserve."""
        return any(free < self.reserve for free in self.free.values())


def look(session: Session, found: Backend, unfinished: Unfinished) -> Storage:
    """As it is now."""
    free = {"temporary files": free_bytes(Path(tempfile.gettempdir()))}
    with suppress(store.CheckpointStoreError):  # `/readyz` says so
        if (bytes_ := found.checkpoints.free()) is not None:
            free["checkpoints"] = bytes_
    settings = found.settings
    return Storage(Uploads(session).bytes(), unfinished.total, settings.upload_bytes, free, settings.disk_reserve_bytes)
