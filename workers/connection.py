"""Celery's broker connections, made to come back within seconds of the broker."""

from typing import Any, Self

from celery.app.amqp import AMQP
from kombu.connection import Connection

LONGEST_PAUSE_SECONDS = 2.0


class EagerConnection(Connection):
    """Tries again every two seconds at the latest; kombu's own pauses grow to thirty."""

    def ensure_connection(self, *arguments: Any, **options: Any) -> Self:
        """Connect, however often it takes."""
        pauses = {"interval_start": 0.5, "interval_step": 0.5, "interval_max": LONGEST_PAUSE_SECONDS}
        super().ensure_connection(*arguments, **{**pauses, **options})  # type: ignore[no-untyped-call]
        return self


class Amqp(AMQP):  # type: ignore[misc]
    """Celery's AMQP, with that connection."""

    Connection = EagerConnection
