"""Queries for the pages of a job: its models in a few columns, recent events, failed and running trials."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from store.ids import JobId, ModelId, TrialId
from store.models import Event, Job, Json, Model, Trial
from store.states import EventKind, TrialState

_GROWTH = (EventKind.TRIAL_SUCCEEDED.value, EventKind.MODEL_STORED.value)


class Grown(NamedTuple):
    """A model as the charts of its job need it.

    `number` is its trial's and None for one that was grown by hand; `parent_number` is its parent's, None where that is
    no trial's of this job. `external`: the job's seed model, which does not belong to the job.
    """

    model_id: ModelId
    number: int | None
    parent_id: ModelId | None
    parent_number: int | None
    generation: int
    val_accuracy: float | None
    val_loss: float | None
    parameters: int
    flops: int
    seconds: float
    mutations: list[str]
    external: bool


@dataclass(frozen=True)
class Failure:
    """A trial that failed, and why."""

    trial_id: TrialId
    number: int
    parent_id: ModelId | None
    mutations: list[str]
    error_kind: str | None
    error: str | None
    evidence: Json | None
    epoch: int


class Insights:
    """The insights of one session."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def growth(self, job: Job, limit: int) -> list[Grown]:
        """The job's models by number, those grown by hand after them; its seed model first, if that is another job's.

        At most `limit` of the job's own. A parent has a lower number than its child, or is older: what a limit leaves
        out has no child among the rest.
        """
        own = _COLUMNS.where(Model.job_id == job.id)
        numbered = own.where(Model.trial_number.is_not(None)).order_by(Model.trial_number).limit(limit)
        rows = self._session.execute(numbered).all()
        if len(rows) < limit:
            by_hand = own.where(Model.trial_number.is_(None)).order_by(Model.created_at, Model.id)
            rows = [*rows, *self._session.execute(by_hand.limit(limit - len(rows)))]
        if job.seed_model_id is not None:
            seed = _COLUMNS.where(Model.id == job.seed_model_id, Model.job_id.is_distinct_from(job.id))
            rows = [*self._session.execute(seed), *rows]
        # Every parent that the job has is among the rows: looked up here, which takes a third of what a join takes.
        numbers = {row[0]: row[2] for row in rows if row[1] == job.id}
        return _grown(job.id, rows, numbers)

    def grown_since(self, job_id: JobId, seq: int, limit: int) -> tuple[int, list[Grown]]:
        """The models that events after number `seq` tell of, and the number of the last event that was looked at."""
        events = self._session.execute(
            select(Event.seq, Event.kind, Event.data)
            .where(Event.job_id == job_id, Event.seq > seq)
            .order_by(Event.seq)
            .limit(limit)
        ).all()
        if not events:
            return seq, []
        models = [event.data.get("model", {}).get("model_id") for event in events if event.kind in _GROWTH]
        query = _COLUMNS.where(Model.id.in_([model for model in models if model])).order_by(Model.trial_number)
        rows = self._session.execute(query).all()
        parents = select(Model.id, Model.trial_number).where(
            Model.id.in_({row[3] for row in rows if row[3] is not None}), Model.job_id == job_id
        )
        return events[-1].seq, _grown(job_id, rows, dict(self._session.execute(parents).all()))

    def count(self, job_id: JobId) -> int:
        """Number of the job's models."""
        return self._session.scalars(select(func.count()).where(Model.job_id == job_id)).one()

    def latest_events(self, job_id: JobId, limit: int) -> Sequence[Event]:
        """The job's last events, the latest first."""
        return self._session.scalars(
            select(Event).where(Event.job_id == job_id).order_by(Event.seq.desc()).limit(limit)
        ).all()

    def failures(self, job_id: JobId, limit: int) -> list[Failure]:
        """The job's failed trials, the latest first."""
        rows = self._session.execute(
            select(
                Trial.id,
                Trial.number,
                Trial.parent_id,
                Trial.mutations,
                Trial.proposal_mutations,
                Trial.error_kind,
                Trial.error,
                Trial.evidence,
                Trial.epoch,
            )
            .where(Trial.job_id == job_id, Trial.state == TrialState.FAILED)
            .order_by(Trial.number.desc())
            .limit(limit)
        )
        return [
            Failure(
                trial_id=row.id,
                number=row.number,
                parent_id=row.parent_id,
                mutations=_names(row.mutations) or row.proposal_mutations or [],
                error_kind=row.error_kind,
                error=row.error,
                evidence=row.evidence,
                epoch=row.epoch,
            )
            for row in rows
        ]

    def running(self, job_id: JobId, limit: int) -> Sequence[Trial]:
        """The job's trials that run, by number."""
        return self._session.scalars(
            select(Trial)
            .where(Trial.job_id == job_id, Trial.state == TrialState.RUNNING)
            .order_by(Trial.number)
            .limit(limit)
        ).all()

    def architectures(self, job_id: JobId, points: int) -> list[tuple[int, Json]]:
        """The architectures of about `points` of the job's models, evenly spread over the numbers of their trials."""
        last = self._session.scalar(select(func.max(Model.trial_number)).where(Model.job_id == job_id))
        step = 1 + (last or 0) // points
        rows = self._session.execute(
            select(Model.trial_number, Model.architecture)
            .where(Model.job_id == job_id, Model.trial_number.is_not(None), Model.trial_number % step == 0)
            .order_by(Model.trial_number)
        )
        return [(number, architecture) for number, architecture in rows if number is not None]


_COLUMNS = select(
    Model.id,
    Model.job_id,
    Model.trial_number,
    Model.parent_id,
    Model.generation,
    Model.val_accuracy,
    Model.val_loss,
    Model.parameters,
    Model.flops,
    Model.seconds,
    Model.mutation_names,
)
_Row = tuple[
    ModelId,
    JobId | None,
    int | None,
    ModelId | None,
    int,
    float | None,
    float | None,
    int,
    int,
    float,
    list[str],
]


def _grown(job_id: JobId, rows: Iterable[_Row], numbers: Mapping[ModelId, int | None]) -> list[Grown]:
    """The rows of `_COLUMNS`; `numbers` are the trials' of those of their parents that belong to the job."""
    return [
        Grown(
            model_id,
            number if owner == job_id else None,
            parent,
            None if parent is None else numbers.get(parent),
            generation,
            accuracy,
            loss,
            parameters,
            flops,
            seconds,
            mutations,
            owner != job_id,
        )
        for model_id, owner, number, parent, generation, accuracy, loss, parameters, flops, seconds, mutations in rows
    ]


def _names(mutations: list[Json] | None) -> list[str]:
    return [str(mutation.get("name", "")) for mutation in mutations or []]
