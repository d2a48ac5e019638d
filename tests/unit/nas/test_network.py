"""The network: its weights, its torch module, and its checkpoint, whole or damaged."""

from __future__ import annotations

import copy
import gc
import hashlib
import io
import json
import random
import struct
import subprocess
import sys
import weakref
from pathlib import Path
from typing import Any

import pytest
import safetensors.torch
import torch
from hypothesis import example, given, settings
from hypothesis import strategies as st
from torch import Tensor, nn

import nas
from nas import tensorfile
from nas.tensorfile import MAX_HEADER, pack
from tests.strategies import architectures, lived_in, networks
from tests.unit.nas.test_architecture import document

RESIDUAL = document(
    {"name": "conv1", "op": "conv2d", "out_channels": 4, "kernel_size": 3},
    {"name": "bn1", "op": "batch_norm"},
    {"name": "relu-1", "op": "relu"},
    {"name": "conv2", "op": "conv2d", "out_channels": 4, "kernel_size": 3, "groups": 2, "bias": False},
    {"name": "gate", "op": "scale"},
    {"name": "sum", "op": "add", "inputs": ["relu-1", "gate"]},
    {"name": "drop", "op": "dropout"},
    {"name": "mean", "op": "global_avg_pool"},
    {"name": "flat", "op": "flatten"},
    {"name": "fc", "op": "linear", "out_features": 3},
    shape=[4, 6, 6],
)


def residual(seed: int = 0) -> nas.Network:
    return lived_in(nas.Network.initialise(nas.Architecture.model_validate(RESIDUAL), seed), seed)


def batch(network: nas.Network, size: int = 4, seed: int = 0) -> Tensor:
    generator = torch.Generator().manual_seed(seed)
    return torch.randn(size, *network.architecture.input.shape, generator=generator)


def same(one: nas.Network, two: nas.Network) -> bool:
    return one.architecture == two.architecture and all(
        torch.equal(one.weights[key], two.weights[key]) for key in one.weights
    )


class TestInitialise:
    def test_the_same_seed_gives_the_same_weights_and_another_seed_others(self) -> None:
        architecture = nas.Architecture.model_validate(RESIDUAL)
        assert nas.Network.initialise(architecture, 3).digest == nas.Network.initialise(architecture, 3).digest
        assert nas.Network.initialise(architecture, 3).digest != nas.Network.initialise(architecture, 4).digest

    def test_torchs_global_generator_is_neither_used_nor_touched(self) -> None:
        architecture = nas.Architecture.model_validate(RESIDUAL)
        torch.manual_seed(1)
        state = torch.random.get_rng_state()
        one = nas.Network.initialise(architecture)
        one.module()
        assert torch.equal(torch.random.get_rng_state(), state)
        torch.manual_seed(2)
        assert nas.Network.initialise(architecture).digest == one.digest

    def test_equal_layers_get_different_weights(self) -> None:
        twin = {"op": "linear", "out_features": 5}
        obj = document({"name": "a", **twin}, {"name": "b", **twin}, shape=[5])
        weights = nas.Network.initialise(nas.Architecture.model_validate(obj)).weights
        assert not torch.equal(weights["a.weight"], weights["b.weight"])

    @given(architectures(), st.integers(-(2**70), 2**70))
    @settings(max_examples=50)
    def test_every_tensor_is_there_as_the_architecture_says(self, architecture: nas.Architecture, seed: int) -> None:
        network = nas.Network.initialise(architecture, seed)
        assert {key: (tuple(w.shape), w.dtype) for key, w in network.weights.items()} == {
            key: spec[:2] for key, spec in architecture.tensors.items()
        }
        assert all(w.isfinite().all() and w.is_contiguous() and not w.requires_grad for w in network.weights.values())


class TestWeightsThatDoNotFit:
    def refused(self, change: dict[str, Tensor | None]) -> nas.ArchitectureError:
        network = residual()
        weights = {**network.weights, **change}
        with pytest.raises(nas.ArchitectureError) as caught:
            nas.Network(network.architecture, {key: w for key, w in weights.items() if w is not None})
        return caught.value

    def test_the_error_names_the_node(self) -> None:
        assert "'bias' is missing" in (error := self.refused({"conv1.bias": None})).reason
        assert error.node == "conv1"
        assert "'weight' has shape (3, 5), expected (3, 4)" in self.refused({"fc.weight": torch.zeros(3, 5)}).reason
        assert "float64, expected torch.float32" in self.refused({"fc.bias": torch.zeros(3).double()}).reason
        extra = self.refused({"conv2.bias": torch.zeros(4)})
        assert (extra.node, "no tensor of this architecture" in extra.reason) == ("conv2", True)


class TestModule:
    @given(networks())
    @settings(max_examples=50)
    def test_its_state_dict_is_the_weights(self, network: nas.Network) -> None:
        state = network.module().state_dict()
        assert set(state) == set(network.weights)
        assert all(torch.equal(state[key], network.weights[key]) for key in state)

    def test_it_computes_what_the_layers_written_out_compute(self) -> None:
        network = residual()
        module = network.module().eval()
        layers: dict[str, nn.Module] = dict(module.named_children())
        x = batch(network)
        with torch.no_grad():
            h = layers["relu-1"](layers["bn1"](layers["conv1"](x)))
            h = h + layers["gate"](layers["conv2"](h))
            expected = layers["fc"](h.mean((2, 3)))
            assert torch.allclose(module(x), expected, atol=1e-6)

    def test_it_is_in_train_mode_and_all_its_parameters_learn(self) -> None:
        module = residual().module()
        assert module.training
        names = {name for name, p in module.named_parameters() if p.requires_grad}
        assert {"conv1.weight", "gate.weight", "bn1.bias"} <= names
        assert "bn1.running_mean" not in names

    def test_training_it_changes_neither_the_network_nor_another_module(self) -> None:
        network = residual()
        before, other = network.digest, network.module()
        module = network.module()
        optimizer = torch.optim.SGD(module.parameters(), lr=0.1)
        module(batch(network)).square().sum().backward()
        optimizer.step()
        assert network.digest == before
        assert all(torch.equal(other.state_dict()[key], w) for key, w in network.weights.items())
        trained = nas.Network.from_module(network.architecture, module)
        assert trained.digest != before
        assert trained.weights["bn1.num_batches_tracked"] == network.weights["bn1.num_batches_tracked"] + 1

    def test_a_network_taken_from_a_module_is_a_copy(self) -> None:
        network = residual()
        module = network.module()
        taken = nas.Network.from_module(network.architecture, module)
        assert same(taken, network)
        with torch.no_grad():
            for p in module.parameters():
                p.zero_()
        assert same(taken, network)

    def test_precision_and_memory_format_of_the_module_leave_no_trace(self) -> None:
        network = residual()
        module = network.module().double().to(memory_format=torch.channels_last)
        assert nas.Network.from_module(network.architecture, module).digest == network.digest

    def test_a_tensor_is_let_go_as_soon_as_its_last_reader_has_run(self) -> None:
        length = 30
        chain = document(*({"name": f"n{i}", "op": "gelu"} for i in range(length)), shape=[8])
        module = nas.Network.initialise(nas.Architecture.model_validate(chain)).module().eval()
        outputs: list[weakref.ref[Tensor]] = []
        alive: list[int] = []

        def watch(_: nn.Module, __: tuple[Tensor, ...], output: Tensor) -> None:
            outputs.append(weakref.ref(output))
            alive.append(sum(ref() is not None for ref in outputs))

        for child in module.children():
            child.register_forward_hook(watch)
        gc.disable()
        try:
            with torch.no_grad():
                module(torch.zeros(1, 8))
        finally:
            gc.enable()
        assert len(outputs) == length
        assert max(alive) == 2  # A layer's input and its output.

    @pytest.mark.parametrize(
        "name", ["train", "eval", "forward", "half", "to", "parameters", "_plan", "self", "conv-1"]
    )
    def test_a_node_may_have_any_legal_name(self, name: str) -> None:
        obj = document({"name": name, "op": "linear", "out_features": 2}, shape=[3])
        network = nas.Network.initialise(nas.Architecture.model_validate(obj))
        module = copy.deepcopy(network.module()).eval()
        assert set(module.state_dict()) == {f"{name}.weight", f"{name}.bias"}
        assert module(torch.zeros(1, 3)).shape == (1, 2)
        assert nas.Network.from_module(network.architecture, module).digest == network.digest

    @pytest.mark.slow
    @given(networks(max_blocks=4))
    @settings(max_examples=20)
    def test_it_can_be_exported_with_any_batch(self, network: nas.Network) -> None:
        module = network.module().eval()
        dimension = torch.export.Dim("batch", min=1, max=64)
        program = torch.export.export(module, (batch(network, 3),), dynamic_shapes={"x": {0: dimension}})
        x = batch(network, 5)
        assert torch.allclose(program.module()(x), module(x), rtol=1e-4, atol=1e-5)

    def test_a_replaced_layer_is_the_one_that_runs(self) -> None:
        network = residual()
        module = network.module().eval()
        module.fc = nn.Identity()
        assert module(batch(network)).shape == (4, 4)

    def test_hooks_copies_and_casts_work_as_in_any_module(self) -> None:
        network = residual()
        module = copy.deepcopy(network.module()).eval()
        x = batch(network)
        expected = module(x)
        assert torch.allclose(module.double()(x.double()).float(), expected, atol=1e-5)
        assert torch.allclose(module.float().to(memory_format=torch.channels_last)(x), expected, atol=1e-5)
        with torch.autocast("cpu", torch.bfloat16):
            assert torch.allclose(module(x).float(), expected, atol=0.1)


class TestCheckpoint:
    @given(networks())
    @settings(max_examples=50)
    def test_there_and_back_is_the_same_network(self, network: nas.Network) -> None:
        data = network.to_bytes()
        again = nas.Network.from_bytes(data)
        assert same(again, network)
        assert again.to_bytes() == data
        assert hashlib.sha256(data).hexdigest() == network.digest == again.digest

    def test_a_file_is_the_bytes_and_nothing_lies_beside_it(self, tmp_path: Path) -> None:
        network = residual()
        path = tmp_path / "model.safetensors"
        path.write_bytes(b"what was there before")
        network.save(path)
        assert path.read_bytes() == network.to_bytes()
        assert list(tmp_path.iterdir()) == [path]
        assert same(nas.Network.load(str(path)), network)

    def test_any_safetensors_reader_can_read_it(self, tmp_path: Path) -> None:
        network = residual()
        network.save(tmp_path / "model.safetensors")
        with safetensors.safe_open(tmp_path / "model.safetensors", "pt") as file:
            assert set(file.keys()) == set(network.weights)
            assert json.loads(file.metadata()["architecture"]) == RESIDUAL

    def test_the_bytes_depend_on_the_architecture_and_the_weights_alone(self) -> None:
        network = residual()
        backwards = dict(reversed(network.weights.items()))
        spelt = copy.deepcopy(RESIDUAL)
        spelt["nodes"][0] |= {"stride": 1, "padding": "same", "bias": True}
        again = nas.Network(nas.Architecture.model_validate(spelt), backwards)
        assert again.to_bytes() == network.to_bytes()

    def test_another_process_writes_the_same_bytes(self) -> None:
        program = (
            "import nas, sys, json; a = nas.Architecture.model_validate(json.loads(sys.argv[1]));"
            "print(nas.Network.initialise(a, seed=7).digest)"
        )
        command = [sys.executable, "-c", program, json.dumps(RESIDUAL)]
        other = subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip()
        assert other == nas.Network.initialise(nas.Architecture.model_validate(RESIDUAL), seed=7).digest

    def test_tensors_that_share_memory_or_have_gaps_are_written_in_full(self) -> None:
        obj = document(
            {"name": "a", "op": "linear", "out_features": 4, "bias": False},
            {"name": "b", "op": "linear", "out_features": 4, "bias": False},
            shape=[4],
        )
        shared = torch.randn(4, 8)[:, ::2]
        network = nas.Network(nas.Architecture.model_validate(obj), {"a.weight": shared, "b.weight": shared.T})
        again = nas.Network.from_bytes(network.to_bytes())
        assert torch.equal(again.weights["a.weight"], shared)
        assert torch.equal(again.weights["b.weight"], shared.T)


class TestWeightsOfAnArchitecture:
    """A safetensors file that is not a checkpoint."""

    def test_tensors_alone_become_a_network(self) -> None:
        network = residual()
        data = safetensors.torch.save(network.weights)
        assert nas.Network.from_weights(network.architecture, data).digest == network.digest

    def test_a_checkpoint_is_read_if_it_is_of_that_architecture(self) -> None:
        network = residual()
        assert nas.Network.from_weights(network.architecture, network.to_bytes()).digest == network.digest
        with pytest.raises(nas.CheckpointError, match="names another architecture"):
            nas.Network.from_weights(nas.presets.get("digits_cnn"), network.to_bytes())

    def test_other_metadata_is_left_alone(self) -> None:
        network = residual()
        data = safetensors.torch.save(network.weights, metadata={"format": "pt"})
        assert nas.Network.from_weights(network.architecture, data).digest == network.digest

    def test_what_does_not_fit_says_which_tensor(self) -> None:
        network = residual()
        key = next(iter(network.weights))
        node, _, parameter = key.partition(".")
        missing = safetensors.torch.save({name: w for name, w in network.weights.items() if name != key})
        with pytest.raises(nas.CheckpointError, match=f"node {node!r}: its {parameter!r} is missing"):
            nas.Network.from_weights(network.architecture, missing)

    def test_damaged_files_raise_errors_of_ours_alone(self) -> None:
        network, chance = residual(), random.Random(0)
        data = safetensors.torch.save(network.weights)
        for _ in range(500):
            damaged = bytearray(data[: chance.choice([len(data), len(data) // 2, 20])])
            for _ in range(chance.randrange(1, 4)):
                damaged[chance.randrange(min(len(damaged), 600))] = chance.randrange(256)
            try:
                read = nas.Network.from_weights(network.architecture, bytes(damaged))
            except nas.CheckpointError:
                continue
            assert read.weights.keys() == network.weights.keys()


def rewritten(data: bytes, change: Any) -> bytes:
    """The file with its header changed by `change(header)`, or replaced by what that returns."""
    (length,) = struct.unpack("<Q", data[:8])
    header = json.loads(data[8 : 8 + length])
    text = json.dumps(change(header) or header).encode()
    return struct.pack("<Q", len(text)) + text + data[8 + length :]


def set_in(*path: Any, value: Any) -> Any:
    def change(header: Any) -> None:
        for key in path[:-1]:
            header = header[key]
        header[path[-1]] = value

    return change


LIES: dict[str, tuple[Any, str]] = {
    "no metadata": (lambda h: h.pop("__metadata__") and None, "no 'architecture' in its metadata"),
    "metadata of a wrong type": (set_in("__metadata__", value=[]), "no 'architecture' in its metadata"),
    "architecture is no text": (set_in("__metadata__", "architecture", value={}), "no 'architecture'"),
    "architecture is no JSON": (set_in("__metadata__", "architecture", value="{"), "'architecture' is not JSON"),
    "architecture is a list": (set_in("__metadata__", "architecture", value="[]"), "is not a JSON object"),
    "architecture is nested": (set_in("__metadata__", "architecture", value="[" * 100_000), "is not JSON"),
    "architecture is illegal": (set_in("__metadata__", "architecture", value='{"input": 3}'), "is not legal"),
    "missing tensor": (lambda h: h.pop("fc.bias") and None, "'bias' is missing"),
    "other tensor": (lambda h: h.update({"fc.bios": h.pop("fc.bias")}), "'bias' is missing"),
    "extra tensor": (lambda h: h.update({"x.y": h["fc.bias"]}), "no tensor of this architecture"),
    "wrong shape": (set_in("fc.weight", "shape", value=[4, 3]), "shape (4, 3), expected (3, 4)"),
    "huge shape": (set_in("fc.weight", "shape", value=[2**62, 2**62]), "makes no sense"),
    "negative shape": (set_in("fc.weight", "shape", value=[-3, -4]), "makes no sense"),
    "shape of a wrong type": (set_in("fc.weight", "shape", value="3, 4"), "makes no sense"),
    "wrong dtype": (set_in("fc.weight", "dtype", value="I64"), "is torch.int64, expected torch.float32"),
    "unknown dtype": (set_in("fc.weight", "dtype", value="F99"), "makes no sense"),
    "no dtype": (lambda h: h["fc.weight"].pop("dtype") and None, "makes no sense"),
    "entry of a wrong type": (set_in("fc.weight", value=3), "makes no sense"),
    "offsets beyond the end": (set_in("fc.weight", "data_offsets", value=[0, 10**15]), "cannot be read"),
    "offsets backwards": (set_in("fc.weight", "data_offsets", value=[96, 48]), "cannot be read"),
    "offsets that overlap": (set_in("fc.weight", "data_offsets", value=[0, 48]), "cannot be read"),
    "offsets of a wrong type": (set_in("fc.weight", "data_offsets", value="all"), "cannot be read"),
    "no offsets": (lambda h: h["fc.weight"].pop("data_offsets") and None, "cannot be read"),
    "header is a list": (lambda h: [h], "is not a JSON object"),
}


class TestDamage:
    """A damaged file raises CheckpointError and nothing else."""

    @pytest.mark.parametrize("case", LIES)
    def test_a_header_that_lies_is_found_out(self, case: str) -> None:
        change, reason = LIES[case]
        with pytest.raises(nas.CheckpointError) as caught:
            nas.Network.from_bytes(rewritten(residual().to_bytes(), change))
        assert reason in str(caught.value)

    @given(st.integers(0, len(residual().to_bytes()) - 1))
    @example(0)
    @example(7)
    @example(8)
    def test_a_file_cut_short_is_refused(self, length: int) -> None:
        with pytest.raises(nas.CheckpointError):
            nas.Network.from_bytes(residual().to_bytes()[:length])

    def test_a_file_with_something_behind_it_is_refused(self) -> None:
        with pytest.raises(nas.CheckpointError):
            nas.Network.from_bytes(residual().to_bytes() + b"\0")

    @given(st.lists(st.integers(0, 8 * len(residual().to_bytes()) - 1), min_size=1, max_size=4))
    @settings(max_examples=300)
    def test_flipped_bits_are_noticed_or_give_another_network(self, bits: list[int]) -> None:
        """Inside a weight they are another weight; anything else is an error of ours."""
        data = bytearray(residual().to_bytes())
        for bit in bits:
            data[bit // 8] ^= 1 << bit % 8
        try:
            network = nas.Network.from_bytes(bytes(data))
        except nas.CheckpointError:
            return
        assert set(network.weights) == set(network.architecture.tensors)
        assert network.module()

    @given(st.binary(max_size=300))
    def test_noise_is_refused(self, data: bytes) -> None:
        with pytest.raises(nas.CheckpointError):
            nas.Network.from_bytes(data)

    @pytest.mark.parametrize("length", [MAX_HEADER + 1, 2**40, 2**63, 2**64 - 1])
    def test_a_huge_header_is_refused_by_its_length(self, length: int) -> None:
        with pytest.raises(nas.CheckpointError, match=f"claims {length} bytes"):
            nas.Network.from_bytes(struct.pack("<Q", length) + b"{}" * 100)

    def test_a_pickle_is_refused(self) -> None:
        buffer = io.BytesIO()
        torch.save({"architecture": RESIDUAL}, buffer)
        with pytest.raises(nas.CheckpointError):
            nas.Network.from_bytes(buffer.getvalue())

    def test_a_safetensors_file_of_other_origin_is_refused(self) -> None:
        with pytest.raises(nas.CheckpointError, match="no 'architecture' in its metadata"):
            nas.Network.from_bytes(pack(residual().weights, "format", {"name": "pt"}))

    def test_a_missing_file_is_an_os_error(self, tmp_path: Path) -> None:
        with pytest.raises(FileNotFoundError):
            nas.Network.load(tmp_path / "nowhere.safetensors")


def test_tensors_are_counted_before_the_header_is_parsed(monkeypatch: pytest.MonkeyPatch) -> None:
    network = nas.Network.initialise(nas.presets.get("digits_cnn"), seed=0)
    data = network.to_bytes()
    monkeypatch.setattr(tensorfile, "MAX_TENSORS", len(network.weights) - 1)
    monkeypatch.setattr("nas.tensorfile.json.loads", lambda text: pytest.fail("the header was parsed"))
    with pytest.raises(nas.CheckpointError, match=f"the file has {len(network.weights)} tensors; at most"):
        nas.Network.from_bytes(data)
