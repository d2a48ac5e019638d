"""Storage of models that no trial made: the checkpoint first, then the row that names it."""

from collections.abc import Callable, Sequence
from http import HTTPStatus

from fastapi import Request, Response
from sqlalchemy.orm import Session

from nas import Network
from nas.mutations import Mutation
from server.backend import Backend
from server.schemas.models import Model
from server.statistics import described_dataset
from store import growth, models
from store.errors import Conflict, NotFound, QuotaReached
from store.file_locks import delete_unnamed, hold_stored
from store.repositories import NOBODY, Actor, Audit, Jobs, Keys, Leaderboard
from store.states import Action

Move = Callable[[Session, growth.NetworkRecord], tuple[models.Model, bool]]


def shown(session: Session, row: models.Model) -> Model:
    """The model with its rank."""
    described = None if row.dataset is None else described_dataset(session, row.dataset)
    names = None if described is None else described.class_names
    return Model.of(row, Leaderboard(session).rank(row), names, owner_of(session, row))


def owner_of(session: Session, row: models.Model) -> str | None:
    """The name of the key that uploaded or kept the model, else of the one that posted its job."""
    if row.key_id is not None:
        return Keys(session).names([row.key_id]).get(row.key_id)
    return None if row.job_id is None else Jobs(session).owners([row.job_id]).get(row.job_id)


def earlier(found: Backend, asked: growth.Request) -> Model | None:
    """The model stored for this request before. Raises Conflict if its key was used for another one."""
    with found.database.read() as session:
        row = growth.kept(session, asked)
        return None if row is None else shown(session, row)


def keep_child(
    found: Backend,
    model_id: str,
    network: Network,
    records: Sequence[Mutation],
    asked: growth.Request,
    actor: Actor = NOBODY,
) -> tuple[Model, bool]:
    """Keep what a model became by exact mutations; returns it, and whether it is new.

    Raises NotFound, Conflict, QuotaReached, ReserveReached.
    """
    done = [record.to_json() for record in records]

    def move(session: Session, record: growth.NetworkRecord) -> tuple[models.Model, bool]:
        require_quota(session, found, actor, asked, record)
        row, created = growth.keep_child(session, model_id, record, done, asked, key_id=actor.key_id)
        if created:
            Audit(session).add(actor, Action.GROW_MODEL, row.id)
        return row, created

    return _keep(found, network, move)


def keep_upload(
    found: Backend,
    network: Network,
    dataset: str | None,
    asked: growth.Request,
    actor: Actor = NOBODY,
    normalisation: models.Json | None = None,
) -> tuple[Model, bool]:
    """Keep an uploaded network; returns it, and whether it is new. Raises Conflict, QuotaReached, ReserveReached."""

    def move(session: Session, record: growth.NetworkRecord) -> tuple[models.Model, bool]:
        require_quota(session, found, actor, asked, record)
        row, created = growth.keep_upload(
            session, record, asked, dataset=dataset, normalisation=normalisation, key_id=actor.key_id
        )
        if created:
            Audit(session).add(actor, Action.UPLOAD_MODEL, row.id)
        return row, created

    return _keep(found, network, move)


def require_quota(
    session: Session, found: Backend, actor: Actor, asked: growth.Request, record: growth.NetworkRecord
) -> None:
    """Raise QuotaReached unless the model fits in; one that was kept before takes nothing more."""
    if growth.kept(session, asked) is None:
        growth.require_quota(session, actor.key_id, record.checkpoint_bytes, found.settings.upload_bytes)


def answer(request: Request, response: Response, model: Model, *, created: bool) -> Model:
    """201 for a model that is new, 200 for one that an earlier request made; where it is to be found."""
    response.status_code = HTTPStatus.CREATED if created else HTTPStatus.OK
    response.headers["Location"] = f"{request.scope.get('root_path', '').rstrip('/')}/models/{model.model_id}"
    return model


def _keep(found: Backend, network: Network, move: Move) -> tuple[Model, bool]:
    data = network.to_bytes()
    found.checkpoints.require_room(len(data), found.settings.disk_reserve_bytes)
    blob = found.checkpoints.put(data)
    architecture = network.architecture
    record = growth.NetworkRecord(
        parameters=architecture.parameters,
        flops=architecture.flops,
        architecture=architecture.model_dump(mode="json"),
        architecture_digest=architecture.digest,
        checkpoint_sha256=blob.sha256,
        checkpoint_bytes=blob.bytes,
    )

    def both(session: Session) -> tuple[Model, bool]:
        if not hold_stored(session, found.checkpoints, blob.sha256):
            found.checkpoints.put(data)
        row, created = move(session, record)
        return shown(session, row), created

    try:
        model, created = found.database.transact(both)
    except (Conflict, NotFound, QuotaReached):
        delete_unnamed(found.database, found.checkpoints, [blob.sha256])
        raise
    if not created:
        delete_unnamed(found.database, found.checkpoints, [blob.sha256])
    return model, created
