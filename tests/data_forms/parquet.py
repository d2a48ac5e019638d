"""Forms of Parquet files: written by polars, which shares no code with the reader, or as Hugging Face writes them."""

from __future__ import annotations

import io
import json
import tarfile
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import polars
import pyarrow
import pyarrow.parquet

from tests.data_forms.form import LABELS, SAMPLES, Form, Made, Truth, grey
from tests.data_forms.pictures import COLOUR, COLOURED, GREY, JPEG, NAMES, encoded
from tests.data_forms.tables import HEAD, TRUTH, VALUES, WORDS

GROUP = "Parquet files"
NUMBERS = dict(zip(HEAD[:3], VALUES.T, strict=True))
BY_LABEL = Truth(VALUES.astype(np.float32))


def polars_file(columns: dict[str, Any], truth: Truth | None, **options: Any) -> Callable[[Path], Made]:
    def make(folder: Path) -> Made:
        polars.DataFrame(columns).write_parquet(folder / "data.parquet", **options)
        return folder / "data.parquet", truth

    return make


def table(name: str, columns: dict[str, Any], truth: Truth, writing: dict[str, Any] | None = None, **said: Any) -> Form:
    return Form(GROUP, name, polars_file(columns, truth, **(writing or {})), options=said)


def refused(name: str, columns: dict[str, Any], *texts: str, **said: Any) -> Form:
    return Form(GROUP, name, polars_file(columns, None), texts, said)


def hugging_face(
    rows: np.ndarray | list[int],
    *,
    image: str = "image",
    pixels: np.ndarray = COLOUR,
    kind: str = "PNG",
    labels: np.ndarray = LABELS,
    classes: tuple[str, ...] = NAMES,
    outside: bool = False,
    more: dict[str, Any] | None = None,
) -> bytes:
    """Rows of images and labels, with the features that the library `datasets` writes into the schema."""
    cells = [{"bytes": None if outside else encoded(pixels[n], kind), "path": f"{n}.{kind.lower()}"} for n in rows]
    columns = {
        image: pyarrow.array(cells, pyarrow.struct([("bytes", pyarrow.binary()), ("path", pyarrow.string())])),
        "label": pyarrow.array(labels[rows].tolist(), pyarrow.int64()),
        **(more or {}),
    }
    features = {image: {"_type": "Image"}, "label": {"names": list(classes), "_type": "ClassLabel"}}
    described = json.dumps({"info": {"features": features}})
    made = pyarrow.table(columns).replace_schema_metadata({"huggingface": described})
    buffer = io.BytesIO()
    pyarrow.parquet.write_table(made, buffer, row_group_size=7)
    return buffer.getvalue()


TRAIN, VALIDATION, TEST = np.arange(20), np.arange(20, 30), np.arange(30, 40)
EVERY = np.arange(SAMPLES)
SHARDS = {
    "README.md": b"---\n",
    "data/train-00000-of-00002.parquet": hugging_face(TRAIN[:12]),
    "data/train-00001-of-00002.parquet": hugging_face(TRAIN[12:]),
    "data/validation-00000-of-00001.parquet": hugging_face(VALIDATION),
    "data/test-00000-of-00001.parquet": hugging_face(TEST),
}
CONVERTED = {
    "default/train/0000.parquet": hugging_face(TRAIN),
    "default/validation/0000.parquet": hugging_face(VALIDATION),
    "default/test/0000.parquet": hugging_face(TEST),
}
WHOLE = Truth(COLOURED.images, LABELS, NAMES, validation=10, test=10)
UNKNOWN = np.where(EVERY < 30, LABELS, -1)
SEEN = Truth(COLOURED.images[:30], LABELS[:30], NAMES)
MASKS = {"mask": pyarrow.array([{"bytes": encoded(GREY[0], "PNG"), "path": None}] * SAMPLES)}


def file(content: bytes, truth: Truth | None, name: str = "data.parquet") -> Callable[[Path], Made]:
    def make(folder: Path) -> Made:
        (folder / name).write_bytes(content)
        return folder / name, truth

    return make


def folder_of(files: dict[str, bytes], truth: Truth | None) -> Callable[[Path], Made]:
    def make(folder: Path) -> Made:
        for name, content in files.items():
            (folder / "set" / name).parent.mkdir(parents=True, exist_ok=True)
            (folder / "set" / name).write_bytes(content)
        return folder / "set", truth

    return make


def zip_of(files: dict[str, bytes], truth: Truth) -> Callable[[Path], Made]:
    def make(folder: Path) -> Made:
        with zipfile.ZipFile(folder / "set.zip", "w") as archive:
            for name, content in files.items():
                archive.writestr(name, content)
        return folder / "set.zip", truth

    return make


def tar_of(files: dict[str, bytes], truth: Truth) -> Callable[[Path], Made]:
    def make(folder: Path) -> Made:
        with tarfile.open(folder / "set.tar", "w") as archive:
            for name, content in files.items():
                member = tarfile.TarInfo(name)
                member.size = len(content)
                archive.addfile(member, io.BytesIO(content))
        return folder / "set.tar", truth

    return make


def hf(name: str, content: bytes, truth: Truth, **said: Any) -> Form:
    return Form(GROUP, name, file(content, truth), options=said)


def hf_refused(name: str, content: bytes, *texts: str) -> Form:
    return Form(GROUP, name, file(content, None), texts)


SIX = ("ash", *NAMES, "yew")
FORMS = [
    hf("Hugging Face: images and ClassLabel", hugging_face(EVERY), COLOURED),
    hf(
        "Hugging Face: JPEG, column img",
        hugging_face(EVERY, image="img", kind="JPEG"),
        Truth(JPEG.transpose(0, 3, 1, 2), names=NAMES),
    ),
    hf("Hugging Face: grey images", hugging_face(EVERY, pixels=GREY), Truth(GREY[:, None], names=NAMES)),
    Form(GROUP, "Hugging Face: shards of splits, folder", folder_of(SHARDS, WHOLE)),
    Form(GROUP, "Hugging Face: shards of splits, zip", zip_of(SHARDS, WHOLE)),
    Form(GROUP, "Hugging Face: shards of splits, tar", tar_of(SHARDS, WHOLE)),
    Form(GROUP, "Hugging Face: a folder a split", folder_of(CONVERTED, WHOLE)),
    Form(GROUP, "one shard alone, named test", file(hugging_face(EVERY), COLOURED, "test-00000-of-00001.parquet")),
    Form(
        GROUP,
        "Hugging Face: a test without labels (-1)",
        folder_of(
            {
                "train.parquet": hugging_face(np.arange(30), labels=UNKNOWN),
                "test.parquet": hugging_face(TEST, labels=UNKNOWN),
            },
            SEEN,
        ),
    ),
    hf(
        "Hugging Face: classes without a sample",
        hugging_face(EVERY, labels=LABELS + 1, classes=SIX),
        COLOURED,
    ),
    table("images as bytes", {"x": [encoded(each, "PNG") for each in COLOUR], "label": WORDS}, COLOURED),
    table("columns of numbers", {**NUMBERS, "label": WORDS}, TRUTH),
    table("columns of numbers, labels numbers", {**NUMBERS, "label": LABELS}, BY_LABEL),
    table("label column by its name", {**NUMBERS, "what": WORDS}, TRUTH, label_column="what"),
    table("labels a category", {**NUMBERS, "label": polars.Series(WORDS, dtype=polars.Categorical)}, TRUTH),
    table("an id beside it", {"id": np.arange(SAMPLES), **NUMBERS, "label": WORDS}, TRUTH),
    *(
        table(f"compressed with {each}", {**NUMBERS, "label": WORDS}, TRUTH, {"compression": each, "row_group_size": 9})
        for each in ("zstd", "snappy", "gzip", "lz4", "uncompressed")
    ),
    table(
        "a column of splits",
        {**NUMBERS, "label": WORDS, "split": ["train"] * 20 + ["val"] * 10 + ["test"] * 10},
        Truth(TRUTH.images, LABELS, NAMES, validation=10, test=10),
    ),
    table("samples as lists", {"embedding": VALUES.tolist(), "label": WORDS}, TRUTH),
    table(
        "samples as arrays",
        {"pixels": polars.Series(GREY, dtype=polars.Array(polars.UInt8, GREY.shape[1:])), "label": WORDS},
        Truth(GREY[:, None], names=NAMES),
    ),
    table(
        "samples as lists of lists",
        {"pixels": grey((9, 8)).tolist(), "label": LABELS},
        Truth(GREY[:, None]),
    ),
    refused("which column has the labels?", {**NUMBERS, "kind_of": WORDS}, "There are length", "--label-column"),
    refused("text among the features", {**NUMBERS, "text": WORDS, "label": LABELS}, "'text' holds", "leave the column"),
    refused("missing values", {**NUMBERS, "more": [None, *[1.0] * 39], "label": WORDS}, "'more'", "fill in what is"),
    refused("lists of different lengths", {"x": [[1], *[[1, 2]] * 39], "label": LABELS}, "different lengths, 1 to 2"),
    refused("two columns of lists", {"x": VALUES.tolist(), "z": VALUES.tolist(), "label": WORDS}, "2 columns hold"),
    hf_refused("Hugging Face: images that lie outside", hugging_face(EVERY, outside=True), "only the path '0.png'"),
    hf_refused("Hugging Face: images and masks", hugging_face(EVERY, more=MASKS), "2 columns of images, image, mask"),
    hf_refused("cut off", hugging_face(EVERY)[:-500], "truncated or damaged"),
    Form(
        GROUP,
        "several configurations",
        folder_of({"a.parquet": hugging_face(TRAIN), "b.parquet": hugging_face(TEST, image="img")}, None),
        ("upload the files of one configuration",),
    ),
    Form(
        GROUP,
        "nothing to train with",
        folder_of({"test-0.parquet": hugging_face(TRAIN), "test-1.parquet": hugging_face(TEST)}, None),
        ("no file to train with", "name one train"),
    ),
]
