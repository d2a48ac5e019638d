"""Forms of image folders: formats, colours, splits, archives."""

from __future__ import annotations

import gzip
import io
import json
import tarfile
import unicodedata
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
from PIL import Image

from tests.data_forms.form import LABELS, SAMPLES, Form, Made, Truth, grey

FORMATS, FOLDERS, ARCHIVES = "image files", "image folders", "archives of images"
NAMES = ("aster", "iris", "rose", "tulip")
COLOUR, GREY = grey((9, 8, 3)), grey()
FIRST = COLOUR.transpose(0, 3, 1, 2)
DEEP = grey(high=2**16, dtype="uint16")
ALPHA = np.where(grey((9, 8)) > 127, 255, 0).astype(np.uint8)
ON_WHITE = np.where(ALPHA[..., None] > 0, COLOUR, 255).astype(np.uint8)

Files = dict[str, bytes]


def encoded(pixels: np.ndarray, kind: str, **options: Any) -> bytes:
    buffer = io.BytesIO()
    Image.fromarray(pixels).save(buffer, kind, **options)
    return buffer.getvalue()


def files(
    images: np.ndarray,
    kind: str = "PNG",
    place: Callable[[int], str] = lambda n: "",
    names: tuple[str, ...] = NAMES,
    **options: Any,
) -> Files:
    """By name; sorted by it, the samples of a class keep their order."""
    return {
        f"{place(n)}{names[LABELS[n]]}/{n:02}.{kind.lower()}": encoded(pixels, kind, **options)
        for n, pixels in enumerate(images)
    }


def folder(made: Files, truth: Truth | None = None) -> Callable[[Path], Made]:
    def make(path: Path) -> Made:
        for name, content in made.items():
            (path / "set" / name).parent.mkdir(parents=True, exist_ok=True)
            (path / "set" / name).write_bytes(content)
        return path / "set", truth

    return make


def zipped(made: Files, truth: Truth | None, compression: int = zipfile.ZIP_DEFLATED) -> Callable[[Path], Made]:
    def make(path: Path) -> Made:
        with zipfile.ZipFile(path / "set.zip", "w", compression) as archive:
            for name, content in made.items():
                member = zipfile.ZipInfo("placeholder")
                member.filename, member.compress_type = name, compression
                archive.writestr(member, content)
        return path / "set.zip", truth

    return make


def tarred(made: Files, truth: Truth | None, mode: str = "w") -> Callable[[Path], Made]:
    def make(path: Path) -> Made:
        with tarfile.open(path / "set.tar", mode) as archive:  # type: ignore[call-overload]
            for name, content in made.items():
                member = tarfile.TarInfo(name)
                member.size = len(content)
                archive.addfile(member, io.BytesIO(content))
        return path / "set.tar", truth

    return make


def split_of(number: int) -> str:
    return "train/" if number < 20 else "val/" if number < 30 else "test/"


def splits(train: str, validation: str, test: str) -> Files:
    named = {"train/": f"{train}/", "val/": f"{validation}/", "test/": f"{test}/"}
    return files(COLOUR, place=lambda n: named[split_of(n)])


def exif(orientation: int) -> Image.Exif:
    made = Image.Exif()
    made[0x0112] = orientation
    return made


def two_frames(kind: str) -> Files:
    buffer = io.BytesIO()
    Image.fromarray(COLOUR[0]).save(buffer, kind, save_all=True, append_images=[Image.fromarray(COLOUR[1])])
    return {**files(COLOUR), f"rose/two.{kind.lower()}": buffer.getvalue()}


def webdataset(labels: list[str], label: str = "cls") -> Files:
    made: Files = {}
    for n, pixels in enumerate(COLOUR):
        made |= {f"{n:06}.png": encoded(pixels, "PNG"), f"{n:06}.{label}": labels[n].encode(), f"{n:06}.json": b"{}"}
    return made


def fields(content: dict[str, object]) -> Files:
    """A WebDataset whose labels are in `.json`, in the field that is 0 here."""
    made: Files = {}
    for n, pixels in enumerate(COLOUR):
        said = {key: NAMES[LABELS[n]] if value == 0 else value for key, value in content.items()}
        made |= {f"{n:06}.png": encoded(pixels, "PNG"), f"{n:06}.json": json.dumps(said).encode()}
    return made


def with_table(name: str, head: str, line: str) -> Files:
    images = {f"set/{n:02}.png": encoded(pixels, "PNG") for n, pixels in enumerate(COLOUR)}
    rows = "".join(line.format(f"{n:02}.png", NAMES[LABELS[n]]) for n in range(SAMPLES))
    return {**images, f"set/{name}": (head + rows).encode()}


COLOURED = Truth(FIRST, names=NAMES)
PLAIN = Truth(GREY[:, None], names=NAMES)
THREE = Truth(FIRST, names=NAMES, validation=10, test=10)
JPEG = np.stack([np.asarray(Image.open(io.BytesIO(encoded(pixels, "JPEG")))) for pixels in COLOUR])
PALETTE = np.array([[255 * (n % 2), n, 2 * n] for n in range(64)], dtype=np.uint8)


def palettes() -> Files:
    made: Files = {}
    for n, pixels in enumerate(GREY % 64):
        image = Image.fromarray(pixels, "P")
        image.putpalette(PALETTE.tobytes())
        buffer = io.BytesIO()
        image.save(buffer, "PNG")
        made[f"{NAMES[LABELS[n]]}/{n:02}.png"] = buffer.getvalue()
    return made


COMPOSED = tuple(unicodedata.normalize("NFC", name) for name in ("Aster", "Käfer", "Öl", "Übung"))
APART = tuple(unicodedata.normalize("NFD", name) for name in COMPOSED)
TURNED = Truth(np.rot90(COLOUR, 3, axes=(1, 2)).transpose(0, 3, 1, 2), names=NAMES)

FORMS = [
    *(
        Form(FORMATS, f"{kind}, colour", folder(files(COLOUR, kind), COLOURED))
        for kind in ("PNG", "BMP", "TIFF", "PPM")
    ),
    *(Form(FORMATS, f"{kind}, grey", folder(files(GREY, kind), PLAIN)) for kind in ("PNG", "BMP", "TIFF", "PPM")),
    Form(FORMATS, "GIF", folder(files(GREY, "GIF"), Truth(np.repeat(GREY[:, None], 3, 1), names=NAMES))),
    Form(FORMATS, "WebP, lossless", folder(files(COLOUR, "WEBP", lossless=True), COLOURED)),
    Form(FORMATS, "JPEG", folder(files(COLOUR, "JPEG"), Truth(JPEG.transpose(0, 3, 1, 2), names=NAMES))),
    Form(
        FORMATS,
        "JPEG, turned by EXIF",
        folder(
            files(COLOUR, "JPEG", exif=exif(6)),
            Truth(np.rot90(JPEG, 3, axes=(1, 2)).transpose(0, 3, 1, 2), names=NAMES),
        ),
    ),
    Form(FORMATS, "PNG, turned by EXIF", folder(files(COLOUR, "PNG", exif=exif(6)), TURNED)),
    Form(
        FORMATS, "PNG with a palette", folder(palettes(), Truth(PALETTE[GREY % 64].transpose(0, 3, 1, 2), names=NAMES))
    ),
    *(
        Form(
            FORMATS,
            f"{kind}, cut-outs",
            folder(
                files(np.concatenate([COLOUR, ALPHA[..., None]], 3), kind),
                Truth(ON_WHITE.transpose(0, 3, 1, 2), names=NAMES),
            ),
        )
        for kind in ("PNG", "TIFF")
    ),
    *(
        Form(FORMATS, f"{kind}, grey of 16 bits", folder(files(DEEP, kind), Truth(DEEP[:, None], names=NAMES)))
        for kind in ("PNG", "TIFF", "PPM")
    ),
    Form(
        FORMATS,
        "TIFF of floats",
        folder(files(DEEP.astype("f4") / 7, "TIFF"), Truth((DEEP.astype("f4") / 7)[:, None], names=NAMES)),
    ),
    Form(
        FORMATS,
        "8 and 16 bits mixed",
        folder(files(GREY) | {"rose/x.png": encoded(DEEP[0], "PNG")}),
        ("rose/x.png has numbers of the type uint16", "with the same number of bits"),
    ),
    *(
        Form(
            FORMATS,
            f"{kind} of two frames or pages",
            folder(two_frames(kind)),
            ("has 2 frames or pages: save the one",),
        )
        for kind in ("GIF", "TIFF", "PNG", "WEBP")
    ),
    Form(
        FORMATS,
        "of two sizes",
        folder(files(GREY) | {"rose/x.png": encoded(np.zeros((5, 5), "u1"), "PNG")}),
        ("rose/x.png has 5x5 pixels", "give the size"),
    ),
    Form(
        FORMATS,
        "grey and colour mixed",
        folder(
            files(GREY[:20]) | {f"{NAMES[LABELS[n]]}/{n:02}.png": encoded(COLOUR[n], "PNG") for n in range(20, 40)},
            Truth(np.concatenate([np.repeat(GREY[:20, None], 3, 1), FIRST[20:]]), names=NAMES),
        ),
    ),
    Form(
        FORMATS,
        "broken files",
        folder(files(GREY) | {f"rose/x{n}.png": b"" for n in range(12)}),
        ("12 of 52 files cannot be read", "--skip-unreadable", "and 2 more"),
    ),
    Form(
        FORMATS,
        "broken files, left out",
        folder(files(GREY) | {f"rose/x{n}.png": b"" for n in range(12)}, PLAIN),
        options={"skip_unreadable": True},
    ),
    Form(FOLDERS, "a folder a class", folder(files(COLOUR), COLOURED)),
    Form(FOLDERS, "one more folder around", folder(files(COLOUR, place=lambda n: "flowers/v1/"), COLOURED)),
    Form(
        FOLDERS,
        "train and test",
        folder(files(COLOUR, place=lambda n: "train/" if n < 30 else "test/"), Truth(FIRST, names=NAMES, test=10)),
    ),
    *(
        Form(FOLDERS, ", ".join(names), folder(splits(*names), THREE))
        for names in (
            ("train", "val", "test"),
            ("Train", "Valid", "Test"),
            ("TRAINING", "VALIDATION", "TESTING"),
            ("train", "dev", "test"),
        )
    ),
    Form(
        FOLDERS,
        "what file managers leave",
        folder(files(COLOUR) | {"rose/.DS_Store": b"x", "rose/Thumbs.db": b"x", "rose/desktop.ini": b"x"}, COLOURED),
    ),
    Form(
        FOLDERS,
        "names with spaces, dots, colons and accents",
        folder(files(COLOUR, names=("a b", "c.d", "e:f", "ü")), Truth(FIRST, names=("a b", "c.d", "e:f", "ü"))),
    ),
    Form(
        FOLDERS,
        "accents composed and apart",
        folder(
            files(COLOUR[:20], names=COMPOSED)
            | {f"{APART[LABELS[n]]}/{n:02}.png": encoded(COLOUR[n], "PNG") for n in range(20, 40)},
            Truth(FIRST, names=COMPOSED),
        ),
    ),
    Form(
        FOLDERS,
        "README and LICENSE beside, a class named license",
        folder(
            files(COLOUR, names=("a", "b", "c", "license"))
            | {"README.md": b"x", "LICENSE": b"x", "a/readme.txt": b"x"},
            Truth(FIRST, names=("a", "b", "c", "license")),
        ),
    ),
    Form(
        FOLDERS,
        "boxes (YOLO)",
        folder(
            {f"images/{n}.png": encoded(GREY[n], "PNG") for n in range(20)}
            | {f"labels/{n}.txt": b"0 1 1 1 1" for n in range(20)}
        ),
        ("a data set of objects in images", "one class for each image"),
    ),
    Form(
        FOLDERS,
        "boxes (COCO)",
        folder(files(GREY) | {"annotations/instances_train.json": b"{}"}),
        ("a data set of objects in images",),
    ),
    Form(
        FOLDERS,
        "images without a class",
        folder({"1.png": encoded(GREY[0], "PNG"), "2.png": encoded(GREY[1], "PNG")}),
        ("is not in the folder of a class", "CLASS/image.png"),
    ),
    Form(
        FOLDERS,
        "a test without classes (Kaggle)",
        folder(
            {f"train/{name}": content for name, content in files(GREY).items()}
            | {"test/1.png": encoded(GREY[0], "PNG")},
            PLAIN,
        ),
    ),
    Form(FOLDERS, "one class", folder(files(GREY, names=("rose",) * 4)), ("images of one class, 'rose'",)),
    Form(
        FOLDERS,
        "a class that only the test has",
        folder(
            {f"train/{name}": content for name, content in files(GREY).items()}
            | {"test/oak/1.png": encoded(GREY[0], "PNG")}
        ),
        ("is of the class 'oak', which train does not have",),
    ),
    Form(ARCHIVES, "zip", zipped(files(COLOUR), COLOURED)),
    Form(
        ARCHIVES,
        "zip of a Mac",
        zipped(files(COLOUR, names=APART) | {"__MACOSX/._x": b"x", ".DS_Store": b"x"}, Truth(FIRST, names=COMPOSED)),
    ),
    Form(
        ARCHIVES,
        "zip of Windows, with backslashes",
        zipped({name.replace("/", "\\"): content for name, content in files(COLOUR).items()}, COLOURED),
    ),
    Form(ARCHIVES, "tar", tarred(files(COLOUR), COLOURED)),
    *(Form(ARCHIVES, f"tar.{kind}", tarred(files(COLOUR), COLOURED, f"w:{kind}")) for kind in ("gz", "bz2", "xz")),
    Form(
        ARCHIVES,
        "tar.gz with ./ and splits",
        tarred({f"./{name}": content for name, content in splits("train", "val", "test").items()}, THREE, "w:gz"),
    ),
    Form(
        ARCHIVES,
        "WebDataset, numbers",
        tarred(webdataset([str(label) for label in LABELS]), Truth(FIRST, names=tuple("0123"))),
    ),
    Form(ARCHIVES, "WebDataset, labels in .json", tarred(fields({"label": 0, "width": 8}), COLOURED)),
    Form(
        ARCHIVES,
        "WebDataset, .json, label column by its name",
        tarred(fields({"what": 0, "width": 8}), COLOURED),
        options={"label_column": "what"},
    ),
    Form(
        ARCHIVES,
        "WebDataset, .json without a label",
        tarred(fields({"width": 8, "height": 9}), None),
        ("000000.json: which column has the labels? There are width, height", "--label-column"),
    ),
    Form(
        ARCHIVES,
        "images with a CSV of labels, tar.gz",
        tarred(with_table("labels.csv", "file,label\n", "{},{}\n"), COLOURED, "w:gz"),
    ),
    Form(
        ARCHIVES,
        "images with metadata.jsonl (Hugging Face), zip",
        zipped(with_table("metadata.jsonl", "", '{{"file_name": "{}", "label": "{}"}}\n'), COLOURED),
    ),
    Form(ARCHIVES, "WebDataset, names", tarred(webdataset([NAMES[label] for label in LABELS]), COLOURED)),
    Form(
        ARCHIVES,
        "WebDataset, a sample without a label",
        tarred({name: content for name, content in webdataset(["0", "1"] * 20).items() if name != "000003.cls"}, None),
        ("the sample 000003 has no label (.cls)",),
    ),
    Form(
        ARCHIVES,
        "a table in a zip file",
        zipped({"train.csv": b"a,label\n1,2\n"}, None),
        ("upload that file itself",),
    ),
    Form(
        ARCHIVES,
        "a name that leads out",
        tarred({**files(GREY), "../x/x.png": b""}, None),
        ("leads out of the folder",),
    ),
    Form(
        ARCHIVES,
        "cut off",
        lambda path: (_cut(zipped(files(GREY), None)(path)[0], 900), None),
        ("truncated or damaged",),
    ),
    Form(
        ARCHIVES,
        "tar.gz, cut off",
        lambda path: (_cut(tarred(files(GREY), None, "w:gz")(path)[0], 900), None),
        ("truncated or damaged",),
    ),
]


def _cut(path: Path, size: int) -> Path:
    path.write_bytes(path.read_bytes()[:size])
    return path


def idx(array: np.ndarray) -> bytes:
    """As its definition says: two zeros, the type, the number of axes, their sizes, the values, all big-endian."""
    kind = {"uint8": 8, "int8": 9, "int16": 11, "int32": 12, "float32": 13, "float64": 14}[array.dtype.name]
    head = bytes([0, 0, kind, array.ndim]) + b"".join(size.to_bytes(4, "big") for size in array.shape)
    return head + array.astype(array.dtype.newbyteorder(">")).tobytes()


IDX = "IDX files"
MARKS = LABELS.astype(np.uint8)
FOUR = {
    "train-images-idx3-ubyte": idx(GREY[:30]),
    "train-labels-idx1-ubyte": idx(MARKS[:30]),
    "t10k-images-idx3-ubyte": idx(GREY[30:]),
    "t10k-labels-idx1-ubyte": idx(MARKS[30:]),
}
HALF = Truth(GREY[:, None], test=10)
FORMS += [
    Form(IDX, "four files of MNIST's names", folder(FOUR, HALF)),
    Form(
        IDX,
        "the same, each gzip",
        folder({f"{name}.gz": gzip.compress(content) for name, content in FOUR.items()}, HALF),
    ),
    Form(IDX, "the same, in a zip file", zipped({f"raw/{name}": content for name, content in FOUR.items()}, HALF)),
    Form(IDX, "the same, in a tar file", tarred(FOUR, HALF)),
    Form(IDX, "EMNIST's names", folder({f"emnist-letters-{name}": content for name, content in FOUR.items()}, HALF)),
    Form(
        IDX,
        "two files, no test",
        folder({"images.idx3-ubyte": idx(GREY), "labels.idx1-ubyte": idx(MARKS)}, Truth(GREY[:, None])),
    ),
    Form(IDX, "colour", folder({"images.idx4": idx(COLOUR), "labels.idx1": idx(MARKS)}, Truth(FIRST))),
    Form(
        IDX,
        "16 bits",
        folder({"images.idx": idx(GREY.astype("i2") * 100), "labels.idx": idx(MARKS)}, Truth(GREY[:, None] * 100.0)),
    ),
    Form(
        IDX,
        "floats",
        folder(
            {"images.idx": idx(GREY.astype("f4") / 7), "labels.idx": idx(MARKS)},
            Truth((GREY.astype("f4") / 7)[:, None]),
        ),
    ),
    Form(IDX, "no labels", folder({"images.idx": idx(GREY)}), ("the array y is missing",)),
    Form(
        IDX,
        "two of a kind",
        folder({"a.idx": idx(GREY), "b.idx": idx(GREY)}),
        ("a.idx and b.idx are both images to train", "…test…"),
    ),
    Form(IDX, "cut off", folder({"a.idx": idx(GREY)[:500], "b.idx": idx(MARKS)}), ("unpacks to 500 bytes instead of",)),
]
assert len(LABELS) == SAMPLES
