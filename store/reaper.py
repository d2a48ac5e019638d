"""A round of the reaper, as every server and every worker makes it again and again."""

from collections.abc import Callable

from store import growth
from store.database import Database
from store.settings import Settings


def reap_and_ring(database: Database, settings: Settings, ring: Callable[[int], None]) -> float:
    """Return lost trials to the queue, then ring for what waits; returns for how many seconds to rest.

    Raises `Unavailable`.
    """
    seconds = settings.reap_seconds
    reaped = database.transact(
        lambda session: growth.reap(session, trial_attempts=settings.trial_attempts, reap_seconds=seconds)
    )
    if reaped.doorbells:
        ring(reaped.doorbells)
    return reaped.pause(seconds)
