"""This process as a worker: its shares, its sign of life, its reaper."""

from store.periodic import Periodic
from store.reaper import reap_and_ring
from store.settings import Settings
from workers.app import ring
from workers.shares import Shares

LIFE_SECONDS = 2.0


class Worker:
    """Everything that a worker process runs beside Celery."""

    def __init__(self, settings: Settings, shares: int) -> None:
        """Start the training processes; raises NotReadyError if one does not start."""
        self.shares = Shares(settings, shares)
        self._periodic = [
            Periodic("heartbeat", LIFE_SECONDS, self.shares.show_life),
            Periodic("reaper", settings.reap_seconds, lambda: reap_and_ring(self.shares.database, settings, ring)),
        ]

    def start(self) -> None:
        """Begin to show life and to reap."""
        for periodic in self._periodic:
            periodic.start()

    def close(self) -> None:
        """Stop all of it."""
        for periodic in self._periodic:
            periodic.stop()
        self.shares.close()


_worker: Worker | None = None


def start(settings: Settings, shares: int) -> None:
    """Make this process a worker."""
    global _worker
    _worker = Worker(settings, shares)
    _worker.start()


def shares() -> list[str]:
    """The shares' ids, and the devices that they have."""
    return [] if _worker is None else [f"{share.id} on {share.device}" for share in _worker.shares.all]


def work() -> None:
    """A bell rang: run trials until there is none."""
    if _worker is not None:
        _worker.shares.work()


def interrupt() -> None:
    """Have every trial given back now, and take no more. Safe in a signal handler."""
    if _worker is not None:
        _worker.shares.interrupt()


def close() -> None:
    """Stop being a worker."""
    if _worker is not None:
        _worker.close()
