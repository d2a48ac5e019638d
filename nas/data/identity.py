"""Whether files that lie where a known data set is expected are that data set: MNIST's look-alikes share its names.

Fashion-MNIST and Kuzushiji-MNIST come in files of MNIST's names and sizes. They are told apart by the SHA-256 of the
published files, and MNIST itself, however it is packed, by that of its training pixels.
"""

import gzip
import hashlib
import zlib
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path

from nas.data.archive import open_archive
from nas.errors import DatasetError

_NAMES = {"mnist": "MNIST", "fashion_mnist": "Fashion-MNIST", "kmnist": "Kuzushiji-MNIST"}
_TRAINING_FILES = {
    "440fcabf73cc546fa21475e81ea370265605f56be210a4024d2ca8f203523609": "mnist",
    "3aede38d61863908ad78613f6a32ed271626dd12800ba2636569512369268a84": "fashion_mnist",
    "51467d22d8cc72929e2a028a0428f2086b092bb31cfb79c69cc0a90ce135fde4": "kmnist",
}
"""SHA-256 of `train-images-idx3-ubyte.gz` as published."""
_TRAINING_PIXELS = {"741c988805d008ac6e4c904b69001ba184c24b2c540a4ef403f4c71b676cf757": "mnist"}
"""SHA-256 of the 60,000 images of 28x28 bytes."""
_PIXEL_BYTES = 60_000 * 28 * 28
_HEADER_BYTES = 16
_CHUNK_BYTES = 2**20


def mistaken(name: str, paths: Sequence[Path]) -> str | None:
    """A warning, if the first of these files, the training images or an `.npz`, is another data set's than `name`."""
    try:
        stat = paths[0].stat()
        found = _identified(paths[0], stat.st_size, stat.st_mtime_ns)
    except (OSError, EOFError, zlib.error, DatasetError):
        return None  # reading it will say what is wrong
    if found == name or (found is None and name not in _TRAINING_PIXELS.values()):
        return None
    held = "no published data set that netgrow knows" if found is None else _NAMES[found]
    return (
        f"{paths[0]} lies where {_NAMES[name]} is expected, but holds {held}: its results are not those of "
        f"{_NAMES[name]}; upload it under a name of its own (netgrow datasets upload)"
    )


@lru_cache(maxsize=16)
def _identified(path: Path, _size: int, _modified: int) -> str | None:
    """The known data set of a file as it is now; cached, as every list of data sets asks."""
    if path.suffix == ".npz":
        digest = hashlib.sha256()
        with open_archive(path) as archive:
            if archive.header("x_train").dtype.itemsize != 1:
                return None
            for chunk in archive.chunks("x_train"):
                digest.update(chunk.tobytes())
        return _TRAINING_PIXELS.get(digest.hexdigest())
    with path.open("rb") as raw:
        known = _TRAINING_FILES.get(hashlib.file_digest(raw, "sha256").hexdigest())
        if known is not None:
            return known
        raw.seek(0)
        packed = raw.read(2) == b"\x1f\x8b"
        raw.seek(0)
        stream = gzip.GzipFile(fileobj=raw) if packed else raw
        stream.read(_HEADER_BYTES)
        digest, left = hashlib.sha256(), _PIXEL_BYTES
        while left and (piece := stream.read(min(_CHUNK_BYTES, left))):
            digest.update(piece)
            left -= len(piece)
        return _TRAINING_PIXELS.get(digest.hexdigest())
