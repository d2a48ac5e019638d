"""The notebook in examples/ does what it says, cell by cell, against a running service."""

import json
from pathlib import Path
from typing import Any

import matplotlib as mpl
import pytest

from tests.integration.client.netgrow import Up

NOTEBOOK = Path(__file__).resolve().parents[3] / "examples" / "first_job.ipynb"


def cells(kind: str) -> list[dict[str, Any]]:
    return [cell for cell in json.loads(NOTEBOOK.read_text())["cells"] if cell["cell_type"] == kind]


def test_the_notebook_is_kept_without_its_outputs() -> None:
    assert len(cells("code")) > 5
    assert [cell for cell in cells("code") if cell["outputs"] or cell["execution_count"] is not None] == []


def test_the_notebook_posts_a_job_plots_it_and_loads_the_winner(
    service: Up, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    mpl.use("Agg")
    for name, value in (("NETGROW_URL", service.url), ("TRIALS", "2"), ("OUTPUT", str(tmp_path))):
        monkeypatch.setenv(name, value)
    names: dict[str, Any] = {"__name__": "__main__"}
    for number, cell in enumerate(cells("code"), start=1):
        exec(compile("".join(cell["source"]), f"{NOTEBOOK.name}, code cell {number}", "exec"), names)
    assert names["job"].state == "succeeded"
    assert len(names["accuracies"]) == 3
    assert len(names["axes"].lines[0].get_xdata()) == 3
    assert {path.name for path in tmp_path.iterdir()} == {f"{names['winner'].model_id}.py", "card.md"}
    assert names["difference"] < 1e-5
