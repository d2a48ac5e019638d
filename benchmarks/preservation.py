"""How exactly a widening keeps the function: our inits beside other implementations' rules, on the same layer pairs.

    python -m benchmarks.preservation [--seeds 5]

Two pairs of layers (linear, ReLU, linear; convolution, ReLU, convolution) are widened from 32 to 64 hidden channels.
The error is ours to measure, the same for all: the largest difference over 256 probes, divided by the largest output,
in float64 on the weights as they are stored in float32; the worst of the seeds.

- Net2Net as in the paper (arXiv 1511.05641, section 2.2): a random map g, outgoing weights divided by how often their
  original is used; the division by three and more rounds in float32.
- The Keras example's rule (`noise`): a copy and its original take half each, and noise goes onto the copies.
- GroMo 0.1.0, from the package index, in a folder of its own (`.venv/gromo`): (V, V) / (Z, -Z) pairs, by default with
  noise, and zero outgoing weights. Left out, with the reason, where it does not install.
"""

import argparse
import copy
import importlib
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

import torch
from rich.console import Console
from rich.table import Table
from torch import Tensor, nn

import nas

HIDDEN, WIDER = 32, 64
PROBES = 256
INITS = ("net2wider", "elementwise", "zero_out", "pair", "noise", "random_pad")
GROMO = ("gromo==0.1.0", "deprecated==1.3.1", "torchmetrics==1.9.0", "lightning-utilities==0.15.3", "wrapt==2.5.2")
GROMO_FOLDER = Path(sys.prefix) / "gromo"
GROMO_ARMS: dict[str, dict[str, Any]] = {
    "pairs, as it comes": {"neuron_pairing": "vv_z_negz"},
    "pairs, noise_ratio 0": {"neuron_pairing": "vv_z_negz", "noise_ratio": 0.0},
    "zeros": {"input_extension_init": "zeros", "output_extension_init": "kaiming"},
}


class Pair(NamedTuple):
    """Two layers with a ReLU between them: the shape of a sample, and what makes the layers."""

    shape: tuple[int, ...]
    op: dict[str, Any]

    def network(self, seed: int) -> nas.Network:
        """The pair as one of our networks, with biases."""
        width = "out_channels" if self.op["op"] == "conv2d" else "out_features"
        nodes = [
            {"name": "first", "inputs": ["input"], width: HIDDEN, **self.op},
            {"name": "relu", "op": "relu", "inputs": ["first"]},
            {"name": "second", "inputs": ["relu"], width: 10, **self.op},
        ]
        document = {"input": {"shape": self.shape}, "nodes": nodes, "output": "second"}
        return nas.Network.initialise(nas.Architecture.model_validate(document), seed)

    def probes(self, seed: int) -> Tensor:
        """(PROBES, *shape) in float64."""
        return torch.randn(PROBES, *self.shape, generator=torch.Generator().manual_seed(seed)).double()


PAIRS = {
    "linear": Pair((16,), {"op": "linear"}),
    "conv2d": Pair((3, 8, 8), {"op": "conv2d", "kernel_size": 3}),
}

Arm = Callable[[Pair, int], float]


@torch.no_grad()
def error(before: nn.Module, after: nn.Module, probes: Tensor) -> float:
    """The largest difference, relative to the largest output, in float64."""
    expected, found = (copy.deepcopy(module).double().eval()(probes) for module in (before, after))
    return float((expected - found).abs().max() / expected.abs().max())


def ours(init: str) -> Arm:
    """Our `wider` with this init."""

    def measured(pair: Pair, seed: int) -> float:
        network = pair.network(seed)
        child, _ = nas.mutate(network, "wider", site="first", width=WIDER, init=init, seed=seed, certify=False)
        return error(network.module(), child.module(), pair.probes(seed))

    return measured


@torch.no_grad()
def net2net(pair: Pair, seed: int) -> float:
    """The paper's rule with its random map, in float32."""
    parent = pair.network(seed).module()
    child = copy.deepcopy(parent)
    generator = torch.Generator().manual_seed(seed)
    chosen = torch.cat([torch.arange(HIDDEN), torch.randint(HIDDEN, (WIDER - HIDDEN,), generator=generator)])
    uses = torch.bincount(chosen, minlength=HIDDEN)
    first, second = child.get_submodule("first"), child.get_submodule("second")
    incoming, bias, outgoing = (
        layer.get_parameter(name) for layer, name in ((first, "weight"), (first, "bias"), (second, "weight"))
    )
    incoming.data, bias.data = incoming[chosen], bias[chosen]
    spread = uses[chosen].view(1, -1, *[1] * (outgoing.dim() - 2))
    outgoing.data = outgoing[:, chosen] / spread
    if isinstance(first, nn.Conv2d) and isinstance(second, nn.Conv2d):
        first.out_channels = second.in_channels = WIDER
    return error(parent, child, pair.probes(seed))


def gromo(options: dict[str, Any]) -> Arm:
    """GroMo's growing layers, extended once."""

    def measured(pair: Pair, seed: int) -> float:
        torch.manual_seed(seed)
        first, second = growing_layers(pair)
        before = nn.Sequential(copy.deepcopy(first.layer), nn.ReLU(), copy.deepcopy(second.layer))
        second.create_layer_extensions(WIDER - HIDDEN, **options)
        second.set_scaling_factor(1.0)
        second.apply_change(extension_size=WIDER - HIDDEN)
        after = nn.Sequential(first.layer, nn.ReLU(), second.layer)
        return error(before, after, pair.probes(seed))

    return measured


def growing_layers(pair: Pair) -> tuple[Any, Any]:
    """The pair in GroMo's layers."""
    between = {"post_layer_function": nn.ReLU(), "device": "cpu"}
    if pair.op["op"] == "linear":
        build = importlib.import_module("gromo.modules.linear_growing_module").LinearGrowingModule
        first = build(pair.shape[0], HIDDEN, **between)
        return first, build(HIDDEN, 10, previous_module=first, device="cpu")
    build = importlib.import_module("gromo.modules.conv2d_growing_module").FullConv2dGrowingModule
    fields = {"kernel_size": 3, "padding": 1, "input_size": pair.shape[1:]}
    first = build(pair.shape[0], HIDDEN, **fields, **between)
    return first, build(HIDDEN, 10, **fields, previous_module=first, device="cpu")


def install_gromo() -> str | None:
    """Make GroMo importable; returns the reason where that fails."""
    if not GROMO_FOLDER.is_dir():
        command = [
            sys.executable,
            "-m",
            "pip",
            "install",
            "--quiet",
            "--no-deps",
            "--target",
            str(GROMO_FOLDER),
            *GROMO,
        ]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        if done.returncode:
            return f"pip: {done.stderr.strip().splitlines()[-1] if done.stderr.strip() else done.returncode}"
    sys.path.append(str(GROMO_FOLDER))
    try:
        importlib.import_module("gromo.modules.conv2d_growing_module")
    except ImportError as failure:
        return str(failure)
    return None


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seeds", type=int, default=5)
    seeds = range(parser.parse_args().seeds)
    torch.set_num_threads(1)
    arms: dict[str, Arm] = {f"netgrow {init}": ours(init) for init in INITS}
    arms["Net2Net, the paper's rule"] = net2net
    missing = install_gromo()
    if missing is None:
        arms |= {f"GroMo 0.1.0 {name}": gromo(options) for name, options in GROMO_ARMS.items()}
    table = Table(
        title=f"largest relative error in float64 of {HIDDEN} -> {WIDER} channels, worst of {len(seeds)} seeds"
    )
    table.add_column("rule")
    for name in PAIRS:
        table.add_column(name, justify="right")
    table.add_column("certificate (1e-10)")
    for name, arm in arms.items():
        worst = [max(arm(pair, seed) for seed in seeds) for pair in PAIRS.values()]
        table.add_row(name, *(f"{value:.1e}" for value in worst), "passes" if max(worst) <= 1e-10 else "fails")
    Console(width=100).print(table)
    if missing is not None:
        print(f"GroMo was left out: {missing}")
    print("Others' own tests ask for: AutoKeras sum|d| < 1e-1; GroMo and staged-training 1e-5; aw_nas mean|d| < 1e-6.")


if __name__ == "__main__":
    main()
