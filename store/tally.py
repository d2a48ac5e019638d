"""Counts of this process's work on trials and webhooks since its start, taken after each commit."""

import threading
from bisect import bisect_left
from collections import Counter
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from sqlalchemy.orm import Session

EPOCH_SECONDS = (0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0, 30.0, 60.0, 120.0, 300.0, 600.0, 1800.0, 3600.0)
"""Upper bounds of the histogram's buckets; what is longer goes into one more."""
MOST_KINDS = 50
OTHER = "other"

_NOTED = "netgrow_noted"


class Fact(StrEnum):
    """A fact to count."""

    CLAIM = "claims"
    LEASE_EXPIRY = "lease_expiries"
    RETRY = "retries"
    FAILURE = "failures"
    EPOCH = "epochs"
    DELIVERY = "deliveries"


@dataclass(frozen=True)
class Note:
    """One thing that happened; `kind` of a retry, a failure or a delivery, `seconds` of an epoch."""

    fact: Fact
    kind: str = ""
    seconds: float = 0.0


def note(session: Session, fact: Fact, kind: str = "", seconds: float = 0.0) -> None:
    """Count this, should the session's transaction commit."""
    session.info.setdefault(_NOTED, []).append(Note(fact, kind, seconds))


def noted(session: Session) -> list[Note]:
    """Facts noted in the session's transaction."""
    notes: list[Note] = session.info.get(_NOTED, [])
    return notes


class Tally:
    """The counts of one process; safe to share between threads."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._counts: dict[Fact, Counter[str]] = {fact: Counter() for fact in Fact}
        self._buckets = [0] * (len(EPOCH_SECONDS) + 1)
        self._seconds = 0.0

    def add(self, notes: list[Note]) -> None:
        """Count what a transaction that has committed has noted."""
        with self._lock:
            for found in notes:
                kinds = self._counts[found.fact]
                kinds[found.kind if found.kind in kinds or len(kinds) < MOST_KINDS else OTHER] += 1
                if found.fact is Fact.EPOCH:
                    self._buckets[bisect_left(EPOCH_SECONDS, found.seconds)] += 1
                    self._seconds += found.seconds

    def figures(self) -> dict[str, Any]:
        """All of it as JSON, in the form that `server.metrics` reads."""
        with self._lock:
            return {
                **{fact.value: dict(counts) for fact, counts in self._counts.items()},
                "epoch_buckets": list(self._buckets),
                "epoch_seconds": self._seconds,
            }
