"""Ends of attempts. Only the current attempt may write: `StaleAttempt` otherwise."""

from sqlalchemy.orm import Session

from store import clock
from store.growth.notify import tell_best
from store.growth.records import Finished, Json, ModelRecord, mutation_names
from store.growth.settle import end_trial, fail_trial, settle
from store.ids import new_model_id
from store.models import Job, Trial
from store.repositories import Epochs, Events, Jobs, Leaderboard, Models, Scope, Sort, Trials
from store.states import RUNNABLE_JOB, EventKind, TrialState, require_transition
from store.tally import Fact, note

TRIAL_ATTEMPTS = 3

LOST, KILLED, CRASHED = "lost", "killed", "crashed"
GIVEN_BACK = "given_back"
ATTEMPTS = "attempts"
"""The `error_kind` of a trial whose last attempt broke off in one of these ways, which say nothing of the trial."""


def finish(session: Session, trial_id: str, attempt: int, record: ModelRecord) -> Finished:
    """End the trial with its model, and let the strategy add the next trials."""
    trials = Trials(session)
    held = trials.hold(trial_id, attempt)
    values = {"id": new_model_id(), "mutation_names": mutation_names(record.mutations), **vars(record)}
    model = Models(session).add_grown(held, values)
    job = Jobs(session).lock(held.job_id)
    with session.no_autoflush:  # the job's row is written once, at the end
        item = Leaderboard(session).item(model, sort=Sort(job.objective), scope=Scope(job_id=job.id))
        trials.succeed(held.id, record.parameters, record.flops, item.created_at)
        Events(session).of_trial(job, held, EventKind.TRIAL_SUCCEEDED, model=item.to_json())
        tell_best(session, job, item)
        doorbells = settle(session, job)
    session.flush()
    return Finished(item.model_id, doorbells, held.left_for(record.checkpoint_sha256, record.optimizer_sha256))


def fail(session: Session, trial_id: str, attempt: int, kind: str, message: str, evidence: Json | None = None) -> int:
    """End the trial as failed, for good; returns how often to ring."""
    job, trial = Trials(session).current(trial_id, attempt)
    return fail_trial(session, job, trial, kind, message, evidence)


def cancelled(session: Session, trial_id: str, attempt: int) -> int:
    """End the trial as cancelled, now that its process is gone; returns how often to ring."""
    job, trial = Trials(session).current(trial_id, attempt)
    end_trial(session, job, trial, TrialState.CANCELLED, clock.read(session))
    return settle(session, job)


def give_back(session: Session, trial_id: str, attempt: int) -> int:
    """Return the trial to the queue with its training state (pause, shutdown); returns how often to ring."""
    job, trial = Trials(session).current(trial_id, attempt)
    return to_queue(session, job, trial, "given back")


def crashed(
    session: Session,
    trial_id: str,
    attempt: int,
    message: str,
    *,
    kind: str = CRASHED,
    trial_attempts: int = TRIAL_ATTEMPTS,
) -> int:
    """The attempt broke off in a way that another may not: to the queue, or failed if that happened too often.

    `kind` says how, in a word. Returns how often to ring.
    """
    job, trial = Trials(session).current(trial_id, attempt)
    return lose(session, job, trial, message, trial_attempts, kind=kind)


def lose(session: Session, job: Job, trial: Trial, reason: str, trial_attempts: int, *, kind: str = LOST) -> int:
    """An attempt broke off: to the queue, or failed after `trial_attempts` in a row that got nowhere."""
    progressed = trial.fruitful_attempt == trial.attempt or Epochs(session).any_of_attempt(trial.id, trial.attempt)
    if not progressed:
        trial.fruitless_attempts += 1
    if trial.fruitless_attempts >= trial_attempts and not job.cancel_requested:
        message = f"{trial.fruitless_attempts} attempts in a row recorded no epoch; the last one: {reason}"
        told = kind not in (LOST, KILLED, CRASHED)
        return fail_trial(session, job, trial, kind if told else ATTEMPTS, message)
    return to_queue(session, job, trial, reason, error_kind=kind)


def to_queue(session: Session, job: Job, trial: Trial, reason: str, **data: object) -> int:
    """The trial waits for its next attempt; a job that is being cancelled ends it instead."""
    if job.cancel_requested:
        end_trial(session, job, trial, TrialState.CANCELLED, clock.read(session))
        return settle(session, job)
    require_transition("trial", trial.id, trial.state, TrialState.QUEUED)
    trial.state = TrialState.QUEUED
    trial.lease_until = None
    trial.worker_id = None
    trial.heard_at = clock.read(session)
    note(session, Fact.RETRY, str(data.get("error_kind", GIVEN_BACK)))
    Events(session).of_trial(job, trial, EventKind.TRIAL_RETURNED, reason=reason, epoch=trial.epoch, **data)
    return settle(session, job) + (1 if job.state in RUNNABLE_JOB else 0)
