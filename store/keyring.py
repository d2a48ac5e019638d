"""API keys as an operator handles them: straight in the database, on a machine that reaches it."""

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Self

from sqlalchemy.orm import Session

from store.database import Database
from store.ids import KeyId, new_key_id
from store.models import Key
from store.repositories import NOBODY, Actor, Audit, Keys, Uploads
from store.settings import Settings
from store.states import Action
from store.tokens import KeyScope, new_key_token, token_digest


@dataclass(frozen=True)
class KeyLimits:
    """Limits of a key; None: no limit."""

    requests_per_second: float | None = None
    open_jobs: int | None = None
    trials_per_job: int | None = None
    max_parameters: int | None = None
    max_seconds: float | None = None
    max_priority: int | None = None
    upload_bytes: int | None = None

    @classmethod
    def of_settings(cls, settings: Settings) -> Self:
        """Limits of a key that is created without its own."""
        return cls(
            requests_per_second=settings.key_requests_per_second,
            open_jobs=settings.key_open_jobs,
            trials_per_job=settings.key_trials_per_job,
            max_parameters=settings.key_max_parameters,
            max_seconds=settings.key_max_seconds,
            max_priority=settings.key_max_priority,
            upload_bytes=settings.key_upload_bytes,
        )


def create(database: Database, name: str, scope: KeyScope, limits: KeyLimits) -> tuple[Key, str]:
    """A new key and its token, which nothing stores: whoever loses it needs another key."""
    token = new_key_token()
    digest = token_digest(token)
    assert digest is not None
    key = Key(id=new_key_id(), name=name, scope=scope, token_sha256=digest, **asdict(limits))
    with database.write() as session:
        Keys(session).add(key)
        Audit(session).add(NOBODY, Action.CREATE_KEY, key.id)
        session.refresh(key)
    return key, token


def of_identity(session: Session, issuer: str, subject: str, name: str, scope: KeyScope, limits: KeyLimits) -> Key:
    """The key of somebody whom a provider knows, as it says that they are now; made when they first come.

    Nobody has its token: it opens no request, only sessions. A revoked one stays revoked.
    """
    digest = hashlib.sha256(json.dumps(["oidc", issuer, subject]).encode()).hexdigest()
    key = Keys(session).by_digest(digest)
    if key is None:
        key = Key(id=new_key_id(), name=name, scope=scope, token_sha256=digest, **asdict(limits))
        Keys(session).add(key)
        Audit(session).add(Actor(key.id, name), Action.CREATE_KEY, key.id)
        session.refresh(key)
    elif key.revoked_at is None:
        key.name, key.scope = name, scope
        session.flush()
    return key


def listed(database: Database) -> Sequence[Key]:
    """Every key, also those that were revoked, the oldest first."""
    with database.read() as session:
        return Keys(session).all()


def uploaded(database: Database) -> Mapping[KeyId, int]:
    """Bytes of uploads that are stored, by the key that uploaded them."""
    with database.read() as session:
        return Uploads(session).bytes_by_key()


def revoke(database: Database, key_id: str) -> Key:
    """End a key at once, with the sessions that were opened with it. Raises `NotFound`."""
    with database.write() as session:
        key = Keys(session).revoke(key_id)
        Audit(session).add(NOBODY, Action.REVOKE_KEY, key.id)
        return key


def any_key(database: Database) -> bool:
    """Whether requests need a key: there is one, or was. Raises `Unavailable`."""
    with database.read() as session:
        return Keys(session).any()
