"""Parquet files beyond their forms: without pyarrow, and files that would unpack to more than is allowed."""

import sys
from pathlib import Path

import numpy as np
import pyarrow
import pyarrow.parquet
import pytest

import nas
from nas.data import own
from tests.data_forms.parquet import EVERY, hugging_face


def test_without_pyarrow_the_refusal_names_the_extra(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "data.parquet").write_bytes(hugging_face(EVERY))
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(nas.DatasetError, match=r"needs pyarrow .* pip install 'netgrow\[parquet\]'"):
        nas.data.load("data", path=tmp_path / "data.parquet")


def test_runs_of_one_value_are_refused_by_what_they_unpack_to(tmp_path: Path) -> None:
    path = tmp_path / "data.parquet"
    columns = {f"f{number}": np.zeros(1_000_000, dtype=np.int64) for number in range(8)}
    pyarrow.parquet.write_table(pyarrow.table({**columns, "label": np.arange(1_000_000) % 2}), path)
    assert path.stat().st_size < 200_000
    with pytest.raises(nas.DatasetError, match=r"unpacks to 7[0-9]{7} bytes; at most 10000000 are allowed"):
        own.convert(path, tmp_path / "kept.npz", "data", max_bytes=10_000_000)


def test_one_image_in_every_row_is_refused_by_the_bytes_of_all(tmp_path: Path) -> None:
    """A dictionary holds it once; the rows together are what would be kept."""
    image = np.random.default_rng(0).bytes(100_000)
    rows = pyarrow.array([{"bytes": b"\x89PNG" + image, "path": ""}] * 500)
    path = tmp_path / "data.parquet"
    pyarrow.parquet.write_table(pyarrow.table({"image": rows, "label": np.arange(500) % 2}), path)
    assert path.stat().st_size < 1_000_000
    with pytest.raises(nas.DatasetError, match=r"have more than 10000000 bytes"):
        own.convert(path, tmp_path / "kept.npz", "data", max_bytes=10_000_000)


def test_the_report_says_which_columns_were_left_out(tmp_path: Path) -> None:
    more = {"id": pyarrow.array(EVERY), "caption": pyarrow.array(["a flower"] * len(EVERY))}
    (tmp_path / "data.parquet").write_bytes(hugging_face(EVERY, more=more))
    report = nas.data.load("data", path=tmp_path / "data.parquet").report
    assert report is not None
    assert "other columns were left out: id, caption" in report.notes


def test_an_option_for_pictures_is_refused_for_a_table(tmp_path: Path) -> None:
    path = tmp_path / "data.parquet"
    pyarrow.parquet.write_table(pyarrow.table({"a": EVERY, "b": EVERY**2, "label": EVERY % 2}), path)
    with pytest.raises(nas.DatasetError, match=r"size is for images; this is a table"):
        nas.data.load("data", path=path, size=(8, 8))
