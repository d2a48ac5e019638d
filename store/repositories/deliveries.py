"""Deliveries: messages to webhooks, written with what they tell of, and sent until they are taken or given up."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, and_, delete, exists, func, insert, not_, or_, select, update
from sqlalchemy.orm import Session

from store import clock, cursor
from store.cursor import Page, Position
from store.errors import Conflict, NotFound
from store.ids import DeliveryId, JobId
from store.models import Delivery, Job
from store.states import ENDED_DELIVERY, DeliveryOutcome, DeliveryState
from store.tally import Fact, note

OPEN = (DeliveryState.WAITING, DeliveryState.SENDING)
_DUE = and_(Delivery.state.in_(OPEN), Delivery.next_at <= clock.now())
_SILENT = {"synchronize_session": False}


@dataclass(frozen=True)
class Attempt:
    """A message that is to be sent now, by whoever claimed it; `number` counts from 1."""

    id: DeliveryId
    number: int
    job_id: JobId
    webhook: int
    url: str | None
    secret: str | None
    body: str


def _elsewhere(receivers: Collection[str | None]) -> Iterator[ColumnElement[bool]]:
    """Conditions: the message is for none of these receivers."""
    for receiver in receivers:
        if receiver is None:
            yield Delivery.url.is_not(None)
        else:
            ends = (Delivery.url.startswith(receiver + end, autoescape=True) for end in "/?")
            yield or_(Delivery.url.is_(None), not_(or_(Delivery.url == receiver, *ends)))


class Deliveries:
    """The deliveries of one session."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def add(self, rows: Sequence[dict[str, Any]]) -> None:
        """Write messages, to be sent as soon as the transaction has committed."""
        self._session.execute(insert(Delivery), list(rows))

    def any_due(self, but: Collection[str | None] = ()) -> bool:
        """Whether there is one to send now, to another receiver than those of `but`."""
        return self._session.scalar(select(Delivery.id).where(_DUE, *_elsewhere(but)).limit(1)) is not None

    def claim(self, limit: int, lease_seconds: float, but: Collection[str | None] = ()) -> list[Attempt]:
        """Those that are to be sent now, for nobody else for `lease_seconds`: not even if the claimer dies.

        None for the receivers of `but`: scheme, host and port as URLs begin, or None for the service's own.
        """
        due = self._session.scalars(
            select(Delivery.id)
            .where(_DUE, *_elsewhere(but))
            .order_by(Delivery.next_at)
            .limit(limit)
            .with_for_update(skip_locked=True)
        ).all()
        if not due:
            return []
        rows = self._session.execute(
            update(Delivery)
            .where(Delivery.id.in_(due))
            .values(state=DeliveryState.SENDING, attempts=Delivery.attempts + 1, next_at=clock.later(lease_seconds))
            .returning(
                Delivery.id,
                Delivery.attempts,
                Delivery.job_id,
                Delivery.webhook,
                Delivery.url,
                Delivery.secret,
                Delivery.body,
            ),
            execution_options=_SILENT,
        )
        return [Attempt(*row) for row in rows]

    def delivered(self, attempt: Attempt, status: int) -> bool:
        """The receiver has taken it; false, and nothing is written, if the attempt is no longer the current one."""
        return self._settle(
            attempt,
            DeliveryOutcome.DELIVERED,
            state=DeliveryState.DELIVERED,
            status=status,
            error=None,
            ended_at=clock.now(),
        )

    def failed(self, attempt: Attempt, status: int | None, error: str, wait_seconds: float) -> bool:
        """Try again after `wait_seconds`; as for `delivered`."""
        return self._settle(
            attempt,
            DeliveryOutcome.RETRIED,
            state=DeliveryState.WAITING,
            status=status,
            error=error,
            next_at=clock.later(wait_seconds),
        )

    def dead(self, attempt: Attempt, status: int | None, error: str) -> bool:
        """Give it up; as for `delivered`."""
        return self._settle(
            attempt,
            DeliveryOutcome.GIVEN_UP,
            state=DeliveryState.DEAD,
            status=status,
            error=error,
            ended_at=clock.now(),
        )

    def postponed(self, attempt: Attempt, error: str, wait_seconds: float) -> bool:
        """Nothing was sent, for a reason of ours: try again, and do not count it as an attempt. As for `delivered`."""
        return self._settle(
            attempt,
            DeliveryOutcome.RETRIED,
            state=DeliveryState.WAITING,
            attempts=Delivery.attempts - 1,
            error=error,
            next_at=clock.later(wait_seconds),
        )

    def secrets(self) -> dict[DeliveryId, str]:
        """The secrets of all messages that have one, as they are kept."""
        found = select(Delivery.id, Delivery.secret).where(Delivery.secret.is_not(None)).order_by(Delivery.id)
        return {delivery_id: secret for delivery_id, secret in self._session.execute(found) if secret is not None}

    def replace_secret(self, delivery_id: DeliveryId, before: str, after: str) -> bool:
        """Keep the secret in another form; false if it was changed meanwhile."""
        changed = self._session.scalar(
            update(Delivery)
            .where(Delivery.id == delivery_id, Delivery.secret == before)
            .values(secret=after)
            .returning(Delivery.id),
            execution_options=_SILENT,
        )
        return changed is not None

    def bury(self, job_id: str, webhook: int, error: str) -> None:
        """Give up all that wait for a webhook that is gone."""
        buried = self._session.scalars(
            update(Delivery)
            .where(Delivery.job_id == job_id, Delivery.webhook == webhook, Delivery.state == DeliveryState.WAITING)
            .values(state=DeliveryState.DEAD, error=error, ended_at=clock.now())
            .returning(Delivery.id),
            execution_options=_SILENT,
        )
        for _ in buried:
            note(self._session, Fact.DELIVERY, DeliveryOutcome.GIVEN_UP)

    def again(self, job_id: str, delivery_id: str) -> Delivery:
        """Let it be sent at once, whether it waits or has ended; raises `NotFound`, `Conflict` while it is sent."""
        row = self._session.scalar(
            select(Delivery).where(Delivery.id == delivery_id, Delivery.job_id == job_id).with_for_update()
        )
        if row is None:
            raise NotFound("delivery", delivery_id)
        if row.state is DeliveryState.SENDING:
            raise Conflict(f"delivery {row.id} is being sent just now")
        row.state, row.next_at, row.ended_at = DeliveryState.WAITING, clock.read(self._session), None
        self._session.flush()
        return row

    def page(self, job_id: str, *, limit: int, cursor_text: str | None = None) -> Page[Delivery]:
        """A job's deliveries, the newest first; raises `InvalidCursor`."""
        listing = f"deliveries/{job_id}"
        query = select(Delivery).where(Delivery.job_id == job_id).order_by(Delivery.id.desc()).limit(limit + 1)
        offset = 0
        if cursor_text is not None:
            position = cursor.decode(cursor_text, listing, (str,))
            offset = position.offset
            query = query.where(Delivery.id < position.key[0])
        rows = self._session.scalars(query).all()
        if len(rows) <= limit:
            return Page(rows, None)
        rows = rows[:limit]
        return Page(rows, cursor.encode(listing, Position(offset + limit, (rows[-1].id,))))

    def forget(self, seconds: float) -> None:
        """Delete those that ended more than `seconds` ago, or whose job is not there any more."""
        orphaned = not_(exists().where(Job.id == Delivery.job_id))
        self._session.execute(
            delete(Delivery).where(
                Delivery.state.in_(ENDED_DELIVERY), or_(Delivery.ended_at < clock.later(-seconds), orphaned)
            ),
            execution_options=_SILENT,
        )

    def waiting(self) -> int:
        """Number of deliveries that have not ended."""
        return self._session.scalars(select(func.count()).where(Delivery.state.in_(OPEN))).one()

    def _settle(self, attempt: Attempt, outcome: DeliveryOutcome, **values: Any) -> bool:
        found = self._session.scalar(
            update(Delivery)
            .where(
                Delivery.id == attempt.id,
                Delivery.attempts == attempt.number,
                Delivery.state == DeliveryState.SENDING,
            )
            .values(**values)
            .returning(Delivery.id),
            execution_options=_SILENT,
        )
        if found is None:
            return False
        note(self._session, Fact.DELIVERY, outcome)
        return True
