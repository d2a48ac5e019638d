"""The written Python file computes what the network does, with torch alone."""

import ast
import sys
from pathlib import Path
from types import ModuleType

import pytest
import torch
from hypothesis import given, settings
from torch import nn

import nas
from nas.layers.node import LAYERS
from tests.strategies import networks


def run(source: str) -> ModuleType:
    module = ModuleType("written")
    exec(compile(source, "written.py", "exec"), module.__dict__)
    return module


def outputs(module: nn.Module, network: nas.Network) -> torch.Tensor:
    probes = torch.randn(3, *network.architecture.input.shape, generator=torch.Generator().manual_seed(0))
    with torch.inference_mode():
        result: torch.Tensor = module.eval()(probes)
    return result


def shaken(network: nas.Network) -> nas.Network:
    """With weights that are nowhere zero, so that no path is silent, and small, so that deep sums stay finite."""
    generator = torch.Generator().manual_seed(1)
    weights = {
        key: tensor + 1e-3 * torch.rand(tensor.shape, generator=generator) if tensor.is_floating_point() else tensor
        for key, tensor in network.weights.items()
    }
    return nas.Network(network.architecture, weights)


@pytest.mark.parametrize("preset", [name for name in nas.presets.names() if name != "vgg16"])
def test_every_preset_is_written_with_identical_output(preset: str) -> None:
    network = shaken(nas.Network.initialise(nas.presets.get(preset)))
    written = run(nas.export.python_source(network)).load()
    assert torch.equal(outputs(written, network), outputs(network.module(), network))
    assert list(written.state_dict()) == list(network.module().state_dict())


@settings(max_examples=40)
@given(networks())
def test_any_network_is_written_with_identical_output(network: nas.Network) -> None:
    written = run(nas.export.python_source(network)).load()
    assert torch.equal(outputs(written, network), outputs(network.module(), network))


def test_a_mutated_network_is_written_with_identical_output() -> None:
    network = nas.Network.initialise(nas.presets.get("digits_cnn"))
    for name in nas.mutations.names():
        try:
            network, _ = nas.mutate(network, name, seed=1, certify=False)
        except nas.NoSite:
            continue
    network = shaken(network)
    assert torch.equal(
        outputs(run(nas.export.python_source(network)).load(), network), outputs(network.module(), network)
    )


def test_the_file_imports_torch_and_the_standard_library_alone(tmp_path: Path) -> None:
    path = tmp_path / "network.py"
    nas.export.python(nas.Network.initialise(nas.presets.get("vit_tiny")), path)
    imported = {
        alias.name if isinstance(node, ast.Import) else str(node.module)
        for node in ast.walk(ast.parse(path.read_text()))
        if isinstance(node, ast.Import | ast.ImportFrom)
        for alias in node.names
    }
    assert {name.split(".")[0] for name in imported} - set(sys.stdlib_module_names) == {"torch"}
    assert [file.name for file in tmp_path.iterdir()] == ["network.py"]


def test_names_that_python_or_torch_need_are_renamed() -> None:
    names = ["train", "forward", "class", "a-b", "a_b", "x", "self", "__private", "nn", "load"]
    nodes = [
        {"name": name, "op": "linear", "inputs": [before], "out_features": 4}
        for before, name in zip(["input", *names], names, strict=False)
    ]
    architecture = nas.Architecture.model_validate({"input": {"shape": [4]}, "nodes": nodes, "output": names[-1]})
    network = nas.Network.initialise(architecture)
    written = run(nas.export.python_source(network)).load()
    assert torch.equal(outputs(written, network), outputs(network.module(), network))


def test_fresh_networks_of_the_file_can_be_trained() -> None:
    network = nas.Network.initialise(nas.presets.get("digits_cnn"))
    module = run(nas.export.python_source(network)).Network()
    module(torch.randn(2, 1, 8, 8)).sum().backward()
    assert all(parameter.grad is not None for parameter in module.parameters())


def test_every_layer_was_written_by_some_preset_or_strategy() -> None:
    """A new op reaches these tests through tests/strategies.py; this names the ones that do not."""
    seen: set[str] = set()
    for preset in nas.presets.names():
        seen |= {node.op for node in nas.presets.get(preset).nodes}

    @settings(max_examples=600, database=None, derandomize=True)  # else a rare op is now and then not among them
    @given(networks())
    def collect(network: nas.Network) -> None:
        seen.update(node.op for node in network.architecture.nodes)

    collect()
    assert set(LAYERS) - seen == set()
