"""Uploaded data sets."""

from collections.abc import Collection, Sequence
from typing import Any

from sqlalchemy import bindparam, exists, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from store.columns import SafeText
from store.errors import Conflict, NotFound
from store.models import Dataset, Job, table


class Datasets:
    """The uploaded data sets of one session."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def add(
        self, name: str, sha256: str, size: int, info: dict[str, Any], *, reserved: Collection[str] = ()
    ) -> Dataset:
        """Insert an upload; the same name and content again is the same row; `Conflict` if the name is taken."""
        if name in reserved:
            raise Conflict(f"the data set name {name!r} is reserved")
        dataset = Dataset(name=name, sha256=sha256, bytes=size, info=info)
        try:
            with self._session.begin_nested():
                self._session.add(dataset)
        except IntegrityError:
            dataset = self.get(name)
            if dataset.sha256 != sha256:
                raise Conflict(f"there is another data set named {name!r}") from None
        return dataset

    def find(self, name: str) -> Dataset | None:
        """The upload of this name, or None."""
        return self._session.scalar(select(Dataset).where(Dataset.name == name))

    def digest(self, name: str) -> str | None:
        """The SHA-256 of the upload of this name, or None."""
        return self._session.execute(_DIGEST, {"name": name}).scalar_one_or_none()

    def get(self, name: str) -> Dataset:
        """The upload of this name; raises `NotFound`."""
        dataset = self.find(name)
        if dataset is None:
            raise NotFound("dataset", name)
        return dataset

    def all(self) -> Sequence[Dataset]:
        """All uploads by name."""
        return self._session.scalars(select(Dataset).order_by(Dataset.name)).all()

    def delete(self, name: str) -> None:
        """Delete an upload; raises `NotFound`, and `Conflict` if a job names it."""
        dataset = self.get(name)
        if self._session.scalar(select(exists().where(Job.dataset == name))):
            raise Conflict(f"the data set {name!r} is named by a job")
        self._session.delete(dataset)


_DIGEST = select(table(Dataset).c.sha256).where(table(Dataset).c.name == bindparam("name", type_=SafeText()))
