"""One number for each limit that the notes on Net2Net list: kernels, identities only, ReLU only, faster but not better.

The task is the smallest on which a parent is truly too small: 20,000 images of MNIST and a network of 1,066
parameters, trained for twelve epochs until its rate has fallen to nothing. There a child has something to gain, and its
control, the parent trained on until it has cost what the child did, has less. (The Keras example's network has 238,986
parameters, and its control gains as much as its students: see `keras_mnist`.)

- kernel sizes: `kernel` from 3x3 to 5x5.
- only the identity: `deeper` by pair factorisation, beside the identity.
- only idempotent activations: the same network with GELU and SiLU deepened, beside naive insertion, which is not exact.
- faster, not better: the widened, the deepened and the larger-kernelled network from scratch at the same FLOPs, the
  parent's counted, beside growth late (from the parent that was trained to its end) and growth early (after three
  epochs).
"""

import math
from dataclasses import dataclass
from functools import partial
from itertools import product
from statistics import fmean

import nas
from benchmarks.seeds import data, experiment
from benchmarks.seeds.experiment import Bench, Form, Options
from benchmarks.seeds.growth import Growth
from benchmarks.seeds.results import Results
from benchmarks.seeds.runs import Arm, Grown, Run, epochs_of_equal_cost, mutated, unchanged
from benchmarks.seeds.statistics import compare
from benchmarks.seeds.tables import described
from nas.data import Dataset
from nas.presets.draft import act, chain, conv, flatten, hidden
from nas.training import Precision, Recipe, Schedule

AXES = ("step", "flops")
RATE = 0.05

WHOLE = "whole budget: "
"""Begins the names of the arms that have what a parent and its child cost together."""

EARLY = 3
"""After how many epochs the network is grown that is grown early."""


@dataclass(frozen=True)
class Size:
    """Samples, and epochs of parent and child."""

    train: int
    validation: int
    test: int | None
    parent: int
    child: int


SIZES = {
    Form.FULL: Size(20_000, 5_000, None, 12, 6),
    Form.QUICK: Size(2_000, 1_000, 1_000, 8, 4),
    Form.TINY: Size(128, 64, 48, EARLY, EARLY),
}


def parent(activation: str) -> nas.Architecture:
    """Two convolutions of stride 2, of 4 and 8 channels, and a linear layer."""
    body = [conv(4, 3, stride=2), act(activation), conv(8, 3, stride=2), act(activation)]
    return chain((1, 28, 28), [*body, {"op": "avg_pool2d", "kernel_size": 2}, flatten(), hidden(10)])


def both(name: str, **parameters: object) -> Growth:
    """The mutation at both convolutions."""
    return mutated(*((name, {"site": site, **parameters}) for site in ("conv1", "conv2")))


ARMS: dict[str, Growth] = {
    "wider, zero_out": both("wider", factor=2, init="zero_out"),
    "wider, elementwise": both("wider", factor=2, init="elementwise"),
    "wider, net2wider without noise": both("wider", factor=2, init="net2wider"),
    "kernel, 3x3 to 5x5": both("kernel", form="grow", kernel_size=5),
    "deeper, identity": both("deeper", form="identity", kernel_size=3, place="block"),
    "deeper, pair": both("deeper", form="pair", kernel_size=3, place="block"),
}
BEST = ("wider, zero_out", "kernel, 3x3 to 5x5", "deeper, pair")
"""The best of each kind: their networks are trained from scratch, too."""


def naively_deepened(activation: str) -> Growth:
    """The paper's rule without its condition: an identity and the activation once more, behind both convolutions."""

    def grow(network: nas.Network, seed: int) -> Grown:
        for site in ("conv1", "conv2"):
            child, _ = nas.mutate(
                network, "deeper", site=site, form="linear", kernel_size=3, place="block", certify=False
            )
            known = {node.name for node in network.architecture.nodes}
            (added,) = [node.name for node in child.architecture.nodes if node.name not in known]
            nodes = []
            for node in child.architecture.model_dump(mode="json")["nodes"]:
                node["inputs"] = [f"{added}_again" if name == added else name for name in node["inputs"]]
                nodes.append(node)
                if node["name"] == added:
                    nodes.append({"name": f"{added}_again", "op": activation, "inputs": [added]})
            architecture = nas.Architecture.model_validate(
                {"input": {"shape": network.architecture.input.shape}, "nodes": nodes, "output": "fc1"}
            )
            network = nas.Network(architecture, child.weights)
        return Grown(network, exact=False, mutations=("identity, then the activation", "twice"))

    return grow


def recipe(epochs: int, schedule: Schedule = Schedule.COSINE) -> Recipe:
    """What parents are trained with, and what starts from scratch."""
    return Recipe(epochs=epochs, batch_size=64, learning_rate=RATE, schedule=schedule, precision=Precision.FLOAT32)


def childs(epochs: int, **fields: float) -> Recipe:
    """What becomes of it for children, and for their controls: a warm-up, by default."""
    own = {"epochs": epochs, "seed_epochs": epochs, **fields}
    return recipe(epochs).model_copy(update=own).for_child()


def family(
    prefix: str, activation: str, growths: dict[str, Growth], size: Size
) -> tuple[Arm, list[Arm], dict[str, str]]:
    """The parent, its children with a control for each cost, and which control is whose at equal FLOPs."""
    start = nas.Network.initialise(parent(activation))
    children, controls, whose = [], {}, {}
    for name, grow in growths.items():
        child = Arm(prefix + name, grow, childs(size.child))
        epochs = epochs_of_equal_cost(child, start)
        control = f"{prefix}continue, {epochs} epochs"
        controls[control] = Arm(control, unchanged, childs(epochs))
        whose[child.name] = control
        children.append(child)
    same = f"{prefix}continue, {size.child} epochs"
    controls[same] = Arm(same, unchanged, childs(size.child))
    return Arm(f"{prefix}parent", unchanged, recipe(size.parent)), [*controls.values(), *children], whose


def run(options: Options) -> list[Results]:
    """All limits, seed by seed."""
    size = SIZES[options.form]
    dataset = data.limited(data.load("mnist", options.data), size.train, size.validation, size.test)
    families = {"relu": family("", "relu", ARMS, size)}
    for activation in ("gelu", "silu"):
        growths = {"deeper, pair": ARMS["deeper, pair"], "deeper, naive": naively_deepened(activation)}
        families[activation] = family(f"{activation}: ", activation, growths, size)
    settings = {
        "dataset": "mnist",
        **data.sizes(dataset),
        "epochs of a parent, of a child": [size.parent, size.child],
        "recipe": recipe(size.child).model_dump(mode="json", exclude_defaults=True),
    }
    controls: dict[str, tuple[str, str]] = {}
    for activation, (_, _, whose) in families.items():
        prefix = "" if activation == "relu" else f"{activation}: "
        controls |= {name: (f"{prefix}continue, {size.child} epochs", control) for name, control in whose.items()}
    found = experiment.results("shortcomings", options, settings, controls=controls, notes=NOTES)
    bench = Bench(found, options)
    for activation, (teacher, arms, _) in families.items():
        every = [*arms, *rates(size)] if activation == "relu" else arms
        bench.family(teacher, partial(nas.Network.initialise, parent(activation)), every, dataset)
        if activation == "relu":
            for growth, seed in product(BEST, options.seeds):
                whole_budget(bench, growth, size, dataset, seed)
    state(found, size)
    return [found]


NOTES = [
    "A parent of 1,066 parameters, trained along a whole cosine; children and controls with what a job makes of the "
    "parent's recipe by default: the same rate, an epoch of warm-up, a cosine each. A control of equal FLOPs has as "
    "many epochs as the child's cost comes to, rounded up."
]


def whole_budget(bench: Bench, growth: str, size: Size, dataset: Dataset, seed: int) -> None:
    """The grown network from scratch for what parent and child cost together; as many FLOPs with early growth.

    From scratch it is trained as parents are, and as children are, for whichever does it better.
    """
    small = nas.Network.initialise(parent("relu"), seed)
    large = ARMS[growth](small, seed).network.architecture
    ratio = large.flops / small.architecture.flops
    epochs = math.ceil(size.parent / ratio + size.child)
    for name, taken in zip(from_scratch(growth), (recipe(epochs), childs(epochs)), strict=True):
        bench.scratch(Arm(name, unchanged, taken), nas.Network.initialise(large, seed), dataset, seed)
    phases = [
        Arm("before", unchanged, recipe(EARLY, Schedule.CONSTANT)),
        Arm("after", ARMS[growth], childs(max(1, math.floor(epochs - EARLY / ratio)))),
    ]
    bench.chain(grown_early(growth), phases, small, dataset, seed)


RATES: dict[str, dict[str, float]] = {
    "a tenth": {"child_learning_rate": RATE / 10, "child_warmup_epochs": 0.0},
    "three tenths": {"child_learning_rate": 3 * RATE / 10, "child_warmup_epochs": 0.0},
    "the whole, at once": {"child_warmup_epochs": 0.0},
    "the whole, warmed up": {},
}
"""At what of their parent's rate children can be trained."""


def rates(size: Size) -> list[Arm]:
    """The best growth of each kind and the control, at each of these rates."""
    growths: dict[str, Growth] = {"continue": unchanged, **{name: ARMS[name] for name in BEST}}
    return [
        Arm(at_rate(name, rate), grow, childs(size.child, **fields))
        for (name, grow), (rate, fields) in product(growths.items(), RATES.items())
    ]


def at_rate(growth: str, rate: str) -> str:
    """The arm of a growth whose children take that of the rate."""
    return f"rate: {growth}, {rate}"


def from_scratch(growth: str) -> tuple[str, str]:
    """The arms from scratch beside a growth."""
    return f"{WHOLE}{growth}: from scratch", f"{WHOLE}{growth}: from scratch, warmed up"


def grown_early(growth: str) -> str:
    """The arm that is grown after three epochs."""
    return f"{WHOLE}{growth}: grown after {EARLY} epochs"


def state(found: Results, size: Size) -> None:
    """One number for each limit."""
    same = f"continue, {size.child} epochs"
    for limit, arm in (
        ("kernel sizes: 3x3 to 5x5", "kernel, 3x3 to 5x5"),
        ("factorisations beside the identity: pair", "deeper, pair"),
        ("GELU deepened by pair", "gelu: deeper, pair"),
        ("SiLU deepened by pair", "silu: deeper, pair"),
    ):
        errors = [run.certified or 0.0 for run in found.of(arm)]
        if errors:
            found.facts[f"{limit}: largest relative error of growth"] = max(errors)
        for equal in ("steps", "flops"):
            compared = found.comparison(arm, equal=equal)
            if compared is not None:
                found.facts[f"{limit}: fall of the loss against `continue`, equal {equal}"] = described(compared)
    for activation in ("gelu", "silu"):
        dips = [run.dip or 0.0 for run in found.of(f"{activation}: deeper, naive")]
        if dips:
            found.facts[f"{activation} deepened naively: dip of the validation loss, on average"] = fmean(dips)
    for growth in BEST:
        for name, scratch in product((grown_early(growth), growth), from_scratch(growth)):
            against(found, name, scratch, f"better than {scratch.removeprefix(WHOLE)}, at equal FLOPs?")
    usual, *others = reversed(RATES)
    for growth, rate in product((*BEST, "continue"), others):
        against(found, at_rate(growth, usual), at_rate(growth, rate), f"better than {rate}?")
    against(found, "wider, zero_out", same, "at equal steps: better than the parent, trained on?")


def against(found: Results, arm: str, other: str, what: str, *, split: str = "validation") -> None:
    """The final accuracies of two arms on that split, as a fact."""
    pairs: list[tuple[Run, Run]] = [
        (run, twin) for run in found.of(arm) if (twin := found.find(other, run.seed)) is not None
    ]
    if not pairs:
        return

    def accuracy(run: Run) -> float:
        return run.last.val_accuracy if split == "validation" else run.test_accuracy or 0.0

    mine, theirs = ([accuracy(run) for run in side] for side in zip(*pairs, strict=True))
    compared = compare(mine, theirs, higher_is_better=True)
    found.facts[f"{arm}, {what} Gain in {split} accuracy"] = described(compared)
