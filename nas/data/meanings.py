"""From people's labels to numbers from 0: the report names the mapping, ambiguity is refused."""

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from nas.data.labels import RENUMBER
from nas.data.splits import Indices
from nas.data.task import Task
from nas.errors import DatasetError


@dataclass(frozen=True)
class Labels:
    """Numbers from 0 for each part, (samples, labels) of 0 and 1 of multi-label data, and what they stand for."""

    parts: Mapping[str, Indices]
    names: tuple[str, ...] | None
    notes: tuple[str, ...]


def understood(
    parts: Mapping[str, NDArray[np.generic]], names: tuple[str, ...] | None, task: Task | None = None
) -> Labels:
    """Labels of each part (`train` among them) -> numbers; `names` are the classes' where the file has them.

    Rows of 0 and 1 that are not one-hot are several labels a sample, and one-hot ones too where `task` says so.
    Raises `DatasetError` that completes "FILE: …".
    """
    if task is Task.MULTI_LABEL or (task is None and _are_several(parts)):
        return _several(parts, names)
    flat = {part: _single(part, labels) for part, labels in parts.items()}
    notes = [note for _, note in flat.values() if note is not None][:1]
    values = {part: labels for part, (labels, _) in flat.items()}
    kinds = {labels.dtype.kind for labels in values.values()}
    if kinds <= {"U", "S"}:
        return _named(values, names, notes)
    if kinds & {"U", "S"}:
        raise DatasetError("the labels of some parts are text, and of others numbers: write all in one way")
    if kinds == {"b"}:
        notes.append("labels False and True were numbered 0 and 1")
        names = names or ("False", "True")
    numbers = {part: _whole(part, labels) for part, labels in values.items()}
    if any(labels.dtype.kind == "f" for labels in values.values()):
        notes.append("labels were whole numbers with a decimal point")
    present = np.unique(numbers["train"])
    lowest, highest = int(present[0]), int(present[-1])
    if lowest == 1 and highest > 1 and len(present) == highest:
        notes.append(f"labels 1 to {highest} were numbered from 0: class 0 has the label 1")
        return Labels(_shifted(numbers, 1, highest), names or tuple(map(str, range(1, highest + 1))), tuple(notes))
    if present.tolist() == [-1, 1]:
        notes.append("labels -1 and 1 were numbered 0 and 1")
        for part, labels in numbers.items():
            _check_known(part, labels, present)
        return Labels({part: (labels + 1) // 2 for part, labels in numbers.items()}, names or ("-1", "1"), tuple(notes))
    return Labels(numbers, names, tuple(notes))


def _are_several(parts: Mapping[str, NDArray[np.generic]]) -> bool:
    if not all(_are_rows(labels) for labels in parts.values()):
        return False
    return not all(((labels != 0).sum(axis=1) == 1).all() for labels in parts.values())


def _are_rows(labels: NDArray[np.generic]) -> bool:
    """Whether these are (samples, labels) of 0 and 1."""
    if labels.ndim != 2 or labels.shape[1] < 2 or labels.dtype.kind not in "buif":
        return False
    return bool(((labels == 0) | (labels == 1)).all())


def _several(parts: Mapping[str, NDArray[np.generic]], names: tuple[str, ...] | None) -> Labels:
    for part, labels in parts.items():
        if not _are_rows(labels):
            raise DatasetError(
                f"the labels to {_for(part)} are of shape {labels.shape}: for several labels a sample (multi-label) "
                "they must be (samples, labels), two labels at least, all 0 or 1"
            )
    count = parts["train"].shape[1]
    notes = (f"each sample has none, one or several of {count} labels (multi-label)",)
    return Labels({part: labels.astype(np.int64) for part, labels in parts.items()}, names, notes)


def _single(part: str, labels: NDArray[np.generic]) -> tuple[NDArray[np.generic], str | None]:
    """One label for each sample, and what was done to get there."""
    if labels.ndim == 1:
        return labels, None
    if labels.ndim == 2 and labels.shape[1] == 1:
        return labels[:, 0], None
    if labels.ndim != 2 or labels.dtype.kind not in "buif":
        raise DatasetError(f"the labels to {_for(part)} are of shape {labels.shape}: one for each sample is needed")
    chosen = labels != 0
    if not (chosen.sum(axis=1) == 1).all() or not (labels[chosen] == 1).all():
        raise DatasetError(
            f"the labels to {_for(part)} are of shape {labels.shape}, and not each row has a single 1: several labels "
            "for one sample (multi-label) are rows of 0 and 1 in all parts, and shares of labels are not learned"
        )
    return chosen.argmax(axis=1), f"labels were one-hot, of {labels.shape[1]} classes"


def _whole(part: str, labels: NDArray[np.generic]) -> Indices:
    if labels.dtype.kind == "f" and not (np.isfinite(labels.astype(np.float64)) & (labels == np.rint(labels))).all():
        raise DatasetError(
            f"the labels to {_for(part)} have fractions, or are not finite: they must be classes, whole numbers from 0 "
            "(numbers to be predicted as such, regression, are not learned)"
        )
    if labels.dtype.kind in "uf" and len(labels) and abs(float(labels.max())) > 2**62:
        raise DatasetError(f"the labels to {_for(part)} go up to {labels.max()}: {RENUMBER} numbers them")
    return labels.astype(np.int64)


def _named(values: Mapping[str, NDArray[np.generic]], names: tuple[str, ...] | None, notes: list[str]) -> Labels:
    texts = {part: [_text(each) for each in labels.tolist()] for part, labels in values.items()}
    if names is None and (numbers := _numbers(texts)) is not None:
        return understood(numbers, None)
    classes = sorted(set(texts["train"])) if names is None else list(names)
    index = {name: number for number, name in enumerate(classes)}
    for part, found in texts.items():
        if unknown := sorted(set(found) - set(index)):
            raise DatasetError(f"the label {unknown[0]!r} to {_for(part)} is none of {_few(classes)}")
    notes.append(f"labels were text, and numbered in the order of the alphabet: {_few(classes)}")
    parts = {part: np.array([index[text] for text in found], dtype=np.int64) for part, found in texts.items()}
    return Labels(parts, tuple(classes), tuple(notes))


def _numbers(texts: Mapping[str, list[str]]) -> dict[str, NDArray[np.generic]] | None:
    """Numbers that are written as text; None for other text."""
    for kind in (int, float):
        try:
            return {part: np.array([kind(text) for text in found]) for part, found in texts.items()}
        except (ValueError, OverflowError):
            continue
    return None


def _shifted(numbers: Mapping[str, Indices], lowest: int, highest: int) -> dict[str, Indices]:
    for part, labels in numbers.items():
        _check_known(part, labels, np.arange(lowest, highest + 1))
    return {part: labels - lowest for part, labels in numbers.items()}


def _check_known(part: str, labels: Indices, known: NDArray[np.generic]) -> None:
    for label in np.setdiff1d(labels, known)[:1]:
        raise DatasetError(f"the labels to {_for(part)} have {label}, which those to train do not have")


def _text(value: object) -> str:
    text = value.decode("utf-8", "replace") if isinstance(value, bytes) else str(value)
    return unicodedata.normalize("NFC", text.strip())


def _few(names: list[str]) -> str:
    return ", ".join(repr(name) for name in names[:10]) + (f" and {len(names) - 10} more" if len(names) > 10 else "")


def _for(part: str) -> str:
    return {"train": "train", "validation": "validate", "test": "test"}[part]
