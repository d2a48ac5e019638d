"""Uploaded data sets."""

from collections.abc import Collection, Sequence
from typing import Any

from sqlalchemy import ColumnElement, Text, bindparam, cast, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from store import clock
from store.columns import SafeText
from store.errors import Conflict, NotFound
from store.ids import JobId, KeyId
from store.models import Dataset, Job, Json, Model, table
from store.states import ENDED_JOB


class Datasets:
    """The uploaded data sets of one session.

    The row of a deleted one stays, without a file (`bytes` 0): as long as jobs and models name it, its name stands for
    the samples that they learned from, and for no others.
    """

    def __init__(self, session: Session) -> None:
        self._session = session

    def add(
        self,
        name: str,
        sha256: str,
        size: int,
        info: dict[str, Any],
        *,
        reserved: Collection[str] = (),
        key_id: KeyId | None = None,
    ) -> Dataset:
        """Insert an upload; the same name and content again is the same row; `Conflict` if the name is taken.

        The name of a deleted one is taken as long as a job or a model names it, but for the same content.
        """
        if name in reserved:
            raise Conflict(f"the data set name {name!r} is reserved")
        try:
            with self._session.begin_nested():
                dataset = Dataset(name=name, sha256=sha256, bytes=size, info=info, key_id=key_id)
                self._session.add(dataset)
        except IntegrityError:
            dataset = self._session.scalars(select(Dataset).where(Dataset.name == name).with_for_update()).one()
            if dataset.sha256 != sha256:
                self._require_free(dataset)
            if not dataset.bytes:
                dataset.sha256, dataset.bytes, dataset.info = sha256, size, info
                dataset.created_at, dataset.key_id = clock.read(self._session), key_id
                self._session.flush()
        return dataset

    def find(self, name: str) -> Dataset | None:
        """The upload of this name, or None."""
        return self._session.scalar(select(Dataset).where(Dataset.name == name, THERE))

    def record(self, name: str) -> Dataset | None:
        """The upload of this name, deleted or not: what it held stays known."""
        return self._session.get(Dataset, name)

    def learned(self, name: str) -> Dataset:
        """As `record`; raises `NotFound`."""
        row = self.record(name)
        if row is None:
            raise NotFound("data set", name)
        return row

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
        return self._session.scalars(select(Dataset).where(THERE).order_by(Dataset.name)).all()

    def is_deleted(self, name: str) -> bool:
        """Whether there was an upload of this name."""
        return self._session.scalar(select(Dataset.name).where(Dataset.name == name, ~THERE)) is not None

    def hold(self, names: Collection[str]) -> None:
        """None of these is deleted until the transaction ends; raises `Conflict` if one was before."""
        rows = self._session.execute(
            select(Dataset.name, Dataset.bytes)
            .where(Dataset.name.in_(names))
            .order_by(Dataset.name)
            .with_for_update(read=True)
        )
        for name, size in rows:
            if not size:
                raise Conflict(f"the data set {name!r} was deleted")

    def delete(self, name: str) -> str:
        """Delete an upload; returns its file's digest. Raises `NotFound`, and `Conflict` while an open job uses it."""
        dataset = self._session.scalar(select(Dataset).where(Dataset.name == name, THERE).with_for_update())
        if dataset is None:
            raise NotFound("dataset", name)
        if (job := self._user(name, Job.state.not_in(ENDED_JOB))) is not None:
            raise Conflict(f"the data set {name!r} is needed: job {job} uses it, and has not ended")
        dataset.bytes = 0
        self._session.flush()
        return dataset.sha256

    def _require_free(self, dataset: Dataset) -> None:
        """Raises `Conflict` unless other samples may take the name."""
        name = dataset.name
        if dataset.bytes:
            raise Conflict(f"there is another data set named {name!r}")
        user = self._user(name) or self._session.scalar(select(Model.id).where(Model.dataset == name).limit(1))
        if user is not None:
            raise Conflict(f"{user} learned from another data set named {name!r}, which was deleted: take another name")

    def _user(self, name: str, *conditions: ColumnElement[bool]) -> JobId | None:
        """A job that learns from the data set, also by way of a teacher."""
        # The spec's text only says where it is worth looking: PostgreSQL refuses paths into JSON that has a NUL.
        mentions = cast(Job.spec, Text).contains(f'"{name}"', autoescape=True)
        jobs = self._session.execute(select(Job.id, Job.spec).where(mentions, *conditions).order_by(Job.id))
        return next((job_id for job_id, spec in jobs if name in learned_from(spec)), None)


def transfer_dataset(spec: Json) -> str | None:
    """The data set that a job's trials are shown by a teacher, if the job names one."""
    name: str | None = (spec["training"].get("distillation") or {}).get("transfer_dataset")
    return name


def learned_from(spec: Json) -> list[str]:
    """The data sets that a job names."""
    transfer = transfer_dataset(spec)
    return [spec["dataset"], *([] if transfer is None else [transfer])]


THERE = Dataset.bytes > 0
"""Of a data set that was not deleted."""

_DATASETS = table(Dataset).c
_DIGEST = select(_DATASETS.sha256).where(_DATASETS.name == bindparam("name", type_=SafeText()), _DATASETS.bytes > 0)
