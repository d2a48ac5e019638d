"""Models: single ones, a job's lineage, and who else needs them."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Row, bindparam, func, insert, select, update
from sqlalchemy.orm import InstrumentedAttribute, Session, aliased

from store.columns import SafeText
from store.errors import NotFound
from store.ids import JobId, ModelId, TrialId
from store.models import Epoch, Job, Json, Model, table
from store.repositories.leaderboard import LINE
from store.repositories.trials import Held


@dataclass(frozen=True)
class Start:
    """A model to start from; `seconds_per_epoch`: the mean over its training, None if no epoch was recorded."""

    model_id: ModelId
    checkpoint_sha256: str
    optimizer_sha256: str | None
    generation: int
    flops: int
    val_accuracy: float | None
    val_loss: float | None
    seconds_per_epoch: float | None


@dataclass(frozen=True)
class LineageNode:
    """A model in a job's tree; `external`: the job's seed model, which does not belong to the job.

    `number` is its trial's, None if it was grown by hand; without metrics if nobody has measured it.
    """

    model_id: ModelId
    parent_id: ModelId | None
    number: int | None
    generation: int
    val_accuracy: float | None
    val_loss: float | None
    parameters: int
    mutations: list[str]
    external: bool


@dataclass(frozen=True)
class LineageEdge:
    """From a parent to its child, by these mutations."""

    parent_id: ModelId
    child_id: ModelId
    mutations: list[str]


@dataclass(frozen=True)
class Lineage:
    """The tree of a job's models, in the order of their trials; then those that were grown by hand."""

    nodes: Sequence[LineageNode]
    edges: Sequence[LineageEdge]


class Models:
    """The models of one session."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def get(self, model_id: str) -> Model:
        """The model; raises `NotFound`."""
        model = self.find(model_id)
        if model is None:
            raise NotFound("model", model_id)
        return model

    def find(self, model_id: str) -> Model | None:
        """The model, or None."""
        return self._session.scalar(select(Model).where(Model.id == model_id))

    def of_trials(self, trial_ids: Collection[TrialId]) -> dict[TrialId, ModelId]:
        """The models that these trials became, of those that became one."""
        rows = self._session.execute(select(Model.trial_id, Model.id).where(Model.trial_id.in_(trial_ids)))
        return {trial_id: model_id for trial_id, model_id in rows if trial_id is not None}

    def by_key(self, idempotency_key: str) -> Model | None:
        """The model that was kept by a request with this key."""
        return self._session.scalar(select(Model).where(Model.idempotency_key == idempotency_key))

    def ancestry(self, model_id: str, limit: int) -> Sequence[Model]:
        """The model and those it grew from, the eldest first: `limit` at most, the nearest. Raises `NotFound`."""
        found = [self.get(model_id)]
        while len(found) < limit and (parent_id := found[-1].parent_id) is not None:
            found.append(self.get(parent_id))
        return found[::-1]

    def start(self, model_id: str) -> Start:
        """The columns of a model that a child needs, without architecture and mutations; raises `NotFound`."""
        row = self._session.execute(_START, {"model_id": model_id}).one_or_none()
        if row is None:
            raise NotFound("model", model_id)
        return Start(*row)

    def normalisation(self, model_id: str) -> Json | None:
        """The normalisation of the model's raw inputs, if it is stored with it."""
        return self._session.scalar(select(Model.normalisation).where(Model.id == model_id))

    def add(self, model: Model) -> None:
        """Insert a model; a trial's second one is refused by the table."""
        self._session.add(model)
        self._session.flush()

    def without_normalisation(self, dataset: str) -> Sequence[Model]:
        """The models of a data set that have to ask it what their inputs are normalised with."""
        query = select(Model).where(Model.dataset == dataset, Model.normalisation.is_(None)).order_by(Model.id)
        return self._session.scalars(query).all()

    def keep_normalisation(self, model_id: str, normalisation: Json) -> None:
        """Store the normalisation measured from a model's data set: the one column that is filled in later."""
        self._session.execute(
            update(Model)
            .where(Model.id == model_id, Model.normalisation.is_(None))
            .values(normalisation=normalisation)
            .execution_options(synchronize_session=False)
        )

    def add_grown(self, trial: Held, values: Mapping[str, Any]) -> Row[Any]:
        """Insert a held trial's model; returns its line on the leaderboard, without a rank."""
        made = {
            "trial_id": trial.id,
            "trial_number": trial.number,
            "job_id": trial.job_id,
            "parent_id": trial.parent_id,
        }
        asked = {"of_job": trial.job_id, "of_parent": trial.parent_id}
        return self._session.execute(_GROWN, {**values, **made, **asked}).one()

    def lineage(self, job: Job) -> Lineage:
        """A job's tree, with its seed model if that does not belong to the job."""
        rows = self._session.execute(
            select(
                Model.id,
                Model.job_id,
                Model.parent_id,
                Model.trial_number,
                Model.generation,
                Model.val_accuracy,
                Model.val_loss,
                Model.parameters,
                Model.mutation_names,
            )
            .where((Model.job_id == job.id) | (Model.id == job.seed_model_id))
            .order_by(Model.trial_number, Model.id)
        ).all()
        known = {row.id for row in rows}
        nodes = [
            LineageNode(
                model_id=row.id,
                parent_id=row.parent_id,
                number=row.trial_number if row.job_id == job.id else 0,
                generation=row.generation,
                val_accuracy=row.val_accuracy,
                val_loss=row.val_loss,
                parameters=row.parameters,
                mutations=row.mutation_names,
                external=row.job_id != job.id,
            )
            for row in rows
        ]
        nodes.sort(key=lambda node: (not node.external, node.number is None, node.number or 0))
        edges = [
            LineageEdge(node.parent_id, node.model_id, node.mutations)
            for node in nodes
            if node.parent_id is not None and node.parent_id in known and not node.external
        ]
        return Lineage(nodes, edges)

    def pulse(self) -> tuple[int, datetime | None]:
        """A cheap mark that changes whenever the leaderboard does: how many models there are, and the newest's time."""
        count, newest = self._session.execute(select(func.count(), func.max(Model.created_at)).select_from(Model)).one()
        return count, newest

    def heir_of(self, job_id: JobId) -> Model | None:
        """A model of another job that grew from one of this job's models."""
        parent = aliased(Model)
        return self._session.scalar(
            select(Model)
            .join(parent, parent.id == Model.parent_id)
            .where(parent.job_id == job_id, Model.job_id != job_id)
            .limit(1)
        )

    def job_seeded_by(self, job_id: JobId) -> JobId | None:
        """Another job whose seed model is one of this job's models."""
        return self._other_job(Job.seed_model_id, job_id)

    def job_taught_by(self, job_id: JobId) -> JobId | None:
        """Another job whose teacher is one of this job's models."""
        return self._other_job(Job.teacher_model_id, job_id)

    def _other_job(self, named: InstrumentedAttribute[ModelId | None], job_id: JobId) -> JobId | None:
        return self._session.scalar(
            select(Job.id).join(Model, Model.id == named).where(Model.job_id == job_id, Job.id != job_id).limit(1)
        )


# Built once, as they are asked with every step of a trial.
_TABLE = table(Model)
_MODELS = _TABLE.c
_MODEL_ID = bindparam("model_id", type_=SafeText())
_START = select(
    _MODELS.id,
    _MODELS.checkpoint_sha256,
    _MODELS.optimizer_sha256,
    _MODELS.generation,
    _MODELS.flops,
    _MODELS.val_accuracy,
    _MODELS.val_loss,
    select(func.avg(table(Epoch).c.seconds)).where(table(Epoch).c.trial_id == _MODELS.trial_id).scalar_subquery(),
).where(_MODELS.id == _MODEL_ID)
_PARENT = _TABLE.alias()
_OF_PARENT = select(_PARENT.c.generation + 1).where(_PARENT.c.id == bindparam("of_parent", type_=SafeText()))
_OF_JOB = select(table(Job).c.dataset).where(table(Job).c.id == bindparam("of_job", type_=SafeText()))
_GROWN = (
    insert(_TABLE)
    .values(generation=func.coalesce(_OF_PARENT.scalar_subquery(), 0), dataset=_OF_JOB.scalar_subquery())
    .returning(*(_MODELS[name] for name in LINE))
)
