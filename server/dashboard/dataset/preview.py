"""Preview of a data set: samples of each class, their counts, and statistics.

Computed when someone looks, one at a time, and remembered by what the data set is made of.
"""

import hashlib
import io
from collections.abc import Sequence
from dataclasses import dataclass
from math import prod

import torch
from PIL import Image
from torch import Tensor

from nas.data import Dataset
from nas.errors import DatasetError
from nas.lru import LRU
from nas.training.failures import failures_named
from server.authentication import Caller
from server.backend import Backend
from server.dashboard.thumbnails import is_picture, pictures
from server.dependencies import Resources
from server.schemas.datasets import Dataset as Described
from server.statistics import loaded
from store.errors import CheckpointStoreError

MAX_NUMBERS = 2**29
"""Of a data set that is read for its preview: the largest that is known, SVHN, has 3.1e8."""

SHOWN_CLASSES, SHOWN_SAMPLES = 24, 8
# Pixels of a picture: larger ones are shrunk, tiny ones get whole blocks for pixels.
SIDE, LEAST, GAP = 64, 40, 4
REMEMBERED = 8


@dataclass(frozen=True)
class ClassCounts:
    """A class, and how many samples of it each split has."""

    label: int
    name: str
    train: int
    validation: int
    test: int


@dataclass(frozen=True)
class Channel:
    """The mean and the standard deviation of a channel or a feature over the training split."""

    mean: float
    std: float


@dataclass(frozen=True)
class Preview:
    """All that is shown; `rows` has a PNG file for each class that is shown, none where samples are no images."""

    classes: tuple[ClassCounts, ...]
    channels: tuple[Channel, ...]
    low: float
    high: float
    rows: tuple[bytes, ...]
    digest: str

    @property
    def largest(self) -> int:
        """The size of the largest class in the training split."""
        return max((each.train for each in self.classes), default=0)


@dataclass(frozen=True)
class NoPreview:
    """Why there is none."""

    reason: str


_known = LRU[Preview](REMEMBERED)


async def preview(found: Resources, caller: Caller, described: Described) -> Preview | NoPreview:
    """The data set's preview, from memory if it was asked for lately. Raises 429 or Unavailable if too many wait."""
    if not described.available:
        return NoPreview(described.reason or "Its files are not here.")
    samples = described.train + described.validation + described.test
    if samples * prod(described.input_shape) > MAX_NUMBERS:
        return NoPreview("It is too large to be shown here; jobs can use it.")
    key = (described.name, described.sha256, str(found.settings.datasets_dir))
    if (known := _known.get(key)) is not None:
        return known
    names = None if described.class_names is None else tuple(described.class_names)
    what = "a data set to be looked at"
    made = await found.errands.run_once(caller.key_id, what, looked_at, described.name, described.sha256, names)
    return _known.keep(key, made) if isinstance(made, Preview) else made


def looked_at(
    found: Backend, name: str, sha256: str | None, class_names: tuple[str, ...] | None
) -> Preview | NoPreview:
    """Errand: the preview of a data set that a job could use."""
    try:
        with failures_named(f"reading {name}"):
            dataset = loaded(found, name, sha256, None)
    except (DatasetError, CheckpointStoreError) as error:
        return NoPreview(str(error))
    return made_of(dataset, class_names)


def made_of(dataset: Dataset, class_names: Sequence[str] | None) -> Preview:
    """The preview of a data set in memory."""
    counts = [_counts(split.labels, dataset.classes) for split in (dataset.train, dataset.validation, dataset.test)]
    names = class_names or [str(label) for label in range(dataset.classes)]
    classes = [ClassCounts(label, names[label], *(of[label] for of in counts)) for label in range(dataset.classes)]
    images = dataset.train.images
    low, high = float(images.min()), float(images.max())
    rows: list[bytes] = []
    if is_picture(dataset.input_shape):
        for label in range(min(dataset.classes, SHOWN_CLASSES)):
            labels = dataset.train.labels
            of_it = labels == label if labels.dim() == 1 else labels[:, label] > 0
            chosen = of_it.nonzero().flatten()[:SHOWN_SAMPLES]
            rows.append(row_of(images[chosen], low, high))
    digest = hashlib.sha256(b"".join(rows)).hexdigest()[:16]
    channels = [
        Channel(float(mean), float(std))
        for mean, std in zip(dataset.mean.flatten(), dataset.std.flatten(), strict=True)
    ]
    return Preview(tuple(classes), tuple(channels), low, high, tuple(rows), digest)


def _counts(labels: Tensor, classes: int) -> list[int]:
    """Count of samples by class, or by label."""
    counts = torch.bincount(labels, minlength=classes) if labels.dim() == 1 else labels.sum(0).long()
    return [int(count) for count in counts]


def row_of(images: Tensor, low: float, high: float) -> bytes:
    """A PNG file of images (samples, channels, height, width) side by side, `low` black and `high` white."""
    tiles = [_enlarged(each) for each in pictures(images, low, high, SIDE)]
    width, height = tiles[0].size if tiles else (1, 1)
    row = Image.new("RGBA", (max(1, len(tiles) * (width + GAP) - GAP), height))
    for place, tile in enumerate(tiles):
        row.paste(tile, (place * (width + GAP), 0))
    file = io.BytesIO()
    row.save(file, "PNG", optimize=True)
    return file.getvalue()


def _enlarged(picture: Image.Image) -> Image.Image:
    """A tiny picture with whole blocks for its pixels; others as they are."""
    blocks = LEAST // max(picture.size)
    if blocks <= 1:
        return picture
    return picture.resize((picture.width * blocks, picture.height * blocks), Image.Resampling.NEAREST)
