"""API keys and the sessions that browsers opened with them."""

from collections.abc import Collection, Mapping, Sequence

from sqlalchemy import delete, exists, select, update
from sqlalchemy.orm import Session

from store import clock
from store.errors import NotFound
from store.ids import KeyId
from store.models import Key, Login


class Keys:
    """The API keys of one session."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def any(self) -> bool:
        """Whether there is, or ever was, a key: from the first one on, requests need one."""
        return bool(self._session.scalar(select(exists().select_from(Key))))

    def add(self, key: Key) -> None:
        """Insert a key."""
        self._session.add(key)
        self._session.flush()

    def all(self) -> Sequence[Key]:
        """Every key, also those that were revoked, the oldest first."""
        return self._session.scalars(select(Key).order_by(Key.created_at, Key.id)).all()

    def names(self, key_ids: Collection[KeyId]) -> Mapping[KeyId | None, str]:
        """The names of these keys; no statement where there are none."""
        if not key_ids:
            return {}
        return {row.id: row.name for row in self._session.execute(select(Key.id, Key.name).where(Key.id.in_(key_ids)))}

    def valid(self, token_sha256: str) -> Key | None:
        """The key with this hash, unless it was revoked."""
        return self._session.scalar(select(Key).where(Key.token_sha256 == token_sha256, Key.revoked_at.is_(None)))

    def by_digest(self, token_sha256: str) -> Key | None:
        """The key with this hash, revoked or not; locked until the transaction ends."""
        return self._session.scalar(select(Key).where(Key.token_sha256 == token_sha256).with_for_update())

    def lock_limited(self, key_id: KeyId) -> None:
        """Lock the key until the transaction ends, if its open jobs are limited."""
        self._session.execute(
            select(Key.id).where(Key.id == key_id, Key.open_jobs.is_not(None)).with_for_update(key_share=True)
        )

    def open_jobs(self, key_id: KeyId) -> int | None:
        """Most open jobs of the key; None: any number."""
        return self._session.scalar(select(Key.open_jobs).where(Key.id == key_id))

    def upload_bytes(self, key_id: KeyId) -> int | None:
        """Most bytes of uploads that the key may store (None: any number); locks the key if limited."""
        return self._session.scalar(
            select(Key.upload_bytes)
            .where(Key.id == key_id, Key.upload_bytes.is_not(None))
            .with_for_update(key_share=True)
        )

    def revoke(self, key_id: str) -> Key:
        """End the key and its sessions; again is fine. Raises `NotFound`."""
        key = self._session.scalar(select(Key).where(Key.id == key_id).with_for_update())
        if key is None:
            raise NotFound("key", key_id)
        self._session.execute(
            update(Key).where(Key.id == key_id, Key.revoked_at.is_(None)).values(revoked_at=clock.now())
        )
        self._session.execute(delete(Login).where(Login.key_id == key_id))
        self._session.refresh(key)
        return key


class Logins:
    """The sessions of browsers."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def open(self, token_sha256: str, key_id: KeyId, seconds: float) -> Login:
        """Begin one that lasts so long, and forget those that are over."""
        self._session.execute(delete(Login).where(Login.expires_at < clock.now()))
        login = Login(token_sha256=token_sha256, key_id=key_id, expires_at=clock.later(seconds))
        self._session.add(login)
        self._session.flush()
        self._session.refresh(login)
        return login

    def key_of(self, token_sha256: str) -> Key | None:
        """The key that the session was opened with, if neither has ended."""
        return self._session.scalar(
            select(Key)
            .join(Login, Login.key_id == Key.id)
            .where(Login.token_sha256 == token_sha256, Login.expires_at >= clock.now(), Key.revoked_at.is_(None))
        )

    def close(self, token_sha256: str) -> None:
        """End it, if it is there."""
        self._session.execute(delete(Login).where(Login.token_sha256 == token_sha256))
