"""The data sets there are: those that netgrow knows by name, and uploads."""

from sqlalchemy.orm import Session

from nas import data
from nas.data import DatasetInfo
from nas.data.registry import source
from server.problems import FieldError
from server.schemas.datasets import Dataset
from store.repositories import Datasets, Keys
from store.settings import Settings


def all_datasets(session: Session, settings: Settings) -> list[Dataset]:
    """Every data set."""
    known = [Dataset.built_in(known_dataset(name, settings)) for name in data.names()]
    rows = Datasets(session).all()
    owners = Keys(session).names({row.key_id for row in rows if row.key_id is not None})
    return known + [Dataset.uploaded(row, owners.get(row.key_id)) for row in rows]


def known_dataset(name: str, settings: Settings) -> DatasetInfo:
    """A data set that netgrow knows by name; one that workers may download counts as available."""
    info = data.info(name, settings.datasets_dir)
    published = source(name).published
    if info.available or published is None or not settings.download_datasets:
        return info
    megabytes = sum(file.bytes or 0 for file in published.missing(settings.datasets_dir)) / 1e6
    reason = f"its files are downloaded when a job first needs them: {megabytes:.0f} MB"
    return info.model_copy(update={"available": True, "reason": reason})


def usable_dataset(session: Session, settings: Settings, name: str) -> DatasetInfo | FieldError:
    """A data set's facts for a job, or the reason why a job cannot use it."""
    if name in data.names():
        info = known_dataset(name, settings)
        if not info.available:
            return FieldError(field="dataset", message=info.reason or f"{name} is not available", value=name)
        return info
    row = Datasets(session).find(name)
    if row is not None:
        return DatasetInfo.model_validate(row.info)
    if Datasets(session).is_deleted(name):
        return FieldError(field="dataset", message=f"the data set {name!r} was deleted", value=name)
    known = ", ".join(sorted(dataset.name for dataset in all_datasets(session, settings)))
    return FieldError(field="dataset", message=f"unknown data set {name!r}; known: {known}", value=name)
