"""Webhooks' secrets as the database keeps them: encrypted with the first of NETGROW_SECRET_KEYS, if there is one."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from sqlalchemy.orm import Session

from store.database import Database
from store.errors import NotFound, SecretUnreadable
from store.repositories import Deliveries, Jobs

PREFIX = "fernet:"


class Cipher:
    """Encrypts with the first key, and decrypts what any of them encrypted; without keys secrets stay as they are."""

    def __init__(self, keys: Sequence[str] = ()) -> None:
        self._first = Fernet(keys[0]) if keys else None
        self._all = MultiFernet([Fernet(key) for key in keys]) if keys else None

    def encrypt(self, secret: str) -> str:
        """As it is to be kept."""
        return secret if self._first is None else PREFIX + self._first.encrypt(secret.encode()).decode()

    def decrypt(self, kept: str) -> str:
        """The secret. Raises `SecretUnreadable` if none of the keys fits."""
        if not kept.startswith(PREFIX):
            return kept  # from before there were keys
        if self._all is None:
            raise SecretUnreadable("NETGROW_SECRET_KEYS is not set here, and it was encrypted")
        try:
            return self._all.decrypt(kept.removeprefix(PREFIX)).decode()
        except InvalidToken:
            raise SecretUnreadable("none of NETGROW_SECRET_KEYS is the key that it was encrypted with") from None

    def is_current(self, kept: str) -> bool:
        """Whether it is kept as `encrypt` would keep it now."""
        if self._first is None or not kept.startswith(PREFIX):
            return self._first is None and not kept.startswith(PREFIX)
        try:
            self._first.decrypt(kept.removeprefix(PREFIX))
        except InvalidToken:
            return False
        return True


@dataclass(frozen=True)
class Kept:
    """Count of the database's secrets by their storage."""

    plain: int = 0
    encrypted: int = 0
    outdated: int = 0  # of these, with another key than the first
    unreadable: int = 0  # of these, with none of the keys


def counted(database: Database, cipher: Cipher) -> Kept:
    """Storage of the secrets, in words."""
    plain = encrypted = outdated = unreadable = 0
    with database.read() as session:
        for kept in [*Jobs(session).secrets(), *Deliveries(session).secrets().values()]:
            if not kept.startswith(PREFIX):
                plain += 1
                continue
            encrypted += 1
            if not cipher.is_current(kept):
                outdated += 1
                try:
                    cipher.decrypt(kept)
                except SecretUnreadable:
                    unreadable += 1
    return Kept(plain, encrypted, outdated, unreadable)


def encrypt_all(database: Database, cipher: Cipher) -> int:
    """Encrypt every secret with the first key that is not yet; returns how many.

    Raises `SecretUnreadable`, and has changed nothing of that job or message.
    """

    def renewed(kept: str) -> str:
        return kept if cipher.is_current(kept) else cipher.encrypt(cipher.decrypt(kept))

    def of_job(session: Session, job_id: str) -> int:
        job, changed = Jobs(session).lock(job_id), 0
        found = []
        for webhook in job.webhooks or ():
            secret = webhook["secret"] and renewed(webhook["secret"])
            changed += secret != webhook["secret"]
            found.append({**webhook, "secret": secret})
        if changed:
            job.webhooks = found
        return changed

    def of_deliveries(session: Session) -> int:
        found = {delivery_id: (kept, renewed(kept)) for delivery_id, kept in Deliveries(session).secrets().items()}
        return sum(
            Deliveries(session).replace_secret(delivery_id, before, after)
            for delivery_id, (before, after) in found.items()
            if before != after
        )

    with database.read() as session:
        job_ids = Jobs(session).with_secrets()
    total = 0
    for job_id in job_ids:
        try:
            total += database.transact(partial(of_job, job_id=job_id))
        except NotFound:  # deleted meanwhile
            continue
    return total + database.transact(of_deliveries)
