"""Image files: each pixel as it is meant to be seen, compared with arrays that were never an image, form by form."""

import io
import struct
import unicodedata
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

import nas
from nas.data import DatasetInfo, Options
from nas.data.images import convert

RNG = np.random.default_rng(0)
COLOUR = RNG.integers(0, 256, (6, 8, 3), dtype=np.uint8)
GREY = RNG.integers(0, 256, (6, 8), dtype=np.uint8)
DEEP = RNG.integers(0, 2**16, (6, 8), dtype=np.uint16)
ALPHA = RNG.integers(0, 256, (6, 8), dtype=np.uint8)
TURNS: dict[int, Callable[[np.ndarray], np.ndarray]] = {
    1: lambda a: a,
    2: np.fliplr,
    3: lambda a: np.rot90(a, 2),
    4: np.flipud,
    5: lambda a: a.swapaxes(0, 1),
    6: lambda a: np.rot90(a, 3),
    7: lambda a: np.rot90(a, 2).swapaxes(0, 1),
    8: lambda a: np.rot90(a, 1),
}
"""What has to be done to the stored picture, by the EXIF standard's own words on each orientation."""

Read = Callable[..., np.ndarray]


def encoded(array: np.ndarray, kind: str, mode: str | None = None, **options: object) -> bytes:
    buffer = io.BytesIO()
    image = Image.fromarray(array) if mode is None else Image.fromarray(array).convert(mode)
    image.save(buffer, kind, **options)
    return buffer.getvalue()


def folder(content: bytes, name: str = "x.png") -> dict[str, bytes]:
    """Ten times the same image in each of two classes."""
    return {f"{label}/{number}-{name}": content for label in ("a", "b") for number in range(10)}


def packed(path: Path, files: dict[str, bytes]) -> Path:
    with zipfile.ZipFile(path, "w") as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return path


@pytest.fixture
def read(tmp_path: Path) -> Read:
    """The pixels of the first image, as they are kept."""

    def first(content: bytes, **options: object) -> np.ndarray:
        convert(packed(tmp_path / "a.zip", folder(content)), tmp_path / "a.npz", "a", Options(**options))  # type: ignore[arg-type]
        return np.load(tmp_path / "a.npz", allow_pickle=False)["x"][0]  # type: ignore[no-any-return]

    return first


@pytest.fixture
def refused(tmp_path: Path) -> Callable[[bytes], str]:
    def message(content: bytes) -> str:
        with pytest.raises(nas.DatasetError) as raised:
            convert(packed(tmp_path / "a.zip", folder(content)), tmp_path / "a.npz", "a")
        return str(raised.value)

    return message


@pytest.mark.parametrize("orientation", TURNS)
@pytest.mark.parametrize("kind", ["PNG", "TIFF", "WEBP", "JPEG"])
def test_an_image_is_turned_as_its_exif_says(read: Read, kind: str, orientation: int) -> None:
    exif = Image.Exif()
    exif[0x0112] = orientation
    exact: dict[str, object] = {"lossless": True} if kind == "WEBP" else {}
    made = read(encoded(COLOUR, kind, exif=exif, **exact))
    stored = np.asarray(Image.open(io.BytesIO(encoded(COLOUR, "JPEG")))) if kind == "JPEG" else COLOUR
    assert np.array_equal(made, TURNS[orientation](stored))


def test_images_that_agree_once_they_are_turned_have_one_size(tmp_path: Path) -> None:
    exif = Image.Exif()
    exif[0x0112] = 6
    files = folder(encoded(COLOUR, "PNG")) | {"a/turned.png": encoded(np.rot90(COLOUR), "PNG", exif=exif)}
    assert convert(packed(tmp_path / "a.zip", files), tmp_path / "a.npz", "a").input_shape == (3, 6, 8)


def on_white(colour: np.ndarray) -> np.ndarray:
    """By the definition of compositing, in float64."""
    share = ALPHA.astype(np.float64) / 255
    if colour.ndim == 3:
        share = share[:, :, np.newaxis]
    return colour * share + 255 * (1 - share)


@pytest.mark.parametrize("kind", ["PNG", "TIFF", "WEBP"])
def test_what_is_transparent_shows_white(read: Read, kind: str) -> None:
    exact: dict[str, object] = {"lossless": True, "exact": True} if kind == "WEBP" else {}
    made = read(encoded(np.dstack([COLOUR, ALPHA]), kind, **exact))
    assert np.abs(made - on_white(COLOUR)).max() <= 1


def test_grey_with_transparency_stays_grey(read: Read) -> None:
    made = read(encoded(np.dstack([GREY, ALPHA]), "PNG"))
    assert made.shape == (6, 8)
    assert np.abs(made - on_white(GREY)).max() <= 1


def test_a_cut_out_of_black_is_not_all_black(read: Read) -> None:
    shape = np.zeros((6, 8, 4), dtype=np.uint8)
    shape[2:4, 2:6, 3] = 255
    made = read(encoded(shape, "PNG"))
    assert made[2, 2].tolist() == [0, 0, 0]
    assert made[0, 0].tolist() == [255, 255, 255]


@pytest.mark.parametrize("kind", ["PNG", "GIF"])
def test_a_transparent_colour_of_a_palette_shows_white(read: Read, kind: str) -> None:
    image = Image.new("P", (8, 6), 1)
    image.putpalette([10, 20, 30, 200, 100, 50])
    image.putpixel((0, 0), 0)
    buffer = io.BytesIO()
    image.save(buffer, kind, transparency=0)
    made = read(buffer.getvalue())
    assert made[0, 0].tolist() == [255, 255, 255]
    assert made[1, 1].tolist() == [200, 100, 50]


@pytest.mark.parametrize(("array", "transparent"), [(GREY, int(GREY[2, 3])), (COLOUR, tuple(COLOUR[2, 3].tolist()))])
def test_one_transparent_colour_of_a_png_shows_white(read: Read, array: np.ndarray, transparent: object) -> None:
    made = read(encoded(array, "PNG", transparency=transparent))
    clear = (array == np.array(transparent)).reshape(6, 8, -1).all(2)
    assert clear[2, 3]
    assert np.array_equal(made, np.where(clear if array.ndim == 2 else clear[..., np.newaxis], 255, array))


@pytest.mark.parametrize("exif", [b"Exif\0\0", b"Exif\0\0garbage that is no TIFF", b"Exif\0\0II*\0\xff\xff\xff\xff"])
@pytest.mark.parametrize("kind", ["JPEG", "PNG"])
def test_exif_that_cannot_be_read_turns_nothing(read: Read, kind: str, exif: bytes) -> None:
    plain = encoded(COLOUR, kind)
    assert np.array_equal(read(encoded(COLOUR, kind, exif=exif)), np.asarray(Image.open(io.BytesIO(plain))))


@pytest.mark.parametrize("kind", ["PNG", "TIFF", "PPM"])
def test_grey_of_16_bits_keeps_them(read: Read, kind: str) -> None:
    made = read(encoded(DEEP, kind))
    assert made.dtype == np.uint16
    assert np.array_equal(made, DEEP)


def test_grey_of_16_bits_is_learned_as_it_is(tmp_path: Path) -> None:
    files = {f"{label}/{n}.png": encoded(DEEP + label, "PNG") for label in (0, 1) for n in range(10)}  # wraps: harmless
    dataset = nas.data.load("deep", path=packed(tmp_path / "a.zip", files))
    images = {tuple(image.flatten().tolist()) for image in dataset.train.images}
    assert images == {tuple((DEEP + label).astype(np.float64).ravel()) for label in (0, 1)}


def test_grey_of_16_bits_is_resized_in_all_of_them(read: Read) -> None:
    made = read(encoded(np.full((12, 16), 12345, dtype=np.uint16), "PNG"), size=(8, 6))
    assert (made.dtype, made.shape) == (np.uint16, (6, 8))
    assert (made == 12345).all()


def test_floating_point_tiff_is_kept(read: Read) -> None:
    values = RNG.normal(size=(6, 8)).astype(np.float32)
    assert np.array_equal(read(encoded(values, "TIFF")), values)


def tiff(array: np.ndarray, photometric: int, extra: list[int] | None = None) -> bytes:
    """A TIFF file of one strip, written by hand: no library writes an infrared channel."""
    height, width, channels = array.shape
    tags = [
        (256, 4, [width]),
        (257, 4, [height]),
        (258, 3, [8 * array.itemsize] * channels),
        (259, 3, [1]),
        (262, 3, [photometric]),
        (273, 4, [0]),
        (277, 3, [channels]),
        (278, 4, [height]),
        (279, 4, [array.nbytes]),
        *([(338, 3, extra)] if extra is not None else []),
    ]
    values = [struct.pack("<" + {3: "H", 4: "I"}[kind] * len(given), *given) for _, kind, given in tags]
    at = 8 + 2 + 12 * len(tags) + 4
    pixels_at = at + sum(len(value) for value in values if len(value) > 4)
    head, beyond = struct.pack("<2sHIH", b"II", 42, 8, len(tags)), b""
    for (tag, kind, given), packed_value in zip(tags, values, strict=True):
        value = struct.pack("<I", pixels_at) if tag == 273 else packed_value
        if len(value) > 4:
            beyond, value = beyond + value, struct.pack("<I", at + len(beyond))
        head += struct.pack("<HHI", tag, kind, len(given)) + value.ljust(4, b"\0")
    return head + bytes(4) + beyond + array.tobytes()


def test_the_tiff_files_of_these_tests_are_right(read: Read) -> None:
    assert np.array_equal(read(tiff(COLOUR, 2)), COLOUR)


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (tiff(np.dstack([COLOUR, GREY]), 2, [0]), "has 4 channels, of which 1 would be lost"),
        (tiff(np.dstack([COLOUR, GREY]), 2), "has 4 channels, of which 1 would be lost"),
        (tiff(np.dstack([COLOUR, GREY, ALPHA]), 2, [0, 0]), "has 5 channels, of which 2 would be lost"),
        (tiff(np.dstack([GREY, GREY]), 1, [0]), "has 2 channels, of which 1 would be lost"),
        (tiff(np.dstack([DEEP, DEEP, DEEP]), 2), "has 16 bits a channel, of which 8 would be kept"),
        (
            b"P6 8 6 65535\n" + np.dstack([DEEP, DEEP, DEEP]).astype(">u2").tobytes(),
            "has 16 bits a channel, of which 8 would be lost",
        ),
        (tiff(np.zeros((6, 8, 1), dtype=np.uint32), 1), "has unsigned numbers of 32 bits"),
    ],
)
def test_what_would_lose_a_channel_or_a_byte_is_refused(
    refused: Callable[[bytes], str], content: bytes, message: str
) -> None:
    text = refused(content)
    assert message in text
    assert "an .npz with x (samples, height, width, channels) keeps every bit and channel" in text


def png16(channels: int) -> bytes:
    """A PNG file of 16 bits a channel, from its definition."""
    kind = {2: 4, 3: 2, 4: 6}[channels]
    rows = b"".join(b"\0" + np.full((8, channels), 258, dtype=">u2").tobytes() for _ in range(6))
    chunks = [
        (b"IHDR", struct.pack(">IIBBBBB", 8, 6, 16, kind, 0, 0, 0)),
        (b"IDAT", zlib.compress(rows)),
        (b"IEND", b""),
    ]
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data)) for name, data in chunks
    )


@pytest.mark.parametrize("channels", [2, 3, 4])
def test_a_png_whose_low_bytes_would_be_lost_is_refused(refused: Callable[[bytes], str], channels: int) -> None:
    assert Image.open(io.BytesIO(png16(channels))).size == (8, 6)  # Pillow reads it, with half of its bits
    assert "has 16 bits a channel, of which 8 would be lost: save it with 8" in refused(png16(channels))


@pytest.mark.parametrize("kind", ["GIF", "TIFF", "PNG", "WEBP"])
def test_more_than_one_frame_is_refused(refused: Callable[[bytes], str], kind: str) -> None:
    frames = [Image.fromarray(COLOUR), Image.fromarray(255 - COLOUR)]
    buffer = io.BytesIO()
    frames[0].save(buffer, kind, save_all=True, append_images=frames[1:])
    assert "has 2 frames or pages: save the one" in refused(buffer.getvalue())


def loaded(tmp_path: Path, names: list[str], *, says_utf8: bool = True) -> DatasetInfo:
    """A zip file whose members have these names, each a different image."""
    path = tmp_path / "a.zip"
    with zipfile.ZipFile(path, "w") as archive:
        for number, name in enumerate(names):
            member = zipfile.ZipInfo("placeholder")
            member.filename = name
            archive.writestr(member, encoded(np.full((6, 8), number, dtype=np.uint8), "PNG"))
    if not says_utf8:  # as a Mac writes it: the flag of each header is taken back
        content = bytearray(path.read_bytes())
        for mark, offset in ((b"PK\x03\x04", 7), (b"PK\x01\x02", 9)):
            at = content.find(mark)
            while at >= 0:
                content[at + offset] &= ~0x08 & 0xFF
                at = content.find(mark, at + 1)
        path.write_bytes(content)
        with zipfile.ZipFile(path) as archive:
            assert archive.namelist() != names
    return convert(path, tmp_path / "a.npz", "a")


def test_a_macs_names_are_read_and_its_litter_is_not(tmp_path: Path) -> None:
    apart = unicodedata.normalize("NFD", "Käfer")
    names = [f"set/{label}/{n}.png" for label in (apart, "Ameise") for n in range(6)]
    names += ["__MACOSX/set/._1.png", "set/.DS_Store", f"set/{apart}/._1.png"]
    info = loaded(tmp_path, names, says_utf8=False)
    assert info.class_names == ("Ameise", "Käfer")
    assert info.train + info.validation + info.test == 12


def test_a_name_composed_and_apart_is_one_class(tmp_path: Path) -> None:
    names = [f"{unicodedata.normalize(form, 'Käfer')}/{n}.png" for form in ("NFC", "NFD") for n in range(6)]
    info = loaded(tmp_path, [*names, *(f"Ameise/{n}.png" for n in range(6))])
    assert (info.class_names, info.classes) == (("Ameise", "Käfer"), 2)
    assert info.train + info.validation + info.test == 18


def test_names_with_backslashes_and_colons_are_read(tmp_path: Path) -> None:
    names = [f"set\\{label}\\12:30:0{n}.png" for label in ("a", "b") for n in range(6)]
    assert loaded(tmp_path, names).class_names == ("a", "b")
