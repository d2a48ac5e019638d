"""Forms of `.npz` files."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import scipy.sparse

from tests.data_forms.form import CLASSES, LABELS, Form, Made, Truth, grey

GROUP = "arrays (.npz)"
COLOUR = grey((9, 8, 3))
FIRST = COLOUR.transpose(0, 3, 1, 2)
FEATURES = np.random.default_rng(1).normal(size=(len(LABELS), 5))
NAMES = ("aster", "iris", "rose", "tulip")
BANDS = grey((13, 16, 16))
SEVERAL = np.stack([LABELS % 2, LABELS // 2, (np.arange(len(LABELS)) % 3 == 0).astype(int)], axis=1)
SIGNALS = grey((64, 9), dtype="float32", high=1000)


def npz(truth: Truth | None, **arrays: Any) -> Callable[[Path], Made]:
    def make(folder: Path) -> Made:
        np.savez(folder / "data.npz", **arrays)
        return folder / "data.npz", truth

    return make


def read(name: str, truth: Truth, options: dict[str, Any] | None = None, **arrays: Any) -> Form:
    return Form(GROUP, name, npz(truth, **arrays), options=options or {})


def refused(name: str, *texts: str, **arrays: Any) -> Form:
    return Form(GROUP, name, npz(None, **arrays), texts)


def labelled(name: str, labels: np.ndarray, names: tuple[str, ...] | None = None, meant: np.ndarray = LABELS) -> Form:
    return read(f"labels: {name}", Truth(FIRST, meant, names), x=COLOUR, y=labels)


def parts(names: tuple[str, str, str, str, str, str]) -> Form:
    arrays = {}
    for number, name in enumerate(names):
        rows = (slice(0, 20), slice(20, 30), slice(30, 40))[number // 2]
        arrays[name] = COLOUR[rows] if number % 2 == 0 else LABELS[rows]
    return read(f"parts: {', '.join(names[::2])}", Truth(FIRST, validation=10, test=10), **arrays)


def compressed(folder: Path) -> Made:
    np.savez_compressed(folder / "data.npz", x=COLOUR, y=LABELS)
    return folder / "data.npz", Truth(FIRST)


def sparse(folder: Path) -> Made:
    scipy.sparse.save_npz(folder / "data.npz", scipy.sparse.csr_matrix(FEATURES))
    return folder / "data.npz", None


def in_files(*names: str) -> Callable[[Path], Made]:
    """The arrays in a folder, each in a file of its own: images and labels, to train and to test."""

    def make(folder: Path) -> Made:
        for name, array in zip(names, (COLOUR[:30], LABELS[:30], COLOUR[30:], LABELS[30:]), strict=True):
            (folder / "set" / name).parent.mkdir(parents=True, exist_ok=True)
            np.save(folder / "set" / name, array)
        return folder / "set", Truth(FIRST, test=10)

    return make


FORMS = [
    Form(GROUP, "a folder of .npy files", in_files("X_train.npy", "y_train.npy", "X_test.npy", "y_test.npy")),
    Form(GROUP, "folders of .npy files", in_files("train/x.npy", "train/y.npy", "test/x.npy", "test/y.npy")),
    *(
        read(f"x {name}", Truth(FIRST.astype(np.float64)), x=COLOUR.astype(dtype), y=LABELS)
        for name, dtype in {
            "uint8": "u1",
            "int16": "i2",
            "int64": "i8",
            "float16": "f2",
            "float32": "f4",
            "float64": "f8",
            "big-endian": ">f4",
        }.items()
    ),
    read("x (samples, height, width)", Truth(grey()[:, None]), x=grey(), y=LABELS),
    read("x (samples, height, width, 1)", Truth(grey()[:, None]), x=grey()[..., None], y=LABELS),
    read("x (samples, features)", Truth(FEATURES.astype(np.float32)), x=FEATURES, y=LABELS),
    read("x in column order", Truth(FIRST), x=np.asfortranarray(COLOUR), y=LABELS),
    read("time stamps", Truth(FEATURES + 1.7e9), x=FEATURES + 1.7e9, y=LABELS),
    refused("NCHW, unsaid", "NCHW (3 channels of 9 × 9", "--layout", x=grey((3, 9, 9)), y=LABELS),
    read("NCHW, said", Truth(FIRST), {"layout": "NCHW"}, x=FIRST, y=LABELS),
    refused("13 bands, channels first, unsaid", "NCHW (13 channels of 16 × 16", "NHWC", x=BANDS, y=LABELS),
    read("13 bands, channels first, said", Truth(BANDS), {"layout": "NCHW"}, x=BANDS, y=LABELS),
    read("(samples, 1, 128, 9)", Truth(grey((9, 1, 128))), x=grey((9, 1, 128)).transpose(0, 2, 3, 1), y=LABELS),
    refused("signals, unsaid", "NTC (signals of 64 positions, 9 channels)", "--layout", x=SIGNALS, y=LABELS),
    read(
        "signals (samples, positions, channels)",
        Truth(SIGNALS.transpose(0, 2, 1)[..., None]),
        {"layout": "NTC"},
        x=SIGNALS,
        y=LABELS,
    ),
    read("signals (samples, channels, positions)", Truth(SIGNALS[..., None]), {"layout": "NCT"}, x=SIGNALS, y=LABELS),
    parts(("x_train", "y_train", "x_val", "y_val", "x_test", "y_test")),
    parts(("train_images", "train_labels", "val_images", "val_labels", "test_images", "test_labels")),
    parts(("X_train", "Y_train", "X_valid", "Y_valid", "X_test", "Y_test")),
    parts(("images", "labels", "images_dev", "labels_dev", "images_test", "labels_test")),
    read("X, y", Truth(FIRST), X=COLOUR, y=LABELS),
    read("images, labels", Truth(FIRST), images=COLOUR, labels=LABELS),
    read(
        "data, target, target_names, feature_names",
        Truth(FEATURES.astype(np.float32), names=NAMES),
        data=FEATURES,
        target=LABELS,
        target_names=np.array(NAMES),
        feature_names=np.array(list("abcde")),
    ),
    read("class_names", Truth(FIRST, names=NAMES), x=COLOUR, y=LABELS, class_names=np.array(NAMES)),
    labelled("a column", LABELS.reshape(-1, 1)),
    labelled("text", np.array(NAMES)[LABELS], NAMES),
    labelled("bytes", np.array(NAMES).astype("S")[LABELS], NAMES),
    labelled("bool", LABELS > 1, ("False", "True"), (LABELS > 1).astype(int)),
    labelled("one-hot", np.eye(CLASSES)[LABELS]),
    labelled("1 to K", LABELS + 1, ("1", "2", "3", "4")),
    labelled("-1 and 1", np.where(LABELS > 1, 1, -1), ("-1", "1"), (LABELS > 1).astype(int)),
    labelled("whole floats", LABELS.astype(float)),
    refused("labels: fractions", "have fractions", "regression", x=COLOUR, y=LABELS + 0.5),
    labelled("several a sample", SEVERAL, meant=SEVERAL),
    labelled("several a sample, bool", SEVERAL.astype(bool), meant=SEVERAL),
    read(
        "labels: one-hot, said to be several",
        Truth(FIRST, np.eye(CLASSES, dtype=int)[LABELS]),
        {"task": "multi_label"},
        x=COLOUR,
        y=np.eye(CLASSES, dtype=int)[LABELS],
    ),
    refused("labels: shares of several", "shares of labels are not learned", x=COLOUR, y=SEVERAL * 0.5),
    refused("labels: gaps", "without gaps", "numpy.unique(y, return_inverse=True)", x=COLOUR, y=LABELS * 2),
    refused(
        "labels: -1 for unknown", "labels run from -1", "leave out samples without a label", x=COLOUR, y=LABELS - 1
    ),
    refused("labels: one class", "at least two classes", x=COLOUR, y=LABELS * 0),
    refused("arr_0, arr_1", "numpy.savez(FILE, x=…, y=…)", arr_0=COLOUR, arr_1=LABELS),
    refused("no labels", "the array y is missing", x=COLOUR),
    refused(
        "labels: Python objects (pandas' text)",
        "must hold plain numbers: save y.astype(str) for text",
        x=COLOUR,
        y=np.array(NAMES, dtype=object)[LABELS],
    ),
    refused(
        "a test part without labels",
        "the array y_test is missing",
        "leave x_test out",
        x=COLOUR,
        y=LABELS,
        x_test=COLOUR,
    ),
    read("savez of one more precision: uint16", Truth(FIRST * np.uint16(200)), x=COLOUR * np.uint16(200), y=LABELS),
    Form(GROUP, "savez_compressed", compressed),
    Form(GROUP, "a sparse matrix of scipy", sparse, ("a sparse matrix of scipy", "scipy.sparse.load_npz")),
    refused(
        "volumes, five axes",
        "must be (samples, features), (samples, height, width)",
        x=np.zeros((40, 3, 4, 4, 2)),
        y=LABELS,
    ),
    refused("objects", "must hold plain numbers", x=np.array([[object()]] * len(LABELS), dtype=object), y=LABELS),
    refused("NaN", "not finite", x=np.full((len(LABELS), 3), np.nan), y=LABELS),
    refused("complex numbers", "must hold plain numbers", x=COLOUR.astype(complex), y=LABELS),
]
