"""The claim: which trial a worker runs next."""

from sqlalchemy.orm import Session

from store.growth.records import Claim, DatasetRef, Parent
from store.growth.settle import change_job, out_of_time
from store.ids import ModelId
from store.models import Job, Trial
from store.repositories import Datasets, Events, Jobs, Models, Queue, Trials
from store.repositories.datasets import transfer_dataset
from store.states import RUNNABLE_JOB, EventKind, JobState
from store.tally import Fact, note


def claim(session: Session, worker_id: str, lease_seconds: float) -> Claim | None:
    """Take the best queued trial for this worker; None if there is nothing to run."""
    while (trial := Queue(session).take_best(worker_id, lease_seconds)) is not None:
        job = Jobs(session).lock(trial.job_id)
        if _may_run(session, job):
            return _start(session, job, trial)
        session.rollback()  # the job has changed meanwhile: gives the trial back, and all locks
    return None


def _may_run(session: Session, job: Job) -> bool:
    """Whether the job, now that it is locked, still wants the trial that was taken for it."""
    if job.state not in RUNNABLE_JOB or job.cancel_requested or out_of_time(job):
        return False
    return Trials(session).counts(job.id).running <= job.parallel


def _start(session: Session, job: Job, trial: Trial) -> Claim:
    note(session, Fact.CLAIM)
    if job.started_at is None:
        job.started_at = trial.started_at
    if job.state is JobState.QUEUED:
        change_job(session, job, JobState.RUNNING)
    Events(session).of_trial(
        job, trial, EventKind.TRIAL_STARTED, worker_id=trial.worker_id, epoch=trial.epoch, parent_id=trial.parent_id
    )
    transfer = transfer_dataset(job.spec)
    return Claim(
        trial_id=trial.id,
        attempt=trial.attempt,
        job_id=job.id,
        number=trial.number,
        spec=job.spec,
        parent=_parent(session, trial.parent_id),
        seed_model=_parent(session, job.seed_model_id),
        mutations=trial.proposal_mutations,
        seed=trial.seed,
        epoch=trial.epoch,
        training_state=trial.training_state,
        grown=trial.mutations,
        seconds_left=None if job.max_seconds is None else max(0.0, job.max_seconds - job.seconds),
        dataset=_dataset(session, job.dataset),
        teacher=_parent(session, job.teacher_model_id),
        transfer=None if transfer is None else _dataset(session, transfer),
    )


def _dataset(session: Session, name: str) -> DatasetRef:
    return DatasetRef(name, Datasets(session).digest(name))


def _parent(session: Session, model_id: ModelId | None) -> Parent | None:
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
    )
