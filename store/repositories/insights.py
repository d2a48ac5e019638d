"""What the pages of a job draw: its models in a few columns, what has happened of late, which trials failed or run."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import Select, and_, func, select
from sqlalchemy.orm import Session, aliased

from store.ids import JobId, ModelId, TrialId
from store.models import Event, Job, Json, Model, Trial
from store.states import EventKind, TrialState

_GROWTH = (EventKind.TRIAL_SUCCEEDED.value, EventKind.MODEL_STORED.value)


@dataclass(frozen=True)
class Grown:
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
        parent = aliased(Model)
        own = _grown(job.id, parent).where(Model.job_id == job.id)
        numbered = own.where(Model.trial_number.is_not(None)).order_by(Model.trial_number).limit(limit)
        found = self._rows(job.id, numbered)
        by_hand = own.where(Model.trial_number.is_(None)).order_by(Model.created_at, Model.id)
        found += self._rows(job.id, by_hand.limit(limit - len(found))) if len(found) < limit else []
        if job.seed_model_id is None:
            return found
        seed = _grown(job.id, parent).where(Model.id == job.seed_model_id, Model.job_id.is_distinct_from(job.id))
        return self._rows(job.id, seed) + found

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
        query = _grown(job_id, aliased(Model)).where(Model.id.in_([model for model in models if model]))
        return events[-1].seq, self._rows(job_id, query.order_by(Model.trial_number))

    def count(self, job_id: JobId) -> int:
        """How many models the job has."""
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

    def _rows(self, job_id: JobId, query: Select[*tuple[object, ...]]) -> list[Grown]:
        return [
            Grown(
                model_id=row.id,
                number=row.trial_number if row.job_id == job_id else None,
                parent_id=row.parent_id,
                parent_number=row.parent_number,
                generation=row.generation,
                val_accuracy=row.val_accuracy,
                val_loss=row.val_loss,
                parameters=row.parameters,
                flops=row.flops,
                seconds=row.seconds,
                mutations=row.mutation_names,
                external=row.job_id != job_id,
            )
            for row in self._session.execute(query)
        ]


def _grown(job_id: JobId, parent: type[Model]) -> Select[*tuple[object, ...]]:
    """The columns of `Grown`; the parent is looked up by its key, and only where it belongs to the job."""
    return select(
        Model.id,
        Model.job_id,
        Model.trial_number,
        Model.parent_id,
        parent.trial_number.label("parent_number"),
        Model.generation,
        Model.val_accuracy,
        Model.val_loss,
        Model.parameters,
        Model.flops,
        Model.seconds,
        Model.mutation_names,
    ).outerjoin(parent, and_(parent.id == Model.parent_id, parent.job_id == job_id))


def _names(mutations: list[Json] | None) -> list[str]:
    return [str(mutation.get("name", "")) for mutation in mutations or []]
