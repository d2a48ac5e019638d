"""Parquet files: data sets of images as Hugging Face has them, and tables of numbers. Needs the extra `parquet`.

A data set may come in several files (shards), each named after its split: `train-00000-of-00002.parquet`. They are read
batch by batch; what they unpack to is bounded by what their own directories say, before anything is read.
"""

import json
import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from tempfile import TemporaryDirectory
from typing import Any

import numpy as np
from numpy.typing import NDArray

from nas.data import table
from nas.data.archive import where
from nas.data.description import MAX_SAMPLES
from nas.data.entry import Entry
from nas.data.naming import split_of
from nas.data.options import Options
from nas.data.splits import Indices
from nas.data.tree import IMAGE_SUFFIXES
from nas.errors import DatasetError

EXTRA = "pip install 'netgrow[parquet]'"
MAGIC, SUFFIX = b"PAR1", ".parquet"
PARTS = ("train", "validation", "test")
UNKNOWN = -1
"""Hugging Face's mark for a withheld label."""
_IMAGE_HEADS = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"BM", b"RIFF", b"II*\0", b"MM\0*")


@dataclass(frozen=True)
class Shard:
    """One open file, and the split that its name says."""

    name: str
    split: str
    file: Any
    """A `pyarrow.parquet.ParquetFile`."""


@dataclass(frozen=True)
class Columns:
    """Roles of the columns; `names` are those of the classes, if the file has them."""

    label: str
    image: str | None
    split: str | None
    features: tuple[str, ...]
    names: tuple[str, ...] | None


def is_one(entries: Sequence[Entry]) -> bool:
    """Whether the files of a folder are Parquet files, and none of them an image."""
    suffixes = {entry.path.suffix.casefold() for entry in entries}
    return SUFFIX in suffixes and not suffixes & IMAGE_SUFFIXES


@contextmanager
def open_shards(source: Path, entries: Sequence[Entry] | None, max_bytes: int) -> Iterator[list[Shard]]:
    """The file `source`, or those of a folder's entries. Raises `DatasetError`, also for what is met while reading."""
    try:
        import pyarrow
    except ImportError as error:
        raise DatasetError(
            f"{where(source)} is Parquet, which needs pyarrow (the extra `parquet`): {EXTRA}, or write it as CSV or "
            ".npz"
        ) from error
    with TemporaryDirectory(prefix="netgrow-parquet-") as folder:
        shards: list[Shard] = []
        try:
            if entries is None:
                shards.append(_opened(source, PurePosixPath(source.name), False))
            else:
                found = [entry for entry in entries if entry.path.suffix.casefold() == SUFFIX]
                for number, entry in enumerate(sorted(found, key=lambda entry: entry.path.as_posix())):
                    path = Path(folder) / f"{number}{SUFFIX}"
                    path.write_bytes(entry.read(max_bytes))
                    shards.append(_opened(path, entry.path, True))
            _check_sizes(shards, max_bytes)
            yield shards
        except (pyarrow.ArrowException, OSError) as error:
            raise DatasetError(f"{where(source)} is truncated or damaged: {error}") from error
        except DatasetError as error:
            text = str(error)
            raise DatasetError(text if str(source) in text else f"{where(source)}: {text}") from error
        finally:
            for shard in shards:
                shard.file.close()


def columns_of(shards: Sequence[Shard], options: Options) -> Columns:
    """Roles of the columns. Raises `DatasetError` if the label column is not plain, and asks for it."""
    schema = shards[0].file.schema_arrow
    for shard in shards[1:]:
        if shard.file.schema_arrow.names != schema.names:
            raise DatasetError(
                f"{shard.name} has the columns {', '.join(shard.file.schema_arrow.names)}, but {shards[0].name} "
                f"{', '.join(schema.names)}: upload the files of one configuration"
            )
    described = _described(schema.metadata)
    names = tuple(name for name in schema.names if not re.fullmatch(r"__index_level_\d+__", name))
    listed = table.Table(names, True, iter(()))
    split_column = listed.split_column()
    split = None if split_column is None else names[split_column]
    images = [name for name in names if _is_image(shards[0], name, described)]
    if len(images) > 1:
        raise DatasetError(f"it has {len(images)} columns of images, {', '.join(images)}: leave one of them in")
    image = images[0] if images else None
    others = [name for name in names if name not in (image, split)]
    classes = [name for name in others if _kind(described.get(name)) == "ClassLabel"]
    if options.label_column is None and len(classes) == 1:
        label = classes[0]
    elif options.label_column is None and image is not None and len(others) == 1:
        label = others[0]
    else:
        label = names[listed.label_column(options.label_column)]
    if label == image:
        raise DatasetError(f"the column {label!r} holds the images, and cannot be their label")
    features = tuple(name for name in others if name != label)
    of_classes = described.get(label)
    told = of_classes.get("names") if isinstance(of_classes, dict) and _kind(of_classes) == "ClassLabel" else None
    return Columns(label, image, split, features, tuple(map(str, told)) if told else None)


def labels_of(column: Any, name: str) -> NDArray[np.generic]:
    """The labels of a batch: numbers, text, or (samples, labels) of lists of one length."""
    import pyarrow

    if column.null_count:
        raise DatasetError(f"{column.null_count} rows have no label in the column {name!r}: leave them out")
    if pyarrow.types.is_dictionary(column.type):
        column = column.cast(column.type.value_type)
    kind = column.type
    if pyarrow.types.is_string(kind) or pyarrow.types.is_large_string(kind) or pyarrow.types.is_string_view(kind):
        return np.array(column.to_pylist(), dtype=np.str_)
    return numbers_of(column, name)


def numbers_of(column: Any, name: str) -> NDArray[np.generic]:
    """A column as numbers; lists of one length, also nested, become further axes."""
    import pyarrow
    import pyarrow.compute

    types, sizes, count = pyarrow.types, [], len(column)
    while types.is_list(column.type) or types.is_large_list(column.type) or types.is_fixed_size_list(column.type):
        _check_no_nulls(column, name)
        lengths = pyarrow.compute.unique(pyarrow.compute.list_value_length(column)).to_pylist()
        if len(lengths) != 1:
            raise DatasetError(
                f"the column {name!r} has lists of different lengths, {min(lengths)} to {max(lengths)} values: all "
                "samples need as many"
            )
        sizes.append(lengths[0])
        column = column.flatten()
    _check_no_nulls(column, name)
    if types.is_decimal(column.type):
        column = column.cast(pyarrow.float64())
    if not (types.is_integer(column.type) or types.is_floating(column.type) or types.is_boolean(column.type)):
        raise DatasetError(
            f"the column {name!r} holds {column.type}, which is no number: write text as numbers (one column for each "
            "value, 0 or 1), or leave the column out"
        )
    numbers: NDArray[np.generic] = column.to_numpy(zero_copy_only=False).reshape(count, *sizes)
    return numbers


def split_in(shard: Shard, cell: object) -> str:
    """The split of a row: that of its cell in the column of splits, else the file's."""
    if cell is None:
        return shard.split
    found = split_of(str(cell).strip())
    if found is None:
        raise DatasetError(f"{shard.name}: {cell!r} is no split; train, val and test are")
    return found


def without_unknown(parts: dict[str, NDArray[np.generic]]) -> tuple[list[str], list[str]]:
    """(parts to test or validate that have no labels, -1 all over, notes): Hugging Face keeps some back."""
    gone = [
        part
        for part, labels in parts.items()
        if part != "train" and labels.ndim == 1 and labels.dtype.kind == "i" and (labels == UNKNOWN).all()
    ]
    return gone, [f"the {part} split has no labels (all are -1), and was left out" for part in gone]


def classes_in(
    parts: dict[str, NDArray[np.generic]], names: tuple[str, ...]
) -> tuple[dict[str, Indices], tuple[str, ...], list[str]]:
    """Labels that are numbers of `names`, renumbered to the classes that there is something to train with."""
    for part, labels in parts.items():
        if labels.ndim != 1 or labels.dtype.kind not in "ui" or labels.min() < 0 or labels.max() >= len(names):
            raise DatasetError(
                f"the labels of the {part} split are not all numbers from 0 to {len(names) - 1}, of the {len(names)} "
                "classes that the file names: leave out samples without a label"
            )
    present = np.unique(parts["train"]).astype(np.int64)
    for part, labels in parts.items():
        for label in np.setdiff1d(labels, present)[:1]:
            raise DatasetError(f"the {part} split has samples of the class {names[int(label)]!r}, which train lacks")
    left = [name for number, name in enumerate(names) if number not in set(present.tolist())]
    notes = [f"classes without a sample were left out: {', '.join(left[:10])}"] if left else []
    numbered = {part: np.searchsorted(present, labels).astype(np.int64) for part, labels in parts.items()}
    return numbered, tuple(names[number] for number in present.tolist()), notes


def _opened(path: Path, name: PurePosixPath, of_several: bool) -> Shard:
    import pyarrow.parquet

    file = pyarrow.parquet.ParquetFile(path, page_checksum_verification=True)
    words = [word for part in name.parts[:-1] for word in part.split("-")] + re.split(r"[-_.]", name.stem)
    splits = list(dict.fromkeys(filter(None, map(split_of, words))))
    if len(splits) > 1:
        raise DatasetError(f"{name} is named after several splits, {' and '.join(splits)}")
    # A single file is all there is, whatever it is called.
    return Shard(name.as_posix(), splits[0] if splits and of_several else "train", file)


def _check_sizes(shards: Sequence[Shard], max_bytes: int) -> None:
    """Raises `DatasetError` for files that say that they unpack to more than is allowed."""
    rows = sum(shard.file.metadata.num_rows for shard in shards)
    if not rows or rows > MAX_SAMPLES:
        raise DatasetError(f"it has {rows} rows; 1 to {MAX_SAMPLES} are allowed")
    if not any(shard.split == "train" for shard in shards):
        raise DatasetError(
            f"there is no file to train with; there are {', '.join(shard.name for shard in shards[:10])}: "
            "name one train…"
        )
    total = 0
    for shard in shards:
        metadata = shard.file.metadata
        for group in range(metadata.num_row_groups):
            found = metadata.row_group(group)
            for number in range(found.num_columns):
                column = found.column(number)
                # Runs of one value take next to no bytes, and eight each when they are read.
                of_numbers = 0 if column.physical_type == "BYTE_ARRAY" else 8 * column.num_values
                total += max(column.total_uncompressed_size, of_numbers)
    if total > max_bytes:
        raise DatasetError(f"it unpacks to {total} bytes; at most {max_bytes} are allowed: take fewer samples")


def _described(metadata: dict[bytes, bytes] | None) -> dict[str, Any]:
    """The features of the columns by name, as Hugging Face writes them into the file."""
    try:
        features = json.loads((metadata or {}).get(b"huggingface", b"{}"))["info"]["features"]
    except (ValueError, KeyError, TypeError, RecursionError):
        return {}
    return features if isinstance(features, dict) else {}


def _kind(feature: object) -> object:
    return feature.get("_type") if isinstance(feature, dict) else None


def _is_image(shard: Shard, name: str, described: dict[str, Any]) -> bool:
    import pyarrow

    kind = shard.file.schema_arrow.field(name).type
    if pyarrow.types.is_struct(kind):
        return "bytes" in {kind.field(number).name for number in range(kind.num_fields)}
    if not (pyarrow.types.is_binary(kind) or pyarrow.types.is_large_binary(kind)):
        return False
    if _kind(described.get(name)) == "Image":
        return True
    for batch in shard.file.iter_batches(batch_size=1, columns=[name]):
        return (batch.column(0)[0].as_py() or b"").startswith(_IMAGE_HEADS)
    return False


def _check_no_nulls(column: Any, name: str) -> None:
    if column.null_count:
        raise DatasetError(
            f"{column.null_count} values are missing in the column {name!r}: fill in what is missing, or leave out "
            "these rows or the column"
        )
