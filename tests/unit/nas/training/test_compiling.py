"""torch.compile: used where the recipe says so, and no reason to fail where it does not."""

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
import torch

import nas
from nas import Recipe
from nas.training.figures import MEASURED, Figures, kind_of
from tests.unit.nas.training.helpers import chain, linear, made_up

LAYERS = ({"op": "batch_norm"}, {"op": "relu"}, {"op": "linear", "out_features": 4})


@pytest.fixture
def no_compiler(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A machine without a C++ compiler, and without what one has left behind."""
    import torch._inductor.config as inductor  # seconds that only these tests need

    monkeypatch.setenv("TORCHINDUCTOR_CACHE_DIR", str(tmp_path))
    with inductor.patch({"cpp.cxx": (None, str(tmp_path / "no-such-compiler"))}):
        yield


@pytest.mark.slow
@pytest.mark.usefixtures("no_compiler")
def test_always_without_a_compiler_is_a_recipe_error() -> None:
    with pytest.raises(nas.RecipeError, match=r"compile is always, but torch\.compile failed: .*compiler"):
        nas.train(chain((7,), *LAYERS), made_up((7,), 4, 20), Recipe(compile="always"), device="cpu")


@pytest.mark.slow
@pytest.mark.usefixtures("no_compiler")
def test_auto_without_a_compiler_trains_uncompiled_to_the_same_bits(monkeypatch: pytest.MonkeyPatch) -> None:
    network, dataset = chain((7,), *LAYERS), made_up((7,), 4, 20)
    plain = nas.train(network, dataset, Recipe(compile="never"), device="cpu")
    fast = Figures(flops_per_second=1e-9, compile_seconds=1.0, compile_ratio=0.5)
    monkeypatch.setitem(MEASURED, kind_of(torch.device("cpu")), fast)
    states: list[nas.TrainingState] = []
    auto = nas.train(network, dataset, Recipe(), device="cpu", on_epoch=lambda _, state: states.append(state))
    assert states[-1].position.compiled is False
    assert auto.network.digest == plain.network.digest


@pytest.mark.slow
@pytest.mark.skipif(sys.platform != "linux", reason="needs g++")
def test_a_compiled_run_learns_the_same_up_to_rounding() -> None:
    network, dataset = chain((7,), *LAYERS), made_up((7,), 4, 50)
    plain = nas.train(network, dataset, Recipe(batch_size=20, compile="never"), device="cpu")
    other = nas.train(network, dataset, Recipe(batch_size=20, compile="always"), device="cpu")
    for key, tensor in plain.network.weights.items():
        torch.testing.assert_close(other.network.weights[key], tensor, rtol=1e-4, atol=1e-5)


def test_a_short_run_is_not_compiled(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(torch, "compile", lambda *_args, **_kwargs: pytest.fail("compiled"))
    nas.train(linear(), made_up((7,), 4, 20), Recipe(), device="cpu")
