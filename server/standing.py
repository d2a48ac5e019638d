"""Whether who opened a stream may still have it: keys are revoked and sessions end while streams go on."""

from functools import partial
from time import monotonic

from server.authentication import Caller, still_admitted
from server.streams import Watchers
from store.database import Database

RECHECK_SECONDS = 3.0


class Standing:
    """One stream's; the streams of a caller that ask at the same time ask the database once."""

    def __init__(self, watchers: Watchers, database: Database, caller: Caller) -> None:
        """`caller`: as the gate has just let it through."""
        self._watchers = watchers
        self._ask = partial(still_admitted, database, caller)
        self._who = ("standing", caller.key and caller.key.id, caller.session_token)
        self._next = monotonic() + RECHECK_SECONDS

    async def holds(self) -> bool:
        """Cheap: the database is asked every few seconds only, and waited for while it is away."""
        if monotonic() < self._next:
            return True
        self._next = monotonic() + RECHECK_SECONDS
        return await self._watchers.read_when_available(self._who, self._ask)
