"""The models of a job's trials, which may become parents, in their order."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Integer, Select, bindparam, func, select
from sqlalchemy.orm import Session

from store.columns import SafeText
from store.ids import ModelId
from store.models import Job, Model, Trial, table


@dataclass(frozen=True)
class CandidateRow:
    """The columns of a model that a search reads."""

    number: int
    model_id: ModelId
    val_accuracy: float
    val_loss: float
    parameters: int
    generation: int
    flops: int
    seconds: float
    epochs: int | None  # of its training; None: no trial made it


Rows = Select[*tuple[Any, ...]]

_MODELS = table(Model).c
_TRIALS = table(Trial).c
_COLUMNS = (
    _MODELS.trial_number,
    _MODELS.id,
    _MODELS.val_accuracy,
    _MODELS.val_loss,
    _MODELS.parameters,
    _MODELS.generation,
    _MODELS.flops,
    _MODELS.seconds,
    select(_TRIALS.epoch).where(_TRIALS.id == _MODELS.trial_id).scalar_subquery().label("epochs"),
)


class Candidates:
    """Models of a job's trials, after the seed model (number 0) if that needed no training."""

    def __init__(self, session: Session, job: Job) -> None:
        self._session = session
        self._job = job
        self._seed = self._external_seed()

    def count(self) -> int:
        """Number of candidates."""
        own: int = self._session.execute(_COUNT, {"job_id": self._job.id}).scalar_one()
        return own + (self._seed is not None)

    def best(self) -> CandidateRow | None:
        """The best by the job's objective; ties: fewer parameters, then the smaller number."""
        return next(iter(self.top(1)), None)

    def top(self, count: int) -> Sequence[CandidateRow]:
        """The best so many, the best first."""
        found = self._own(_BY_LOSS if self._job.objective == "val_loss" else _BY_ACCURACY, limit=count)
        rivals = [*found, *([self._seed] if self._seed else [])]
        return sorted(rivals, key=self._order)[:count]

    def asked(self, parent_id: str) -> Sequence[tuple[str, ...] | None]:
        """The mutations that each trial of the job was planned with that grows this model; None: drawn."""
        rows = self._session.execute(_ASKED, {"job_id": self._job.id, "parent_id": parent_id})
        return [None if row.proposal_mutations is None else tuple(row.proposal_mutations) for row in rows]

    def of_trial(self, number: int) -> CandidateRow | None:
        """The model of the trial with this number, or None."""
        return next(iter(self._own(_OF_TRIAL, limit=1, number=number)), None)

    def at(self, index: int) -> CandidateRow | None:
        """The one at `index` by number, or None."""
        if index < 0:
            return None
        if self._seed is not None:
            if index == 0:
                return self._seed
            index -= 1
        found = self._own(_OLDEST, limit=1, offset=index)
        return found[0] if found else None

    def youngest(self, count: int) -> Sequence[CandidateRow]:
        """The `count` with the highest numbers, oldest first."""
        found = self._own(_YOUNGEST, limit=count)[::-1]
        return [self._seed, *found] if self._seed is not None and len(found) < count else found

    def _own(self, query: Rows, limit: int, offset: int = 0, **values: int) -> list[CandidateRow]:
        asked = {"job_id": self._job.id, "most": limit, "skipped": offset, **values}
        rows = self._session.execute(query, asked)
        return [_candidate(row, row.trial_number) for row in rows]

    def _external_seed(self) -> CandidateRow | None:
        if not self._job.seeded:
            return None
        row = self._session.execute(_SEED, {"model_id": self._job.seed_model_id}).one()
        return _candidate(row, 0)

    def _order(self, row: CandidateRow) -> tuple[float, int, int]:
        loss = row.val_loss if self._job.objective == "val_loss" else -row.val_accuracy
        return (loss, row.parameters, row.number)


def _candidate(row: Any, number: int) -> CandidateRow:
    return CandidateRow(
        number,
        row.id,
        row.val_accuracy,
        row.val_loss,
        row.parameters,
        row.generation,
        row.flops,
        row.seconds,
        row.epochs,
    )


# Built once: to build a statement takes longer than to ask it. What a user has grown by hand is the job's too, but no
# search may depend on when somebody did so.
_OF_TRIALS = (_MODELS.job_id == bindparam("job_id", type_=SafeText()), _MODELS.trial_number.is_not(None))
_COUNT = select(func.count()).select_from(table(Model)).where(*_OF_TRIALS)
_SEED = select(*_COLUMNS).where(_MODELS.id == bindparam("model_id", type_=SafeText()))
_OWN = (
    select(*_COLUMNS)
    .where(*_OF_TRIALS)
    .limit(bindparam("most", type_=Integer()))
    .offset(bindparam("skipped", type_=Integer()))
)
_BY_LOSS = _OWN.order_by(_MODELS.val_loss, _MODELS.parameters, _MODELS.trial_number)
_BY_ACCURACY = _OWN.order_by(_MODELS.val_accuracy.desc(), _MODELS.parameters, _MODELS.trial_number)
_ASKED = (
    select(_TRIALS.proposal_mutations)
    .where(
        _TRIALS.job_id == bindparam("job_id", type_=SafeText()),
        _TRIALS.parent_id == bindparam("parent_id", type_=SafeText()),
    )
    .order_by(_TRIALS.number)
)
_OF_TRIAL = _OWN.where(_MODELS.trial_number == bindparam("number", type_=Integer()))
_OLDEST = _OWN.order_by(_MODELS.trial_number)
_YOUNGEST = _OWN.order_by(_MODELS.trial_number.desc())
