"""Forms of tables, and of images whose labels are in a table."""

from __future__ import annotations

import csv
import gzip
import io
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from PIL import Image

from tests.data_forms.form import LABELS, SAMPLES, Form, Made, Truth, grey

TABLES, LABELLED = "tables (CSV)", "images with a table"
VALUES = np.round(np.random.default_rng(2).normal(size=(SAMPLES, 3)), 4)
NAMES = ("aster", "iris", "rose", "tulip")
WORDS = [NAMES[label] for label in LABELS]
HEAD = ["length", "width", "height", "label"]
PICTURES = grey()


def text_of(rows: Sequence[Sequence[object]], delimiter: str = ",") -> bytes:
    out = io.StringIO()
    csv.writer(out, delimiter=delimiter).writerows(rows)
    return out.getvalue().encode()


def written(truth: Truth | None, content: bytes, name: str = "data.csv") -> Callable[[Path], Made]:
    def make(folder: Path) -> Made:
        (folder / name).write_bytes(content)
        return folder / name, truth

    return make


ROWS = [[*map(repr, values.tolist()), word] for values, word in zip(VALUES, WORDS, strict=True)]
TRUTH = Truth(VALUES.astype(np.float32), names=NAMES)
PLAIN = text_of([HEAD, *ROWS])


def read(name: str, content: bytes, truth: Truth = TRUTH, **options: Any) -> Form:
    return Form(TABLES, name, written(truth, content), options=options)


def refused(name: str, content: bytes, *texts: str, **options: Any) -> Form:
    return Form(TABLES, name, written(None, content), texts, options)


def pictures(
    head: list[str], row: Callable[[int], list[str]], folder_of: Callable[[int], str] = lambda n: "images/"
) -> Callable[[Path], Made]:
    def make(folder: Path) -> Made:
        for number, pixels in enumerate(PICTURES):
            path = folder / "set" / f"{folder_of(number)}{number:02}.png"
            path.parent.mkdir(parents=True, exist_ok=True)
            Image.fromarray(pixels).save(path)
        rows = [row(number) for number in range(SAMPLES)]
        (folder / "set" / "labels.csv").write_bytes(text_of([head, *rows]))
        return folder / "set", Truth(PICTURES[:, None], names=NAMES)

    return make


def split_of(number: int) -> str:
    return "train" if number < 20 else "val" if number < 30 else "test"


def with_parts(make: Callable[[Path], Made]) -> Callable[[Path], Made]:
    def made(folder: Path) -> Made:
        path, truth = make(folder)
        assert truth is not None
        return path, Truth(truth.images, truth.labels, truth.names, validation=10, test=10)

    return made


def changed(column: int, text: str) -> bytes:
    """The table with one cell of its fifth row replaced."""
    rows = [list(row) for row in ROWS]
    rows[4][column] = text
    return text_of([HEAD, *rows])


FORMS = [
    read("names in the first line, column label", PLAIN),
    read(
        "label column first, by a usual name",
        text_of([["species", *HEAD[:3]], *[[row[-1], *row[:-1]] for row in ROWS]]),
    ),
    read("label column by its name", text_of([[*HEAD[:3], "what it is"], *ROWS]), label_column="what it is"),
    read("no names, label column by its number", text_of(ROWS), label_column="4"),
    read("semicolons", text_of([HEAD, *ROWS], ";")),
    read("tabs", text_of([HEAD, *ROWS], "\t")),
    read("with a byte order mark", b"\xef\xbb\xbf" + PLAIN),
    read(
        "lines end as on Windows, one empty at the end", PLAIN.replace(b"\r\n", b"\n").replace(b"\n", b"\r\n") + b"\r\n"
    ),
    read("gzip", gzip.compress(PLAIN)),
    read("pandas' index beside it", text_of([["", *HEAD], *[[str(n), *row] for n, row in enumerate(ROWS)]])),
    read("an id beside it", text_of([["Id", *HEAD], *[[str(n + 1), *row] for n, row in enumerate(ROWS)]])),
    read(
        "numbers as labels",
        text_of([HEAD, *[[*row[:3], str(label)] for row, label in zip(ROWS, LABELS, strict=True)]]),
        Truth(VALUES.astype(np.float32)),
    ),
    Form(
        TABLES,
        "a column of splits",
        with_parts(written(TRUTH, text_of([[*HEAD, "split"], *[[*row, split_of(n)] for n, row in enumerate(ROWS)]]))),
    ),
    read(
        "MNIST's: label, then pixels",
        text_of(
            [
                ["label", *(f"pixel{n}" for n in range(72))],
                *[[str(label), *map(str, pixels.ravel())] for pixels, label in zip(PICTURES, LABELS, strict=True)],
            ]
        ),
        Truth(PICTURES.reshape(SAMPLES, -1)),
    ),
    refused(
        "which column has the labels?", text_of([["a", "b", "c", "d"], *ROWS]), "There are a, b, c, d", "--label-column"
    ),
    refused(
        "no names, nothing said", text_of(ROWS), "has no names of columns", "by its number from 1", "--label-column"
    ),
    refused("a column that is not there", PLAIN, "no column 'kind'; there are length", label_column="kind"),
    refused(
        "text among the features",
        changed(1, "tall"),
        "line 6, column 'width': 'tall' is no number",
        "one column for each value",
    ),
    refused(
        "decimal commas",
        text_of([HEAD, *[[*(cell.replace(".", ",") for cell in row[:3]), row[3]] for row in ROWS]], ";"),
        "is no number",
        "decimals with a point",
    ),
    refused("missing values", changed(1, ""), "1 rows lack a value: line 6, 'width'", "fill in what is missing"),
    refused("NA", changed(2, "NA"), "1 rows lack a value: line 6, 'height'"),
    refused("infinity", changed(2, "inf"), "not finite"),
    refused("a row too short", PLAIN.replace(b",aster\r\n", b"\r\n", 1), "has 3 cells instead of 4"),
    refused("Latin-1", PLAIN.replace(b"aster", "Käfer".encode("latin-1")), "is not UTF-8: save it as such"),
    refused("two columns of one name", text_of([["a", "a", "b", "label"], *ROWS]), "two columns are named 'a'"),
    read("numbers as names (pandas, of an array)", text_of([["0", "1", "2", "label"], *ROWS])),
    read(
        "numbers as names, labels by their number",
        text_of([["0", "1", "2", "3"], *[[*row[:3], str(label)] for row, label in zip(ROWS, LABELS, strict=True)]]),
        Truth(VALUES.astype(np.float32)),
        label_column="4",
    ),
    refused(
        "a first line that could be either",
        b"0,1\n5,0\n7,1\n" * 20,
        "could be names of columns or values",
        label_column="2",
    ),
    refused("UTF-16", PLAIN.decode().encode("utf-16"), "text in UTF-16", "CSV in UTF-8"),
    refused("one column", b"label\n1\n2\n", "nothing else that is read here"),
    refused(
        "fractions as labels", text_of([HEAD, *[[*row[:3], row[0]] for row in ROWS]]), "have fractions", "regression"
    ),
    Form(LABELLED, "file names and labels", pictures(["file", "label"], lambda n: [f"images/{n:02}.png", WORDS[n]])),
    Form(LABELLED, "file names without folders", pictures(["filename", "class"], lambda n: [f"{n:02}.png", WORDS[n]])),
    Form(LABELLED, "ids without endings (Kaggle)", pictures(["id", "breed"], lambda n: [f"{n:02}", WORDS[n]])),
    Form(
        LABELLED,
        "more columns",
        pictures(["file_name", "age", "target"], lambda n: [f"images/{n:02}.png", "3", WORDS[n]]),
    ),
    Form(
        LABELLED,
        "label column by its name",
        pictures(["f", "age", "sort"], lambda n: [f"images/{n:02}.png", "3", WORDS[n]]),
        options={"label_column": "sort"},
    ),
    Form(
        LABELLED,
        "a column of splits",
        with_parts(pictures(["file", "label", "split"], lambda n: [f"images/{n:02}.png", WORDS[n], split_of(n)])),
    ),
    Form(
        LABELLED,
        "folders of splits",
        with_parts(
            pictures(["file", "label"], lambda n: [f"{split_of(n)}/{n:02}.png", WORDS[n]], lambda n: f"{split_of(n)}/")
        ),
    ),
    Form(
        LABELLED,
        "rows without an image",
        pictures(["file", "label"], lambda n: [f"images/{n + 5:02}.png", WORDS[n]]),
        ("5 rows name images that are not there: images/40.png",),
    ),
    Form(
        LABELLED,
        "an image in two rows",
        pictures(["file", "label"], lambda n: [f"images/{n // 2:02}.png", WORDS[n]]),
        ("images/00.png is in more than one row",),
    ),
    Form(
        LABELLED,
        "which column?",
        pictures(["file", "a", "b"], lambda n: [f"images/{n:02}.png", "3", WORDS[n]]),
        ("which column has the labels? There are file, a, b", "--label-column"),
    ),
    Form(
        LABELLED,
        "a table of other things",
        pictures(["a", "label"], lambda n: ["3", WORDS[n]]),
        ("none of its columns names the images", "take the table out"),
    ),
]
