"""Image folders become `.npz` files: what is stored, and read at each training, is checked numbers and no images."""

import io
import warnings
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
from numpy.typing import NDArray
from PIL import Image, UnidentifiedImageError

from nas.data.archive import where
from nas.data.dataset import DatasetInfo
from nas.data.folder import Entry, Tree, check_directory, open_tree
from nas.data.npz import MAX_CLASSES, MIN_SAMPLES, inspect
from nas.errors import DatasetError

FORMATS = {"PNG": ".png", "JPEG": ".jpg or .jpeg", "BMP": ".bmp", "WEBP": ".webp"}
MAX_SIDE = 4096
MAX_PIXELS = 2**24
MAX_BYTES = 4 * 2**30
MAX_DECODED, DECODED_A_BYTE = 2**26, 100
"""Pixels of all images together, before they are resized: so many, and so many more for each byte that they take."""
GREY_MODES = frozenset({"1", "L", "LA", "La"})
COLOUR_MODES = frozenset({"RGB", "RGBA", "RGBa", "RGBX", "P", "PA", "CMYK", "YCbCr"})

Size = tuple[int, int]
"""(width, height) in pixels."""


@dataclass(frozen=True)
class Plan:
    """What all images become: their size, and one channel where none of them has colour, else three."""

    size: Size
    mode: str

    @property
    def shape(self) -> tuple[int, ...]:
        """Of one image's array."""
        width, height = self.size
        return (height, width) if self.mode == "L" else (height, width, 3)


def convert(
    source: Path, target: Path, name: str, *, size: Size | None = None, max_bytes: int = MAX_BYTES
) -> DatasetInfo:
    """Write the images of a folder, or of a zip file of one, to the `.npz` file `target`; the same bytes each time.

    Images lie as CLASS/image.png, or as train/CLASS/image.png and test/CLASS/image.png; classes are numbered in the
    order of their names. All have one size, or become `size`. `max_bytes` bounds the folder's files and the pixels that
    they become. Raises `DatasetError` naming the file at fault.
    """
    if size is not None and not all(1 <= side <= MAX_SIDE for side in size):
        raise DatasetError(f"size is {size[0]}x{size[1]}, but each side must be 1 to {MAX_SIDE} pixels")
    with open_tree(source, max_bytes) as tree, TemporaryDirectory(prefix="netgrow-images-") as folder:
        _check_counts(tree, source)
        most = MAX_DECODED + DECODED_A_BYTE * _stored_bytes(source)
        plan = _plan([entry for entry, _ in (*tree.train, *tree.test)], size, most)
        needed = (len(tree.train) + len(tree.test)) * int(np.prod(plan.shape))
        if needed > max_bytes:
            raise DatasetError(
                f"{where(source)}: its images are {needed} bytes of pixels; at most {max_bytes} are allowed: "
                "give a smaller size, or take fewer"
            )
        arrays: dict[str, NDArray[np.generic]] = {}
        for suffix, files in (("", tree.train), ("_test", tree.test)):
            if files:
                # Through a file: the pixels of a large folder never have to fit into memory.
                arrays[f"x{suffix}"] = _decoded(files, plan, Path(folder) / f"x{suffix}.npy")
                arrays[f"y{suffix}"] = np.array([label for _, label in files], dtype=np.int64)
        with target.open("wb") as out:
            np.savez(out, allow_pickle=False, **arrays)
        arrays.clear()
    return inspect(target, name).model_copy(update={"class_names": tree.classes})


def is_folder(path: Path) -> bool:
    """Whether this is a folder of images, or a zip file that is no `.npz`; a damaged one counts as an `.npz`."""
    if path.is_dir():
        return True
    try:
        check_directory(path)
        with zipfile.ZipFile(path) as archive:
            return not all(name.endswith(".npy") for name in archive.namelist())
    except (OSError, zipfile.BadZipFile, DatasetError):
        return False


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


def _stored_bytes(source: Path) -> int:
    """As the images lie there: a zip file's own, and not what its entries claim."""
    if source.is_file():
        return source.stat().st_size
    return sum(path.stat().st_size for path in source.rglob("*") if path.is_file())


def _plan(entries: Sequence[Entry], size: Size | None, most: int) -> Plan:
    """Look at the head of every image: nothing is decoded before all are known to be harmless."""
    first: tuple[Size, Entry] | None = None
    colour = False
    pixels = 0
    for entry in entries:
        with _opened(entry) as image:
            pixels += image.width * image.height
            if pixels > most:
                raise DatasetError(
                    f"the images up to {entry.path} have {pixels} pixels together; for as many bytes at most {most} "
                    "are decoded: store them with fewer pixels"
                )
            colour = colour or image.mode in COLOUR_MODES
            if size is None and first is not None and image.size != first[0]:
                raise DatasetError(
                    f"{entry.path} has {_named(image.size)} pixels, but {first[1].path} has {_named(first[0])}: "
                    "all images need one size, or give the size that they shall become"
                )
            first = first or (image.size, entry)
    assert first is not None
    return Plan(size or first[0], "RGB" if colour else "L")


def _decoded(files: Sequence[tuple[Entry, int]], plan: Plan, path: Path) -> NDArray[np.uint8]:
    """The images as uint8 of shape (samples, height, width[, 3]), in a file of their own."""
    pixels = np.lib.format.open_memmap(path, mode="w+", dtype=np.uint8, shape=(len(files), *plan.shape))
    for number, (entry, _) in enumerate(files):
        with _opened(entry) as image:
            try:
                made = image.convert(plan.mode)
                if made.size != plan.size:
                    made = made.resize(plan.size, Image.Resampling.BILINEAR)
                pixels[number] = np.asarray(made)
            except Exception as error:  # as below
                raise DatasetError(f"{entry.path} is truncated or damaged: {error}") from error
    return pixels


def _opened(entry: Entry) -> Image.Image:
    """The image with its head read, and its size and kind found to be allowed."""
    data = entry.read()
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            image = Image.open(io.BytesIO(data), formats=tuple(FORMATS))
    except UnidentifiedImageError as error:
        raise DatasetError(
            f"{entry.path} ({len(data)} bytes) is no image that can be read: {', '.join(FORMATS.values())} can"
        ) from error
    except Exception as error:  # Pillow raises what its decoders stumble over: no list of it is complete
        raise DatasetError(f"{entry.path} ({len(data)} bytes) is damaged, or too large: {error}") from error
    width, height = image.size
    if not (1 <= width <= MAX_SIDE and 1 <= height <= MAX_SIDE and width * height <= MAX_PIXELS):
        raise DatasetError(
            f"{entry.path} has {_named(image.size)} pixels; at most {MAX_SIDE} a side and {MAX_PIXELS} are allowed"
        )
    if image.mode not in GREY_MODES | COLOUR_MODES:
        raise DatasetError(f"{entry.path} is of the kind {image.mode}; 8 bits a channel, grey or colour, are allowed")
    return image


def _named(size: Size) -> str:
    return f"{size[0]}x{size[1]}"
