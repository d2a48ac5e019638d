"""The data sets there are: those that netgrow knows by name, and uploads."""

from pathlib import Path

from sqlalchemy.orm import Session

from nas import data
from nas.data import DatasetInfo
from server.problems import FieldError
from server.schemas.datasets import Dataset
from store.repositories import Datasets


def all_datasets(session: Session, directory: Path) -> list[Dataset]:
    """Every data set; `directory` holds the files of those that are known by name."""
    known = [Dataset.built_in(data.info(name, directory)) for name in data.names()]
    return known + [Dataset.uploaded(row) for row in Datasets(session).all()]


def usable_dataset(session: Session, directory: Path, name: str) -> DatasetInfo | FieldError:
    """What a job needs to know of a data set, or why a job cannot use it."""
    if name in data.names():
        info = data.info(name, directory)
        if not info.available:
            return FieldError(field="dataset", message=info.reason or f"{name} is not available", value=name)
        return info
    row = Datasets(session).find(name)
    if row is not None:
        return DatasetInfo.model_validate(row.info)
    known = ", ".join(sorted(dataset.name for dataset in all_datasets(session, directory)))
    return FieldError(field="dataset", message=f"unknown data set {name!r}; known: {known}", value=name)
