"""Checks a database and its checkpoint store against the design's invariants, at rest or in full motion."""

from __future__ import annotations

import hashlib
import math
import time
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from store import CheckpointStore, Database, EventKind, JobState, TrialState, clock
from store.blobs import CLOCK
from store.errors import CheckpointStoreError
from store.models import Dataset, Epoch, Event, Job, Model, Trial
from store.repositories import Jobs, Progress
from store.states import ENDED_JOB, ENDED_TRIAL, TRANSITIONS

ORPHAN_SECONDS = 3600.0
PATIENCE_SECONDS = 120.0
"""What a reaper mends may stand for so long: far longer than a round of the reaper, and a second lease."""

_AFTER: Mapping[str, TrialState] = {
    EventKind.TRIAL_QUEUED: TrialState.QUEUED,
    EventKind.TRIAL_STARTED: TrialState.RUNNING,
    EventKind.TRIAL_RETURNED: TrialState.QUEUED,
    EventKind.TRIAL_SUCCEEDED: TrialState.SUCCEEDED,
    EventKind.TRIAL_FAILED: TrialState.FAILED,
    EventKind.TRIAL_CANCELLED: TrialState.CANCELLED,
}
_WHILE_RUNNING = {EventKind.TRIAL_GROWN, EventKind.TRIAL_EPOCH, EventKind.TRIAL_COLLAPSED}


def violations(
    database: Database,
    checkpoints: CheckpointStore | None = None,
    *,
    orphan_seconds: float = ORPHAN_SECONDS,
    patience_seconds: float = PATIENCE_SECONDS,
) -> list[str]:
    """Everything that is not as it must be, in words; [] where all is well.

    All rows are read as of one moment, so that others may go on writing. What a reaper mends within seconds is told
    only if it still stands after `patience_seconds`. `checkpoints` None: files are not looked at. A file that no row
    names is an orphan once it is older than `orphan_seconds`.
    """
    view = _look(database)
    found = [*_of_rows(view), *([] if checkpoints is None else _of_files(database, checkpoints, view, orphan_seconds))]
    passing = set(_passing(view))
    until = time.monotonic() + patience_seconds
    while passing and time.monotonic() < until:
        time.sleep(min(0.2, patience_seconds))
        passing &= set(_passing(_look(database)))
    return found + sorted(passing)


def fingerprints(database: Database) -> dict[str, str]:
    """A digest of each model's row: a model never changes, so what two looks both have is equal in both."""
    with database.read() as session:
        rows = session.execute(select(Model.__table__)).mappings()
        return {row["id"]: hashlib.sha256(repr(sorted(row.items())).encode()).hexdigest() for row in rows}


@dataclass(frozen=True)
class _View:
    """The database as it was at one moment, without architectures and mutations."""

    now: datetime
    jobs: Mapping[str, Job]
    trials: Sequence[Trial]
    models: Mapping[str, Model]
    epochs: Mapping[str, Sequence[Epoch]]
    events: Mapping[str, Sequence[Event]]
    datasets: Sequence[Dataset]
    progress: Mapping[str, Progress]

    def trials_of(self, job: Job) -> list[Trial]:
        return [trial for trial in self.trials if trial.job_id == job.id]

    def named(self) -> dict[str, str]:
        """What each file that must be there is, by its digest."""
        files = {model.checkpoint_sha256: f"the checkpoint of {model.id}" for model in self.models.values()}
        files |= {m.optimizer_sha256: f"the optimizer of {m.id}" for m in self.models.values() if m.optimizer_sha256}
        files |= {t.training_state: f"the training state of {t.id}" for t in self.trials if t.training_state}
        return files | {dataset.sha256: f"the data set {dataset.name}" for dataset in self.datasets}


def _look(database: Database) -> _View:
    with database.read() as session:
        if session.get_bind().dialect.name == "postgresql":
            session.connection(execution_options={"isolation_level": "REPEATABLE READ"})
        return _view(session)


def _view(session: Session) -> _View:
    jobs = {job.id: job for job in session.scalars(select(Job))}
    epochs, events = defaultdict(list), defaultdict(list)
    for epoch in session.scalars(select(Epoch).order_by(Epoch.trial_id, Epoch.epoch)):
        epochs[str(epoch.trial_id)].append(epoch)
    for event in session.scalars(select(Event).order_by(Event.job_id, Event.seq)):
        events[str(event.job_id)].append(event)
    return _View(
        now=clock.read(session),
        jobs={str(job_id): job for job_id, job in jobs.items()},
        trials=session.scalars(select(Trial).order_by(Trial.job_id, Trial.number)).all(),
        models={str(model.id): model for model in session.scalars(select(Model))},
        epochs=epochs,
        events=events,
        datasets=session.scalars(select(Dataset).where(Dataset.bytes > 0)).all(),
        progress={str(key): value for key, value in Jobs(session).progress(list(jobs.values())).items()},
    )


def _of_rows(view: _View) -> Iterator[str]:
    for job in view.jobs.values():
        yield from _of_job(view, job)
        yield from _of_events(job, view.trials_of(job), view.events.get(job.id, ()))
    for trial in view.trials:
        yield from _of_trial(view, trial)
    for model in view.models.values():
        yield from _of_model(view, model)


def _of_job(view: _View, job: Job) -> Iterator[str]:
    trials = view.trials_of(job)
    counts = {state: sum(trial.state is state for trial in trials) for state in TrialState}
    in_flight = counts[TrialState.QUEUED] + counts[TrialState.RUNNING]
    numbers = [trial.number for trial in trials]
    if numbers != list(range(int(job.seeded), int(job.seeded) + len(trials))):
        yield f"{job.id}: its trials are numbered {numbers}"
    if len(trials) > job.trials_total:
        yield f"{job.id}: {len(trials)} trials of {job.trials_total}"
    if counts[TrialState.RUNNING] > job.parallel:
        yield f"{job.id}: {counts[TrialState.RUNNING]} trials run, and {job.parallel} may"
    progress = view.progress[job.id]
    if progress.total != job.trials_total or progress.total != sum(getattr(progress, state) for state in TrialState):
        yield f"{job.id}: its progress does not sum up to {job.trials_total}: {progress}"
    if (job.state in ENDED_JOB) != (job.ended_at is not None):
        yield f"{job.id} is {job.state}, ended_at {job.ended_at}"
    if job.state in ENDED_JOB and in_flight:
        yield f"{job.id} is {job.state}, and {in_flight} trials are not"
    if job.state is JobState.CANCELLED and not job.cancel_requested:
        yield f"{job.id} is cancelled, and nobody asked for it"
    if (job.state is JobState.FAILED) != (job.error is not None):
        yield f"{job.id} is {job.state}, error {job.error!r}"
    if job.state not in ENDED_JOB and not in_flight and job.state is not JobState.PAUSED:
        yield f"{job.id} is {job.state}, and waits for nothing"
    if not math.isclose(job.seconds, sum(trial.seconds for trial in trials), rel_tol=1e-6, abs_tol=1e-6):
        yield f"{job.id}: {job.seconds} s of training, but its trials' are {sum(trial.seconds for trial in trials)}"


def _of_trial(view: _View, trial: Trial) -> Iterator[str]:
    running, ended = trial.state is TrialState.RUNNING, trial.state in ENDED_TRIAL
    for fits, what in (
        ((trial.lease_until is not None) == running, f"lease_until {trial.lease_until}"),
        (not running or trial.worker_id is not None, f"worker_id {trial.worker_id}"),
        (trial.state is not TrialState.QUEUED or trial.worker_id is None, f"worker_id {trial.worker_id}"),
        ((trial.ended_at is not None) == ended, f"ended_at {trial.ended_at}"),
        ((trial.error_kind is not None) == (trial.state is TrialState.FAILED), f"error_kind {trial.error_kind}"),
        ((trial.error is not None) == (trial.state is TrialState.FAILED), f"error {trial.error!r}"),
        (trial.attempt > 0 or trial.state in (TrialState.QUEUED, TrialState.CANCELLED), "never claimed"),
        (0 <= trial.fruitless_attempts <= trial.attempt, f"{trial.fruitless_attempts} attempts were fruitless"),
        (not ended or trial.training_state is None, f"training_state {trial.training_state}"),
    ):
        if not fits:
            yield f"{trial.id} is {trial.state} at attempt {trial.attempt}: {what}"
    models = [model for model in view.models.values() if model.trial_id == trial.id]
    if len(models) != (1 if trial.state is TrialState.SUCCEEDED else 0):
        yield f"{trial.id} is {trial.state} and has {len(models)} models"
    epochs = view.epochs.get(trial.id, ())
    if [epoch.epoch for epoch in epochs] != list(range(1, trial.epoch + 1)):
        yield f"{trial.id} is at epoch {trial.epoch}, and has the epochs {[epoch.epoch for epoch in epochs]}"
    attempts = [epoch.attempt for epoch in epochs]
    if attempts != sorted(attempts) or not set(attempts) <= set(range(1, trial.attempt + 1)):
        yield f"{trial.id}: its epochs are of the attempts {attempts}, and it is at attempt {trial.attempt}"
    if trial.seconds + 1e-6 < sum(epoch.seconds for epoch in epochs):
        yield f"{trial.id}: {trial.seconds} s of training, less than its epochs took"
    if trial.parent_id is not None and trial.parent_id not in view.models:
        yield f"{trial.id} grows from {trial.parent_id}, which is not there"


def _of_model(view: _View, model: Model) -> Iterator[str]:
    parent = None if model.parent_id is None else view.models.get(model.parent_id)
    if model.parent_id is not None and parent is None:
        yield f"{model.id} grew from {model.parent_id}, which is not there"
    if model.generation != (0 if parent is None else parent.generation + 1):
        yield f"{model.id} is of generation {model.generation}, its parent of {parent and parent.generation}"
    if model.trial_id is None:
        return
    trial = next((trial for trial in view.trials if trial.id == model.trial_id), None)
    if trial is None:
        yield f"{model.id} is of {model.trial_id}, which is not there"
        return
    kept = (model.job_id, model.trial_number, model.parent_id)
    if kept != (trial.job_id, trial.number, trial.parent_id):
        yield f"{model.id}: {kept} is not what its trial says: {(trial.job_id, trial.number, trial.parent_id)}"
    if not all(value is not None and math.isfinite(value) for value in (model.val_accuracy, model.val_loss)):
        yield f"{model.id}: val_accuracy {model.val_accuracy}, val_loss {model.val_loss}"


def _of_events(job: Job, trials: Sequence[Trial], events: Sequence[Event]) -> Iterator[str]:
    if [event.seq for event in events] != list(range(1, job.event_seq + 1)):
        yield f"{job.id} has {job.event_seq} events, and those that are there have gaps: {len(events)}"
    state = JobState.QUEUED
    for event in (event for event in events if event.kind == EventKind.JOB_STATE):
        previous, following = event.data["previous"], event.data["state"]
        if previous != state or (following != state and following not in TRANSITIONS["job"][state]):
            yield f"{job.id} event {event.seq}: from {previous} to {following}, and it was {state}"
        state = JobState(following)
    if state is not job.state:
        yield f"{job.id} is {job.state}, its events say {state}"
    told: dict[str, list[Event]] = defaultdict(list)
    for event in events:
        if "trial_id" in event.data:
            told[event.data["trial_id"]].append(event)
    if told.keys() != {trial.id for trial in trials}:
        yield f"{job.id}: its events are of {len(told)} trials, and it has {len(trials)}"
    for trial in trials:
        yield from _of_trial_events(trial, told[trial.id])


def _of_trial_events(trial: Trial, events: Sequence[Event]) -> Iterator[str]:
    state: TrialState | None = None
    attempt = 0
    for event in events:
        following = TrialState.RUNNING if event.kind in _WHILE_RUNNING else _AFTER[event.kind]
        started = event.kind == EventKind.TRIAL_STARTED
        legal = (state is None) == (event.kind == EventKind.TRIAL_QUEUED) and (
            state is None
            or (following is state is TrialState.RUNNING and not started)
            or following in TRANSITIONS["trial"][state]
        )
        if not legal or event.data["attempt"] != attempt + started:
            yield (
                f"{trial.id} event {event.seq}: {event.kind} of attempt {event.data['attempt']}, "
                f"and it was {state} at attempt {attempt}"
            )
        state, attempt = following, event.data["attempt"]
    if (state, attempt) != (trial.state, trial.attempt):
        yield f"{trial.id} is {trial.state} at attempt {trial.attempt}, its events say {state} at {attempt}"


def _passing(view: _View) -> Iterator[str]:
    """What is no violation unless it stays: the reaper's work, and a share that lost its lease by its own clock."""
    for trial in view.trials:
        if trial.lease_until is not None and trial.lease_until < view.now:
            yield f"{trial.id}: attempt {trial.attempt} of {trial.worker_id} is long lost, and nobody returned it"
        if trial.state is TrialState.QUEUED and view.jobs[trial.job_id].cancel_requested:
            yield f"{trial.id} is queued, and {trial.job_id} is being cancelled"
    busy = [trial.worker_id for trial in view.trials if trial.state is TrialState.RUNNING]
    for worker_id in {worker_id for worker_id in busy if busy.count(worker_id) > 1}:
        yield f"{worker_id} runs {busy.count(worker_id)} trials at once"


def _of_files(database: Database, checkpoints: CheckpointStore, view: _View, orphan_seconds: float) -> Iterator[str]:
    sizes = {model.checkpoint_sha256: model.checkpoint_bytes for model in view.models.values()}
    for digest, what in sorted(view.named().items()):
        try:
            size = checkpoints.verify(digest)
        except CheckpointStoreError as error:
            if digest in _look(database).named():  # else it was removed with its row since
                yield f"{what}: {error}"
            continue
        if sizes.get(digest, size) != size:
            yield f"{what} has {size} bytes, its row says {sizes[digest]}"
    old = checkpoints.now() - timedelta(seconds=orphan_seconds)
    ours = [entry for entry in checkpoints.entries() if entry.name != CLOCK]
    lonely = [entry for entry in ours if entry.modified < old and entry.name not in view.named()]
    named = _look(database).named() if lonely else {}
    yield from (f"{entry.path}: no row names it, and it is old" for entry in lonely if entry.name not in named)
