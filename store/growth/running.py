"""Reports of running trials. Only the current attempt may write: `StaleAttempt` otherwise."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy.orm import Session

from store.growth.records import EpochRecord, Json, Verdict, mutation_names
from store.repositories import Epochs, Events, Jobs, Trials
from store.states import ENDED_JOB, EventKind, JobState
from store.tally import Fact, note


def renew(session: Session, trial_id: str, attempt: int, lease_seconds: float) -> Verdict:
    """Extend the lease, and hear what the worker shall do."""
    found = Trials(session).renew(trial_id, attempt, lease_seconds)
    if found is None:
        return Verdict.LOST
    state, cancel_requested = found
    if cancel_requested or state in ENDED_JOB:
        return Verdict.CANCEL
    return Verdict.PAUSE if state is JobState.PAUSED else Verdict.CONTINUE


def grown(session: Session, trial_id: str, attempt: int, mutations: list[Json], parameters: int, flops: int) -> None:
    """Record how the child was made from its parent, before it is trained."""
    job, trial = Trials(session).current(trial_id, attempt)
    trial.mutations, trial.parameters, trial.flops = mutations, parameters, flops
    Events(session).of_trial(
        job, trial, EventKind.TRIAL_GROWN, mutations=mutation_names(mutations), parameters=parameters, flops=flops
    )


def record_epoch(
    session: Session, trial_id: str, attempt: int, metrics: Mapping[str, Any], training_state: str
) -> str | None:
    """Record an epoch and where the state after it lies; returns the digest of a state that has become needless.

    Raises `InvalidRecord` for metrics that are missing or not finite.
    """
    record = EpochRecord.of(metrics)
    trials, epochs = Trials(session), Epochs(session)
    held = trials.hold(trial_id, attempt)
    if record.epoch <= held.epoch:
        if epochs.has(held.id, record.epoch, attempt):
            return None  # the answer to the first report was lost, and it was sent again
        # An attempt that lost its training state starts over: what the trial recorded from here on is trained again.
        epochs.drop_from(held.id, record.epoch)
    epochs.add(held.id, attempt, vars(record))
    trials.advance(held.id, record.epoch, training_state, record.seconds)
    note(session, Fact.EPOCH, seconds=record.seconds)
    # The job is locked last, for little more than the commit: all of its trials wait for each other here.
    seq = Jobs(session).advance(held.job_id, record.seconds)
    Events(session).numbered(held, seq, EventKind.TRIAL_EPOCH, **vars(record))
    return held.left_for(training_state)


def collapsed(session: Session, trial_id: str, attempt: int, evidence: Mapping[str, Any], *, again: bool) -> str | None:
    """Record that a child fell far below its parent; returns the digest of a state that has become needless.

    With `again` it begins again at its first epoch: what it recorded goes. Told once, however often it is written.
    """
    held = Trials(session).hold(trial_id, attempt)
    if again and held.epoch == 0 and held.training_state is None:
        return None  # the answer to the first report was lost, and it was sent again
    job, trial = Trials(session).current(trial_id, attempt)
    if again:
        Epochs(session).drop_from(held.id, 1)
        trial.epoch, trial.training_state = 0, None
        trial.fruitful_attempt = attempt
    Events(session).of_trial(job, trial, EventKind.TRIAL_COLLAPSED, again=again, **evidence)
    return held.left_for() if again else None


def record_state(session: Session, trial_id: str, attempt: int, training_state: str) -> str | None:
    """Record where the state in the middle of the next epoch lies; returns a digest as `record_epoch` does."""
    held = Trials(session).hold(trial_id, attempt)
    Trials(session).keep(held.id, attempt, training_state)
    return held.left_for(training_state)
