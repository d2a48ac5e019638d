"""Image folders: read as they are, and refused with the file's name where they are not what they should be."""

import io
import stat
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
import pytest
import torch
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

import nas
from nas.data import Options, folder, images, npz, own
from nas.data.images import convert


def png(value: int = 0, size: tuple[int, int] = (8, 6), mode: str = "L", kind: str = "PNG") -> bytes:
    buffer = io.BytesIO()
    Image.new(mode, size, (value, 2, 3, 255)[: len(mode)] if mode.startswith("RGB") else value).save(buffer, kind)
    return buffer.getvalue()


def flowers(count: int = 6, **options: object) -> dict[str, bytes]:
    return {
        f"{name}/{number}.png": png(10 * number + offset, **options)  # type: ignore[arg-type]
        for offset, name in enumerate(("rose", "aster"))
        for number in range(count)
    }


def write_zip(path: Path, files: dict[str, bytes], compression: int = zipfile.ZIP_STORED) -> Path:
    with zipfile.ZipFile(path, "w", compression) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return path


def write_folder(path: Path, files: dict[str, bytes]) -> Path:
    for name, content in files.items():
        (path / name).parent.mkdir(parents=True, exist_ok=True)
        (path / name).write_bytes(content)
    return path


@pytest.fixture
def refused(tmp_path: Path) -> Callable[..., str]:
    def message(files: dict[str, bytes], **options: object) -> str:
        with pytest.raises(nas.DatasetError) as raised:
            convert(write_zip(tmp_path / "a.zip", files), tmp_path / "a.npz", "a", **options)  # type: ignore[arg-type]
        return str(raised.value)

    return message


@pytest.mark.parametrize("prefix", ["", "flowers/", "some/where/flowers/"])
def test_a_folder_and_a_zip_of_it_are_the_same_data_set(tmp_path: Path, prefix: str) -> None:
    files = {f"{prefix}{name}": content for name, content in flowers().items()}
    junk = {f"{prefix}.DS_Store": b"x", "__MACOSX/rose/._1.png": b"x", f"{prefix}rose/Thumbs.db": b"x"}
    one = convert(write_zip(tmp_path / "a.zip", files | junk), tmp_path / "a.npz", "flowers")
    other = convert(write_folder(tmp_path / "folder", files | junk), tmp_path / "b.npz", "flowers")
    assert one == other
    assert (one.class_names, one.classes, one.input_shape) == (("aster", "rose"), 2, (1, 6, 8))
    assert one.train + one.validation + one.test == 12
    assert (tmp_path / "a.npz").read_bytes() == (tmp_path / "b.npz").read_bytes()


def test_pixels_and_labels_are_the_images_own(tmp_path: Path) -> None:
    convert(write_zip(tmp_path / "a.zip", flowers()), tmp_path / "a.npz", "a")
    arrays = np.load(tmp_path / "a.npz", allow_pickle=False)
    assert arrays["x"].shape == (12, 6, 8)
    assert arrays["x"][:, 0, 0].tolist() == [10 * n + 1 for n in range(6)] + [10 * n for n in range(6)]
    assert arrays["y"].tolist() == [0] * 6 + [1] * 6


def test_train_and_test_folders_are_kept_apart(tmp_path: Path) -> None:
    files = {f"set/train/{name}": content for name, content in flowers(10).items()}
    files |= {f"set/test/{name}": content for name, content in flowers(3).items()}
    info = convert(write_zip(tmp_path / "a.zip", files), tmp_path / "a.npz", "a")
    assert (info.train + info.validation, info.test) == (20, 6)


def test_one_image_with_colour_makes_all_of_three_channels(tmp_path: Path) -> None:
    files = flowers() | {"rose/x.png": png(200, mode="RGB"), "rose/y.png": png(3, mode="RGBA")}
    info = convert(write_zip(tmp_path / "a.zip", files), tmp_path / "a.npz", "a")
    assert info.input_shape == (3, 6, 8)
    arrays = np.load(tmp_path / "a.npz", allow_pickle=False)
    assert arrays["x"][-2, 0, 0].tolist() == [200, 2, 3]
    assert arrays["x"][0, 0, 0].tolist() == [1, 1, 1]


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "BMP", "WEBP", "TIFF", "PPM", "GIF"])
def test_the_usual_formats_are_read(tmp_path: Path, kind: str) -> None:
    files = flowers(mode="RGB", kind=kind)
    assert convert(write_zip(tmp_path / "a.zip", files), tmp_path / "a.npz", "a").input_shape == (3, 6, 8)


def test_mixed_sizes_are_refused_by_name_unless_a_size_is_given(tmp_path: Path, refused: Callable[..., str]) -> None:
    files = flowers() | {"rose/big.png": png(size=(9, 6))}
    message = refused(files)
    assert "rose/big.png has 9x6 pixels, but aster/0.png has 8x6" in message
    assert "give the size" in message
    assert convert(tmp_path / "a.zip", tmp_path / "a.npz", "a", Options(size=(16, 12))).input_shape == (1, 12, 16)
    assert "each side must be 1 to 4096" in refused(files, options=Options(size=(5000, 2)))


def test_the_library_loads_a_folder_by_its_path(tmp_path: Path) -> None:
    write_folder(tmp_path / "folder", flowers())
    write_zip(tmp_path / "a.zip", flowers())
    dataset = nas.data.load("flowers", path=tmp_path / "folder")
    assert dataset.name == "flowers"
    assert torch.equal(dataset.train.images, nas.data.load("flowers", path=tmp_path / "a.zip").train.images)


def test_an_npz_is_no_folder(tmp_path: Path) -> None:
    np.savez(tmp_path / "a.npz", x=np.zeros((20, 2)), y=np.arange(20) % 2)
    assert not own.is_folder(tmp_path / "a.npz")
    assert own.is_folder(write_zip(tmp_path / "a.zip", flowers()))
    assert own.is_folder(tmp_path)
    assert not own.is_folder(tmp_path / "missing")


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"rose/x.png": b""}, "rose/x.png (0 bytes) is no image that can be read"),
        ({"rose/notes.txt": b"hello"}, "rose/notes.txt (5 bytes) is no image"),
        ({"rose/x.png": png()[:46]}, "rose/x.png is truncated or damaged"),
        ({"rose/x.png": png(mode="I;16")}, "rose/x.png has numbers of the type uint16, but aster/0.png of the type"),
        ({"x.png": png()}, "x.png is not in the folder of a class"),
        ({"rose/deep/x.png": png()}, "rose/deep/x.png is not in the folder of a class"),
        ({"../x.png": png()}, "'../x.png' leads out of the folder"),
        ({"/etc/x.png": png()}, "'/etc/x.png' leads out of the folder"),
        ({"C:/x.png": png()}, "leads out of the folder"),
        ({"rose\\..\\..\\x.png": png()}, "leads out of the folder"),
        ({"rose/x.png": png(size=(4097, 1))}, "rose/x.png has 4097x1 pixels; at most 4096 a side"),
    ],
)
def test_a_bad_file_is_refused_by_its_name(refused: Callable[..., str], change: dict[str, bytes], message: str) -> None:
    assert message in refused(flowers() | change)


def test_a_decompression_bomb_is_refused_before_it_is_decoded(refused: Callable[..., str]) -> None:
    bomb = bytearray(png())
    width = bomb.index(b"IHDR") + 4
    bomb[width : width + 8] = (60_000).to_bytes(4, "big") * 2
    crc = zlib.crc32(bytes(bomb[width - 4 : width + 13]))
    bomb[width + 13 : width + 17] = crc.to_bytes(4, "big")
    assert "rose/x.png" in refused(flowers() | {"rose/x.png": bytes(bomb)})


def test_too_few_images_and_one_class_are_refused(refused: Callable[..., str]) -> None:
    assert "has no files in it" in refused({})
    assert "images of one class, 'rose'" in refused({f"rose/{n}.png": png() for n in range(20)})
    assert "has 4 images to train with; at least 10 are needed" in refused(flowers(2))


def test_a_class_that_only_the_test_has_is_refused(refused: Callable[..., str]) -> None:
    files = {f"train/{name}": content for name, content in flowers().items()} | {"test/tulip/1.png": png()}
    assert "test/tulip/1.png is of the class 'tulip', which train does not have" in refused(files)


def test_a_zip_that_unpacks_to_too_much_is_refused(tmp_path: Path) -> None:
    files = flowers() | {"rose/x.png": bytes(5_000_000)}
    path = write_zip(tmp_path / "a.zip", files, zipfile.ZIP_DEFLATED)
    assert path.stat().st_size < 50_000
    with pytest.raises(nas.DatasetError, match=r"unpacks to \d+ bytes; at most 1000000 are allowed"):
        convert(path, tmp_path / "a.npz", "a", max_bytes=1_000_000)


def test_pixels_beyond_the_limit_are_refused(tmp_path: Path) -> None:
    path = write_zip(tmp_path / "a.zip", flowers(size=(200, 200)))
    with pytest.raises(nas.DatasetError, match="480000 bytes of pixels; at most 100000 are allowed: give a smaller"):
        convert(path, tmp_path / "a.npz", "a", max_bytes=100_000)


def test_pixels_are_counted_before_any_is_decoded(
    tmp_path: Path, refused: Callable[..., str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(images, "_decoded", lambda *given: pytest.fail("an image was decoded"))
    large = png(size=(2_800, 2_800))  # a few kilobytes, and 60 ms of work for each
    bombs = {f"{name}/{number}.png": large for name in ("rose", "aster") for number in range(20)}
    message = refused(bombs, options=Options(size=(8, 8)))
    assert "pixels together; for as many bytes at most" in message
    path = write_folder(tmp_path / "folder", bombs)
    with pytest.raises(nas.DatasetError, match="pixels together"):
        convert(path, tmp_path / "b.npz", "b", Options(size=(8, 8)))


def test_files_of_a_zip_are_counted_before_an_object_is_made_of_each(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = write_zip(tmp_path / "a.zip", flowers())
    monkeypatch.setattr(folder, "MAX_FILES", 11)
    monkeypatch.setattr(zipfile, "ZipFile", lambda *given: pytest.fail("its directory was read"))
    for read in (convert, own.convert):
        with pytest.raises(nas.DatasetError, match="holds 12 files; at most 11 are allowed"):
            read(path, tmp_path / "a.npz", "a")


def test_a_member_that_lies_about_its_size_is_refused(tmp_path: Path) -> None:
    path = write_zip(tmp_path / "a.zip", flowers() | {"rose/x.png": bytes(3_000_000)}, zipfile.ZIP_DEFLATED)
    data = path.read_bytes().replace((3_000_000).to_bytes(4, "little"), (500).to_bytes(4, "little"))
    path.write_bytes(data)
    with pytest.raises(nas.DatasetError, match=r"rose/x\.png"):
        convert(path, tmp_path / "a.npz", "a")


def test_links_and_encrypted_and_doubled_names_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    with zipfile.ZipFile(path, "w") as archive:
        link = zipfile.ZipInfo("rose/link.png")
        link.external_attr = (stat.S_IFLNK | 0o777) << 16
        archive.writestr(link, "/etc/passwd")
    with pytest.raises(nas.DatasetError, match="is a symbolic link"):
        convert(path, tmp_path / "a.npz", "a")
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("rose/1.png", png())
        with pytest.warns(UserWarning, match="Duplicate"):
            archive.writestr("rose/1.png", png())
    with pytest.raises(nas.DatasetError, match=r"two files named 'rose/1\.png'"):
        convert(path, tmp_path / "a.npz", "a")
    folder = write_folder(tmp_path / "folder", flowers())
    (folder / "rose" / "link.png").symlink_to(folder / "rose" / "1.png")
    with pytest.raises(nas.DatasetError, match=r"link\.png is a symbolic link"):
        convert(folder, tmp_path / "a.npz", "a")


def test_a_damaged_zip_never_does_more_than_be_refused(tmp_path: Path) -> None:
    path, rng = write_zip(tmp_path / "a.zip", flowers(), zipfile.ZIP_DEFLATED), np.random.default_rng(0)
    whole = path.read_bytes()
    outcomes = set()
    for _ in range(300):
        damaged = bytearray(whole)
        for at in rng.integers(0, len(whole), 3):
            damaged[at] = rng.integers(0, 256)
        path.write_bytes(damaged[: rng.integers(1, 2 * len(whole))])
        try:
            convert(path, tmp_path / "a.npz", "a")
            npz.load(tmp_path / "a.npz", "a")
            outcomes.add("taken")
        except nas.DatasetError:
            outcomes.add("refused")
    assert "refused" in outcomes


@given(st.binary(max_size=400))
def test_whatever_lies_in_a_class_is_an_image_or_refused(content: bytes) -> None:
    with TemporaryDirectory() as folder:
        path = write_zip(Path(folder) / "a.zip", flowers() | {"rose/x.png": content})
        with pytest.raises(nas.DatasetError, match=r"rose/x\.png"):
            convert(path, Path(folder) / "a.npz", "a")
