"""The states of jobs and trials, the legal transitions in one table, and the kinds of events."""

from collections.abc import Mapping
from enum import StrEnum

from store.errors import Conflict


class JobState(StrEnum):
    """State of a job."""

    QUEUED = "queued"
    RUNNING = "running"
    PAUSED = "paused"
    SUCCEEDED = "succeeded"
    FAILED = "failed"
    CANCELLED = "cancelled"


class TrialState(StrEnum):
    """State of a trial."""

    QUEUED = "queued"
    RUNNING = "running"
    SUCCEEDED = "succeeded"
    FAILED = "failed"
    CANCELLED = "cancelled"


RUNNABLE_JOB = frozenset({JobState.QUEUED, JobState.RUNNING})
ENDED_JOB = frozenset({JobState.SUCCEEDED, JobState.FAILED, JobState.CANCELLED})
ENDED_TRIAL = frozenset({TrialState.SUCCEEDED, TrialState.FAILED, TrialState.CANCELLED})

# By noun first: members of two `StrEnum`s with one text are equal, so one flat table would mix them up.
# An ended job returns to `queued` when it is extended. A job may end without having run (cancelled, or
# extended past its limits), and while paused (its last running trial ended before it heard of the pause).
TRANSITIONS: Mapping[str, Mapping[str, frozenset[str]]] = {
    "job": {
        JobState.QUEUED: frozenset({JobState.RUNNING, JobState.PAUSED}) | ENDED_JOB,
        JobState.RUNNING: frozenset({JobState.PAUSED}) | ENDED_JOB,
        JobState.PAUSED: RUNNABLE_JOB | ENDED_JOB,
        JobState.SUCCEEDED: frozenset({JobState.QUEUED}),
        JobState.FAILED: frozenset({JobState.QUEUED}),
        JobState.CANCELLED: frozenset({JobState.QUEUED}),
    },
    "trial": {
        TrialState.QUEUED: frozenset({TrialState.RUNNING, TrialState.CANCELLED}),
        TrialState.RUNNING: frozenset({TrialState.QUEUED}) | ENDED_TRIAL,
        TrialState.SUCCEEDED: frozenset(),
        TrialState.FAILED: frozenset(),
        TrialState.CANCELLED: frozenset(),
    },
}


class EventKind(StrEnum):
    """Kind of a job's event."""

    JOB_CREATED = "job.created"
    JOB_STATE = "job.state"
    TRIAL_QUEUED = "trial.queued"
    TRIAL_STARTED = "trial.started"
    TRIAL_GROWN = "trial.grown"
    TRIAL_EPOCH = "trial.epoch"
    TRIAL_COLLAPSED = "trial.collapsed"  # a child far below its parent: trained again, or kept as it is
    TRIAL_RETURNED = "trial.returned"
    TRIAL_SUCCEEDED = "trial.succeeded"
    TRIAL_FAILED = "trial.failed"
    TRIAL_CANCELLED = "trial.cancelled"
    MODEL_STORED = "model.stored"  # grown by hand from one of the job's models


class WebhookEvent(StrEnum):
    """Kind of event that a webhook may ask for."""

    JOB_ENDED = "job.ended"
    MODEL_BEST = "model.best"


class DeliveryState(StrEnum):
    """State of a webhook's message: waiting for its next attempt, being sent, accepted, given up."""

    WAITING = "waiting"
    SENDING = "sending"
    DELIVERED = "delivered"
    DEAD = "dead"


ENDED_DELIVERY = frozenset({DeliveryState.DELIVERED, DeliveryState.DEAD})


class DeliveryOutcome(StrEnum):
    """Outcome of an attempt to deliver a message, or of giving it up without one."""

    DELIVERED = "delivered"
    RETRIED = "retried"
    GIVEN_UP = "given_up"


def require_transition(noun: str, identifier: str, old: str, new: str) -> None:
    """Raise `Conflict`, naming both states, unless `TRANSITIONS` lets a job or trial go from `old` to `new`."""
    if new not in TRANSITIONS[noun][old]:
        raise Conflict(f"{noun} {identifier} is {old} and cannot become {new}")


class Action(StrEnum):
    """A change that a caller made, as the audit log names it."""

    SUBMIT_JOB = "submit job"
    PAUSE_JOB = "pause job"
    RESUME_JOB = "resume job"
    CANCEL_JOB = "cancel job"
    EXTEND_JOB = "extend job"
    DELETE_JOB = "delete job"
    REDELIVER = "redeliver message"
    UPLOAD_MODEL = "upload model"
    GROW_MODEL = "grow model"
    UPLOAD_DATASET = "upload data set"
    DELETE_DATASET = "delete data set"
    CREATE_KEY = "create key"
    REVOKE_KEY = "revoke key"
