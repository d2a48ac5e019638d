"""Something that a server or a worker does again and again, whatever happens."""

import threading
from collections.abc import Callable

import structlog

from store.errors import Unavailable

# A call that hangs, on a database that does not answer, is left behind: the thread is a daemon.
STOP_SECONDS = 1.0

log: structlog.stdlib.BoundLogger = structlog.get_logger(__name__)


class Periodic:
    """A thread that calls `action` at once and then every `seconds`; an outage is logged when it begins and ends.

    An action may say for how many seconds to wait this time.
    """

    def __init__(self, name: str, seconds: float, action: Callable[[], float | None]) -> None:
        self._seconds = seconds
        self._action = action
        self._stopped = threading.Event()
        self._healthy = True
        self._thread = threading.Thread(target=self._run, name=name, daemon=True)

    def start(self) -> None:
        """Begin."""
        self._thread.start()

    def stop(self) -> None:
        """No further call begins; one that runs is given a moment to end."""
        self._stopped.set()
        if self._thread.is_alive():
            self._thread.join(STOP_SECONDS)

    def _run(self) -> None:
        while not self._stopped.is_set():
            pause = None
            try:
                pause = self._action()
            except Unavailable as error:
                if self._healthy:
                    log.warning("the database is away", during=self._thread.name, reason=str(error))
                self._healthy = False
            except Exception:
                log.exception("failed, and goes on", during=self._thread.name)
            else:
                if not self._healthy:
                    log.warning("the database is back", during=self._thread.name)
                self._healthy = True
            self._stopped.wait(self._seconds if pause is None else pause)
