"""The writes of one attempt at a trial: guarded, and patient with a database that is away for a while."""

import time
from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar

from store.database import Database
from store.errors import Unavailable
from workers.lease import Lease

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

FIRST_PAUSE_SECONDS = 0.05
LONGEST_PAUSE_SECONDS = 1.0
TRIES_WHILE_STOPPING = 6  # about two seconds

Result = TypeVar("Result")


class LeaseLostError(Exception):
    """The database was away until the lease may have run out: the trial may be somebody else's."""

    def __init__(self) -> None:
        super().__init__(self.__doc__)


class Attempt:
    """Writes for as long as the lease may hold."""

    def __init__(self, database: Database, lease: Lease, stopping: Callable[[], bool]) -> None:
        self._database = database
        self._lease = lease
        self._stopping = stopping

    def write(self, move: "Callable[[Session], Result]") -> Result:
        """One transaction, tried again while the database is away.

        Raises store.StaleAttempt, and LeaseLostError when it is too late, or after a few tries while the worker stops:
        the reaper returns the trial just as well.
        """
        pause = FIRST_PAUSE_SECONDS
        tries = 0
        while True:
            if self._lease.expired:
                raise LeaseLostError
            try:
                return self._database.transact(move)
            except Unavailable as error:
                tries += 1
                if self._stopping() and tries >= TRIES_WHILE_STOPPING:
                    raise LeaseLostError from error
            time.sleep(max(0, min(pause, self._lease.seconds_left)))
            pause = min(pause * 2, LONGEST_PAUSE_SECONDS)
