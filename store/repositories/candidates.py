"""The models of a job's trials, which may become parents, in their order."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, func, select
from sqlalchemy.orm import InstrumentedAttribute, Session

from store.ids import ModelId
from store.models import Job, Model


@dataclass(frozen=True)
class CandidateRow:
    """What a search needs to know of a model."""

    number: int
    model_id: ModelId
    val_accuracy: float
    val_loss: float
    parameters: int
    generation: int


_COLUMNS = (
    Model.trial_number,
    Model.id,
    Model.val_accuracy,
    Model.val_loss,
    Model.parameters,
    Model.generation,
)


Order = ColumnElement[Any] | InstrumentedAttribute[Any]


class Candidates:
    """The models of a job's trials, after the seed model (number 0) if that was trained before on the same data set."""

    def __init__(self, session: Session, job: Job) -> None:
        self._session = session
        self._job = job
        self._seed = self._external_seed()

    def count(self) -> int:
        """How many there are."""
        own = self._session.scalar(select(func.count()).select_from(Model).where(*self._of_trials()))
        return (own or 0) + (self._seed is not None)

    def best(self) -> CandidateRow | None:
        """The best by the job's objective; ties: fewer parameters, then the smaller number."""
        metric = Model.val_loss.asc() if self._job.objective == "val_loss" else Model.val_accuracy.desc()
        found = self._own(metric, Model.parameters, Model.trial_number, limit=1)
        rivals = [*found, *([self._seed] if self._seed else [])]
        return min(rivals, key=self._order, default=None)

    def at(self, index: int) -> CandidateRow | None:
        """The one at `index` by number, or None."""
        if index < 0:
            return None
        if self._seed is not None:
            if index == 0:
                return self._seed
            index -= 1
        found = self._own(Model.trial_number, limit=1, offset=index)
        return found[0] if found else None

    def youngest(self, count: int) -> Sequence[CandidateRow]:
        """The `count` with the highest numbers, oldest first."""
        found = self._own(Model.trial_number.desc(), limit=count)[::-1]
        return [self._seed, *found] if self._seed is not None and len(found) < count else found

    def _own(
        self, *order: ColumnElement[Any] | InstrumentedAttribute[Any], limit: int, offset: int = 0
    ) -> list[CandidateRow]:
        rows = self._session.execute(
            select(*_COLUMNS).where(*self._of_trials()).order_by(*order).limit(limit).offset(offset)
        )
        return [_candidate(row, row.trial_number) for row in rows]

    def _of_trials(self) -> tuple[ColumnElement[bool], ...]:
        """What a user has grown by hand is the job's too, but no search may depend on when somebody did so."""
        return Model.job_id == self._job.id, Model.trial_number.is_not(None)

    def _external_seed(self) -> CandidateRow | None:
        if not self._job.seeded:
            return None
        row = self._session.execute(select(*_COLUMNS).where(Model.id == self._job.seed_model_id)).one()
        return _candidate(row, 0)

    def _order(self, row: CandidateRow) -> tuple[float, int, int]:
        loss = row.val_loss if self._job.objective == "val_loss" else -row.val_accuracy
        return (loss, row.parameters, row.number)


def _candidate(row: Any, number: int) -> CandidateRow:
    return CandidateRow(number, row.id, row.val_accuracy, row.val_loss, row.parameters, row.generation)
