"""What a model's inputs were normalised with in training: measured from its data set, and remembered."""

import tempfile
from dataclasses import dataclass
from http import HTTPStatus

from nas import data
from nas.data import Dataset, DatasetInfo
from nas.data.normalisation import Normalisation
from nas.errors import DatasetError
from nas.training.failures import failures_named
from server.backend import Backend
from server.inventory import usable_dataset
from server.problems import FieldError, ProblemError
from server.remembered import Remembered
from store.blobs import CHUNK_BYTES
from store.errors import MissingCheckpoint
from store.models import Model
from store.repositories import Datasets, Jobs

REMEMBERED = 64


@dataclass(frozen=True)
class Statistics:
    """A data set as a model's trial read it: `limit` training samples of it, or all (None)."""

    info: DatasetInfo
    normalisation: Normalisation
    limit: int | None


class DatasetAway(ProblemError):
    """The data set that a model was trained on cannot be read here: 409."""

    def __init__(self, name: str, reason: str) -> None:
        detail = f"the model's inputs are normalised as in training, and its data set {name} cannot be read: {reason}"
        super().__init__(HTTPStatus.CONFLICT, "dataset-away", detail)


_known = Remembered[Statistics](REMEMBERED)


def statistics_of(found: Backend, model: Model) -> Statistics | None:
    """What the model was trained with; None for a model that names no data set. It may read one: an errand's work.

    Of an upload that names a data set: the whole training split's. Raises DatasetAway.
    """
    if model.dataset is None:
        return None
    with found.database.read() as session:
        info = usable_dataset(session, found.settings, model.dataset)
        upload = Datasets(session).find(model.dataset)
        given = None if model.job_id is None else Jobs(session).get(model.job_id).spec.get("dataset_limit")
    if isinstance(info, FieldError):
        raise DatasetAway(model.dataset, info.message)
    limit = given if isinstance(given, int) else None
    sha256 = None if upload is None else upload.sha256
    key = (model.dataset, sha256, limit, str(found.settings.datasets_dir))
    if (known := _known.recall(key)) is not None:
        return known
    try:
        with failures_named(f"reading {model.dataset}"):
            dataset = loaded(found, model.dataset, sha256, limit)
    except DatasetError as error:
        raise DatasetAway(model.dataset, str(error)) from error
    except MissingCheckpoint as error:
        with found.database.read() as session:
            now = usable_dataset(session, found.settings, model.dataset)
        if isinstance(now, FieldError):  # deleted while it was read
            raise DatasetAway(model.dataset, now.message) from error
        raise
    return _known.keep(key, Statistics(info, dataset.train.normalisation, limit))


def loaded(found: Backend, name: str, sha256: str | None, limit: int | None) -> Dataset:
    """The data set as a trial reads it: a limit changes what images are normalised with. Raises DatasetError."""
    if sha256 is None:
        dataset = data.load(name, found.settings.datasets_dir)
    else:
        found.checkpoints.verify(sha256)
        with tempfile.NamedTemporaryFile(prefix="netgrow-", suffix=".npz") as copy:
            with found.checkpoints.open_stream(sha256) as file:
                while chunk := file.read(CHUNK_BYTES):
                    copy.write(chunk)
            copy.flush()
            dataset = data.npz.load(copy.name, name)
    return dataset if limit is None else data.limited(dataset, limit)
