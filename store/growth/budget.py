"""The spent part of a job's budget."""

from dataclasses import dataclass

from sqlalchemy.orm import Session

from nas.search.budget import MOST, Budget, epoch_flops
from store.errors import Conflict, OverLimit
from store.models import Job, Key
from store.repositories import Datasets, Trials


@dataclass(frozen=True)
class Spending:
    """Spent part of a budget, in `seconds` or `flops`; trials that run at its end may exceed it."""

    measure: str
    spent: float
    total: float

    @property
    def used_up(self) -> bool:
        """Whether nothing more is to be started."""
        return self.spent >= self.total


def budget_of(job: Job) -> Budget | None:
    """The job's budget of seconds or FLOPs; None where it counts trials."""
    given = (job.spec.get("search") or {}).get("budget")
    budget = None if given is None else Budget.model_validate(given)
    return budget if budget is not None and budget.is_open else None


def spending(session: Session, job: Job) -> Spending | None:
    """The job's spending; None where its budget counts trials."""
    budget = budget_of(job)
    if budget is None:
        return None
    if budget.seconds is not None:
        return Spending("seconds", job.seconds, budget.seconds)
    assert budget.flops is not None
    passes = Trials(session).passes_of_epochs(job.id)
    return Spending("flops", epoch_flops(1, samples_of(session, job)) * passes, budget.flops)


def enlarge(
    session: Session, job: Job, *, seconds: float | None = None, flops: float | None = None, key: Key | None = None
) -> None:
    """Add to the job's budget, which its spec says; raises `Conflict` where it is of another measure, `OverLimit`."""
    measure, more = ("seconds", seconds) if seconds is not None else ("flops", flops)
    budget = budget_of(job)
    total = None if budget is None else getattr(budget, measure)
    if more is None or total is None:
        kind = "trials" if budget is None else "seconds" if budget.seconds is not None else "flops"
        raise Conflict(f"job {job.id} has no budget of {measure}: extend it by {kind}")
    if total + more > MOST[measure]:
        raise Conflict(f"a budget of {measure} is at most {MOST[measure]:g}; {total:g} + {more:g} are more")
    enlarged = Budget.model_validate({measure: total + more})
    if enlarged.seconds is not None:
        limit = (job.spec.get("limits") or {}).get("max_seconds")
        if key is not None and key.max_seconds is not None and enlarged.seconds > key.max_seconds:
            raise OverLimit([OverLimit.Excess("seconds", more, max(0.0, key.max_seconds - total))])
        if limit is not None and enlarged.seconds > limit:
            raise Conflict(
                f"job {job.id} has limits.max_seconds {limit:g}: its budget cannot become {total + more:g} s"
            )
        job.max_seconds = enlarged.seconds
    search = {**job.spec["search"], "budget": enlarged.model_dump(mode="json", exclude_none=True)}
    job.spec = {**job.spec, "search": search}
    session.flush()


def samples_of(session: Session, job: Job) -> int:
    """Number of samples of the job's epoch."""
    limit = job.spec.get("dataset_limit")
    if limit is not None:
        return int(limit)
    from nas import data  # imports torch: where workers come by, only for a budget of FLOPs

    if job.dataset in data.names():
        return data.info(job.dataset).train
    return int(Datasets(session).learned(job.dataset).info["train"])
