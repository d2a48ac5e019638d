"""A file is enough by itself: it takes raw inputs or says how to make its own, and it names the classes."""

from __future__ import annotations

import io
import json
from pathlib import Path
from types import ModuleType
from typing import Any

import onnx
import onnxruntime
import pytest
import torch
from safetensors import safe_open
from torch import Tensor

import nas
from nas.data.normalisation import Normalisation
from nas.export import Description

NORMALISATION = Normalisation(torch.tensor([120.5, 33.25]), torch.tensor([60.0, 0.5]))
DESCRIPTION = Description(NORMALISATION, ("cat", 'a "dog"', "Ünï\n"), {"model_id": "model_1", "lineage": '["model_0"]'})
ODD = ["class", "forward", "train", "a-b", "a_b", "network", "images", "mean", "_plan", "x", "logits", "self", "n" * 64]


def network() -> nas.Network:
    """Nodes of every legal kind of name over images of two channels."""
    nodes: list[dict[str, Any]] = [
        {"name": name, "op": "conv2d", "inputs": [before], "out_channels": 4, "kernel_size": 3}
        for before, name in zip(["input", *ODD], ODD, strict=False)
    ]
    nodes += [
        {"name": "def", "op": "global_avg_pool", "inputs": [ODD[-1]]},
        {"name": "flat", "op": "flatten", "inputs": ["def"]},
        {"name": "return", "op": "linear", "inputs": ["flat"], "out_features": 3},
    ]
    document = {"input": {"shape": [2, 6, 6]}, "nodes": nodes, "output": "return"}
    return nas.Network.initialise(nas.Architecture.model_validate(document))


def raw() -> Tensor:
    """Raw samples, as bytes."""
    return torch.randint(0, 255, (5, 2, 6, 6), generator=torch.Generator().manual_seed(0), dtype=torch.uint8)


def logits(found: nas.Network) -> Tensor:
    with torch.inference_mode():
        result: Tensor = found.module().eval()(NORMALISATION.apply(raw()))
    return result


def computed(path: Path, images: Tensor) -> Tensor:
    session = onnxruntime.InferenceSession(str(path), providers=["CPUExecutionProvider"])
    return torch.from_numpy(session.run(["logits"], {"images": images.float().numpy()})[0])


def test_an_onnx_file_takes_raw_values_and_says_all_that_is_known(tmp_path: Path) -> None:
    found, path = network(), tmp_path / "network.onnx"
    nas.export.onnx(found, path, DESCRIPTION)
    torch.testing.assert_close(computed(path, raw()), logits(found), rtol=1e-4, atol=1e-5)
    metadata = {each.key: each.value for each in onnx.load(path).metadata_props}
    assert json.loads(metadata["class_names"]) == list(DESCRIPTION.class_names or ())
    assert (json.loads(metadata["mean"]), json.loads(metadata["std"])) == ([120.5, 33.25], [60.0, 0.5])
    assert metadata["input_layout"] == "(batch, channels, height, width)"
    assert metadata["inputs"].startswith("raw values")
    assert (metadata["model_id"], metadata["lineage"]) == ("model_1", '["model_0"]')


def test_an_onnx_file_holds_nothing_of_the_machine_that_wrote_it(tmp_path: Path) -> None:
    path = tmp_path / "network.onnx"
    nas.export.onnx(network(), path)
    written = path.read_bytes()
    for trace in (b".py", b"File ", b"stack_trace", str(Path(nas.__file__).parents[1]).encode(), b"site-packages"):
        assert trace not in written
    model = onnx.load(path)
    onnx.checker.check_model(model, full_check=True)
    assert {"a_b.weight", "class_.weight", "flat"} & {each.name for each in model.graph.initializer}


def test_an_onnx_file_without_the_normalisation_says_how_to_normalise(tmp_path: Path) -> None:
    found, path = network(), tmp_path / "network.onnx"
    nas.export.onnx(found, path, DESCRIPTION, normalise=False)
    torch.testing.assert_close(computed(path, NORMALISATION.apply(raw())), logits(found), rtol=1e-4, atol=1e-5)
    metadata = {each.key: each.value for each in onnx.load(path).metadata_props}
    assert metadata["inputs"].startswith("normalised: subtract mean")


@pytest.mark.parametrize("opset", [17, 18, 21])
def test_an_older_opset_is_what_the_file_has(opset: int, tmp_path: Path) -> None:
    found, path = nas.Network.initialise(nas.presets.get("digits_cnn")), tmp_path / "network.onnx"
    nas.export.onnx(found, path, opset=opset)
    assert [each.version for each in onnx.load(path).opset_import if not each.domain] == [opset]


def test_an_opset_that_nobody_has_is_refused_with_those_that_there_are(tmp_path: Path) -> None:
    with pytest.raises(nas.ExportError, match="opset is 3: it must be from 17 to 23"):
        nas.export.onnx(network(), tmp_path / "network.onnx", opset=3)


def test_a_python_file_prepares_raw_images_and_names_the_classes() -> None:
    found, module = network(), ModuleType("written")
    exec(compile(nas.export.python_source(found, DESCRIPTION), "written.py", "exec"), module.__dict__)
    with torch.inference_mode():
        assert torch.equal(module.load()(module.prepare(raw())), logits(found))
    assert list(DESCRIPTION.class_names or ()) == module.CLASS_NAMES
    assert "model_id: model_1" in str(module.__doc__)


def test_a_state_dict_has_them_beside_its_tensors(tmp_path: Path) -> None:
    found, path = network(), tmp_path / "network.pt"
    nas.export.torch(found, path, DESCRIPTION)
    state = torch.load(path, weights_only=True)
    mean, std = (torch.tensor(json.loads(state.netgrow[key])).view(-1, 1, 1) for key in ("mean", "std"))
    module = found.module()
    module.load_state_dict(state)
    with torch.inference_mode():
        assert torch.equal(module.eval()((raw() - mean) / std), logits(found))
    assert json.loads(state.netgrow["class_names"])[0] == "cat"


def test_a_safetensors_file_has_them_in_its_metadata(tmp_path: Path) -> None:
    found, path = network(), tmp_path / "network.safetensors"
    nas.export.safetensors(found, path, DESCRIPTION)
    with safe_open(path, "pt") as file:
        metadata = file.metadata()
        assert torch.equal(file.get_tensor("class.weight"), found.weights["class.weight"])
    assert json.loads(metadata["mean"]) == [120.5, 33.25]
    assert json.loads(metadata["class_names"]) == list(DESCRIPTION.class_names or ())
    assert nas.Network.load(path).digest == found.digest


def test_without_a_description_a_safetensors_file_is_the_checkpoint(tmp_path: Path) -> None:
    found, path = network(), tmp_path / "network.safetensors"
    nas.export.safetensors(found, path)
    assert path.read_bytes() == found.to_bytes()


@pytest.mark.parametrize(
    "wrong",
    [Description(Normalisation(torch.zeros(3), torch.ones(3))), Description(class_names=("one",))],
)
def test_a_description_of_another_network_is_refused(wrong: Description) -> None:
    with pytest.raises(nas.ExportError, match="there are"):
        nas.export.python_source(network(), wrong)
    with pytest.raises(nas.ExportError, match="there are"):
        nas.export.onnx(network(), io.StringIO(), wrong)  # type: ignore[arg-type]
