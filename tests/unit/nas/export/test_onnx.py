"""An ONNX file is kept only if onnxruntime computes what torch does."""

import sys
from pathlib import Path
from typing import Any

import numpy as np
import onnxruntime
import pytest
import torch

import nas
from nas.export import onnx_file
from tests.unit.nas.mutations.graphs import GRAPHS, network
from tests.unit.nas.mutations.kinds import EXACT, Kind

PRESETS = [name for name in nas.presets.names() if name not in ("vgg16", "inception_bn")]


def first_child(name: str, parameters: dict[str, Any]) -> nas.Network:
    """The child of the first of the mutation tests' graphs that has a site."""
    for architecture in (build() for build in GRAPHS.values()):
        try:
            return nas.mutate(network(architecture), name, seed=0, certify=False, **parameters)[0]
        except nas.NoSite:
            continue
    raise AssertionError(f"no graph has a site for {name} {parameters}")


@pytest.mark.slow
@pytest.mark.parametrize("preset", PRESETS)
def test_every_preset_is_exported_within_tolerance(preset: str, tmp_path: Path) -> None:
    assert nas.export.onnx(nas.Network.initialise(nas.presets.get(preset)), tmp_path / "network.onnx") <= 1e-5


@pytest.mark.slow
@pytest.mark.parametrize("kind", EXACT, ids=str)
def test_every_mutations_child_is_exported_within_tolerance(kind: Kind, tmp_path: Path) -> None:
    name, parameters = kind
    child = first_child(name, parameters)
    assert nas.export.onnx(child, tmp_path / "network.onnx") <= 1e-5


def test_a_file_takes_any_batch_size_and_names_its_ends(tmp_path: Path) -> None:
    parent = nas.Network.initialise(nas.presets.get("digits_cnn"))
    path = tmp_path / "network.onnx"
    nas.export.onnx(parent, path)
    session = onnxruntime.InferenceSession(str(path), providers=["CPUExecutionProvider"])
    assert [end.name for end in (*session.get_inputs(), *session.get_outputs())] == ["images", "logits"]
    for batch in (1, 7):
        images = torch.randn(batch, 1, 8, 8)
        [logits] = session.run(None, {"images": images.numpy()})
        with torch.inference_mode():
            expected = parent.module().eval()(images)
        torch.testing.assert_close(torch.from_numpy(logits), expected, rtol=1e-4, atol=1e-5)
    assert [file.name for file in tmp_path.iterdir()] == ["network.onnx"]


def test_a_file_that_computes_something_else_is_refused_and_not_left_behind(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    parent = nas.Network.initialise(nas.presets.get("digits_cnn"))
    other = nas.Network.initialise(nas.presets.get("digits_cnn"), seed=1)
    write = onnx_file._write
    monkeypatch.setattr(onnx_file, "_write", lambda _, *rest: write(other.module().eval(), *rest))
    with pytest.raises(nas.ExportError, match="differs from torch by"):
        nas.export.onnx(parent, tmp_path / "network.onnx")
    assert not list(tmp_path.iterdir())


def test_a_missing_extra_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "onnxruntime", None)
    with pytest.raises(nas.ExportError, match=r"netgrow\[export\]"):
        nas.export.onnx(nas.Network.initialise(nas.presets.get("mlp")), tmp_path / "network.onnx")


def test_layers_that_move_numbers_about_are_exported_within_tolerance(tmp_path: Path) -> None:
    steps: list[dict[str, Any]] = [
        {"op": "zero_pad2d", "left": 1, "bottom": 2},
        {"op": "upsample", "factor": 2, "mode": "bilinear"},
        {"op": "upsample", "factor": 2},
        {"op": "channel_shuffle", "groups": 2},
        {"op": "channel_slice", "start": 1, "stop": 5},
        {"op": "avg_pool2d", "kernel_size": 3, "stride": 2, "padding": 1, "count_include_pad": False},
        {"op": "max_pool2d", "kernel_size": 2, "ceil_mode": True},
        *({"op": op} for op in ("hardsigmoid", "mish", "selu", "softplus", "drop_path", "dropout2d")),
        {"op": "gelu", "approximate": "tanh"},
    ]
    names = [f"n{place}" for place in range(len(steps))]
    nodes = [
        {"name": name, "inputs": [before], **step}
        for name, before, step in zip(names, ["input", *names], steps, strict=False)
    ]
    document = {"input": {"shape": [6, 4, 5]}, "nodes": nodes, "output": names[-1]}
    network = nas.Network.initialise(nas.Architecture.model_validate(document))
    assert nas.export.onnx(network, tmp_path / "network.onnx") <= 1e-5


def test_a_file_may_take_bytes(tmp_path: Path) -> None:
    network = nas.Network.initialise(nas.presets.get("digits_cnn"), seed=2)
    own = nas.data.Normalisation(torch.tensor([120.0]), torch.tensor([60.0]))
    path = tmp_path / "bytes.onnx"
    nas.export.onnx(network, path, nas.export.Description(own), input="uint8")
    images = torch.randint(0, 256, (3, 1, 8, 8), generator=torch.Generator().manual_seed(0), dtype=torch.uint8)
    session = onnxruntime.InferenceSession(str(path), providers=["CPUExecutionProvider"])
    assert session.get_inputs()[0].type == "tensor(uint8)"
    (found,) = session.run(None, {"images": images.numpy()})
    with torch.inference_mode():
        expected = network.module().eval()(own.apply(images))
    np.testing.assert_allclose(found, expected.numpy(), rtol=1e-4, atol=1e-5)
    for options in ({"normalise": False}, {}):
        description = nas.export.Description(own if options else None)
        with pytest.raises(nas.ExportError, match="ask for float32"):
            nas.export.onnx(network, tmp_path / "none.onnx", description, input="uint8", **options)
