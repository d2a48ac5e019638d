"""Quotas on stored uploads, in bytes, of an API key and of the service."""

from dataclasses import dataclass
from typing import ClassVar, Self

from sqlalchemy.orm import Session

from store.errors import QuotaReached
from store.ids import KeyId
from store.repositories import Keys, Uploads


@dataclass(frozen=True)
class Quota:
    """Bytes of stored uploads, and their limit (None: any number)."""

    of_key: int
    key_allows: int | None
    of_all: int
    service_allows: int | None

    @classmethod
    def read(cls, session: Session, key_id: KeyId | None, key_allows: int | None, service_allows: int | None) -> Self:
        """Read the present quota; without limits nothing is counted."""
        uploads = Uploads(session)
        return cls(
            uploads.bytes_of(key_id) if key_id is not None and key_allows is not None else 0,
            key_allows,
            uploads.bytes() if service_allows is not None else 0,
            service_allows,
        )

    UNLIMITED: ClassVar["Quota"]

    def require(self, size: int, unfinished_of_key: int = 0, unfinished_of_all: int = 0) -> None:
        """Raise `QuotaReached` unless `size` bytes more fit in, with those of uploads that are under way."""
        taken = self.of_key + unfinished_of_key
        if self.key_allows is not None and taken + size > self.key_allows:
            remedy = "delete a data set, or use a key that may have more (`netgrow keys create --upload-bytes`)"
            raise QuotaReached("this API key", "upload_bytes", taken, size, self.key_allows, remedy)
        taken = self.of_all + unfinished_of_all
        if self.service_allows is not None and taken + size > self.service_allows:
            remedy = "delete a data set, or let the operator raise it"
            raise QuotaReached("this service", "NETGROW_UPLOAD_BYTES", taken, size, self.service_allows, remedy)


Quota.UNLIMITED = Quota(0, None, 0, None)


def require_quota(session: Session, key_id: KeyId | None, size: int, service_allows: int | None) -> None:
    """Raise `QuotaReached` unless an upload of this size may be stored; the key is locked until the transaction ends.

    Called before any job is locked. Two keys at once may pass the service's limit by what both of them store.
    """
    key_allows = None if key_id is None else Keys(session).upload_bytes(key_id)
    Quota.read(session, key_id, key_allows, service_allows).require(size)
