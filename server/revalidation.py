"""Revalidation of open streams: keys are revoked and sessions end while streams go on."""

from functools import partial
from time import monotonic

from server.authentication import Caller, still_admitted
from server.streams import Watchers
from store.database import Database

RECHECK_SECONDS = 3.0


class Revalidation:
    """The right to one stream; streams of one caller that check together share one query."""

    def __init__(self, watchers: Watchers, database: Database, caller: Caller) -> None:
        """Take a caller that has just been authenticated."""
        self._watchers = watchers
        self._ask = partial(still_admitted, database, caller)
        self._who = ("standing", caller.key and caller.key.id, caller.session_token)
        self._next = monotonic() + RECHECK_SECONDS

    async def holds(self) -> bool:
        """Whether the caller is still admitted; cheap, as the database is asked only every few seconds."""
        if monotonic() < self._next:
            return True
        self._next = monotonic() + RECHECK_SECONDS
        return await self._watchers.read_when_available(self._who, self._ask)
