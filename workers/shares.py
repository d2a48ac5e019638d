"""A worker's shares: each runs one trial at a time, in a warm training process of its own."""

import os
import secrets
import socket
from collections.abc import Sequence
from queue import Empty, SimpleQueue
from time import monotonic
from typing import TYPE_CHECKING

import structlog
from structlog.contextvars import bound_contextvars

from store import growth
from store.checkpoints import CheckpointStore
from store.database import Database
from store.errors import Unavailable
from store.ids import WorkerId
from store.repositories import Workers
from store.settings import Settings
from workers.messages import Ready
from workers.process import Ended, TrainingProcess
from workers.supervise import Tools, supervise

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

READY_SECONDS = 120.0
FORGOTTEN_SECONDS = 3600.0  # the row of a worker that was killed

log: structlog.stdlib.BoundLogger = structlog.get_logger(__name__)


class NotReadyError(Exception):
    """The training process did not become ready."""


class Share:
    """One trial at a time. `id` is its name in the database, where it is a worker."""

    def __init__(self, settings: Settings) -> None:
        self.id = WorkerId(f"{socket.gethostname()}-{os.getpid()}-{secrets.token_hex(3)}")
        self.device = settings.device
        self.trial_id: str | None = None
        self._settings = settings
        self._process = TrainingProcess(settings)
        self._ready = False

    def ready_process(self) -> TrainingProcess:
        """The process, started anew if it is gone; raises NotReadyError with its last words."""
        if not self._process.alive:
            self._process.kill()
            self._process = TrainingProcess(self._settings)
            self._ready = False
        if not self._ready:
            self._await_ready()
        return self._process

    def interrupt(self) -> None:
        """Have the supervisor look up. Safe in a signal handler."""
        self._process.interrupt()

    @property
    def device_bytes(self) -> int | None:
        """The most memory of its device that its process had at once; None on a CPU, or where nobody has said."""
        return self._process.device_bytes

    def kill(self) -> None:
        """Kill the process."""
        self._process.kill()

    def _await_ready(self) -> None:
        until = monotonic() + READY_SECONDS
        while (left := until - monotonic()) > 0:
            match self._process.receive(left):
                case Ready(device=device):
                    self._ready = True
                    self.device = device
                    return
                case Ended(reason=reason):
                    raise NotReadyError(f"{reason}: {self._process.last_words}")
        self._process.kill()
        raise NotReadyError(f"the training process was not ready within {READY_SECONDS:g} s")


class Shares:
    """All shares of this worker."""

    def __init__(self, settings: Settings, count: int) -> None:
        """Start their processes; raises NotReadyError if one does not start, for example for want of the device."""
        self.settings = settings
        self.database = Database(settings.database_url, settings.database_prepares)
        self._store = CheckpointStore(settings.checkpoints_url)
        self._stopping = False
        self._shares = [Share(settings) for _ in range(count)]
        self._idle: SimpleQueue[Share] = SimpleQueue()
        for share in self._shares:
            share.ready_process()
            self._idle.put(share)

    @property
    def all(self) -> Sequence[Share]:
        """Idle or not."""
        return self._shares

    def work(self) -> int:
        """Run trials on an idle share until none is queued; returns how many. Other threads have other shares."""
        try:
            share = self._idle.get_nowait()
        except Empty:
            return 0
        try:
            done = 0
            while self._run_one(share):
                done += 1
            return done
        finally:
            self._idle.put(share)

    def interrupt(self) -> None:
        """Have every share give its trial back and take no more. Safe in a signal handler."""
        self._stopping = True
        for share in self._shares:
            share.interrupt()

    def show_life(self) -> None:
        """Write the shares' signs of life; raises store.Unavailable."""
        self.database.transact(self._show_life)

    def close(self) -> None:
        """Kill the processes and leave the list of workers, if the database can be asked."""
        for share in self._shares:
            share.kill()
        try:
            self.database.transact(self._leave)
        except Unavailable as error:
            log.warning("could not leave the list of workers", reason=str(error))
        self.database.dispose()

    def _run_one(self, share: Share) -> bool:
        if self._stopping:
            return False
        try:
            process = share.ready_process()
            asked_at = monotonic()
            claim = self.database.transact(lambda session: growth.claim(session, share.id, self.settings.lease_seconds))
        except (NotReadyError, Unavailable) as error:
            log.warning("cannot take a trial now; the reaper will ring again", reason=str(error))
            return False
        if claim is None:
            return False
        share.trial_id = claim.trial_id
        try:
            # On every line that this thread writes meanwhile, whoever writes it.
            with bound_contextvars(job=claim.job_id, trial=claim.trial_id, attempt=claim.attempt, worker=share.id):
                supervise(
                    claim, asked_at, process, Tools(self.settings, self.database, self._store, lambda: self._stopping)
                )
        finally:
            share.trial_id = None
        return True

    def _show_life(self, session: "Session") -> None:
        Workers(session).forget(FORGOTTEN_SECONDS)
        tally = self.database.tally.figures()
        for share in self._shares:
            # The counts are the process's: its first share has them.
            figures = tally if share is self._shares[0] else {}
            Workers(session).seen(
                share.id,
                host=socket.gethostname(),
                pid=os.getpid(),
                device=share.device,
                trial_id=share.trial_id,
                figures=figures | {"device_bytes": share.device_bytes},
            )

    def _leave(self, session: "Session") -> None:
        for share in self._shares:
            Workers(session).gone(share.id)
