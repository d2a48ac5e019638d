"""A job's models as its strategy sees them; each look reads only the rows it needs."""

from collections.abc import Sequence

from sqlalchemy.orm import Session

from nas.search import Asked, Candidate, Purse, Terms
from nas.search.budget import epoch_flops
from store.growth.budget import budget_of, samples_of, spending
from store.models import Job, Trial
from store.repositories import Counts, Trials
from store.repositories.candidates import CandidateRow, Candidates
from store.states import ENDED_TRIAL


class JobHistory:
    """The `nas.search.History` of a job: a seed model trained before as number 0, then its models by trial number.

    It is good for one transaction: what was looked up is kept, as a whole generation is planned from the same few rows.
    """

    def __init__(self, session: Session, job: Job, counts: Counts | None = None) -> None:
        self._session, self._job = session, job
        self._counts = counts
        self._budget = budget_of(job)
        self._objective = job.objective
        self._candidates = Candidates(session, job)
        self._size: int | None = None
        self._best: Candidate | None = None
        self._at: dict[int, Candidate] = {}
        self._asked: dict[str, Sequence[tuple[str, ...] | None]] = {}
        self._youngest: dict[int, Sequence[Candidate]] = {}

    def size(self) -> int:
        """Number of models."""
        if self._size is None:
            self._size = self._candidates.count()
        return self._size

    def best(self) -> Candidate:
        """The one with the highest merit; raises IndexError when there is none."""
        if self._best is None:
            self._best = self._candidate(self._candidates.best())
        return self._best

    def top(self, count: int) -> Sequence[Candidate]:
        """The `count` with the highest merits, the best first."""
        return [self._candidate(row) for row in self._candidates.top(count)]

    def asked(self, parent_id: str) -> Sequence[tuple[str, ...] | None]:
        """For each trial that was planned to grow this model: its mutations, None where they are drawn."""
        if parent_id not in self._asked:
            self._asked[parent_id] = self._candidates.asked(parent_id)
        return self._asked[parent_id]

    def at(self, index: int) -> Candidate:
        """The one at `index`, the oldest at 0; raises IndexError."""
        if index not in self._at:
            self._at[index] = self._candidate(self._candidates.at(index))
        return self._at[index]

    def youngest(self, count: int) -> Sequence[Candidate]:
        """The `count` with the highest numbers, oldest first."""
        if count not in self._youngest:
            self._youngest[count] = [self._candidate(row) for row in self._candidates.youngest(count)]
        return self._youngest[count]

    def last_round(self) -> Sequence[Asked]:
        """The trials of the round that was planned last, oldest first."""
        return [self._asked_for(trial) for trial in Trials(self._session).last_round(self._job.id)]

    def purse(self) -> Purse:
        """The job's budget and its spent part: of trials, if it has none of seconds or FLOPs."""
        found = spending(self._session, self._job)
        if found is not None:
            return Purse(found.measure, found.spent, found.total)
        counts = self._counts or Trials(self._session).counts(self._job.id)
        return Purse("trials", counts.rows, self._job.trials_total)

    def _asked_for(self, trial: Trial) -> Asked:
        row = self._candidates.of_trial(trial.number)
        return Asked(
            number=trial.number,
            parent_id=trial.parent_id,
            mutations=None if trial.proposal_mutations is None else tuple(trial.proposal_mutations),
            terms=None if trial.terms is None else Terms.model_validate(trial.terms),
            ended=trial.state in ENDED_TRIAL,
            made=None if row is None else self._candidate(row),
        )

    def _cost(self, row: CandidateRow) -> float:
        """Cost of one epoch of its training, in the budget's measure."""
        if self._budget is None:
            return 0.0
        if self._budget.flops is not None:
            return epoch_flops(row.flops, samples_of(self._session, self._job))
        return row.seconds / row.epochs if row.epochs else 0.0

    def _candidate(self, row: CandidateRow | None) -> Candidate:
        if row is None:
            raise IndexError("the job has no such model")
        return Candidate(
            number=row.number,
            model_id=row.model_id,
            score=row.val_accuracy if self._objective == "val_accuracy" else -row.val_loss,
            parameters=row.parameters,
            generation=row.generation,
            flops=row.flops,
            val_loss=row.val_loss,
            cost=self._cost(row),
        )
