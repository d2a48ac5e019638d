"""Uploaded data sets: what is taken, and how everything else is refused."""

import io
import zipfile
from pathlib import Path

import numpy as np
import pytest
import torch
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import nas
from nas.data import npz

RNG = np.random.default_rng(0)
LABELS = np.arange(100) % 4


def write(path: Path, **arrays: object) -> Path:
    np.savez(path, **arrays)  # type: ignore[arg-type]
    return path


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "flowers.npz"


def refused(path: Path, match: str) -> None:
    """Both readers refuse, with the file's name."""
    for read in (npz.inspect, npz.load):
        with pytest.raises(nas.DatasetError, match=match) as raised:
            read(path)
        assert str(path) in str(raised.value)


@pytest.mark.parametrize(
    ("stored", "shape"),
    [((100, 7), (7,)), ((100, 6, 5), (1, 6, 5)), ((100, 6, 5, 3), (3, 6, 5)), ((100, 1, 9, 2), (2, 1, 9))],
)
@pytest.mark.parametrize("dtype", ["uint8", "float16", "float32", "float64", "int64", ">f4", "bool"])
def test_every_layout_and_number_type_is_read(
    path: Path, stored: tuple[int, ...], shape: tuple[int, ...], dtype: str
) -> None:
    x = RNG.integers(0, 200, stored).astype(dtype)
    dataset = npz.load(write(path, x=x, y=LABELS))
    info = npz.inspect(path)
    assert dataset.input_shape == info.input_shape == shape
    assert dataset.classes == info.classes == 4
    splits = (dataset.train, dataset.validation, dataset.test)
    assert [len(split) for split in splits] == [info.train, info.validation, info.test] == [80, 10, 10]
    images = torch.cat([split.images for split in splits])
    assert images.dtype == (torch.uint8 if dtype == "uint8" else torch.float32)
    assert images.double().sum().item() == x.astype(np.float64).sum()


def test_pixels_stay_with_their_labels_and_their_place(path: Path) -> None:
    x = np.zeros((100, 4, 6, 3), dtype=np.uint8)
    x[np.arange(100), 1, LABELS, 2] = 100 + LABELS
    train = npz.load(write(path, x=x, y=LABELS)).train
    for image, label in zip(train.images, train.labels, strict=True):
        assert image.nonzero().tolist() == [[2, 1, int(label)]]
        assert image.max() == 100 + label


def test_arrays_in_column_order_are_read_the_same(path: Path, tmp_path: Path) -> None:
    x = RNG.integers(0, 255, (100, 5, 6), dtype=np.uint8)
    first = npz.load(write(path, x=x, y=LABELS))
    second = npz.load(write(tmp_path / "f.npz", x=np.asfortranarray(x), y=LABELS))
    assert torch.equal(first.train.images, second.train.images)


def test_a_test_part_is_kept_as_it_is(path: Path) -> None:
    x, x_test = RNG.random((100, 7)), RNG.random((30, 7)).astype(np.float32)
    dataset = npz.load(write(path, x=x, y=LABELS, x_test=x_test, y_test=LABELS[:30]), name="blumen")
    assert torch.equal(dataset.test.images, torch.from_numpy(x_test))
    assert (len(dataset.train), len(dataset.validation), dataset.name) == (90, 10, "blumen")
    assert npz.inspect(path).test == 30


def test_the_registry_reads_an_upload_under_the_name_given(path: Path) -> None:
    write(path, x=RNG.random((100, 7)), y=LABELS.reshape(100, 1))
    assert nas.data.load("mine", path=path).name == "mine"


@pytest.mark.parametrize(
    ("arrays", "match"),
    [
        ({"x": np.zeros((100, 7))}, "array y is missing"),
        ({"x": np.zeros((100, 7)), "y": LABELS, "z": LABELS}, "unknown array z"),
        ({"x": np.zeros((100, 7)), "y": LABELS, "x_test": np.zeros((5, 7))}, "y_test go together"),
        ({"x": np.zeros((100, 7)), "y": LABELS[:99]}, r"y is of shape \(99,\), but must be \(100,\)"),
        ({"x": np.zeros((100, 7)), "y": LABELS.astype(float)}, "whole numbers"),
        ({"x": np.zeros((100, 7)), "y": np.zeros(100, dtype=int)}, "at least two classes"),
        ({"x": np.zeros((100, 7)), "y": LABELS - 1}, "labels run from -1 to 2"),
        ({"x": np.zeros((100, 7)), "y": LABELS + 1}, "without gaps.*no sample has the label 0"),
        ({"x": np.zeros((100, 7)), "y": LABELS * 20_000}, "labels run from 0 to 60000"),
        (
            {"x": np.zeros((100, 7)), "y": np.full(100, 2**64 - 1, dtype=np.uint64)},
            "has the label 18446744073709551615",
        ),
        ({"x": np.zeros(100), "y": LABELS}, r"of shape \(100,\), but must be \(samples, features\)"),
        ({"x": np.zeros((100, 0)), "y": LABELS}, "each size must be 1 to"),
        ({"x": np.zeros((9, 7)), "y": LABELS[:9]}, "9 samples; 10 to"),
        ({"x": np.zeros((100, 7), dtype=complex), "y": LABELS}, "plain numbers"),
        ({"x": np.full((100, 7), "a"), "y": LABELS}, "plain numbers"),
        ({"x": np.full((100, 7), np.nan), "y": LABELS}, "not finite"),
        ({"x": np.full((100, 7), 1e300), "y": LABELS}, "not finite"),
        (
            {"x": np.zeros((100, 7)), "y": LABELS, "x_test": np.zeros((5, 8)), "y_test": LABELS[:5]},
            r"x_test has samples of shape \(8,\)",
        ),
        (
            {"x": np.zeros((100, 7)), "y": LABELS, "x_test": np.zeros((5, 7)), "y_test": LABELS[:5] + 3},
            "y_test: sample 1 has the label 4",
        ),
        (
            {"x": np.zeros((100, 7)), "y": LABELS, "x_test": np.full((5, 7), np.inf), "y_test": LABELS[:5]},
            "x_test has at least",
        ),
    ],
)
def test_bad_contents_are_refused_by_name(path: Path, arrays: dict[str, np.ndarray], match: str) -> None:
    refused(write(path, **arrays), match)


def test_a_pickle_is_never_loaded(path: Path) -> None:
    class Trap:
        def __reduce__(self) -> tuple[object, tuple[str]]:
            return (exec, ("raise SystemExit('the pickle ran')",))

    write(path, x=np.array([Trap()] * 100, dtype=object), y=LABELS)
    refused(path, "plain numbers")


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    refused(tmp_path / "none.npz", "is missing")


def test_a_truncated_file_is_named_with_its_size(path: Path) -> None:
    write(path, x=RNG.random((100, 7)), y=LABELS)
    path.write_bytes(path.read_bytes()[:3000])
    refused(path, r"\(3000 bytes\) is truncated or damaged")


def test_a_flipped_bit_in_the_pixels_is_noticed(path: Path) -> None:
    write(path, x=np.zeros((1000, 700), dtype=np.uint8), y=np.arange(1000) % 4)
    data = bytearray(path.read_bytes())
    data[500_000] ^= 1
    path.write_bytes(data)
    refused(path, "truncated or damaged")


def test_a_bomb_is_refused_before_it_is_unpacked(path: Path) -> None:
    np.savez_compressed(path, x=np.zeros((2_000_000, 7), dtype=np.uint8), y=np.zeros(2_000_000, dtype=np.uint8))
    assert path.stat().st_size < 100_000
    with pytest.raises(nas.DatasetError, match=r"unpacks to \d+ bytes; at most 1000000 are allowed"):
        npz.inspect(path, max_bytes=1_000_000)
    with pytest.raises(nas.DatasetError, match="at most 1000000"):
        npz.load(path, max_bytes=1_000_000)


def test_a_header_that_claims_more_than_is_there_allocates_nothing(path: Path) -> None:
    header = io.BytesIO()
    np.lib.format.write_array_header_1_0(header, {"descr": "|u1", "fortran_order": False, "shape": (2**40, 2**20)})
    with zipfile.ZipFile(path, "w") as file:
        file.writestr("x.npy", header.getvalue() + b"\0" * 100)
        file.writestr("y.npy", header.getvalue())
    refused(path, "says that it is")


def test_a_file_with_the_records_of_one_above_2_gib_is_read(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """With the limit lowered, numpy writes of small arrays what it writes of large ones: zip64's extras and records."""
    x = RNG.integers(0, 255, (100, 9, 9), dtype=np.uint8)
    with monkeypatch.context() as lowered:
        lowered.setattr(zipfile, "ZIP64_LIMIT", 100)
        write(path, x=x, y=LABELS)
    assert b"PK\x06\x06" in path.read_bytes()
    dataset = npz.load(path)
    assert npz.inspect(path).train == len(dataset.train)
    images = torch.cat([dataset.train.images, dataset.validation.images, dataset.test.images])
    assert images.double().sum().item() == x.sum(dtype=np.float64)
    content = path.read_bytes()
    path.write_bytes(content.replace(b"PK\x06\x06", b"PK\x06\x05"))
    refused(path, "its zip64 record is not where it should be")
    huge = bytearray(content)
    at = content.index(b"PK\x06\x06") + 40
    huge[at : at + 8] = (2**40).to_bytes(8, "little")
    path.write_bytes(huge)
    refused(path, "directory of more than")


def test_a_zip_of_countless_entries_is_refused_unopened(path: Path) -> None:
    with zipfile.ZipFile(path, "w") as file:
        for number in range(2000):
            file.writestr(f"{number}.npy", b"")
    refused(path, "directory of more than")


def test_two_arrays_of_one_name_are_refused(path: Path) -> None:
    with zipfile.ZipFile(path, "w") as file:
        file.writestr("x.npy", b"")
        with pytest.warns(UserWarning, match="Duplicate"):
            file.writestr("x.npy", b"")
    refused(path, "two arrays of one name")


@given(data=st.data())
@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_no_damage_raises_anything_but_a_dataset_error(tmp_path: Path, data: st.DataObject) -> None:
    path = write(tmp_path / "fuzzed.npz", x=np.arange(140, dtype=np.uint8).reshape(20, 7), y=np.arange(20) % 2)
    content = bytearray(path.read_bytes())
    for _ in range(data.draw(st.integers(1, 4))):
        content[data.draw(st.integers(0, len(content) - 1))] = data.draw(st.integers(0, 255))
    path.write_bytes(content[: data.draw(st.integers(0, len(content)))] if data.draw(st.booleans()) else content)
    try:
        npz.inspect(path)
    except nas.DatasetError:
        with pytest.raises(nas.DatasetError):
            npz.load(path)
    else:
        npz.load(path)
