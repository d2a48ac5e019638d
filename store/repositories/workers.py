"""Workers: who gave a sign of life, and when."""

from collections.abc import Sequence

from sqlalchemy import delete, select, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from store import clock
from store.models import Worker


class Workers:
    """The workers of one session."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def seen(self, worker_id: str, *, host: str, pid: int, device: str, trial_id: str | None = None) -> None:
        """A sign of life: the worker's row is written, or made at the first one."""
        values = {"host": host, "pid": pid, "device": device, "trial_id": trial_id}
        if self._update(worker_id, values):
            return
        try:
            with self._session.begin_nested():
                self._session.add(Worker(id=worker_id, **values))
        except IntegrityError:  # made by someone else since
            self._update(worker_id, values)

    def alive(self, seconds: float) -> Sequence[Worker]:
        """Workers seen within the last `seconds`, the longest serving first."""
        return self._session.scalars(
            select(Worker).where(Worker.seen_at >= clock.later(-seconds)).order_by(Worker.started_at, Worker.id)
        ).all()

    def gone(self, worker_id: str) -> None:
        """Forget a worker that stopped in an orderly way."""
        self._session.execute(delete(Worker).where(Worker.id == worker_id))

    def forget(self, seconds: float) -> None:
        """Forget workers that nobody has seen for `seconds`."""
        self._session.execute(delete(Worker).where(Worker.seen_at < clock.later(-seconds)))

    def _update(self, worker_id: str, values: dict[str, object]) -> bool:
        found = self._session.scalar(
            update(Worker).where(Worker.id == worker_id).values(seen_at=clock.now(), **values).returning(Worker.id),
            execution_options={"synchronize_session": False},
        )
        return found is not None
