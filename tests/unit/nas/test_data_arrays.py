"""Arrays of one's own: by their names, axes and labels, compared with what numpy says they hold."""

import re
from pathlib import Path

import numpy as np
import pytest
import torch

import nas
from nas.data import Dataset, Layout, Options, npz, own

RNG = np.random.default_rng(0)
LABELS = np.arange(100) % 4


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "data.npz"


def read(path: Path, layout: str | None = None, **arrays: object) -> Dataset:
    np.savez(path, **arrays)  # type: ignore[arg-type]
    return nas.data.load("data", path=path, layout=layout)


def refused(path: Path, layout: str | None = None, **arrays: object) -> str:
    with pytest.raises(nas.DatasetError) as raised:
        read(path, layout, **arrays)
    assert str(path) in str(raised.value)
    return str(raised.value)


def by_label(dataset: Dataset) -> dict[int, np.ndarray]:
    """One training image for each label; in these tests all of a class are alike."""
    labels = dataset.train.labels.tolist()
    return {label: dataset.train.images[labels.index(label)].numpy() for label in set(labels)}


@pytest.mark.parametrize(
    ("stored", "shape"),
    [
        ((32, 32, 3), (3, 32, 32)),
        ((28, 28), (1, 28, 28)),
        ((28, 28, 1), (1, 28, 28)),
        ((1, 128, 9), (9, 1, 128)),
        ((128, 1, 9), (9, 128, 1)),
        ((64, 48, 13), (13, 64, 48)),
        ((7, 7, 512), (512, 7, 7)),
        ((2, 2, 3), (3, 2, 2)),
        ((13,), (13,)),
    ],
)
def test_a_plain_shape_is_read_channels_last(path: Path, stored: tuple[int, ...], shape: tuple[int, ...]) -> None:
    x = np.stack([np.arange(np.prod(stored), dtype=np.float32).reshape(stored) + label for label in LABELS])
    dataset = read(path, x=x, y=LABELS)
    assert dataset.input_shape == shape
    expected = x[1].transpose(2, 0, 1) if len(stored) == 3 else x[1].reshape(shape)
    assert np.array_equal(by_label(dataset)[1], expected)


@pytest.mark.parametrize(
    "stored", [(13, 64, 64), (3, 32, 32), (1, 28, 28), (64, 64, 64), (4, 4, 4), (13, 64, 48), (1, 48, 32), (3, 8, 4)]
)
def test_axes_that_can_be_read_in_two_ways_are_asked_for_and_then_read_as_said(
    path: Path, stored: tuple[int, int, int]
) -> None:
    x = np.stack([np.arange(np.prod(stored), dtype=np.uint8).reshape(stored) + np.uint8(label) for label in LABELS])
    message = refused(path, x=x, y=LABELS)
    one, two, three = stored
    assert f"NCHW ({one} channels of {two} × {three}" in message
    assert f"NHWC ({three} channels of {one} × {two})" in message
    assert "(--layout, the field layout, layout=)" in message
    first = read(path, "NCHW", x=x, y=LABELS)
    assert first.input_shape == stored
    assert np.array_equal(by_label(first)[2], x[2])
    last = read(path, "NHWC", x=x, y=LABELS)
    assert last.input_shape == (three, one, two)
    assert np.array_equal(by_label(last)[2], x[2].transpose(2, 0, 1))


def test_a_signal_is_asked_for_and_becomes_a_picture_one_pixel_wide(path: Path) -> None:
    x = RNG.normal(size=(4, 128, 9)).astype(np.float32)[LABELS]
    message = refused(path, x=x, y=LABELS)
    assert "NHW (grey pictures of 128 × 9), NTC (signals of 128 positions, 9 channels) or NCT" in message
    last = read(path, "NTC", x=x, y=LABELS)
    assert last.input_shape == (9, 128, 1)
    assert np.array_equal(by_label(last)[3][:, :, 0], x[3].T)
    first = read(path, "NCT", x=x.transpose(0, 2, 1), y=LABELS)
    assert torch.equal(first.train.images, last.train.images)
    assert read(path, "NHW", x=x, y=LABELS).input_shape == (1, 128, 9)


def test_a_layout_that_does_not_fit_is_refused(path: Path) -> None:
    x = np.zeros((100, 8, 8))
    assert "with 3 axes, but the layout NCHW has 4" in refused(path, "NCHW", x=x, y=LABELS)
    with pytest.raises(nas.DatasetError, match="must be one of NCHW, NHWC, NHW, NCT, NTC"):
        nas.data.load("data", path=path, layout="CHW")


@pytest.mark.parametrize(
    "names",
    [
        ("x_train", "y_train", "x_val", "y_val", "x_test", "y_test"),
        ("X_train", "y_train", "X_valid", "y_valid", "X_test", "y_test"),
        ("train_images", "train_labels", "val_images", "val_labels", "test_images", "test_labels"),
        ("train_data", "train_target", "dev_data", "dev_target", "test_data", "test_target"),
        ("X", "y", "x_validation", "y_validation", "x_test", "y_test"),
        ("images", "labels", "images_val", "labels_val", "images_test", "labels_test"),
        ("data", "target", "data_dev", "target_dev", "data_test", "target_test"),
    ],
)
def test_arrays_are_known_by_the_names_that_people_give_them(path: Path, names: tuple[str, ...]) -> None:
    x = [RNG.random((size, 7)).astype(np.float32) for size in (100, 20, 30)]
    arrays = {}
    for number, array in enumerate(x):
        arrays |= {names[2 * number]: array, names[2 * number + 1]: LABELS[: len(array)]}
    dataset = read(path, **arrays)
    for split, array in zip((dataset.train, dataset.validation, dataset.test), x, strict=True):
        assert np.array_equal(split.images.numpy(), array)
        assert split.labels.tolist() == LABELS[: len(array)].tolist()
    assert dataset.report is not None
    assert f"{names[0]} as x" in dataset.report.notes[0]


def test_a_validation_part_leaves_only_the_test_to_be_held_out(path: Path) -> None:
    x = RNG.random((100, 7)).astype(np.float32)
    dataset = read(path, x=x, y=LABELS, x_val=x[:20] + 1, y_val=LABELS[:20])
    assert [len(split) for split in (dataset.train, dataset.validation, dataset.test)] == [90, 20, 10]
    assert np.array_equal(dataset.validation.images.numpy(), x[:20] + 1)


@pytest.mark.parametrize(
    ("labels", "names", "note"),
    [
        (np.array(["rose", "aster", "tulip", "iris"])[LABELS], ("aster", "iris", "rose", "tulip"), "labels were text"),
        (np.array([b"d", b"c", b"b", b"a"])[LABELS], ("a", "b", "c", "d"), "labels were text"),
        (np.array(["0", "1", "2", "3"])[LABELS], None, None),
        (LABELS == 1, ("False", "True"), "False and True"),
        (np.eye(4)[LABELS], None, "one-hot, of 4 classes"),
        (np.eye(4, dtype=bool)[LABELS], None, "one-hot, of 4 classes"),
        (LABELS + 1, ("1", "2", "3", "4"), "1 to 4 were numbered from 0"),
        (np.where(LABELS > 1, 1, -1), ("-1", "1"), "-1 and 1"),
        (LABELS.astype(np.float64), None, "with a decimal point"),
        (LABELS.reshape(-1, 1), None, None),
    ],
)
def test_labels_are_understood_as_people_write_them(
    path: Path, labels: np.ndarray, names: tuple[str, ...] | None, note: str | None
) -> None:
    x = np.arange(100, dtype=np.float32).reshape(100, 1)
    np.savez(path, x=x, y=labels)
    info, _ = own.convert(path, path.with_name("kept.npz"), "data")
    assert info.class_names == names
    assert info.report is not None
    assert (note is None and not info.report.notes) or any(str(note) in each for each in info.report.notes)
    meant = labels.argmax(1) if labels.ndim == 2 and labels.shape[1] > 1 else np.unique(labels, return_inverse=True)[1]
    dataset = nas.data.load("data", path=path)
    for split in (dataset.train, dataset.validation, dataset.test):
        assert split.labels.tolist() == meant.ravel()[split.images.flatten().long().numpy()].tolist()


@pytest.mark.parametrize(
    ("arrays", "message"),
    [
        ({"x": np.zeros((100, 7)), "y": LABELS + 0.5}, "have fractions.*regression"),
        ({"x": np.zeros((100, 7)), "y": np.full((100, 3), 0.5)}, r"shares of labels are not learned"),
        ({"x": np.zeros((100, 7)), "y": np.zeros((100, 3, 2))}, "one for each sample is needed"),
        ({"x": np.zeros((100, 7)), "y": LABELS - 1}, "labels run from -1 to 2"),
        ({"x": np.zeros((100, 7)), "y": LABELS * 2}, "without gaps"),
        ({"x": np.zeros((100, 7)), "y": LABELS, "class_names": np.array(["a", "b"])}, "2 different names, but.*4 cl"),
        ({"x": np.zeros((100, 7)), "y": LABELS, "z": LABELS}, "unknown array z; known are x, y.*leave it out"),
        ({"x": np.zeros((100, 7)), "X_train": np.zeros((100, 7)), "y": LABELS}, "would both be x"),
        ({"arr_0": np.zeros((100, 7)), "arr_1": LABELS}, r"unknown array arr_0.*numpy\.savez\(FILE, x=…, y=…\)"),
        ({"x": np.zeros((100, 7)), "y": LABELS, "x_val": np.zeros((5, 7))}, "the array y_val is missing"),
        (
            {
                "x": np.zeros((9, 7)),
                "y": np.array(list("abc"))[LABELS[:9] % 3],
                "x_test": np.zeros((1, 7)),
                "y_test": ["z"],
            },
            "the label 'z' to test is none of 'a', 'b', 'c'",
        ),
        (
            {"x": np.zeros((100, 7)), "y": LABELS + 1, "x_test": np.zeros((1, 7)), "y_test": [9]},
            "to test have 9, which",
        ),
        ({"x": np.array([[object()]] * 100, dtype=object), "y": LABELS}, "must hold plain numbers"),
    ],
)
def test_what_could_mean_two_things_is_refused_with_what_to_do(
    path: Path, arrays: dict[str, np.ndarray], message: str
) -> None:
    assert re.search(message, refused(path, **arrays))


def test_names_in_the_file_are_the_classes(path: Path) -> None:
    x, names = RNG.random((100, 7)), np.array(["d", "c", "b", "a"])
    np.savez(path, x=x, y=LABELS, class_names=names)
    info, kept = own.convert(path, path.with_name("kept.npz"), "data")
    assert (info.class_names, kept) == (("d", "c", "b", "a"), path)
    numbers = npz.load(kept).train.labels.tolist()
    assert read(path, x=x, y=names[LABELS], class_names=names).train.labels.tolist() == numbers


def test_a_file_that_is_right_is_kept_as_it_is(path: Path) -> None:
    np.savez(path, x=np.zeros((100, 8, 8)), y=LABELS)
    other = path.with_name("kept.npz")
    assert own.convert(path, other, "data")[1] == path
    assert own.convert(path, other, "data", Options(layout=Layout.NHW))[1] == path
    assert not other.exists()


def test_arrays_in_column_order_and_above_a_block_are_read_alike(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    x = RNG.integers(0, 255, (100, 3, 9, 9), dtype=np.uint8)
    whole = read(path, "NCHW", x=x, y=LABELS)
    monkeypatch.setattr("nas.data.rows.BLOCK_VALUES", 1000)
    assert torch.equal(read(path, "NCHW", x=x, y=LABELS).train.images, whole.train.images)
    assert torch.equal(read(path, "NCHW", x=np.asfortranarray(x), y=LABELS).train.images, whole.train.images)


def test_time_stamps_keep_what_tells_them_apart(path: Path) -> None:
    """Compared with numpy in float64: in float32 these numbers have steps of 128."""
    x = np.column_stack([1.7e9 + RNG.normal(0, 40, 100), RNG.normal(0, 1, 100)])
    for stored in (x, x.astype(np.int64)):
        dataset = read(path, x=stored, y=LABELS)
        train = dataset.train
        mean, std = train.images.numpy().mean(0), train.images.numpy().std(0)
        assert set(train.images[:, 0].tolist()) <= set(stored[:, 0].astype(np.float64).tolist())
        expected = (train.images.numpy().astype(np.float64) - mean) / std
        made = train.normalisation.apply(train.images)
        assert made.dtype == torch.float32
        assert np.abs(made.numpy() - expected).max() < 1e-5
        assert abs(made[:, 0].std().item() - 1) < 0.05


def test_numbers_near_zero_stay_float32(path: Path) -> None:
    assert read(path, x=RNG.normal(size=(100, 3)), y=LABELS).train.images.dtype == torch.float32
    assert read(path, x=np.full((100, 3), 1.7e9), y=LABELS).train.images.dtype == torch.float32
