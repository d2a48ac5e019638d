"""Stored uploads: data sets, and models that no trial made."""

from collections import Counter
from collections.abc import Mapping

from sqlalchemy import ColumnElement, func, select
from sqlalchemy.orm import Session

from store.ids import KeyId
from store.models import Dataset, Model


class Uploads:
    """The uploads of one session. The same file, uploaded twice, counts twice."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def bytes(self) -> int:
        """Of all keys, and of nobody's."""
        return self._sum()

    def bytes_of(self, key_id: KeyId) -> int:
        """Of one key."""
        return self._sum(Dataset.key_id == key_id, Model.key_id == key_id)

    def bytes_by_key(self) -> Mapping[KeyId, int]:
        """Of each key that has some."""
        found: Counter[KeyId] = Counter()
        for column, size, is_upload in (
            (Dataset.key_id, Dataset.bytes, Dataset.bytes > 0),
            (Model.key_id, Model.checkpoint_bytes, Model.trial_id.is_(None)),
        ):
            query = select(column, func.sum(size)).where(is_upload, column.is_not(None)).group_by(column)
            for key_id, total in self._session.execute(query):
                if key_id is not None:
                    found[key_id] += int(total)
        return found

    def _sum(self, dataset: ColumnElement[bool] | None = None, model: ColumnElement[bool] | None = None) -> int:
        datasets = select(func.coalesce(func.sum(Dataset.bytes), 0))
        models = select(func.coalesce(func.sum(Model.checkpoint_bytes), 0)).where(Model.trial_id.is_(None))
        if dataset is not None and model is not None:
            datasets, models = datasets.where(dataset), models.where(model)
        return int(self._session.scalars(datasets).one()) + int(self._session.scalars(models).one())
