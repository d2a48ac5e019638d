"""Supervising a trial: hand on the order, record what the training process says, renew the lease, obey the verdict."""

from collections.abc import Callable
from dataclasses import dataclass
from time import monotonic
from typing import TYPE_CHECKING, Concatenate, ParamSpec, TypeVar, assert_never

import structlog

from store import growth
from store.checkpoints import CheckpointStore
from store.database import Database
from store.errors import CheckpointStoreError, Error, MissingCheckpoint, StaleAttempt, Unavailable
from store.file_locks import hold_stored
from store.growth import Claim, ModelRecord, Verdict
from store.growth.records import Json
from store.settings import Settings
from workers.app import ring
from workers.attempt import Attempt, LeaseLostError
from workers.journal import Journal
from workers.lease import Lease
from workers.messages import (
    Beat,
    Broke,
    Collapsed,
    DatasetFile,
    Epoch,
    Failed,
    Grown,
    Order,
    Parent,
    Ready,
    Reply,
    Saved,
    Statistics,
    Stopped,
    Trained,
)
from workers.process import OUT_OF_MEMORY, Ended, Interruption, TrainingProcess
from workers.watchdog import Watchdog

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

HANG = "hang"

Details = ParamSpec("Details")
Result = TypeVar("Result")

_logger: structlog.stdlib.BoundLogger = structlog.get_logger(__name__)


@dataclass(frozen=True)
class Tools:
    """Collaborators of a supervisor."""

    settings: Settings
    database: Database
    store: CheckpointStore
    stopping: Callable[[], bool]
    """Whether the worker is to end: the trial is then given back at once."""


def supervise(claim: Claim, asked_at: float, process: TrainingProcess, tools: Tools) -> None:
    """See a claimed trial to its end, or give it back. When this returns the process is idle, or gone.

    asked_at: when the claim was asked for, on the monotonic clock.
    """
    supervisor = Supervisor(claim, asked_at, process, tools)
    try:
        supervisor.run()
    except (StaleAttempt, LeaseLostError) as lost:
        process.kill()
        supervisor.log.warning("the trial is no longer ours: dropped", reason=str(lost))
    except BaseException:
        process.kill()  # else it would train on, unheard, and answer the next order with this one's end
        raise
    finally:
        supervisor.lease.close()
        supervisor.journal.close()


class Supervisor:
    """One attempt at one trial, as its worker sees it."""

    def __init__(self, claim: Claim, asked_at: float, process: TrainingProcess, tools: Tools) -> None:
        self.log = _logger.bind(job=claim.job_id, trial=claim.trial_id, number=claim.number, attempt=claim.attempt)
        self.lease = Lease(tools.settings.lease_seconds, asked_at, on_expiry=process.kill)
        self._claim = claim
        self._process = process
        self._tools = tools
        self._attempt = Attempt(tools.database, self.lease, tools.stopping)
        self._next_renewal = asked_at + tools.settings.renew_seconds
        self._state = claim.training_state
        self._watch = Watchdog(tools.settings.hang_seconds)
        self._order = order_of(claim)
        self._stop_by: float | None = None
        self.journal = Journal.of(claim, tools.settings)

    def run(self) -> None:
        """Until the trial has ended, or is given back; raises store.StaleAttempt, LeaseLostError."""
        self.log.info(
            "trial started", parent=self._claim.parent and self._claim.parent.model_id, epoch=self._claim.epoch
        )
        self._process.send(self._order)
        self.journal.begin(self._claim, self._tools.database)
        while True:
            if self._tools.stopping():
                self._ask_to_stop()
            reply = self._process.receive(self._next_moment() - monotonic())
            if isinstance(reply, Stopped):
                return self._end(self._give_back)
            if reply is not None and self._record(reply):
                return None
            if self._stop_by is not None and monotonic() >= self._stop_by:
                self.log.warning("the training state was not stored in time: what came after the last one is lost")
                return self._end(self._give_back)
            if (reason := self._watch.hangs()) is not None:
                return self._hung(reason)
            if monotonic() >= self._next_renewal:
                match self._renew():
                    case Verdict.CONTINUE:
                        pass
                    case Verdict.PAUSE:
                        self._ask_to_stop()
                    case Verdict.CANCEL:
                        return self._end(self._cancelled)
                    case Verdict.LOST:
                        raise StaleAttempt(self._claim.trial_id, self._claim.attempt)

    def _next_moment(self) -> float:
        """When there is something to do though the process says nothing."""
        moments = (self._next_renewal, monotonic() + self._watch.seconds_left, self._stop_by)
        return min(moment for moment in moments if moment is not None)

    def _ask_to_stop(self) -> None:
        """Have the state stored at the running batch; there is half of the grace for that."""
        if self._stop_by is None:
            self._stop_by = monotonic() + self._tools.settings.grace_seconds / 2
            self._process.ask_to_stop(self._order)

    def _record(self, reply: Reply | Ended | Interruption) -> bool:
        """Write down what the process said; whether that ended the trial."""
        self._watch.heard(reply if isinstance(reply, Beat) else None)
        match reply:
            case Ready() | Interruption() | Stopped():
                return False
            case Beat():
                if reply.waiting is not None:
                    self.log.warning("the training waits", reason=reply.waiting)
                return False
            case Grown():
                self._write(growth.grown)(reply.mutations, reply.parameters, reply.flops)
                self.journal.grown(reply.mutations)
                self.log.info("grown", mutations=[mutation["name"] for mutation in reply.mutations])
                return False
            case Epoch():
                self._record_epoch(reply)
                return False
            case Saved():
                self._record_state(reply)
                return False
            case Collapsed():
                self._record_collapse(reply)
                return False
            case Trained():
                self._finish(reply)
                return True
            case Failed():
                self._fail(reply)
                return True
            case Broke():
                self._broke(reply)
                return True
            case Ended():
                self._process.kill()
                self._crashed(reply.kind, reply.reason)
                return True
            case _:
                assert_never(reply)

    def _record_epoch(self, epoch: Epoch) -> None:
        obsolete = self._write(growth.record_epoch)(epoch.metrics, epoch.training_state)
        self._state = epoch.training_state
        self.journal.epoch(epoch)
        # A write whose answer was lost is written twice; what it found the second time is the state itself.
        if obsolete != epoch.training_state:
            self._remove(obsolete)

    def _record_state(self, saved: Saved) -> None:
        obsolete = self._write(growth.record_state)(saved.training_state)
        self._state = saved.training_state
        self._remove(obsolete)

    def _record_collapse(self, collapsed: Collapsed) -> None:
        obsolete = self._write(growth.collapsed)(collapsed.evidence, again=collapsed.again)
        self.log.warning("the child has collapsed", again=collapsed.again, **collapsed.evidence)
        if collapsed.again:
            self._state = None
            self._remove(obsolete)

    def _finish(self, trained: Trained) -> None:
        try:
            finished = self._write(self._finished)(record_of(trained))
        except CheckpointStoreError as error:  # another model of these bytes was just deleted, and the file with it
            self._broke(Broke(error_kind=error.kind, message=str(error)))
            return
        self.journal.trained(trained)
        self.log.info("trial succeeded", model=finished.model_id, val_accuracy=trained.val_accuracy)
        self._ring_for_others(finished.doorbells)
        self._remove(finished.obsolete)

    def _finished(self, session: "Session", trial_id: str, attempt: int, record: ModelRecord) -> growth.Finished:
        """`growth.finish`, if what the training process stored is still there; raises CheckpointStoreError."""
        store = self._tools.store
        for digest in sorted({record.checkpoint_sha256, record.optimizer_sha256 or record.checkpoint_sha256}):
            if not hold_stored(session, store, digest):
                raise MissingCheckpoint(store.path(digest))
        return growth.finish(session, trial_id, attempt, record)

    def _fail(self, failed: Failed) -> None:
        doorbells = self._write(growth.fail)(failed.error_kind, failed.message, failed.evidence)
        self.journal.failed(failed.error_kind, failed.message)
        self.log.warning("trial failed", kind=failed.error_kind, reason=failed.message)
        self._ring_for_others(doorbells)
        self._remove(self._state)
        if failed.error_kind == OUT_OF_MEMORY:
            self._process.kill()  # the next trial starts with all of the memory

    def _broke(self, broke: Broke) -> None:
        attempts = self._tools.settings.trial_attempts
        doorbells = self._write(growth.crashed)(broke.message, kind=broke.error_kind, trial_attempts=attempts)
        self.log.error("the attempt broke off", kind=broke.error_kind, reason=broke.message)
        self._ring_for_others(doorbells)

    def _hung(self, reason: str) -> None:
        """Ask it what it is at, kill it, and give the trial another chance."""
        self._process.explain()
        self._end(lambda: self._crashed(HANG, reason))

    def _crashed(self, kind: str, reason: str) -> None:
        message = f"{reason}\n{self._process.last_words}".strip()
        attempts = self._tools.settings.trial_attempts
        doorbells = self._write(growth.crashed)(message, kind=kind, trial_attempts=attempts)
        self.log.error("the training process is gone", kind=kind, reason=message)
        self._ring_for_others(doorbells)

    def _end(self, end: Callable[[], None]) -> None:
        """Kill the process, and end the attempt once it is gone. What it still said counts."""
        self._process.kill()
        while True:
            match self._process.receive(0):
                case None | Ended():
                    return end()
                case reply:
                    if self._record(reply):
                        return None

    def _give_back(self) -> None:
        ring(self._write(growth.give_back)())
        self.log.info("trial given back", stopping=self._tools.stopping())

    def _cancelled(self) -> None:
        ring(self._write(growth.cancelled)())
        self.log.info("trial cancelled")
        self._remove(self._state)

    def _renew(self) -> Verdict:
        asked_at = monotonic()
        self._next_renewal = asked_at + self._tools.settings.renew_seconds
        seconds = self._tools.settings.lease_seconds
        try:
            verdict = self._tools.database.transact(
                lambda session: growth.renew(session, self._claim.trial_id, self._claim.attempt, seconds)
            )
        except Unavailable as error:
            self.log.warning("could not renew the lease, and tries again", reason=str(error))
            return Verdict.CONTINUE
        self.lease.renewed(asked_at)
        return verdict

    def _write(self, move: "Callable[Concatenate[Session, str, int, Details], Result]") -> "Callable[Details, Result]":
        """The move as a guarded write of this attempt: it takes what comes after the attempt."""

        def write(*details: Details.args, **options: Details.kwargs) -> Result:
            return self._attempt.write(
                lambda session: move(session, self._claim.trial_id, self._claim.attempt, *details, **options)
            )

        return write

    def _ring_for_others(self, doorbells: int) -> None:
        ring(doorbells - 1)  # this share takes one itself

    def _remove(self, state: str | None) -> None:
        if state is None:
            return
        try:
            self._tools.store.delete(state)
        except Error as error:
            self.log.warning("could not remove an old training state", sha256=state, reason=str(error))


def record_of(trained: Trained) -> ModelRecord:
    """The result of a training process as the store takes it."""
    return ModelRecord(
        val_accuracy=trained.val_accuracy,
        val_loss=trained.val_loss,
        parameters=trained.parameters,
        flops=trained.flops,
        architecture=trained.architecture,
        architecture_digest=trained.architecture_digest,
        checkpoint_sha256=trained.checkpoint,
        checkpoint_bytes=trained.checkpoint_bytes,
        optimizer_sha256=trained.optimizer,
        mutations=list(trained.mutations),
        recipe=trained.recipe,
        seconds=trained.seconds,
        normalisation=trained.normalisation,
    )


def order_of(claim: Claim) -> Order:
    """The claim as the training process hears it."""
    parent = claim.parent
    own = _own_statistics(claim)
    return Order(
        trial_id=claim.trial_id,
        attempt=claim.attempt,
        spec=claim.spec,
        dataset=DatasetFile(
            name=claim.dataset.name,
            sha256=claim.dataset.sha256,
            limit=claim.spec.get("dataset_limit"),
            normalisation=own,
        ),
        seed=claim.seed,
        parent=parent
        and Parent(
            model_id=parent.model_id,
            checkpoint=parent.checkpoint_sha256,
            optimizer=parent.optimizer_sha256,
            seconds_per_epoch=parent.seconds_per_epoch,
            flops=parent.flops,
            val_accuracy=parent.val_accuracy,
            val_loss=parent.val_loss,
        ),
        seed_checkpoint=claim.seed_model and claim.seed_model.checkpoint_sha256,
        mutations=None if claim.mutations is None else tuple(claim.mutations),
        terms=claim.terms,
        training_state=claim.training_state,
        grown=claim.grown,
        seconds_left=claim.seconds_left,
        teacher=claim.teacher and claim.teacher.checkpoint_sha256,
        teacher_normalisation=claim.teacher and _statistics(claim.teacher.normalisation),
        transfer=claim.transfer
        and DatasetFile(name=claim.transfer.name, sha256=claim.transfer.sha256, normalisation=own),
    )


def _own_statistics(claim: Claim) -> Statistics | None:
    """Normalisation of the job's seed model, and of its children unless the job asks for the data set's."""
    given = claim.spec.get("seed_model") or {}
    if claim.seed_model is None or given.get("normalisation") == "dataset":
        return None
    return _statistics(claim.seed_model.normalisation)


def _statistics(kept: Json | None) -> Statistics | None:
    return None if kept is None else Statistics.model_validate(kept)
