"""Image folders become `.npz` files: what is stored, and read at each training, is checked numbers and no images."""

from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
from numpy.typing import NDArray

from nas.data.archive import where
from nas.data.dataset import DatasetInfo
from nas.data.description import MAX_CLASSES, MIN_SAMPLES
from nas.data.entry import Entry
from nas.data.faults import NAMED, Faults
from nas.data.folder import open_files
from nas.data.imagefile import head_in, named, opened
from nas.data.npz import inspect
from nas.data.options import MAX_SIDE, Options
from nas.data.picture import Head, Size, pixels_of
from nas.data.report import Findings
from nas.data.sorting import tree_of
from nas.data.tree import Files, Tree
from nas.errors import DatasetError

MAX_BYTES = 4 * 2**30
MAX_DECODED, DECODED_A_BYTE = 2**26, 100
"""Pixels of all images together, before they are resized: so many, and so many more for each byte that they take."""


@dataclass(frozen=True)
class Plan:
    """The common form of all images: size, one channel or three, type of numbers."""

    size: Size
    mode: str
    dtype: str

    @property
    def shape(self) -> tuple[int, ...]:
        """Of one image's array."""
        width, height = self.size
        return (height, width) if self.mode == "L" else (height, width, 3)


def convert(
    source: Path, target: Path, name: str, options: Options | None = None, *, max_bytes: int = MAX_BYTES
) -> DatasetInfo:
    """Write the images of a folder, zip or tar file to the `.npz` file `target`, deterministically.

    `nas.data.sorting` says how they lie; classes are numbered in the order of their names. All images have one size, or
    become `options.size`. `max_bytes` bounds the folder's files and the pixels that they become. Raises `DatasetError`
    naming the first ten files at fault.
    """
    options = options or Options()
    with open_files(source, max_bytes) as listing:
        return store(tree_of(listing, source, options), source, target, name, options, max_bytes)


def store(tree: Tree, source: Path, target: Path, name: str, options: Options, max_bytes: int) -> DatasetInfo:
    """Write the images of `tree`, which came from `source`, as `convert` does."""
    if options.size is not None and not all(1 <= side <= MAX_SIDE for side in options.size):
        width, height = options.size
        raise DatasetError(f"size is {width}x{height}, but each side must be 1 to {MAX_SIDE} pixels")
    with TemporaryDirectory(prefix="netgrow-images-") as folder:
        _check_counts(tree, source)
        parts: dict[str, Files] = {"": tree.train, "_val": tree.validation, "_test": tree.test}
        count = sum(len(files) for files in parts.values())
        faults = Faults()
        most = MAX_DECODED + DECODED_A_BYTE * _stored_bytes(source)
        parts, plan = _plan(parts, options, most, faults)
        needed = count * int(np.prod(plan.shape)) * np.dtype(plan.dtype).itemsize
        if needed > max_bytes:
            raise DatasetError(
                f"{where(source)}: its images are {needed} bytes of pixels; at most {max_bytes} are allowed: "
                "give a smaller size, or take fewer"
            )
        arrays: dict[str, NDArray[np.generic]] = {}
        for suffix, files in parts.items():
            if files:
                # Through a file: the pixels of a large folder never have to fit into memory.
                path = Path(folder) / f"x{suffix}.npy"
                arrays[f"x{suffix}"], arrays[f"y{suffix}"] = _decoded(files, plan, path, faults)
        faults.settle(count, options.skip_unreadable)
        _check_left(arrays["y"], tree, source)
        with target.open("wb") as out:
            np.savez(out, allow_pickle=False, **arrays)
        arrays.clear()
    return inspect(target, name, findings=_findings(tree, faults.count))


def _check_counts(tree: Tree, source: Path) -> None:
    if len(tree.classes) < 2:
        raise DatasetError(
            f"{where(source)} has images of one class, {tree.classes[0]!r}; at least two classes are needed"
        )
    if len(tree.classes) > MAX_CLASSES:
        raise DatasetError(f"{where(source)} has {len(tree.classes)} classes; at most {MAX_CLASSES} are allowed")
    if len(tree.train) < MIN_SAMPLES:
        raise DatasetError(
            f"{where(source)} has {len(tree.train)} images to train with; at least {MIN_SAMPLES} are needed"
        )


def _check_left(labels: NDArray[np.generic], tree: Tree, source: Path) -> None:
    """Raises `DatasetError` for a class of which nothing is left."""
    for label in sorted(set(range(len(tree.classes))) - set(labels.tolist())):
        raise DatasetError(f"{where(source)}: no image of the class {tree.classes[label]!r} can be read")


def _findings(tree: Tree, skipped: int) -> Findings:
    found = Findings([*tree.notes], skipped=skipped, class_names=tree.classes)
    if skipped:
        found.notes.append(f"{skipped} files could not be read and were left out")
    if tree.empty:
        found.warnings.append(f"folders without a file in them: {', '.join(tree.empty[:NAMED])}")
    return found


def _stored_bytes(source: Path) -> int:
    """As the images lie there: a zip file's own, and not what its entries claim."""
    if source.is_file():
        return source.stat().st_size
    return sum(path.stat().st_size for path in source.rglob("*") if path.is_file())


def _plan(parts: dict[str, Files], options: Options, most: int, faults: Faults) -> tuple[dict[str, Files], Plan]:
    """Look at the head of every image: nothing is decoded before all are known to be harmless.

    Returns the files that can be read, and what they become.
    """
    first: tuple[Head, Entry] | None = None
    colour, pixels = False, 0
    kept: dict[str, Files] = {}
    for suffix, files in parts.items():
        good: list[tuple[Entry, int]] = []
        for entry, label in files:
            try:
                head = head_in(entry)
            except DatasetError as error:
                faults.add(error)
                continue
            pixels += head.size[0] * head.size[1]
            if pixels > most:
                raise DatasetError(
                    f"the images up to {entry.path} have {pixels} pixels together; for as many bytes at most {most} "
                    "are decoded: store them with fewer pixels"
                )
            good.append((entry, label))
            first = first or (head, entry)
            colour = colour or head.colour
            _check_alike((head, entry), first, options.size)
        kept[suffix] = good
    faults.settle(sum(len(files) for files in parts.values()), options.skip_unreadable)
    if first is None:
        raise DatasetError(f"none of the images can be read: {'; '.join(faults.first)}")
    return kept, Plan(options.size or first[0].size, "RGB" if colour else "L", first[0].dtype)


def _check_alike(one: tuple[Head, Entry], first: tuple[Head, Entry], size: Size | None) -> None:
    (head, entry), (expected, other) = one, first
    if size is None and head.size != expected.size:
        raise DatasetError(
            f"{entry.path} has {named(head.size)} pixels, but {other.path} has {named(expected.size)}: "
            "all images need one size, or give the size that they shall become"
        )
    if head.dtype != expected.dtype:
        raise DatasetError(
            f"{entry.path} has numbers of the type {head.dtype}, but {other.path} of the type {expected.dtype}: "
            "save all images with the same number of bits"
        )


def _decoded(files: Files, plan: Plan, path: Path, faults: Faults) -> tuple[NDArray[np.generic], NDArray[np.int64]]:
    """The images of shape (samples, height, width[, 3]), in a file of their own, and their labels."""
    pixels = np.lib.format.open_memmap(path, mode="w+", dtype=plan.dtype, shape=(len(files), *plan.shape))
    labels: list[int] = []
    for entry, label in files:
        image, _ = opened(entry)
        with image:
            try:
                pixels[len(labels)] = pixels_of(image, plan.mode, plan.dtype, plan.size)
                labels.append(label)
            except Exception as error:  # as below
                faults.add(DatasetError(f"{entry.path} is truncated or damaged: {error}"))
    return pixels[: len(labels)], np.array(labels, dtype=np.int64)
