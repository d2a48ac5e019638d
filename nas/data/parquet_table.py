"""A Parquet file of numbers, as the arrays `x`, `y` and those of the other splits."""

from collections.abc import Sequence
from math import prod

import numpy as np
from numpy.typing import NDArray

from nas.data.description import MAX_DIMENSION
from nas.data.features import PARTS, without_numbering
from nas.data.parquet import Columns, Shard, classes_in, labels_of, numbers_of, split_in, without_unknown
from nas.errors import DatasetError

_BATCH_ROWS = 1024

Arrays = dict[str, NDArray[np.generic]]


def read(shards: Sequence[Shard], columns: Columns) -> tuple[Arrays, list[str]]:
    """The arrays to keep, and notes. One column of lists is the samples, else each column is a feature."""
    used, notes = _features(shards[0], columns)
    blocks: dict[str, list[NDArray[np.generic]]] = {part: [] for part in PARTS}
    labels: dict[str, list[NDArray[np.generic]]] = {part: [] for part in PARTS}
    wanted = [*used, columns.label, *([] if columns.split is None else [columns.split])]
    for shard in shards:
        for batch in shard.file.iter_batches(batch_size=_BATCH_ROWS, columns=wanted):
            if not len(batch):
                continue
            values = [numbers_of(batch.column(name), name) for name in used]
            samples = values[0] if values[0].ndim > 1 else np.column_stack([each.astype(np.float64) for each in values])
            marks = labels_of(batch.column(columns.label), columns.label)
            cells = [None] * len(batch) if columns.split is None else batch.column(columns.split).to_pylist()
            splits = np.array([split_in(shard, cell) for cell in cells])
            for part in np.unique(splits).tolist():
                blocks[part].append(samples[splits == part])
                labels[part].append(marks[splits == part])
    samples_of = {part: _joined(found, "samples") for part, found in blocks.items() if found}
    labels_by = {part: _joined(found, "labels") for part, found in labels.items() if found}
    if "train" not in samples_of:
        raise DatasetError("it has no rows to train with")
    gone, said = without_unknown(labels_by)
    for part in gone:
        del samples_of[part], labels_by[part]
    notes += said
    if samples_of["train"].ndim == 2 and len(used) > 1:
        samples_of, said = without_numbering(used, samples_of)
        notes += said
    arrays: Arrays = {f"x{PARTS[part]}": values for part, values in samples_of.items()}
    if columns.names is not None:
        numbered, names, said = classes_in(labels_by, columns.names)
        notes += [*said, f"classes are named by the file: {len(names)}"]
        labels_by = dict(numbered)
        arrays["class_names"] = np.array(names)
    return arrays | {f"y{PARTS[part]}": values for part, values in labels_by.items()}, notes


def _features(shard: Shard, columns: Columns) -> tuple[list[str], list[str]]:
    """The columns to learn from, and notes."""
    if not 1 <= len(columns.features) <= MAX_DIMENSION:
        raise DatasetError(f"it has {len(columns.features)} columns of features; 1 to {MAX_DIMENSION} are allowed")
    schema = shard.file.schema_arrow
    lists = [name for name in columns.features if "list" in str(schema.field(name).type)]
    notes = [f"labels are those of the column {columns.label!r}, out of {len(columns.features) + 1}"]
    if not lists:
        return list(columns.features), notes
    if len(lists) > 1:
        raise DatasetError(
            f"{len(lists)} columns hold lists, {', '.join(lists[:10])}: leave in the one that is the samples"
        )
    left = [name for name in columns.features if name not in lists]
    notes.append(f"samples are the lists of the column {lists[0]!r}")
    if left:
        notes.append(f"other columns were left out: {', '.join(left[:10])}")
    return lists, notes


def _joined(found: list[NDArray[np.generic]], what: str) -> NDArray[np.generic]:
    shapes = sorted({block.shape[1:] for block in found}, key=prod)
    if len(shapes) > 1:
        raise DatasetError(f"its {what} have different shapes, {shapes[0]} and {shapes[-1]}: all need one")
    joined = np.concatenate(found)
    found.clear()
    return joined
