"""The state dict is plain tensors, the same bytes for the same network wherever it is written."""

import sys
from pathlib import Path
from types import ModuleType

import torch

import nas


def test_a_state_dict_loads_without_trust_into_the_module_and_the_written_file(tmp_path: Path) -> None:
    network = nas.Network.initialise(nas.presets.get("digits_cnn"), seed=3)
    nas.export.torch(network, tmp_path / "a.pt")
    state = torch.load(tmp_path / "a.pt", weights_only=True)
    assert {key: value.dtype for key, value in state.items()} == {k: v.dtype for k, v in network.weights.items()}
    assert all(torch.equal(state[key], tensor) for key, tensor in network.weights.items())
    module = nas.Network.initialise(network.architecture, seed=4).module()
    module.load_state_dict(state)
    assert nas.Network.from_module(network.architecture, module).digest == network.digest
    written = ModuleType("written")
    exec(compile(nas.export.python_source(network), "written.py", "exec"), written.__dict__)
    written.Network().load_state_dict(state)
    assert "written" not in sys.modules


def test_the_bytes_depend_on_the_network_alone(tmp_path: Path) -> None:
    network = nas.Network.initialise(nas.presets.get("digits_cnn"), seed=3)
    for name in ("a.pt", "another name.pt"):
        nas.export.torch(network, tmp_path / name)
    assert (tmp_path / "a.pt").read_bytes() == (tmp_path / "another name.pt").read_bytes()
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.pt", "another name.pt"]
