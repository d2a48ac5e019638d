"""The claim: which trial a worker runs next."""

from sqlalchemy.orm import Session

from store.growth.records import Claim, DatasetRef, Parent
from store.growth.settle import change_job, out_of_time
from store.ids import ModelId
from store.repositories import Datasets, Events, Jobs, Models, Queue, Trials
from store.repositories.datasets import transfer_dataset
from store.repositories.jobs import RunningJob
from store.repositories.queue import Taken
from store.states import EventKind, JobState
from store.tally import Fact, note


def claim(session: Session, worker_id: str, lease_seconds: float) -> Claim | None:
    """Take the best queued trial for this worker; None if there is nothing to run."""
    while (trial := Queue(session).take_best(worker_id, lease_seconds)) is not None:
        parent = _parent(session, trial.parent_id)
        job = _running_job(session, trial)
        if job is not None and Trials(session).running(trial.job_id) <= job.parallel:
            return _start(session, job, trial, worker_id, parent)
        session.rollback()  # the job has changed meanwhile: gives the trial back, and all locks
    return None


def _running_job(session: Session, trial: Taken) -> RunningJob | None:
    """Lock the job and set it running, with an event's number; None if it wants no trial any more."""
    jobs = Jobs(session)
    found = jobs.running(trial.job_id)
    if found is not None:
        return found
    job = jobs.lock(trial.job_id)
    if job.state is not JobState.QUEUED or job.cancel_requested or out_of_time(job):
        return None
    job.started_at = job.started_at or trial.started_at
    change_job(session, job, JobState.RUNNING)
    return jobs.running(trial.job_id)


def _start(session: Session, job: RunningJob, trial: Taken, worker_id: str, parent: Parent | None) -> Claim:
    note(session, Fact.CLAIM)
    Events(session).numbered(
        trial,
        job.seq,
        EventKind.TRIAL_STARTED,
        worker_id=worker_id,
        epoch=trial.epoch,
        parent_id=trial.parent_id,
    )
    transfer = transfer_dataset(job.spec)
    return Claim(
        trial_id=trial.id,
        attempt=trial.attempt,
        job_id=trial.job_id,
        number=trial.number,
        spec=job.spec,
        parent=parent,
        seed_model=_parent(session, job.seed_model_id, with_statistics=True),
        mutations=trial.mutations,
        terms=trial.terms,
        seed=trial.seed,
        epoch=trial.epoch,
        training_state=trial.training_state,
        grown=trial.grown,
        seconds_left=_seconds_left(job),
        dataset=_dataset(session, job.dataset),
        teacher=_parent(session, job.teacher_model_id, with_statistics=True),
        transfer=None if transfer is None else _dataset(session, transfer),
    )


def _seconds_left(job: RunningJob) -> float | None:
    """Most seconds that a child should need: the rest of the job's budget or limit."""
    budgeted = ((job.spec.get("search") or {}).get("budget") or {}).get("seconds") is not None
    return None if job.max_seconds is None or budgeted else max(0.0, job.max_seconds - job.seconds)


def _dataset(session: Session, name: str) -> DatasetRef:
    return DatasetRef(name, Datasets(session).digest(name))


def _parent(session: Session, model_id: ModelId | None, *, with_statistics: bool = False) -> Parent | None:
    if model_id is None:
        return None
    start = Models(session).start(model_id)
    return Parent(
        model_id=start.model_id,
        checkpoint_sha256=start.checkpoint_sha256,
        optimizer_sha256=start.optimizer_sha256,
        generation=start.generation,
        seconds_per_epoch=start.seconds_per_epoch,
        flops=start.flops,
        val_accuracy=start.val_accuracy,
        val_loss=start.val_loss,
        normalisation=Models(session).normalisation(model_id) if with_statistics else None,
    )
