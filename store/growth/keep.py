"""Models that no trial made: grown by hand from a model, or uploaded."""

import hashlib
import json
from collections.abc import Callable
from dataclasses import asdict, dataclass
from typing import Any

from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from store.errors import Conflict
from store.growth.records import Json, mutation_names
from store.ids import KeyId, new_model_id
from store.models import Job, Model
from store.repositories import Events, Jobs, Leaderboard, Models, Scope, Sort
from store.repositories.jobs import owned
from store.states import EventKind

MAX_KEY = 255  # characters of an idempotency key


@dataclass(frozen=True)
class NetworkRecord:
    """A network to be kept as it is; its checkpoint is in the store already."""

    parameters: int
    flops: int
    architecture: Json
    architecture_digest: str
    checkpoint_sha256: str
    checkpoint_bytes: int


@dataclass(frozen=True)
class Request:
    """A request to store a model: the same key and digest get the first model again."""

    key: str | None
    digest: str

    @classmethod
    def of(cls, key: str | None, body: object, owner: KeyId | None = None) -> "Request":
        """With the digest of a body, which is JSON; raises `Conflict` if the key is empty or too long.

        `owner` is the API key that asks: two of them may use the same idempotency key and never meet.
        """
        check_key(key)
        digest = hashlib.sha256(json.dumps(body, sort_keys=True).encode()).hexdigest()
        return cls(None if key is None else owned(key, owner), digest)


def check_key(key: str | None) -> None:
    """Raises `Conflict` unless the idempotency key has a sensible length."""
    if key is not None and not 0 < len(key) <= MAX_KEY:
        raise Conflict(f"an idempotency key has 1 to {MAX_KEY} characters, not {len(key)}")


def kept(session: Session, request: Request) -> Model | None:
    """The model that was kept for this request before; `Conflict` if the key was used for another one."""
    earlier = Models(session).by_key(request.key) if request.key is not None else None
    if earlier is not None and earlier.request_digest != request.digest:
        raise Conflict(f"the idempotency key was used for another model: {earlier.id}")
    return earlier


def keep_child(
    session: Session,
    parent_id: str,
    record: NetworkRecord,
    mutations: list[Json],
    request: Request,
    *,
    key_id: KeyId | None = None,
) -> tuple[Model, bool]:
    """Keep what a model became by exact mutations; returns it, and whether it is new. `key_id` is the key that asks.

    It computes what its parent does, so that the parent's metrics are its own. It belongs to the parent's job, and is
    deleted with it. Raises `NotFound`.
    """
    parent = locked_model(session, parent_id)

    def build() -> Model:
        return Model(
            id=new_model_id(),
            job_id=parent.job_id,
            parent_id=parent.id,
            generation=parent.generation + 1,
            dataset=parent.dataset,
            val_accuracy=parent.val_accuracy,
            val_loss=parent.val_loss,
            normalisation=parent.normalisation,
            mutations=mutations,
            mutation_names=mutation_names(mutations),
            key_id=key_id,
            **_untrained(record, request),
        )

    model, created = _once(session, request, build)
    if created and model.job_id is not None:
        _tell(session, Jobs(session).get(model.job_id), model)
    return model, created


def keep_upload(
    session: Session,
    record: NetworkRecord,
    request: Request,
    *,
    dataset: str | None = None,
    normalisation: Json | None = None,
    key_id: KeyId | None = None,
) -> tuple[Model, bool]:
    """Keep an uploaded network, unmeasured and of no job; returns it, and whether it is new."""

    def build() -> Model:
        return Model(
            id=new_model_id(),
            generation=0,
            dataset=dataset,
            normalisation=normalisation,
            mutations=[],
            mutation_names=[],
            key_id=key_id,
            **_untrained(record, request),
        )

    return _once(session, request, build)


def locked_model(session: Session, model_id: str) -> Model:
    """The model, with its job locked so that it cannot be deleted meanwhile; raises `NotFound`."""
    job_id = Models(session).get(model_id).job_id
    if job_id is not None:
        Jobs(session).lock(job_id)
    return Models(session).get(model_id)


def _untrained(record: NetworkRecord, request: Request) -> dict[str, Any]:
    """Columns of every such model's row."""
    own = {"recipe": {}, "seconds": 0.0, "idempotency_key": request.key, "request_digest": request.digest}
    return asdict(record) | own


def _once(session: Session, request: Request, build: Callable[[], Model]) -> tuple[Model, bool]:
    if (earlier := kept(session, request)) is not None:
        return earlier, False
    model = build()
    try:
        with session.begin_nested():
            Models(session).add(model)
    except IntegrityError:
        # Another request with the same key was faster: its transaction has committed, or this one would still wait.
        winner = kept(session, request)
        if winner is None:
            raise
        return winner, False
    return model, True


def _tell(session: Session, job: Job, model: Model) -> None:
    """Append the event to the job, which is locked."""
    item = Leaderboard(session).item(model, sort=Sort(job.objective), scope=Scope(job_id=job.id))
    Events(session).of_job(job, EventKind.MODEL_STORED, model=item.to_json())
    session.flush()
