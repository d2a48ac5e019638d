"""MNIST and Fashion-MNIST: 70,000 images of 28x28 in ten classes, from the four original IDX files or one `.npz`."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path

import numpy as np

from nas.data import packed
from nas.data.dataset import Dataset, DatasetInfo
from nas.data.identity import mistaken
from nas.data.idx import read_idx
from nas.data.official import from_official
from nas.data.source import File, Form, Source

_TRAIN, _VALIDATION, _TEST = 50_000, 10_000, 10_000
_SAMPLES = _TRAIN + _VALIDATION
_FILES = (
    "train-images-idx3-ubyte",
    "train-labels-idx1-ubyte",
    "t10k-images-idx3-ubyte",
    "t10k-labels-idx1-ubyte",
)


def read_idx_files(info: DatasetInfo, paths: Sequence[Path]) -> Dataset:
    """50,000 of the training images to train and 10,000 to validate, stratified; the 10,000 test images to test."""
    train = read_idx(paths[0], (_SAMPLES, 28, 28))[:, np.newaxis], read_idx(paths[1], (_SAMPLES,))
    test = read_idx(paths[2], (_TEST, 28, 28))[:, np.newaxis], read_idx(paths[3], (_TEST,))
    return from_official(info, train, test, (paths[1], paths[3]))


def _source(name: str, origin: str, published: tuple[tuple[int, str], ...]) -> Source:
    info = DatasetInfo(name=name, input_shape=(1, 28, 28), classes=10, train=_TRAIN, validation=_VALIDATION, test=_TEST)
    files = tuple(
        File(f"{name}/{file}.gz", f"{name}/{file}", size, sha256)
        for file, (size, sha256) in zip(_FILES, published, strict=True)
    )
    layout = packed.Layout(train=_SAMPLES, tests={"test": _TEST}, image=(28, 28))
    return Source(
        info,
        (
            Form(files, partial(read_idx_files, info), origin),
            Form((File(f"{name}/{name}.npz"),), partial(packed.read, info, layout)),
        ),
        doubt=partial(mistaken, name),
    )


MNIST = _source(
    "mnist",
    "https://storage.googleapis.com/cvdf-datasets/mnist/",
    (
        (9912422, "440fcabf73cc546fa21475e81ea370265605f56be210a4024d2ca8f203523609"),
        (28881, "3552534a0a558bbed6aed32b30c495cca23d567ec52cac8be1a0730e8010255c"),
        (1648877, "8d422c7b0a1c1c79245a5bcf07fe86e33eeafee792b84584aec276f5a2dbc4e6"),
        (4542, "f7ae60f92e00ec6debd23a6088c31dbd2371eca3ffa0defaefb259924204aec6"),
    ),
)
FASHION_MNIST = _source(
    "fashion_mnist",
    "http://fashion-mnist.s3-website.eu-central-1.amazonaws.com/",
    (
        (26421880, "3aede38d61863908ad78613f6a32ed271626dd12800ba2636569512369268a84"),
        (29515, "a04f17134ac03560a47e3764e11b92fc97de4d1bfaf8ba1a3aa29af54cc90845"),
        (4422102, "346e55b948d973a97e58d2351dde16a484bd415d4595297633bb08f03db6a073"),
        (5148, "67da17c76eaffca5446c3361aaab5c3cd6d1c2608764d35dfb1850b086bf8dd5"),
    ),
)
