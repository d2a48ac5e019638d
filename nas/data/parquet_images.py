"""A Parquet file of images: each row is one, in the bytes of an image file, with its label."""

import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import PurePosixPath
from typing import IO

import numpy as np
from numpy.typing import NDArray

from nas.data.entry import MAX_FILE_BYTES, MAX_FILES, Entry, Read
from nas.data.meanings import understood
from nas.data.parquet import Columns, Shard, classes_in, labels_of, split_in, without_unknown
from nas.data.tree import Tree, split_tree
from nas.errors import DatasetError

_BATCH_ROWS = 16


@contextmanager
def open_tree(shards: Sequence[Shard], columns: Columns, max_bytes: int) -> Iterator[Tree]:
    """The images by split and class. They lie in a file of their own meanwhile: no row group stays in memory."""
    with tempfile.TemporaryFile(prefix="netgrow-parquet-") as spool:
        entries: list[Entry] = []
        splits: list[str] = []
        labels: list[NDArray[np.generic]] = []
        assert columns.image is not None
        wanted = [columns.image, columns.label, *([] if columns.split is None else [columns.split])]
        for shard in shards:
            row = 0
            for batch in shard.file.iter_batches(batch_size=_BATCH_ROWS, columns=wanted):
                cells = [None] * len(batch) if columns.split is None else batch.column(columns.split).to_pylist()
                labels.append(labels_of(batch.column(columns.label), columns.label))
                for image, cell in zip(batch.column(columns.image).to_pylist(), cells, strict=True):
                    where = f"{shard.name}, row {row}"
                    entries.append(_spooled(image, where, spool, max_bytes))
                    splits.append(split_in(shard, cell))
                    row += 1
                if len(entries) > MAX_FILES:
                    raise DatasetError(f"it has more than {MAX_FILES} images")
        yield _tree(entries, splits, np.concatenate(labels), columns)


def _spooled(image: object, where: str, spool: IO[bytes], max_bytes: int) -> Entry:
    """An image's bytes as a file that can be read twice; a struct's path is ignored."""
    data = image.get("bytes") if isinstance(image, dict) else image
    if not isinstance(data, bytes):
        path = image.get("path") if isinstance(image, dict) else None
        raise DatasetError(
            f"{where} has no image in it"
            + (f", only the path {path!r}: upload the folder of the images itself" if path else ": leave it out")
        )
    start, size = spool.tell(), len(data)
    if size > MAX_FILE_BYTES:
        raise DatasetError(f"{where} has {size} bytes; at most {MAX_FILE_BYTES} are allowed")
    if start + size > max_bytes:
        raise DatasetError(f"the images up to {where} have more than {max_bytes} bytes: take fewer")
    spool.write(data)
    return Entry(PurePosixPath(where), _reader(spool, start, size))


def _reader(spool: IO[bytes], start: int, size: int) -> Read:
    def read(most: int = MAX_FILE_BYTES) -> bytes:
        if size > most:
            raise DatasetError(f"an image has {size} bytes; at most {most} are allowed")
        spool.seek(start)
        return spool.read(size)

    return read


def _tree(entries: list[Entry], splits: list[str], labels: NDArray[np.generic], columns: Columns) -> Tree:
    of_split = np.array(splits)
    parts = {part: labels[of_split == part] for part in dict.fromkeys(splits)}
    if "train" not in parts:
        raise DatasetError("it has no rows to train with")
    gone, notes = without_unknown(parts)
    kept = np.flatnonzero(~np.isin(of_split, gone))
    parts = {part: found for part, found in parts.items() if part not in gone}
    notes = [f"labels are those of the column {columns.label!r}", *notes]
    if columns.features:
        notes.append(f"other columns were left out: {', '.join(columns.features[:10])}")
    if columns.names is not None:
        numbers, classes, said = classes_in(parts, columns.names)
        notes += said
    else:
        found = understood(parts, None)
        numbers = dict(found.parts)
        classes = found.names or tuple(str(label) for label in range(int(numbers["train"].max()) + 1))
        notes += found.notes
    numbered = np.empty(len(labels), dtype=np.int64)
    for part, found_numbers in numbers.items():
        numbered[of_split == part] = found_numbers
    files = [(entries[place], int(numbered[place])) for place in kept.tolist()]
    return split_tree(classes, files, [splits[place] for place in kept.tolist()], notes)
