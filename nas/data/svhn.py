"""Street View House Numbers, cropped digits: 99,289 colour images of 32x32, from two MATLAB files or one `.npz`."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from nas.data import packed
from nas.data.dataset import Dataset, DatasetInfo
from nas.data.matlab import read_bytes
from nas.data.official import from_official
from nas.data.source import File, Form, Source

_TRAIN, _VALIDATION, _TEST = 66_000, 7_257, 26_032


def read_matlab(info: DatasetInfo, paths: Sequence[Path]) -> Dataset:
    """66,000 of the training images to train and 7,257 to validate, stratified; the 26,032 test images to test."""
    return from_official(info, _part(paths[0], _TRAIN + _VALIDATION), _part(paths[1], _TEST), (paths[0], paths[1]))


def _part(path: Path, samples: int) -> tuple[NDArray[np.uint8], NDArray[np.uint8]]:
    """Images (samples, 3, 32, 32) and labels (samples,); a zero is labelled 10 in the file."""
    arrays = read_bytes(path, {"X": (32, 32, 3, samples), "y": (samples, 1)})
    labels = arrays["y"].reshape(samples)
    return arrays["X"].transpose(3, 2, 0, 1), np.where(labels == 10, np.uint8(0), labels)


_INFO = DatasetInfo(name="svhn", input_shape=(3, 32, 32), classes=10, train=_TRAIN, validation=_VALIDATION, test=_TEST)
_LAYOUT = packed.Layout(train=_TRAIN + _VALIDATION, tests={"test": _TEST}, image=(32, 32, 3))

SVHN = Source(
    _INFO,
    (
        Form(
            (
                File(
                    "svhn/train_32x32.mat",
                    bytes=182040794,
                    sha256="435e94d69a87fde4fd4d7f3dd208dfc32cb6ae8af2240d066de1df7508d083b8",
                ),
                File(
                    "svhn/test_32x32.mat",
                    bytes=64275384,
                    sha256="cdce80dfb2a2c4c6160906d0bd7c68ec5a99d7ca4831afa54f09182025b6a75b",
                ),
            ),
            partial(read_matlab, _INFO),
            "http://ufldl.stanford.edu/housenumbers/",
        ),
        Form((File("svhn/svhn.npz"),), partial(packed.read, _INFO, _LAYOUT)),
    ),
)
