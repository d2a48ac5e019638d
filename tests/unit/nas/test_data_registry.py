"""Data sets by name: what is known, what is missing, what is damaged."""

import gzip
import hashlib
import shutil
from pathlib import Path

import numpy as np
import pytest
import torch

import nas
from nas.data import digits, identity
from nas.data.idx import read_idx

MNIST_FILES = (
    "train-images-idx3-ubyte.gz",
    "train-labels-idx1-ubyte.gz",
    "t10k-images-idx3-ubyte.gz",
    "t10k-labels-idx1-ubyte.gz",
)


def write_idx(path: Path, array: np.ndarray, header: bytes | None = None) -> None:
    sizes = b"".join(size.to_bytes(4, "big") for size in array.shape)
    path.write_bytes(gzip.compress((header or bytes([0, 0, 8, array.ndim]) + sizes) + array.tobytes()))


def test_an_unknown_data_set_is_answered_with_the_known_ones() -> None:
    known = "cifar10, cifar100, digits, fashion_mnist, mnist, svhn"
    with pytest.raises(nas.DatasetError, match=rf"unknown data set 'imagenet'; known are {known}"):
        nas.data.load("imagenet")
    with pytest.raises(nas.DatasetError, match="known are"):
        nas.data.info("imagenet")


def test_digits_need_no_files_and_are_split_as_described() -> None:
    dataset, info = nas.data.load("digits"), nas.data.info("digits")
    assert info.available
    assert (info.train, info.validation, info.test) == (1079, 359, 359)
    for split, size in ((dataset.train, info.train), (dataset.validation, info.validation), (dataset.test, info.test)):
        assert split.images.shape == (size, *info.input_shape)
        assert split.images.dtype == torch.uint8
        assert split.labels.dtype == torch.int64
        counts = torch.bincount(split.labels, minlength=info.classes)
        assert counts.max() - counts.min() <= 0.005 * 1797
    assert dataset.mean.item() == pytest.approx(dataset.train.images.double().mean().item(), rel=1e-6)


def test_digits_are_the_same_read_directly_and_through_scikit_learn() -> None:
    path = digits.packaged_file()
    assert path is not None
    assert np.array_equal(digits.read_file(path), digits.read_with_sklearn())


@pytest.mark.parametrize("name", ["mnist", "fashion_mnist", "cifar10", "cifar100", "svhn"])
def test_a_missing_file_is_named_with_the_place_to_put_it(name: str, tmp_path: Path) -> None:
    info = nas.data.info(name, tmp_path)
    assert not info.available
    assert info.reason is not None
    assert str(tmp_path / name) in info.reason
    assert "NETGROW_DATASETS_DIR" in info.reason
    with pytest.raises(nas.DatasetError) as raised:
        nas.data.load(name, tmp_path)
    assert str(raised.value) == info.reason


def test_without_a_directory_the_setting_is_named() -> None:
    with pytest.raises(nas.DatasetError, match="NETGROW_DATASETS_DIR"):
        nas.data.load("mnist")


def test_an_idx_file_is_read_as_it_was_written(tmp_path: Path) -> None:
    array = np.arange(24, dtype=np.uint8).reshape(2, 3, 4)
    write_idx(tmp_path / "a.gz", array)
    assert np.array_equal(read_idx(tmp_path / "a.gz", (2, 3, 4)), array)


def test_a_truncated_idx_file_is_named_with_its_size(tmp_path: Path) -> None:
    path = tmp_path / "a.gz"
    write_idx(path, np.random.default_rng(0).integers(0, 256, (20, 20), dtype=np.uint8))
    path.write_bytes(path.read_bytes()[:200])
    with pytest.raises(nas.DatasetError, match=r"a\.gz \(200 bytes\) is truncated or damaged"):
        read_idx(path, (20, 20))


NO_IDX = [b"", b"not gzip at all", gzip.compress(b""), gzip.compress(b"\0\0\x08\x02")]


@pytest.mark.parametrize("content", NO_IDX, ids=["empty", "plain", "nothing in it", "half a header"])
def test_a_file_that_is_no_idx_file_is_named(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "a.gz").write_bytes(content)
    with pytest.raises(nas.DatasetError, match=r"a\.gz \(\d+ bytes\)"):
        read_idx(tmp_path / "a.gz", (2, 2))


@pytest.mark.parametrize("rows", [3, 5])
def test_an_idx_file_of_another_length_is_refused(tmp_path: Path, rows: int) -> None:
    header = bytes([0, 0, 8, 2]) + (4).to_bytes(4, "big") + (4).to_bytes(4, "big")
    write_idx(tmp_path / "a.gz", np.zeros((rows, 4), dtype=np.uint8), header)
    with pytest.raises(nas.DatasetError, match="bytes instead of 28"):
        read_idx(tmp_path / "a.gz", (4, 4))


@pytest.mark.real_data
def test_mnist_is_split_into_50000_10000_and_10000(datasets_dir: Path) -> None:
    dataset = nas.data.load("mnist", datasets_dir)
    assert [len(split) for split in (dataset.train, dataset.validation, dataset.test)] == [50_000, 10_000, 10_000]
    assert dataset.input_shape == (1, 28, 28)
    assert dataset.mean.item() / 255 == pytest.approx(0.1307, abs=1e-3)
    assert dataset.std.item() / 255 == pytest.approx(0.3081, abs=1e-3)


@pytest.mark.real_data
def test_a_label_out_of_range_names_the_file_and_the_sample(datasets_dir: Path, tmp_path: Path) -> None:
    shutil.copytree(datasets_dir / "mnist", tmp_path / "mnist", copy_function=shutil.copyfile)
    (tmp_path / "mnist").chmod(0o755)
    labels = np.zeros(60_000, dtype=np.uint8)
    labels[7] = 10
    write_idx(tmp_path / "mnist" / MNIST_FILES[1], labels)
    with pytest.raises(nas.DatasetError, match=r"train-labels-idx1-ubyte\.gz: sample 7 has the label 10"):
        nas.data.load("mnist", tmp_path)


@pytest.fixture(scope="module")
def cifar10_dir(datasets_dir: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The real file in a folder that may be written to."""
    folder = tmp_path_factory.mktemp("datasets")
    (folder / "cifar10").mkdir()
    (folder / "cifar10" / "cifar10.npz").symlink_to(datasets_dir / "cifar10" / "cifar10.npz")
    return folder


@pytest.mark.real_data
@pytest.mark.slow
def test_cifar10_has_the_published_statistics_and_is_unpacked_only_once(cifar10_dir: Path) -> None:
    dataset = nas.data.load("cifar10", cifar10_dir)
    assert [len(split) for split in (dataset.train, dataset.validation, dataset.test)] == [45_000, 5_000, 1_000]
    assert torch.bincount(dataset.validation.labels).tolist() == [500] * 10
    assert (dataset.mean / 255).tolist() == pytest.approx([0.4914, 0.4822, 0.4465], abs=2e-3)
    (copy,) = (cifar10_dir / "cifar10").glob("cifar10-unpacked-*.npz")
    written = copy.stat().st_mtime_ns
    again = nas.data.load("cifar10", cifar10_dir)
    assert copy.stat().st_mtime_ns == written
    assert torch.equal(again.train.images, dataset.train.images)
    copy.write_bytes(copy.read_bytes()[:1_000_000])
    assert torch.equal(nas.data.load("cifar10", cifar10_dir).test.images, dataset.test.images)


def test_a_network_of_another_input_shape_is_refused_naming_both() -> None:
    with pytest.raises(nas.DatasetError, match=r"\(1, 28, 28\).*digits.*\(1, 8, 8\)"):
        nas.data.check_fits(nas.presets.get("keras_mnist"), nas.data.info("digits"))


def test_a_network_of_another_number_of_classes_is_refused_naming_both() -> None:
    info = nas.data.info("digits").model_copy(update={"classes": 7})
    with pytest.raises(nas.DatasetError, match=r"\(10,\).*digits has 7 classes"):
        nas.data.check_fits(nas.presets.get("digits_cnn"), info)


def test_a_network_that_fits_is_let_through() -> None:
    nas.data.check_fits(nas.presets.get("digits_cnn"), nas.data.info("digits"))


def test_files_of_another_data_set_in_mnists_place_are_warned_of(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pixels = np.zeros((60_000, 28, 28), dtype=np.uint8)
    header = bytes([0, 0, 8, 3]) + b"".join(size.to_bytes(4, "big") for size in pixels.shape)
    for name in MNIST_FILES:
        (tmp_path / "mnist" / name.removesuffix(".gz")).parent.mkdir(exist_ok=True)
        (tmp_path / "mnist" / name.removesuffix(".gz")).write_bytes(b"")
    images = tmp_path / "mnist" / MNIST_FILES[0].removesuffix(".gz")
    images.write_bytes(header + pixels.tobytes())
    info = nas.data.info("mnist", tmp_path)
    assert info.available
    assert "lies where MNIST is expected, but holds no published data set that netgrow knows" in str(info.reason)
    with pytest.warns(UserWarning, match="its results are not those of MNIST"), pytest.raises(nas.DatasetError):
        nas.data.load("mnist", tmp_path)
    digest = hashlib.sha256(images.read_bytes()).hexdigest()
    monkeypatch.setitem(identity._TRAINING_FILES, digest, "kmnist")
    images.touch()
    identity._identified.cache_clear()
    assert "but holds Kuzushiji-MNIST" in str(nas.data.info("mnist", tmp_path).reason)
    monkeypatch.setitem(identity._TRAINING_FILES, digest, "mnist")
    identity._identified.cache_clear()
    assert nas.data.info("mnist", tmp_path).reason is None
    np.savez(tmp_path / "mnist" / "mnist.npz", x_train=pixels)
    images.unlink()
    assert "no published data set" in str(nas.data.info("mnist", tmp_path).reason)


@pytest.mark.real_data
def test_mnist_itself_is_known_however_it_is_packed(datasets_dir: Path, tmp_path: Path) -> None:
    assert nas.data.info("mnist", datasets_dir).reason is None
    shutil.copytree(datasets_dir / "mnist", tmp_path / "mnist", copy_function=shutil.copyfile)
    images = tmp_path / "mnist" / MNIST_FILES[0]
    content = gzip.decompress(images.read_bytes())
    images.unlink()
    images.with_suffix("").write_bytes(content)
    assert nas.data.info("mnist", tmp_path).reason is None
    (tmp_path / "mnist").rename(tmp_path / "fashion_mnist")
    assert "Fashion-MNIST is expected, but holds MNIST" in str(nas.data.info("fashion_mnist", tmp_path).reason)
