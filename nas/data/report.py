"""The answer to an upload: what was understood of it, and what its owner should look at."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray
from pydantic import BaseModel, ConfigDict

Indices = NDArray[np.int64]

SHOWN = 10
"""Classes named in one warning."""

_SPLITS_AND_TASKS = {
    *("train", "training", "val", "valid", "validation", "dev", "test", "testing", "test1", "test2", "unlabeled"),
    *("images", "image", "imgs", "img", "masks", "mask", "labels", "label", "annotations"),
}
"""Folders that people have beside their data; as names of classes they are most likely a mistake."""


_NO_LABEL = {"nan", "na", "n/a", "null", "?"}
"""Written in the place of a label that is not known."""


class Report(BaseModel):
    """Report on a data set."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    layout: str
    """Of one sample: `28 high × 28 wide × 1 channel`, or `13 features`."""
    values: str
    """The type of the stored numbers."""
    minimum: float
    maximum: float
    """Over the samples of all splits, as stored."""
    train_counts: tuple[int, ...]
    validation_counts: tuple[int, ...]
    test_counts: tuple[int, ...]
    """Samples of each class, in the order of the labels."""
    skipped: int = 0
    """Files that could not be read and were left out."""
    notes: tuple[str, ...] = ()
    """Conversions of the data, and decisions about them."""
    warnings: tuple[str, ...] = ()
    """Likely mistakes."""


@dataclass
class Findings:
    """Notes and warnings of a reader, for the report."""

    notes: list[str] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)
    skipped: int = 0
    class_names: tuple[str, ...] | None = None


def layout_of(shape: Sequence[int]) -> str:
    """In words: shape is (channels, height, width) or (features,)."""
    if len(shape) == 1:
        return f"{shape[0]} features"
    channels, height, width = shape
    return f"{height} high × {width} wide × {channels} {'channel' if channels == 1 else 'channels'}"


def warnings_of(
    counts: Mapping[str, Sequence[int]],
    names: Sequence[str] | None,
    digests: Mapping[str, NDArray[np.uint64]],
) -> Iterator[str]:
    """Warnings about a data set; `counts` and `digests` (one number a sample) are by split."""
    if names is not None:
        found = [name for name in names if name.casefold() in _SPLITS_AND_TASKS]
        if found:
            yield (
                f"classes are named {_listed(found)}, as the folders of splits and tasks are: is it the folder below "
                "these that has one folder a class?"
            )
        alike = sorted(name for name, count in Counter(map(str.casefold, names)).items() if count > 1)
        if alike:
            yield f"classes differ only in capitals: {_listed(alike)}"
        unknown = [name for name in names if name.casefold() in _NO_LABEL]
        if unknown:
            yield f"classes are named {_listed(unknown)}: are these samples without a label?"
    missing = [label for label, count in enumerate(counts["validation"]) if not count]
    if missing:
        named = [names[label] if names is not None else str(label) for label in missing]
        yield f"{len(missing)} of {len(counts['validation'])} classes have no sample to validate with: {_listed(named)}"
    if not digests:
        yield "so many samples were not looked through for duplicates"
        return
    every = np.concatenate(list(digests.values()))
    if (every == every[0]).all():
        yield "all samples are equal: nothing can be learned from them"
        return
    for one, other in (("train", "validation"), ("train", "test"), ("validation", "test")):
        twice = int(np.isin(digests[other], digests[one]).sum())
        if twice:
            yield (
                f"{twice} of {len(digests[other])} samples of the {other} split are in the {one} split too: accuracy "
                "there says less than it seems to"
            )


def _listed(names: Sequence[str]) -> str:
    more = len(names) - SHOWN
    return ", ".join(repr(name) for name in names[:SHOWN]) + (f" and {more} more" if more > 0 else "")
