"""Normalisation of a model's inputs: stored with it, or measured from its data set."""

import tempfile
from dataclasses import dataclass
from functools import partial

from sqlalchemy.orm import Session

from nas import data
from nas.data import Dataset, DatasetInfo
from nas.data.normalisation import Normalisation
from nas.errors import DatasetError
from nas.lru import LRU
from nas.training.failures import failures_named
from server.backend import Backend
from server.inventory import usable_dataset
from server.problem_kinds import DATASET_AWAY
from server.problems import FieldError, ProblemError
from store.blobs import CHUNK_BYTES
from store.errors import CorruptCheckpoint, MissingCheckpoint
from store.ids import ModelId
from store.models import Json, Model
from store.repositories import Datasets, Jobs, Models

REMEMBERED = 64


@dataclass(frozen=True)
class Statistics:
    """A data set as a model's trial read it: `limit` training samples of it, or all (None).

    `info` is None for an upload that names no data set, and was sent with its own normalisation.
    """

    info: DatasetInfo | None
    normalisation: Normalisation
    limit: int | None

    @property
    def class_names(self) -> tuple[str, ...] | None:
        """In the order of the labels, where they are known."""
        return None if self.info is None else self.info.class_names


class DatasetAway(ProblemError):
    """The data set that a model was trained on cannot be read here: 409."""

    def __init__(self, name: str, reason: str) -> None:
        detail = f"the model's inputs are normalised as in training, and its data set {name} cannot be read: {reason}"
        super().__init__(DATASET_AWAY, detail)


_known = LRU[Statistics](REMEMBERED)


def statistics_of(found: Backend, model: Model) -> Statistics | None:
    """The model's normalisation; None if it has none of its own and names no data set.

    It may read a data set: an errand's work.

    Of an upload that names a data set alone: the whole training split's. What is kept with the model outlives the data
    set.
    Raises DatasetAway.
    """
    if model.dataset is None:
        own = model.normalisation
        return None if own is None else Statistics(None, Normalisation.from_json(own), None)
    with found.database.read() as session:
        info = usable_dataset(session, found.settings, model.dataset)
        upload = Datasets(session).find(model.dataset)
        given = None if model.job_id is None else Jobs(session).get(model.job_id).spec.get("dataset_limit")
        described = described_dataset(session, model.dataset)
    limit = given if isinstance(given, int) else None
    if model.normalisation is not None and described is not None:
        holds = described if isinstance(info, FieldError) else info
        return Statistics(holds, Normalisation.from_json(model.normalisation), limit)
    if isinstance(info, FieldError):
        raise DatasetAway(model.dataset, info.message)
    sha256 = None if upload is None else upload.sha256
    key = (model.dataset, sha256, limit, str(found.settings.datasets_dir))
    if (known := _known.get(key)) is not None:
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


def described_dataset(session: Session, name: str) -> DatasetInfo | None:
    """Facts about a data set, also a deleted one; None for an unknown name."""
    if name in data.names():
        return data.info(name)
    row = Datasets(session).record(name)
    return None if row is None else DatasetInfo.model_validate(row.info)


def lack_statistics(found: Backend, dataset: str) -> bool:
    """Whether models of the data set still need it for their statistics."""
    with found.database.read() as session:
        return bool(Models(session).without_normalisation(dataset))


def keep_statistics(found: Backend, dataset: str) -> None:
    """Errand: store normalisations with a data set's models before it is deleted, if it is readable."""
    with found.database.read() as session:
        models = Models(session).without_normalisation(dataset)
    for model in models:
        try:
            statistics = statistics_of(found, model)
        except (DatasetAway, MissingCheckpoint, CorruptCheckpoint):
            return  # nobody can read it any more
        if statistics is not None and (kept := statistics.normalisation.to_json()) is not None:
            found.database.transact(partial(_keep, model.id, kept))


def _keep(model_id: ModelId, normalisation: Json, session: Session) -> None:
    Models(session).keep_normalisation(model_id, normalisation)


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
