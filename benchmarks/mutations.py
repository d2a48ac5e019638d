"""What a mutation costs: milliseconds and peak memory on large networks, certificate aside.

The networks are a residual one of ten million parameters and the preset `vit_tiny`.

    python -m benchmarks.mutations [--repeats 5]

Time is that of `nas.mutate(..., certify=False)` at the slowest site, on one thread, the best of the repeats. Beside the
wall clock stands the processor's time, which other programs on the machine disturb less: the target is held against it.
Memory is the process's peak during the call (the parent, the child and all that is temporary), as a multiple of the
bytes of the larger network of the two: 2.0 would be both and nothing else; less means that they share tensors. What
certificates take is given beside it: of a first child, of its own child (the parent's outputs are then remembered), and
of one that shares all but a silent path with its parent.
"""

import argparse
import ctypes
import gc
import time
from pathlib import Path
from typing import Any, NamedTuple

import torch
from rich.console import Console
from rich.table import Table

import nas

TARGET_MILLISECONDS = 100.0
TARGET_MEMORY = 2.5
INITS = ("net2wider", "elementwise", "zero_out", "pair", "zero_pad", "mean_pad", "noise", "random_pad")
KINDS: list[tuple[str, dict[str, Any]]] = [
    *(("wider", {"init": init}) for init in INITS),
    *(("deeper", {"form": form}) for form in ("identity", "pair", "residual", "parametric", "linear")),
    *(("branch", {"form": form}) for form in ("split", "mean", "path")),
    *(("skip", {"form": form}) for form in ("projection", "gate")),
    *(("attention", {"norm": norm}) for norm in ("none", "layer_norm")),
    *(("widen_heads", {"part": part, "init": "elementwise"}) for part in ("heads", "value", "key")),
]


class Cost(NamedTuple):
    """What one mutation took: seconds of the processor and of the clock, and peak memory."""

    processor: float
    wall: float
    site: str
    memory: float = 0.0


def ten_million() -> nas.Architecture:
    """A residual network for 3 x 32 x 32 images with a wide head: convolutions, norms, adds, flatten, linear layers."""
    nodes: list[dict[str, Any]] = []

    def add(op: str, *inputs: str, **fields: Any) -> str:
        nodes.append({"name": f"{op}{len(nodes)}", "op": op, "inputs": list(inputs), **fields})
        return str(nodes[-1]["name"])

    tip = "input"
    for channels in (64, 128, 256, 448):
        tip = add("conv2d", tip, out_channels=channels, kernel_size=3, stride=2 if tip != "input" else 1)
        tip = add("relu", add("batch_norm", tip))
        inner = add("relu", add("batch_norm", add("conv2d", tip, out_channels=channels, kernel_size=3)))
        inner = add("batch_norm", add("conv2d", inner, out_channels=channels, kernel_size=3))
        tip = add("relu", add("add", tip, inner))
    tip = add("relu", add("linear", add("flatten", add("max_pool2d", tip, kernel_size=2)), out_features=1536))
    output = add("linear", tip, out_features=10)
    return nas.Architecture.model_validate({"input": {"shape": [3, 32, 32]}, "nodes": nodes, "output": output})


def resident(field: str) -> int:
    """Bytes of VmRSS (now) or VmHWM (the peak since it was last reset)."""
    status = Path("/proc/self/status").read_text()
    return int(next(line.split()[1] for line in status.splitlines() if line.startswith(field))) * 1024


def size(network: nas.Network) -> int:
    """Bytes of a network's weights."""
    return sum(tensor.nbytes for tensor in network.weights.values())


def peak(network: nas.Network, name: str, site: str, parameters: dict[str, Any]) -> float:
    """The peak during one mutation, as a multiple of the larger network's bytes."""
    gc.collect()
    ctypes.CDLL("libc.so.6").malloc_trim(0)  # Else memory that was freed before would be used again unseen.
    Path("/proc/self/clear_refs").write_text("5")
    before = resident("VmRSS:")
    child, _ = nas.mutate(network, name, site=site, certify=False, **parameters)
    return (size(network) + resident("VmHWM:") - before) / max(size(network), size(child))


def measure(network: nas.Network, name: str, parameters: dict[str, Any], repeats: int) -> list[Cost]:
    """The cost at each of the sites that take these parameters."""
    found = []
    for site in nas.sites(network.architecture, name):
        try:
            best = min(timed(network, name, site.name, parameters) for _ in range(repeats))
        except (nas.MutationError, nas.NoSite):
            continue
        found.append(best._replace(memory=peak(network, name, site.name, parameters)))
    return found


def timed(network: nas.Network, name: str, site: str, parameters: dict[str, Any]) -> Cost:
    """The time of one mutation."""
    wall, processor = time.perf_counter(), time.process_time()
    nas.mutate(network, name, site=site, certify=False, **parameters)
    return Cost(time.process_time() - processor, time.perf_counter() - wall, site)


def certified(network: nas.Network, child: nas.Network) -> float:
    """What a certificate takes, in seconds of the processor."""
    start = time.process_time()
    assert nas.preservation(network, child).exact
    return time.process_time() - start


def others(*networks: nas.Network) -> list[nas.Network]:
    """The same networks but for one bias, so that nothing is remembered of them."""
    key = next(key for key in networks[0].weights if key.endswith("bias"))
    return [nas.Network(each.architecture, each.weights | {key: each.weights[key] + 1}) for each in networks]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--repeats", type=int, default=5)
    repeats = parser.parse_args().repeats
    torch.set_num_threads(1)
    for name, architecture in (("residual", ten_million()), ("vit_tiny", nas.presets.get("vit_tiny"))):
        Console(width=110).print(measured(name, nas.Network.initialise(architecture), repeats))


def measured(title: str, network: nas.Network, repeats: int) -> Table:
    """The table for one network; a mutation without a site there is left out."""
    changed, _ = nas.mutate(network, "wider", init="elementwise", certify=False)
    silent, _ = nas.mutate(changed, "skip", form="projection", certify=False)
    first, second = certified(network, changed), certified(changed, silent)
    alone = certified(*others(changed, silent))
    table = Table(
        title=f"{title}: {network.architecture.parameters:,} parameters, one thread",
        caption=f"targets: {TARGET_MILLISECONDS:g} ms, {TARGET_MEMORY:g}x. Certificates, "
        f"cpu s: {first:.1f} of a widened child, {second:.1f} of its child, {alone:.1f} of that child alone.",
    )
    for heading in ("mutation", "", "sites", "slowest site", "cpu ms", "wall ms", "memory", "within"):
        table.add_column(heading, justify="left" if heading in ("mutation", "", "slowest site", "within") else "right")
    for name, parameters in KINDS:
        wanted = parameters | ({"factor": 2.0} if name == "wider" else {})  # The most that is ever drawn.
        costs = measure(network, name, wanted, repeats)
        if not costs:
            continue
        slowest, memory = max(costs), max(cost.memory for cost in costs)
        within = slowest.processor * 1e3 <= TARGET_MILLISECONDS and memory <= TARGET_MEMORY
        numbers = (f"{slowest.processor * 1e3:.1f}", f"{slowest.wall * 1e3:.1f}", f"{memory:.2f}x")
        kind = ", ".join(str(value) for value in parameters.values())
        table.add_row(name, kind, str(len(costs)), slowest.site, *numbers, "yes" if within else "NO")
    return table


if __name__ == "__main__":
    main()
