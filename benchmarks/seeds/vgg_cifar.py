"""The mutation seed's VGG table on CIFAR-10: VGG8 and VGG16 from scratch, with dropout, and grown in four orders.

A grown network starts as one convolution a stage at half the width, and is grown in phases, trained between them, until
it is VGG8 (or VGG16) to the node: deeper first, wider first, interleaved (stage by stage), or by random commands, which
may end elsewhere. From scratch and grown networks get the same number of epochs. Growth is cheaper, because it begins
small; so beside it stand two controls that may cost what the dearest order does, rounded up, each on one cosine to its
own end: the start trained on, and VGG8 from scratch for fewer epochs. One more arm spends as much: about half on
the start, which is then grown to VGG8 at once; and one is deeper first without the halved rate after growth.

Sized for one modern GPU. `--cpu` is a form of its own for one CPU core: a quarter of the channels, a third of the
images, ten epochs. What it finds is about those networks, and not the seed's VGG8.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass

import nas
from benchmarks.seeds import data, experiment
from benchmarks.seeds.experiment import Bench, Form, Options
from benchmarks.seeds.growth import Growth, deepened, in_turn
from benchmarks.seeds.results import Results
from benchmarks.seeds.runs import Arm, Grown, unchanged
from benchmarks.seeds.statistics import compare
from benchmarks.seeds.tables import described
from nas.presets.draft import act, chain, conv, flatten, hidden, pool
from nas.training import Recipe, Schedule
from nas.training.augmentation import Augmentation

AXES = ("step", "seconds", "flops")
RATE, CHILD = 0.03, 0.5
"""The rate of a network from scratch, and what it is multiplied by after each growth."""

CONTINUE, CHEAPER = "continue (the start)", "VGG8, for what growth costs"
"""The controls at equal FLOPs."""

LATE, WHOLE = "VGG8 grown, late and at once", "VGG8 grown, deeper first, the whole rate"

INIT = "elementwise"
DROPOUT = 0.25
PUBLISHED = "its accuracy"


@dataclass(frozen=True)
class Size:
    """Samples, epochs of a network in all, and what its channels are multiplied by (1: the real ones)."""

    train: int | None
    validation: int | None
    test: int | None
    batch: int
    epochs: int
    width: float


SIZES = {
    Form.FULL: Size(None, None, None, 256, 12, 1.0),
    Form.CPU: Size(15_000, None, None, 64, 10, 0.25),
    Form.QUICK: Size(1_000, 250, 250, 50, 6, 0.25),
    Form.TINY: Size(60, 20, 15, 20, 3, 0.05),
}


@dataclass(frozen=True)
class Stage:
    """So many convolutions of so many channels, and a pool behind them."""

    channels: int
    convolutions: int


@dataclass(frozen=True)
class Plan:
    """A VGG network: its stages and its hidden linear layers."""

    stages: tuple[Stage, ...]
    features: tuple[int, ...]

    def scaled(self, width: float) -> "Plan":
        """With all channels times the width, rounded to even numbers: a start has half of them."""
        stages = tuple(Stage(even(stage.channels * width), stage.convolutions) for stage in self.stages)
        return Plan(stages, tuple(even(size * width) for size in self.features))

    def start(self) -> "Plan":
        """One convolution a stage, one hidden layer, half the channels."""
        return Plan(tuple(Stage(stage.channels // 2, 1) for stage in self.stages), (self.features[0] // 2,))

    def build(self, dropout: float = 0.0) -> nas.Architecture:
        """The architecture; dropout behind each pool and each hidden layer where it is asked for."""
        drop = [{"op": "dropout", "p": dropout}] if dropout else []
        layers = []
        for stage in self.stages:
            layers += [conv(stage.channels, 3), act()] * stage.convolutions + [pool(), *drop]
        layers.append(flatten())
        for size in self.features:
            layers += [hidden(size), act(), *drop]
        return chain((3, 32, 32), [*layers, hidden(10)])


VGG8 = Plan((Stage(64, 2), Stage(128, 2), Stage(256, 2)), (512,))
VGG16 = Plan((Stage(64, 2), Stage(128, 2), Stage(256, 3), Stage(512, 3), Stage(512, 3)), (512, 512))


def even(size: float) -> int:
    """The nearest even number, at least two."""
    return max(2, 2 * round(size / 2))


def deeper(plan: Plan, stage: int | None = None) -> Growth:
    """The layers that the start lacks: a stage's convolutions, counted from 0, or all of them and the hidden layers."""
    chosen = range(len(plan.stages)) if stage is None else [stage]
    sites = [f"conv{place + 1}" for place in chosen for _ in range(plan.stages[place].convolutions - 1)]
    if stage in (None, len(plan.stages) - 1):
        sites += ["fc1"] * (len(plan.features) - 1)
    return deepened(sites, form="identity", place="block")


def wider(plan: Plan, stage: int | None = None) -> Growth:
    """Twice the channels for every layer, or for those of one stage; the hidden layers go with the last stage."""
    last = len(plan.stages) - 1

    def grow(network: nas.Network, seed: int) -> Grown:
        stages, pools = {}, 0
        for node in network.architecture.nodes:
            pools += node.op == "max_pool2d"
            stages[node.name] = min(pools, last)
        names, exact = [], True
        for number, site in enumerate(nas.sites(network.architecture, "wider")):
            if site.legal and stage in (None, stages[site.name]):
                network, mutation = nas.mutate(
                    network, "wider", site=site.name, factor=2, init=INIT, seed=1000 * seed + number, certify=False
                )
                exact = exact and mutation.exact
                names.append(f"wider {site.name}")
        return Grown(network, exact, tuple(names))

    return grow


def drawn(count: int, max_parameters: int) -> Growth:
    """So many random commands, wider or deeper, below so many parameters."""

    def grow(network: nas.Network, seed: int) -> Grown:
        weights = {"wider": 1.0, "deeper": 1.0}
        child, done = nas.mutations.draw(network, weights, count, seed, max_parameters=max_parameters, certify=False)
        names = tuple(f"{mutation.name} {mutation.site}" for mutation in done)
        return Grown(child, all(mutation.exact for mutation in done), names)

    return grow


def orders(plan: Plan) -> dict[str, list[Growth]]:
    """The growths of each order, one a phase."""
    stages = range(len(plan.stages))
    limit = plan.build().parameters
    return {
        "deeper first": [deeper(plan), wider(plan)],
        "wider first": [wider(plan), deeper(plan)],
        "interleaved": [in_turn(deeper(plan, stage), wider(plan, stage)) for stage in stages],
        "random commands": [drawn(3, limit), drawn(3, limit)],
    }


def recipe(options: Options, size: Size, epochs: int, rate: float) -> Recipe:
    """SGD along a cosine, a short warm-up and clipped gradients: networks of this depth have no norms here."""
    return Recipe(
        epochs=epochs,
        batch_size=size.batch,
        learning_rate=rate,
        nesterov=True,
        weight_decay=5e-4,
        clip_norm=1.0,
        schedule=Schedule.COSINE,
        warmup_epochs=0.5,
        augmentation=Augmentation(flip=True, crop=4),
        precision=options.precision,
    )


def phases(options: Options, size: Size, name: str, growths: list[Growth], child: float = CHILD) -> list[Arm]:
    """The start gets a fifth of the epochs; the phases share what is left, and the last gets what remains."""
    first = max(1, size.epochs // 5)
    each = max(1, (size.epochs - first) // (len(growths) + 1))
    counts = [first, *[each] * (len(growths) - 1)]
    counts.append(max(1, size.epochs - sum(counts)))
    rates = [RATE, *[RATE * child] * len(growths)]
    arms = [unchanged, *growths]
    return [
        Arm(f"{name}, phase {place}", grow, recipe(options, size, count, rate))
        for place, (grow, count, rate) in enumerate(zip(arms, counts, rates, strict=True))
    ]


def late(options: Options, size: Size, plan: Plan, budget: int) -> list[Arm]:
    """At most the budget: half of it, in whole epochs, for the grown network, and all that is left for the start."""
    small, large = plan.start().build().flops, plan.build().flops
    after = max(1, budget // 2 // large)
    before = max(1, (budget - after * large) // small)
    grow = in_turn(wider(plan), deeper(plan))
    return [
        Arm(f"{LATE}, phase 0", unchanged, recipe(options, size, before, RATE)),
        Arm(f"{LATE}, phase 1", grow, recipe(options, size, after, RATE * CHILD)),
    ]


def dearest(options: Options, size: Size, plan: Plan) -> int:
    """The FLOPs a sample, forward, of all epochs of the order that costs most, over all seeds."""

    def cost(order: str, growths: list[Growth], seed: int) -> int:
        network, flops = nas.Network.initialise(plan.start().build(), seed), 0
        for phase in phases(options, size, order, growths):
            network = phase.grow(network, seed).network
            flops += phase.recipe.epochs * network.architecture.flops
        return flops

    return max(cost(order, growths, seed) for order, growths in orders(plan).items() for seed in options.seeds)


def run(options: Options) -> list[Results]:
    """The seed's table, and the other orders; VGG8 and its controls for all seeds, before what is dearer."""
    size = SIZES[options.form]
    dataset = data.limited(data.load("cifar10", options.data), size.train, size.validation, size.test)
    eight, sixteen = VGG8.scaled(size.width), VGG16.scaled(size.width)
    small, large = eight.start().build(), eight.build()
    budget = dearest(options, size, eight)
    cheaper, longer = math.ceil(budget / large.flops), math.ceil(budget / small.flops)
    settings = {
        "dataset": "cifar10",
        **data.sizes(dataset),
        "width": size.width,
        "epochs": size.epochs,
        "epochs for what growth costs, of VGG8, of the start": [cheaper, longer],
        "recipe": recipe(options, size, size.epochs, RATE).model_dump(mode="json", exclude_defaults=True),
        "child rate": RATE * CHILD,
    }
    grown = [f"VGG8 grown, {order}" for order in orders(eight)]
    controls = dict.fromkeys(grown, ("VGG8", CONTINUE))
    controls[LATE] = (CONTINUE, CONTINUE)
    controls[WHOLE] = ("VGG8", CONTINUE)
    controls["VGG16 grown, deeper first"] = ("VGG16", "VGG16")
    notes = [
        f"CIFAR-10: {len(dataset.train):,} images to train, accuracy on {len(dataset.validation):,} validation "
        f"images; test accuracy on {len(dataset.test):,} test images, once a network.",
        "The control at equal steps is the network from scratch (of late growth, the start); that at equal FLOPs is "
        "the start, trained on (for VGG16 again the one from scratch, inside its cosine). The last table compares with "
        "the ends of the two controls that may cost what the dearest order does.",
    ]
    found = experiment.results("vgg_cifar", options, settings, metric="val_accuracy", controls=controls, notes=notes)
    bench = Bench(found, options)

    def alone(seed: int, name: str, architecture: nas.Architecture, epochs: int, *figures: float) -> None:
        published = {PUBLISHED: figures} if figures else {}
        arm = Arm(name, unchanged, recipe(options, size, epochs, RATE), published=published)
        bench.scratch(arm, nas.Network.initialise(architecture, seed), dataset, seed)

    def in_phases(seed: int, name: str, plan: Plan, arms: list[Arm]) -> None:
        bench.chain(name, arms, nas.Network.initialise(plan.start().build(), seed), dataset, seed)

    found.published[grown[0]] = {PUBLISHED: (0.8745,)}
    for seed in options.seeds:
        alone(seed, "VGG8", large, size.epochs, 0.8356)
        alone(seed, CHEAPER, large, cheaper)
        alone(seed, CONTINUE, small, longer)
        for name, growths in zip(grown, orders(eight).values(), strict=True):
            in_phases(seed, name, eight, phases(options, size, name, growths))
    for seed in options.seeds:
        in_phases(seed, LATE, eight, late(options, size, eight, budget))
    for seed in options.seeds:
        in_phases(seed, WHOLE, eight, phases(options, size, WHOLE, orders(eight)["deeper first"], child=1.0))
    for seed in options.seeds:
        alone(seed, "VGG16", sixteen.build(), size.epochs, 0.1000)
        name, growths = "VGG16 grown, deeper first", orders(sixteen)["deeper first"]
        in_phases(seed, name, sixteen, phases(options, size, name, growths))
    for seed in options.seeds:
        alone(seed, "VGG8 with dropout", eight.build(dropout=DROPOUT), size.epochs, 0.9005)
    against_ends(found, [*grown, LATE, WHOLE])
    return [found]


def against_ends(found: Results, grown: Sequence[str]) -> None:
    """Each order against both controls that may cost what the dearest does, all at their own ends."""
    for name in grown:
        for control in (CHEAPER, CONTINUE):
            pairs = [(run, other) for run in found.of(name) if (other := found.find(control, run.seed)) is not None]
            both = [(run.last.val_accuracy, other.last.val_accuracy) for run, other in pairs]
            if both:
                gain = described(compare(*zip(*both, strict=True), higher_is_better=True))
                found.facts[f"{name} against {control}, at their ends: gain in validation accuracy"] = gain
