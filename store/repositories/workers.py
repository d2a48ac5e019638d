"""Workers: who gave a sign of life, and when."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import and_, bindparam, delete, select, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from store import clock
from store.columns import SafeText
from store.ids import JobId, WorkerId
from store.models import Epoch, Job, Json, Trial, Worker, table


@dataclass(frozen=True)
class Labour:
    """The trial that a worker runs, its last epoch that was recorded (0: none), and the seconds which that took."""

    job_id: JobId
    job_name: str | None
    number: int
    dataset: str
    dataset_limit: int | None
    epoch: int
    epoch_seconds: float | None


class Workers:
    """The workers of one session."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def seen(
        self,
        worker_id: str,
        *,
        host: str,
        pid: int,
        device: str,
        trial_id: str | None = None,
        figures: Json | None = None,
    ) -> None:
        """A sign of life: the worker's row is written, or made at the first one."""
        values = {"host": host, "pid": pid, "device": device, "trial_id": trial_id, "figures": figures}
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

    def labours(self, workers: Sequence[Worker]) -> dict[WorkerId, Labour]:
        """The running trial of each worker, by one query."""
        trials = {worker.trial_id: worker.id for worker in workers if worker.trial_id is not None}
        rows = self._session.execute(
            select(Trial.id, Job.id, Job.name, Trial.number, Job.dataset, Job.spec, Trial.epoch, Epoch.seconds)
            .join(Job, Job.id == Trial.job_id)
            .outerjoin(Epoch, and_(Epoch.trial_id == Trial.id, Epoch.epoch == Trial.epoch))
            .where(Trial.id.in_(trials))
        )
        return {
            trials[trial_id]: Labour(job_id, name, number, dataset, spec.get("dataset_limit"), epoch, seconds)
            for trial_id, job_id, name, number, dataset, spec, epoch, seconds in rows
        }

    def gone(self, worker_id: str) -> None:
        """Forget a worker that stopped in an orderly way."""
        self._session.execute(delete(Worker).where(Worker.id == worker_id))

    def forget(self, seconds: float) -> None:
        """Forget workers that nobody has seen for `seconds`."""
        self._session.execute(delete(Worker).where(Worker.seen_at < clock.later(-seconds)))

    def _update(self, worker_id: str, values: dict[str, object]) -> bool:
        return self._session.execute(_SEEN, {"of_worker": worker_id, **values}).one_or_none() is not None


_TABLE = table(Worker)
_SEEN = (  # built once, as every worker asks it every few seconds
    update(_TABLE)
    .where(_TABLE.c.id == bindparam("of_worker", type_=SafeText()))
    .values(seen_at=clock.now())
    .returning(_TABLE.c.id)
)
