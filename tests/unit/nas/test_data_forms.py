"""The files that known data sets come in: read as they were written, and refused with a name where they are damaged."""

import gzip
import io
import pickle
import tarfile
from functools import partial
from pathlib import Path

import numpy as np
import pytest
import scipy.io
import torch

import nas
from nas.data import DatasetInfo, packed
from nas.data.cifar import Binary, read_archive, read_files
from nas.data.idx import read_idx
from nas.data.matlab import read_bytes
from nas.data.official import from_official

TRAIN, VALIDATION, TEST, CLASSES = 80, 20, 30, 10
INFO = DatasetInfo(name="tiny", input_shape=(3, 32, 32), classes=CLASSES, train=TRAIN, validation=VALIDATION, test=TEST)
BINARY = Binary("tiny-bin", ("one.bin", "two.bin"), "test.bin", 2, (TRAIN + VALIDATION, TEST))
LAYOUT = packed.Layout(train=TRAIN + VALIDATION, tests={"test1k": 10, "test": TEST}, image=(32, 32, 3))


def part(samples: int, seed: int) -> tuple[np.ndarray, np.ndarray]:
    """Images (samples, 3, 32, 32) and labels of every class."""
    images = np.random.default_rng(seed).integers(0, 256, (samples, 3, 32, 32), dtype=np.uint8)
    return images, (np.arange(samples) % CLASSES).astype(np.uint8)


def records(images: np.ndarray, labels: np.ndarray) -> bytes:
    coarse = np.full_like(labels, 99)
    return np.column_stack([coarse, labels, images.reshape(len(labels), -1)]).astype(np.uint8).tobytes()


def binary_files() -> dict[str, bytes]:
    data = records(*part(TRAIN + VALIDATION, 1))
    return {
        "one.bin": data[: len(data) // 2],
        "two.bin": data[len(data) // 2 :],
        "test.bin": records(*part(TEST, 2)),
    }


def write_tar(path: Path, files: dict[str, bytes]) -> Path:
    with tarfile.open(path, "w:gz") as archive:
        for name, content in files.items():
            member = tarfile.TarInfo(name)
            member.size = len(content)
            archive.addfile(member, io.BytesIO(content))
    return path


def expected() -> nas.data.Dataset:
    return from_official(INFO, part(TRAIN + VALIDATION, 1), part(TEST, 2), (Path("x"), Path("y")))


def assert_same(one: nas.data.Dataset, other: nas.data.Dataset) -> None:
    for split in ("train", "validation", "test"):
        assert torch.equal(getattr(one, split).images, getattr(other, split).images)
        assert torch.equal(getattr(one, split).labels, getattr(other, split).labels)
    assert torch.equal(one.mean, other.mean)


def test_an_idx_file_is_read_uncompressed_too(tmp_path: Path) -> None:
    array = np.arange(24, dtype=np.uint8).reshape(2, 3, 4)
    header = bytes([0, 0, 8, 3]) + b"".join(size.to_bytes(4, "big") for size in array.shape)
    (tmp_path / "a").write_bytes(header + array.tobytes())
    assert np.array_equal(read_idx(tmp_path / "a", (2, 3, 4)), array)


def test_a_truncated_idx_file_says_how_many_bytes_are_missing(tmp_path: Path) -> None:
    noise = np.random.default_rng(0).integers(0, 256, 1000, dtype=np.uint8).tobytes()
    (tmp_path / "a.gz").write_bytes(gzip.compress(bytes([0, 0, 8, 1, 0, 0, 3, 232]) + noise)[:600])
    with pytest.raises(nas.DatasetError, match=r"a\.gz \(600 bytes\) is truncated.*of 1008 bytes could be read"):
        read_idx(tmp_path / "a.gz", (1000,))


def test_the_binary_archive_and_its_files_give_the_official_parts(tmp_path: Path) -> None:
    files = binary_files()
    archive = write_tar(tmp_path / "a.tar.gz", {f"tiny-bin/{name}": data for name, data in files.items()})
    assert_same(read_archive(INFO, BINARY, [archive]), expected())
    for name, data in files.items():
        (tmp_path / name).write_bytes(data)
    assert_same(read_files(INFO, BINARY, [tmp_path / name for name in BINARY.files]), expected())


def test_a_truncated_binary_archive_is_named(tmp_path: Path) -> None:
    archive = write_tar(tmp_path / "a.tar.gz", {f"tiny-bin/{name}": data for name, data in binary_files().items()})
    archive.write_bytes(archive.read_bytes()[:200_000])
    with pytest.raises(nas.DatasetError, match=r"a\.tar\.gz \(200000 bytes\) is truncated or damaged.*of 3 files"):
        read_archive(INFO, BINARY, [archive])


NO_ARCHIVES = [b"", b"no archive", gzip.compress(b"no tar" * 1000), gzip.compress(b"")]


@pytest.mark.parametrize("content", NO_ARCHIVES, ids=["empty", "plain", "no tar", "nothing in it"])
def test_what_is_no_archive_is_named(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "a.tar.gz").write_bytes(content)
    with pytest.raises(nas.DatasetError, match=r"a\.tar\.gz"):
        read_archive(INFO, BINARY, [tmp_path / "a.tar.gz"])


def test_a_record_too_few_names_the_file_and_both_sizes(tmp_path: Path) -> None:
    files = {**binary_files(), "two.bin": bytes(49 * 3074)}
    archive = write_tar(tmp_path / "a.tar.gz", {f"tiny-bin/{name}": data for name, data in files.items()})
    with pytest.raises(nas.DatasetError, match=rf"tiny-bin/two\.bin has {49 * 3074} bytes instead of {50 * 3074}"):
        read_archive(INFO, BINARY, [archive])


def test_an_archive_that_lacks_a_file_names_it(tmp_path: Path) -> None:
    files = binary_files()
    del files["test.bin"]
    archive = write_tar(tmp_path / "a.tar.gz", {f"tiny-bin/{name}": data for name, data in files.items()})
    with pytest.raises(nas.DatasetError, match=r"tiny-bin/test\.bin is missing"):
        read_archive(INFO, BINARY, [archive])


def test_a_bomb_is_not_unpacked_beyond_what_the_archive_should_hold(tmp_path: Path) -> None:
    with tarfile.open(tmp_path / "a.tar.gz", "w:gz") as archive:
        member = tarfile.TarInfo("padding")
        member.size = 30_000_000
        archive.addfile(member, io.BytesIO(bytes(member.size)))
    with pytest.raises(nas.DatasetError, match=r"truncated or damaged|is missing"):
        read_archive(INFO, BINARY, [tmp_path / "a.tar.gz"])


@pytest.mark.parametrize("folder", ["cifar-10-python.tar.gz", "cifar-10-batches-py"])
def test_pickles_are_refused_with_what_to_take_instead(tmp_path: Path, folder: str) -> None:
    path = tmp_path / "cifar10" / folder
    path.parent.mkdir()
    if folder.endswith("gz"):
        write_tar(path, {"cifar-10-batches-py/data_batch_1": pickle.dumps({b"data": 1})})
    else:
        path.mkdir()
    reason = nas.data.info("cifar10", tmp_path).reason
    assert reason is not None
    assert "made of pickles, which are never loaded: take the binary version" in reason
    assert "cifar-10-binary.tar.gz" in reason


def test_a_packed_file_gives_the_official_parts_and_is_unpacked_once(tmp_path: Path) -> None:
    (images, labels), (test_images, test_labels) = part(TRAIN + VALIDATION, 1), part(TEST, 2)
    np.savez_compressed(
        tmp_path / "tiny.npz",
        x_train=images.transpose(0, 2, 3, 1),
        y_train=labels[:, np.newaxis].astype(np.int64),
        x_test=test_images.transpose(0, 2, 3, 1),
        y_test=test_labels,
    )
    assert_same(packed.read(INFO, LAYOUT, [tmp_path / "tiny.npz"]), expected())
    assert packed.test_samples(LAYOUT, [tmp_path / "tiny.npz"]) == TEST
    (copy,) = tmp_path.glob("tiny-unpacked-*.npz")
    written = copy.stat().st_mtime_ns
    assert_same(packed.read(INFO, LAYOUT, [tmp_path / "tiny.npz"]), expected())
    assert copy.stat().st_mtime_ns == written


def test_a_packed_file_with_values_beyond_a_byte_is_refused(tmp_path: Path) -> None:
    images, labels = part(TRAIN + VALIDATION, 1)
    x = images.transpose(0, 2, 3, 1).astype(np.int16)
    x[3, 0, 0, 0] = 256
    np.savez(tmp_path / "tiny.npz", x_train=x, y_train=labels, x_test=x[:TEST], y_test=labels[:TEST])
    with pytest.raises(nas.DatasetError, match=r"tiny\.npz.*x_train has values from 0 to 256; only 0 to 255 fit"):
        packed.read(INFO, LAYOUT, [tmp_path / "tiny.npz"])


@pytest.mark.parametrize("compressed", [True, False])
def test_matlab_arrays_are_read_as_scipy_wrote_them(tmp_path: Path, compressed: bool) -> None:
    x = np.random.default_rng(0).integers(0, 256, (4, 4, 3, 7), dtype=np.uint8)
    y = np.arange(1, 8, dtype=np.uint8)[:, np.newaxis]
    scipy.io.savemat(tmp_path / "a.mat", {"X": x, "y": y}, do_compression=compressed)
    read = read_bytes(tmp_path / "a.mat", {"X": x.shape, "y": y.shape})
    assert np.array_equal(read["X"], x)
    assert np.array_equal(read["y"], y)


@pytest.mark.parametrize("compressed", [True, False])
def test_every_truncation_of_a_matlab_file_is_refused_by_name(tmp_path: Path, compressed: bool) -> None:
    x = np.random.default_rng(0).integers(0, 256, (4, 4, 3, 2), dtype=np.uint8)
    path = tmp_path / "a.mat"
    scipy.io.savemat(path, {"X": x, "y": np.ones((2, 1), dtype=np.uint8)}, do_compression=compressed)
    whole = path.read_bytes()
    for size in range(len(whole) - 8):
        path.write_bytes(whole[:size])
        with pytest.raises(nas.DatasetError, match=rf"a\.mat \({size} bytes\)"):
            read_bytes(path, {"X": (4, 4, 3, 2), "y": (2, 1)})


def test_damaged_bytes_of_a_matlab_file_never_do_more_than_be_refused(tmp_path: Path) -> None:
    x = np.random.default_rng(0).integers(0, 256, (4, 4, 3, 2), dtype=np.uint8)
    path, rng = tmp_path / "a.mat", np.random.default_rng(1)
    scipy.io.savemat(path, {"X": x, "y": np.ones((2, 1), dtype=np.uint8)})
    whole = path.read_bytes()
    for _ in range(500):
        damaged = bytearray(whole)
        for at in rng.integers(0, 248, 3):
            damaged[at] = rng.integers(0, 256)
        path.write_bytes(damaged)
        try:
            read = read_bytes(path, {"X": (4, 4, 3, 2), "y": (2, 1)})
        except nas.DatasetError:
            continue
        assert read["X"].shape == (4, 4, 3, 2)


@pytest.mark.parametrize(
    ("arrays", "message"),
    [
        ({"X": np.zeros((2, 2), dtype=np.uint8)}, r"of shape \(2, 2\) instead of \(2, 3\)"),
        ({"X": np.zeros((2, 3))}, "not of unsigned bytes"),
        ({"Z": np.zeros((2, 3), dtype=np.uint8)}, "an array 'Z'"),
        ({}, "the array X is missing"),
        ({"X": np.zeros((2000, 3000), dtype=np.uint8)}, "more than the"),
    ],
)
def test_another_matlab_array_is_refused(tmp_path: Path, arrays: dict[str, np.ndarray], message: str) -> None:
    scipy.io.savemat(tmp_path / "a.mat", arrays, do_compression=True)
    with pytest.raises(nas.DatasetError, match=message):
        read_bytes(tmp_path / "a.mat", {"X": (2, 3)})


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (lambda labels: np.where(labels == 3, 10, labels), "sample 3 has the label 10"),
        (lambda labels: np.zeros_like(labels), "no sample has the label 1; 9 of 10 classes have none"),
    ],
)
def test_wrong_labels_of_an_official_part_are_refused(change: partial[np.ndarray], message: str) -> None:
    images, labels = part(TRAIN + VALIDATION, 1)
    with pytest.raises(nas.DatasetError, match=f"labels-file.*{message}"):
        from_official(INFO, (images, change(labels)), part(TEST, 2), (Path("labels-file"), Path("y")))


@pytest.mark.slow
def test_svhn_is_read_in_its_full_size_with_its_zeros_where_they_belong(tmp_path: Path) -> None:
    folder = tmp_path / "svhn"
    folder.mkdir()
    for name, samples in (("train", 73_257), ("test", 26_032)):
        x = np.zeros((32, 32, 3, samples), dtype=np.uint8)
        x[:, :, 1, :] = np.arange(samples) % 10
        y = (np.arange(samples) % 10 + 1).astype(np.uint8)[:, np.newaxis]
        scipy.io.savemat(folder / f"{name}_32x32.mat", {"X": x, "y": y}, do_compression=True)
    dataset, info = nas.data.load("svhn", tmp_path), nas.data.info("svhn", tmp_path)
    assert (len(dataset.train), len(dataset.validation), len(dataset.test)) == (66_000, 7_257, 26_032)
    assert (info.train, info.validation, info.test) == (66_000, 7_257, 26_032)
    for split in (dataset.train, dataset.test):
        assert torch.equal((split.images[:, 1, 0, 0].long() + 1) % 10, split.labels)
        assert not split.images[:, 0].any()


@pytest.mark.real_data
def test_mnist_is_the_same_unpacked_and_in_one_file(datasets_dir: Path, tmp_path: Path) -> None:
    packed_folder, plain_folder = tmp_path / "packed" / "mnist", tmp_path / "plain" / "mnist"
    packed_folder.mkdir(parents=True)
    plain_folder.mkdir(parents=True)
    for path in (datasets_dir / "mnist").glob("*.gz"):
        (plain_folder / path.stem).write_bytes(gzip.decompress(path.read_bytes()))
    arrays = {}
    for ours, theirs, samples in (("train", "train", 60_000), ("test", "t10k", 10_000)):
        arrays[f"x_{ours}"] = read_idx(plain_folder / f"{theirs}-images-idx3-ubyte", (samples, 28, 28))
        arrays[f"y_{ours}"] = read_idx(plain_folder / f"{theirs}-labels-idx1-ubyte", (samples,))
    np.savez(packed_folder / "mnist.npz", **arrays)
    original = nas.data.load("mnist", datasets_dir)
    assert_same(nas.data.load("mnist", tmp_path / "plain"), original)
    assert_same(nas.data.load("mnist", tmp_path / "packed"), original)
    assert not list(packed_folder.glob("*unpacked*"))


@pytest.mark.real_data
@pytest.mark.slow
def test_cifar10_is_the_same_in_the_binary_version_but_for_its_longer_test(datasets_dir: Path, tmp_path: Path) -> None:
    """The archive is rebuilt from the real images: with all of the test images missing but 1,000, those ten times."""
    (tmp_path / "real" / "cifar10").mkdir(parents=True)
    (tmp_path / "real" / "cifar10" / "cifar10.npz").symlink_to(datasets_dir / "cifar10" / "cifar10.npz")
    original = nas.data.load("cifar10", tmp_path / "real")
    (copy,) = (tmp_path / "real" / "cifar10").glob("*unpacked*")
    arrays = np.load(copy)
    rows = [
        np.column_stack([arrays[f"y_{name}"], arrays[f"x_{name}"].transpose(0, 3, 1, 2).reshape(-1, 3072)])
        for name in ("train", "test1k")
    ]
    batches = {f"data_batch_{i + 1}.bin": rows[0][i * 10_000 : (i + 1) * 10_000].tobytes() for i in range(5)}
    files = {**batches, "test_batch.bin": rows[1].tobytes() * 10, "readme.html": b"hello"}
    folder = tmp_path / "binary" / "cifar10"
    folder.mkdir(parents=True)
    write_tar(folder / "cifar-10-binary.tar.gz", {f"cifar-10-batches-bin/{name}": data for name, data in files.items()})
    dataset = nas.data.load("cifar10", tmp_path / "binary")
    assert nas.data.info("cifar10", tmp_path / "binary").test == len(dataset.test) == 10_000
    assert nas.data.info("cifar10", tmp_path / "real").test == 1_000
    for split in ("train", "validation"):
        assert torch.equal(getattr(dataset, split).images, getattr(original, split).images)
        assert torch.equal(getattr(dataset, split).labels, getattr(original, split).labels)
    assert torch.equal(dataset.test.images[:1000], original.test.images)
