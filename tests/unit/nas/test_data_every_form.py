"""Every form in which people have data: read with the values that are in it, or refused with what to do."""

import contextlib
import re
from pathlib import Path

import numpy as np
import pytest

import nas
from nas.data import Dataset, Report
from tests.data_forms.all import FORMS
from tests.data_forms.form import Form, Truth
from tools import data_forms_page

READ = [form for form in FORMS if form.read]
REFUSED = [form for form in FORMS if not form.read]


def named(form: Form) -> str:
    return f"{form.group}: {form.name}"


@pytest.mark.parametrize("form", READ, ids=named)
def test_what_is_read_is_what_was_meant(form: Form, tmp_path: Path) -> None:
    path, truth = form.make(tmp_path)
    assert truth is not None
    check(nas.data.load("data", path=path, **form.options), truth)


def check(dataset: Dataset, truth: Truth) -> None:
    splits = (dataset.train, dataset.validation, dataset.test)
    found = sorted(each for split in splits for each in pairs(split.images.numpy(), split.labels.numpy()))
    dtype = dataset.train.images.numpy().dtype
    meant = sorted(pairs(truth.images.astype(dtype), truth.labels))
    assert dataset.input_shape == truth.images.shape[1:]
    assert found == meant
    if dtype != np.float64:  # the type itself must lose nothing
        assert np.array_equal(truth.images.astype(dtype).astype(np.float64), truth.images.astype(np.float64))
    assert dataset.report is not None
    sizes = [len(dataset.validation), len(dataset.test)]
    for part, counts in zip(splits, counts_in(dataset.report), strict=True):
        of_labels = part.labels.sum(0) if part.labels.dim() == 2 else part.labels.bincount(minlength=dataset.classes)
        assert list(counts) == of_labels.tolist()
    for size, said in zip(sizes, (truth.validation, truth.test), strict=True):
        assert said is None or size == said


def counts_in(report: Report) -> tuple[tuple[int, ...], ...]:
    return report.train_counts, report.validation_counts, report.test_counts


def pairs(images: np.ndarray, labels: np.ndarray) -> list[tuple[bytes, int]]:
    return [(image.tobytes(), label) for image, label in zip(images, labels.tolist(), strict=True)]


@pytest.mark.parametrize("form", READ, ids=named)
def test_class_names_are_kept_in_the_order_of_the_labels(form: Form, tmp_path: Path) -> None:
    path, truth = form.make(tmp_path)
    info, _ = nas.data.own.convert(path, tmp_path / "kept.npz", "data", nas.data.Options(**form.options))
    assert truth is not None
    assert info.class_names == truth.names


@pytest.mark.parametrize("form", REFUSED, ids=named)
def test_what_is_refused_is_told_what_to_do(form: Form, tmp_path: Path) -> None:
    path, _ = form.make(tmp_path)
    with pytest.raises(nas.DatasetError) as raised:
        nas.data.load("data", path=path, **form.options)
    message = str(raised.value)
    for text in form.refusal:
        assert text in message


RECIPES = [form for form in REFUSED if form.group == "files of other programs"]


@pytest.mark.parametrize("form", RECIPES, ids=named)
def test_the_recipe_for_a_foreign_file_makes_what_is_read(form: Form, tmp_path: Path) -> None:
    """Run where the file is a real one; its library is installed for other reasons."""
    path, truth = form.make(tmp_path)
    with pytest.raises(nas.DatasetError) as raised:
        nas.data.load("data", path=path)
    lines = str(raised.value).splitlines()
    if truth is None:
        return
    assert len(lines) == 3
    with contextlib.chdir(tmp_path):
        exec("\n".join(lines[1:]).replace("FILE", path.name), {})
    check(nas.data.load("data", path=tmp_path / "data.npz"), truth)


def test_the_page_of_the_forms_is_what_make_docs_writes() -> None:
    written = Path(__file__).parents[3] / "docs" / "reference" / "data-forms.md"
    assert written.read_text() == data_forms_page.page(), "run `make docs`"


def test_no_two_forms_are_named_alike() -> None:
    names = [named(form) for form in FORMS]
    assert len(set(names)) == len(names)
    assert not [name for name in names if re.search(r"[|\n]", name)]
