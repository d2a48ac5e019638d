"""The follow-up of every transition: the job's next trials, or its end."""

from datetime import datetime

from sqlalchemy.orm import Session

from nas.search import Proposal, SearchPart, plan, search_spec
from nas.search.planning import Lengths
from store import clock
from store.growth.budget import spending
from store.growth.history import JobHistory
from store.growth.notify import tell_end
from store.ids import new_trial_id
from store.models import Job, Trial
from store.repositories import Counts, Events, Trials
from store.states import ENDED_JOB, RUNNABLE_JOB, EventKind, JobState, TrialState, require_transition
from store.tally import Fact, note

USUAL_EPOCHS = 3
"""Of a recipe that says nothing; a stored one does."""


def settle(session: Session, job: Job) -> int:
    """Plan the job's next trials, or end it if there are none; returns how many trials were queued.

    The transaction holds the job's lock. Called after every change of a trial's or a job's state.
    """
    if job.state in ENDED_JOB:
        return 0
    if job.cancel_requested or out_of_time(job) or _budget_used_up(session, job):
        _cancel_queued(session, job)
        return _end_when_idle(session, job)
    counts = Trials(session).counts(job.id)
    proposals = _proposals(session, job, counts) if job.state in RUNNABLE_JOB else []
    for proposal in proposals:
        _queue(session, job, proposal)
    if not proposals and not counts.in_flight and (job.state in RUNNABLE_JOB or counts.rows >= job.trials_total):
        job.trials_total = counts.rows  # fewer than asked for, where the search has nothing more to try
        end_job(session, job, *_outcome(session, job))
    return len(proposals)


def out_of_time(job: Job) -> bool:
    """Whether the job's training seconds are used up."""
    return job.max_seconds is not None and job.seconds >= job.max_seconds


def _budget_used_up(session: Session, job: Job) -> bool:
    found = spending(session, job)
    return found is not None and found.used_up


def change_job(session: Session, job: Job, state: JobState) -> None:
    """Move the job to another state, with its event; raises `Conflict` if it may not go there."""
    require_transition("job", job.id, job.state, state)
    previous, job.state = job.state, state
    Events(session).of_job(
        job,
        EventKind.JOB_STATE,
        state=state.value,
        previous=previous.value,
        cancel_requested=job.cancel_requested,
        error=job.error,
    )


def end_job(session: Session, job: Job, state: JobState, error: str | None = None) -> None:
    """End the job."""
    job.error = error
    job.ended_at = clock.read(session)
    change_job(session, job, state)
    tell_end(session, job)


def end_trial(session: Session, job: Job, trial: Trial, state: TrialState, at: datetime, **data: object) -> None:
    """End the trial, with its event. No row names its training state any more: whoever can removes the file."""
    require_transition("trial", trial.id, trial.state, state)
    trial.state = state
    trial.lease_until = trial.training_state = None
    trial.ended_at = at
    Events(session).of_trial(job, trial, EventKind(f"trial.{state.value}"), **data)


def fail_trial(session: Session, job: Job, trial: Trial, kind: str, message: str, evidence: object = None) -> int:
    """End the trial as failed, and the job with it if it was the seed's; returns how many trials were queued."""
    note(session, Fact.FAILURE, kind)
    trial.error_kind, trial.error = kind, message
    trial.evidence = evidence if isinstance(evidence, dict) else None
    end_trial(session, job, trial, TrialState.FAILED, clock.read(session), error_kind=kind, error=message)
    if trial.parent_id is None and not job.cancel_requested:
        end_job(session, job, JobState.FAILED, f"the seed network's trial failed: {kind}: {message}")
        return 0
    return settle(session, job)


def _cancel_queued(session: Session, job: Job) -> None:
    now = clock.read(session)
    for trial in Trials(session).lock_queued(job.id):
        end_trial(session, job, trial, TrialState.CANCELLED, now)
    session.flush()


def _end_when_idle(session: Session, job: Job) -> int:
    counts = Trials(session).counts(job.id)
    if counts.in_flight:
        return 0
    if job.cancel_requested:
        end_job(session, job, JobState.CANCELLED)
        return 0
    job.trials_total = counts.rows
    end_job(session, job, *_outcome(session, job))
    return 0


def _proposals(session: Session, job: Job, counts: Counts) -> list[Proposal]:
    if counts.rows >= job.trials_total:
        return []
    return plan(
        _search_part(job),
        JobHistory(session, job, counts),
        rows=counts.rows,
        ended=counts.ended,
        total=job.trials_total,
        seeded=job.seeded,
    )


def _search_part(job: Job) -> SearchPart:
    """The search alone: workers plan, and all of a `JobSpec` would bring torch into each."""
    search = search_spec(**(job.spec.get("search") or {}))
    epochs = (job.spec.get("training") or {}).get("epochs", USUAL_EPOCHS)
    return SearchPart(search, job.spec.get("seed", 0), Lengths(epochs))


def _queue(session: Session, job: Job, proposal: Proposal) -> None:
    trial_id, mutations = new_trial_id(), None if proposal.mutations is None else list(proposal.mutations)
    Trials(session).add(
        {
            "id": trial_id,
            "job_id": job.id,
            "number": proposal.number,
            "parent_id": proposal.parent_id,
            "proposal_mutations": mutations,
            "seed": proposal.seed,
            "terms": None if proposal.terms is None else proposal.terms.model_dump(mode="json", exclude_defaults=True),
            "reason": proposal.reason,
        }
    )
    Events(session).of_job(
        job,
        EventKind.TRIAL_QUEUED,
        trial_id=trial_id,
        number=proposal.number,
        attempt=0,
        parent_id=proposal.parent_id,
        mutations=mutations,
        reason=proposal.reason,
        epochs=None if proposal.terms is None else proposal.terms.epochs,
    )


def _outcome(session: Session, job: Job) -> tuple[JobState, str | None]:
    """Succeeded; failed if children failed and none succeeded."""
    failed = Trials(session).last_failed_child(job.id)
    if failed is None or Trials(session).has_grown(job.id):
        return JobState.SUCCEEDED, None
    return JobState.FAILED, f"no child succeeded; the last one failed: {failed.error_kind}: {failed.error}"
