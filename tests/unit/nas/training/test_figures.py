"""Figures of a device: those we have, and those that a machine takes once of itself."""

from pathlib import Path

import pytest
import torch

import nas
from nas import Recipe
from nas.training import figures
from nas.training.compiling import pays
from nas.training.figures import MEASURED, UNKNOWN, Figures
from nas.training.precision import choose
from nas.training.recipe import Precision

CPU = torch.device("cpu")


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A machine whose kind nobody has measured, and where its figures will be."""
    monkeypatch.setattr(torch.cpu, "get_capabilities", lambda: {"amx_bf16": True})
    monkeypatch.setenv(figures.ENVIRONMENT, str(tmp_path / "figures"))
    return tmp_path / "figures"


def test_a_kind_that_nobody_measured_is_measured_once(folder: Path) -> None:
    first = figures.known(CPU)
    assert first.flops_per_second > 0
    (file,) = folder.iterdir()
    assert file.name.startswith("cpu-amx-bf16-precision-torch")
    file.write_text(Figures(bfloat16_flops=123.0).model_dump_json())
    assert figures.known(CPU).bfloat16_flops == 123.0


@pytest.mark.parametrize(
    ("threshold", "expected"), [(1e3, Precision.BFLOAT16), (1e9, Precision.FLOAT32), (None, Precision.FLOAT32)]
)
def test_the_precision_goes_by_the_figures(folder: Path, threshold: float | None, expected: Precision) -> None:
    figures.known(CPU)
    (file,) = folder.iterdir()
    file.write_text(Figures(bfloat16_flops=threshold).model_dump_json())
    assert choose(Recipe(), nas.presets.get("digits_cnn"), CPU).precision is expected


def test_where_nothing_can_be_written_nothing_is_guessed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").touch()
    monkeypatch.setattr(torch.cpu, "get_capabilities", lambda: {"amx_bf16": True})
    monkeypatch.setenv(figures.ENVIRONMENT, str(tmp_path / "file" / "figures"))
    assert figures.known(CPU) == UNKNOWN
    assert choose(Recipe(), nas.presets.get("vgg16"), CPU).precision is Precision.FLOAT32


def test_a_damaged_file_is_named(folder: Path) -> None:
    figures.known(CPU)
    (file,) = folder.iterdir()
    file.write_text("{")
    with pytest.raises(nas.RecipeError, match=f"{file.name} is damaged: delete it"):
        figures.known(CPU)


def test_without_instructions_for_bfloat16_nothing_is_measured(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(torch.cpu, "get_capabilities", dict)
    assert choose(Recipe(), nas.presets.get("vgg16"), CPU).precision is Precision.FLOAT32
    assert not folder.exists()


@pytest.mark.parametrize(
    ("epochs", "ratio", "expected"),
    [(1, 0.5, False), (300, 0.5, True), (300, 0.99, False), (300, 1.5, False)],
    ids=["too short", "pays", "saves less than it costs", "slower"],
)
def test_compiling_pays_where_it_saves_twice_its_cost(
    folder: Path, epochs: int, ratio: float, expected: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    """keras_mnist, 16 MFLOP, on 10,000 samples: 4.7 seconds an epoch at 1e11 operations a second."""
    known = Figures(flops_per_second=1e11, compile_seconds=20.0, compile_ratio=ratio)
    monkeypatch.setitem(MEASURED, "cpu amx_bf16", known)
    assert pays(Recipe(epochs=epochs), nas.presets.get("keras_mnist"), 10_000, CPU) is expected


def test_the_recipes_word_on_compiling_goes_before_the_figures() -> None:
    architecture = nas.presets.get("keras_mnist")
    assert pays(Recipe(compile="always"), architecture, 1, CPU)
    assert not pays(Recipe(compile="never", epochs=100_000), architecture, 10**9, CPU)
