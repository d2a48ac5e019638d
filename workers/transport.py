"""The embedded broker: kombu's filesystem transport, made safe to share between processes.

Four changes. A message appears whole (written aside, then renamed): kombu's own writer lets a reader see it empty,
and a worker that reads an empty message dies. A worker takes no message while all its shares are busy: kombu would
hoard one that an idle worker is waiting for. A folder that was wiped is made again. And a wait is short, so that a
worker stops soon.
"""

import logging
import os
import uuid
from contextlib import suppress
from pathlib import Path
from queue import Empty
from time import monotonic_ns
from typing import Any

from celery.worker import state
from kombu.transport import filesystem, virtual
from kombu.utils import json

MESSAGE = ".msg"
TAKEN = ".taken"
WAIT_SECONDS = 0.5

log = logging.getLogger(__name__)


class QoS(virtual.QoS):
    """Takes messages only while this worker has an idle share."""

    def can_consume(self) -> bool:
        """Whether a share is idle."""
        shares: int = self.channel.transport_options.get("shares", 1)
        return len(state.reserved_requests) < shares and bool(super().can_consume())  # type: ignore[no-untyped-call]


class Channel(filesystem.Channel):
    """A folder of messages: `<time>_<random>.<queue>.msg`, oldest first."""

    QoS = QoS
    _readable = True

    @property
    def _folder(self) -> Path:
        return Path(self.transport_options["data_folder_in"])

    def _put(self, queue: str, payload: dict[str, Any], **_: Any) -> None:  # type: ignore[override]
        name = f"{monotonic_ns():020d}_{uuid.uuid4().hex}"
        aside = self._folder / f"{name}.part"
        self._folder.mkdir(parents=True, exist_ok=True)
        aside.write_bytes(json.dumps(payload).encode())  # type: ignore[no-untyped-call]
        aside.rename(self._folder / f"{name}.{queue}{MESSAGE}")

    def _get(self, queue: str, timeout: float | None = None) -> Any:
        for name in self._names_if_any(queue):
            taken = self._folder / f"{name}{TAKEN}"
            with suppress(OSError):  # another worker was faster, or the folder cannot be used just now
                (self._folder / name).rename(taken)
                content = taken.read_bytes()
                taken.unlink()
                with suppress(ValueError):  # damaged by a full disk: a bell that is lost, no more
                    return json.loads(content)  # type: ignore[no-untyped-call]
        raise Empty

    def _size(self, queue: str) -> int:
        return len(self._names(queue))

    def _purge(self, queue: str) -> int:
        names = self._names(queue)
        for name in names:
            (self._folder / name).unlink(missing_ok=True)
        return len(names)

    def _names_if_any(self, queue: str) -> list[str]:
        """None while the folder cannot be read: raised in a worker's loop, Celery takes it for the worker's end."""
        try:
            names = self._names(queue)
        except OSError as error:
            if self._readable:  # once an outage, not at every look
                log.warning("the broker's folder cannot be read: %s", error)
            self._readable = False
            return []
        self._readable = True
        return names

    def _names(self, queue: str) -> list[str]:
        suffix = f".{queue}{MESSAGE}"
        with suppress(FileNotFoundError):
            return sorted(name for name in os.listdir(self._folder) if name.endswith(suffix))
        return []

    def _queue_bind(self, *args: Any) -> None:
        self.control_folder.mkdir(parents=True, exist_ok=True)
        super()._queue_bind(*args)  # type: ignore[no-untyped-call]


class Transport(filesystem.Transport):
    """The filesystem transport with our channel."""

    Channel = Channel

    def drain_events(self, connection: Any, timeout: float | None = None, **_: Any) -> None:
        """Wait for a message; never so long that Celery, which looks between two waits, is slow to stop."""
        super().drain_events(connection, min(timeout or WAIT_SECONDS, WAIT_SECONDS))  # type: ignore[no-untyped-call]
