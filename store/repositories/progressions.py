"""The best metric of a job after each trial, thinned out for a small picture."""

from collections import defaultdict
from collections.abc import Sequence

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from store.ids import JobId
from store.models import Job, Model


class Progressions:
    """The progressions of one session."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def best_so_far(self, job_ids: Sequence[JobId], points: int) -> dict[JobId, list[float]]:
        """The best validation accuracy after about `points` trials of each job, evenly spread; by one query."""
        running = (
            select(
                Model.job_id,
                Model.trial_number,
                func.max(Model.val_accuracy).over(partition_by=Model.job_id, order_by=Model.trial_number).label("best"),
                Job.trials_total,
            )
            .join(Job, Job.id == Model.job_id)
            .where(Model.job_id.in_(job_ids), Model.trial_number.is_not(None))
            .subquery()
        )
        # Integer division: every trial of a job with few of them.
        step = 1 + running.c.trials_total // points
        rows = self._session.execute(
            select(running.c.job_id, running.c.best)
            .where(running.c.trial_number % step == 0)
            .order_by(running.c.job_id, running.c.trial_number)
        )
        found: dict[JobId, list[float]] = defaultdict(list)
        for job_id, best in rows:
            found[job_id].append(best)
        return dict(found)
