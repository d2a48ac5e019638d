"""A job's models as its strategy sees them; each look reads only the rows it needs."""

from collections.abc import Sequence

from sqlalchemy.orm import Session

from nas.search import Candidate
from store.models import Job
from store.repositories.candidates import CandidateRow, Candidates


class JobHistory:
    """The `nas.search.History` of a job: a seed model trained before as number 0, then its models by trial number."""

    def __init__(self, session: Session, job: Job) -> None:
        self._objective = job.objective
        self._candidates = Candidates(session, job)

    def size(self) -> int:
        """How many models there are."""
        return self._candidates.count()

    def best(self) -> Candidate:
        """The one with the highest merit; raises IndexError when there is none."""
        return self._candidate(self._candidates.best())

    def at(self, index: int) -> Candidate:
        """The one at `index`, the oldest at 0; raises IndexError."""
        return self._candidate(self._candidates.at(index))

    def youngest(self, count: int) -> Sequence[Candidate]:
        """The `count` with the highest numbers, oldest first."""
        return [self._candidate(row) for row in self._candidates.youngest(count)]

    def _candidate(self, row: CandidateRow | None) -> Candidate:
        if row is None:
            raise IndexError("the job has no such model")
        return Candidate(
            number=row.number,
            model_id=row.model_id,
            score=row.val_accuracy if self._objective == "val_accuracy" else -row.val_loss,
            parameters=row.parameters,
            generation=row.generation,
        )
