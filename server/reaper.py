"""The server's reaper: a thread that returns lost trials to the queue and rings for those nobody heard of."""

import logging
import threading
from collections.abc import Callable

import store

# A round that hangs on a database that does not answer is left behind: the thread is a daemon.
STOP_SECONDS = 1.0

log = logging.getLogger(__name__)


class Reaper:
    """Calls `reap` in a thread of its own, whatever it raises, until it is stopped.

    `reap` may return for how many seconds to wait; else it is called every `seconds`.
    """

    def __init__(self, reap: Callable[[], float | None], seconds: float) -> None:
        self._reap = reap
        self._seconds = seconds
        self._stopped = threading.Event()
        self._thread = threading.Thread(target=self._run, name="reaper", daemon=True)

    def start(self) -> None:
        """Begin; the first round is at once."""
        self._thread.start()

    def stop(self) -> None:
        """End after the current round, and wait for that a moment."""
        self._stopped.set()
        self._thread.join(STOP_SECONDS)

    def _run(self) -> None:
        available = True
        while True:
            pause = None
            try:
                pause = self._reap()
                if not available:
                    log.warning("the database is back")
                available = True
            except store.Unavailable as error:
                if available:  # once an outage, not once a round
                    log.warning("cannot reap while the database is away: %s", error)
                available = False
            except Exception:
                log.exception("a round of the reaper failed; the next one comes")
            if self._stopped.wait(self._seconds if pause is None else pause):
                return
