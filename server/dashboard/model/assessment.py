"""A model's mistakes on the validation split: computed on demand, and cached."""

import json
from dataclasses import dataclass
from typing import NamedTuple

from starlette.concurrency import run_in_threadpool

from nas import Architecture, Network, with_normalisation
from nas.data import Dataset, DatasetInfo, Normalisation, Task
from nas.errors import Error
from nas.lru import LRU
from nas.training.confusion import Confusion, Mistake, confusion
from nas.training.failures import failures_named
from nas.training.label_figures import LabelTable, label_figures
from server.authentication import Caller
from server.backend import Backend
from server.dashboard.thumbnails import is_picture, thumbnails
from server.dependencies import Resources
from server.inventory import usable_dataset
from server.mutation_trials import oversize
from server.problems import FieldError
from server.statistics import loaded
from store.errors import CheckpointStoreError
from store.models import Model
from store.repositories import Datasets, Jobs

MAX_WORK = 2**37
"""FLOPs of one assessment: some seconds on one core. A larger network is tried on a part of the split."""

FEWEST_SAMPLES = 100
"""Fewer than these say nothing."""

REMEMBERED = 64


@dataclass(frozen=True)
class Example:
    """A mistake, and its picture as a `data:` URL; None where the samples are not images."""

    mistake: Mistake
    picture: str | None


@dataclass(frozen=True)
class Assessment:
    """The confusion matrix, the worst examples, and of how many samples of the split they are."""

    confusion: Confusion
    examples: tuple[Example, ...]
    class_names: tuple[str, ...]
    split_samples: int


@dataclass(frozen=True)
class LabelAssessment:
    """Of a multi-label data set: the figures of each label, and of how many samples of the split they are."""

    table: LabelTable
    names: tuple[str, ...]
    split_samples: int


@dataclass(frozen=True)
class Unknown:
    """Why there is no assessment."""

    reason: str


_known = LRU[Assessment | LabelAssessment](REMEMBERED)


async def assess(found: Resources, caller: Caller, model: Model) -> Assessment | LabelAssessment | Unknown:
    """The model's assessment, from memory if it was asked for lately. Raises 429 or Unavailable if too many wait."""
    todo = await run_in_threadpool(_to_assess, found, model)
    if isinstance(todo, Unknown):
        return todo
    key = (*todo, str(found.settings.datasets_dir))
    if (known := _known.get(key)) is not None:
        return known
    what = "a model to be tried on its validation split"
    made = await found.errands.run_once(caller.key_id, what, assessed, *todo)
    return made if isinstance(made, Unknown) else _known.keep(key, made)


class ToAssess(NamedTuple):
    """A model's checkpoint, and the samples to try it on."""

    checkpoint: str
    dataset: str
    sha256: str | None
    limit: int | None
    normalisation: str | None
    """The model's own, as JSON."""


def _to_assess(found: Backend, model: Model) -> ToAssess | Unknown:
    if model.dataset is None:
        return Unknown("It was uploaded without naming a data set, so there is nothing to try it on.")
    if (reason := oversize(Architecture.model_validate(model.architecture))) is not None:
        return Unknown(reason)
    with found.database.read() as session:
        info = usable_dataset(session, found.settings, model.dataset)
        upload = Datasets(session).find(model.dataset)
        job = None if model.job_id is None else Jobs(session).get(model.job_id)
        limit = None if job is None else job.spec.get("dataset_limit")
    if isinstance(info, FieldError):
        return Unknown(info.message)
    sha256 = None if upload is None else upload.sha256
    own = None if model.normalisation is None else json.dumps(model.normalisation)
    return ToAssess(model.checkpoint_sha256, model.dataset, sha256, limit, own)


def assessed(
    found: Backend, checkpoint: str, dataset: str, sha256: str | None, limit: int | None, normalisation: str | None
) -> Assessment | LabelAssessment | Unknown:
    """Errand: what a checkpoint says of a data set's validation split."""
    with found.database.read() as session:
        info = usable_dataset(session, found.settings, dataset)
    if isinstance(info, FieldError):
        return Unknown(info.message)
    try:
        network = Network.from_bytes(found.checkpoints.get(checkpoint))
        with failures_named("looking at the validation split"):
            samples = loaded(found, dataset, sha256, limit)
            if normalisation is not None:
                samples = with_normalisation(samples, Normalisation.from_json(json.loads(normalisation)))
            return _assessed(network, samples, info)
    except (Error, CheckpointStoreError) as error:
        return Unknown(str(error))


def _assessed(network: Network, dataset: Dataset, info: DatasetInfo) -> Assessment | LabelAssessment | Unknown:
    split = dataset.validation
    affordable = MAX_WORK // max(1, network.architecture.flops)
    if affordable < min(FEWEST_SAMPLES, len(split)):
        return Unknown("The network is too large to be tried here: download it and use `nas.training.confusion`.")
    if dataset.task is Task.MULTI_LABEL:
        table = label_figures(network, split, samples=affordable, device="cpu")
        return LabelAssessment(table, info.class_names or tuple(map(str, range(dataset.classes))), len(split))
    result = confusion(network, split, samples=affordable, device="cpu")
    pictures: list[str] | None = None
    if is_picture(dataset.input_shape) and result.worst:
        low, high = float(split.images.min()), float(split.images.max())
        pictures = thumbnails(split.images[[mistake.sample for mistake in result.worst]], low, high)
    examples = tuple(
        Example(mistake, None if pictures is None else pictures[place]) for place, mistake in enumerate(result.worst)
    )
    names = info.class_names or tuple(map(str, range(len(result.matrix))))
    return Assessment(result, examples, names, len(split))
