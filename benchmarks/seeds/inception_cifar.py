"""The Net2Net paper's three settings (arXiv 1511.05641, section 3) on CIFAR-10: Inception with batch norm, grown.

Wider: from the network with the root of 0.3 of the channels to the standard one. Deeper: another convolution behind
each 3x3 convolution of a module. Both at once. Each child beside the same architecture from scratch, trained until it
has cost what parent and child did, and beside the parent trained on until it has cost what the child did.

As in the paper a child trains at a tenth of the rate of a network from scratch; nothing else differs. The rate is
constant, so that every point on the way is comparable. All choices are made beforehand. Sized for one modern GPU.
"""

import math
from dataclasses import dataclass
from functools import partial

import nas
from benchmarks.seeds import data, experiment
from benchmarks.seeds.experiment import Bench, Form, Options
from benchmarks.seeds.growth import Growth, deepened, in_turn, widened_to
from benchmarks.seeds.results import Results
from benchmarks.seeds.runs import Arm, unchanged
from benchmarks.seeds.statistics import compare
from benchmarks.seeds.tables import described
from nas.presets.inception import NARROW, inception_bn
from nas.training import Recipe, Schedule
from nas.training.augmentation import Augmentation

AXES = ("step", "seconds", "flops")
RATE = 0.05
"""Of a network from scratch."""


@dataclass(frozen=True)
class Size:
    """How many samples; how many batches a stretch has, and how many stretches a network is trained for.

    `width` multiplies the channels of both networks: 1 is the real one.
    """

    train: int | None
    validation: int | None
    test: int | None
    batch: int
    stretch: int
    stretches: int
    width: float


SIZES = {
    Form.FULL: Size(None, None, None, 128, 117, 9, 1.0),
    Form.QUICK: Size(1_024, 256, 250, 32, 8, 4, 0.25),
    Form.TINY: Size(32, 16, 12, 8, 2, 1, 0.08),
}


def small_and_large(width: float) -> tuple[nas.Architecture, nas.Architecture]:
    """The paper's narrow teacher and the standard network, both times a width."""
    if width == 1.0:
        return nas.presets.get("inception_bn_narrow"), nas.presets.get("inception_bn")
    return inception_bn(width * NARROW), inception_bn(width)


def three_by_three(architecture: nas.Architecture) -> list[str]:
    """The modules' 3x3 convolutions: those behind the first concat, and those that lead to it."""
    names = [node.name for node in architecture.nodes if node.op == "conv2d" and node.kernel_size == 3]
    return names[2:]  # The first two are the stem's.


def recipe(options: Options, size: Size, rate: float, stretches: int) -> Recipe:
    """SGD with Nesterov momentum and the usual augmentation; a child's rate is a tenth."""
    return Recipe(
        epochs=stretches,
        batch_size=size.batch,
        learning_rate=rate,
        nesterov=True,
        weight_decay=5e-4,
        schedule=Schedule.CONSTANT,
        augmentation=Augmentation(flip=True, crop=4),
        precision=options.precision,
    )


def longer(stretches: int, flops: float, own: float) -> int:
    """How many stretches of a network of `own` FLOPs cost as much as `stretches` of one of `flops`; rounded up."""
    return math.ceil(stretches * flops / own)


@dataclass(frozen=True)
class Plan:
    """Two teachers, and for each the arms that go on from it; and what is trained from scratch beside them."""

    families: list[tuple[Arm, nas.Architecture, list[Arm]]]
    scratch: list[tuple[Arm, nas.Architecture]]
    controls: dict[str, tuple[str, str]]


def planned(options: Options, size: Size) -> Plan:
    """What is trained, for each seed."""
    small, large = small_and_large(size.width)
    deeper = deepened(three_by_three(large), form="identity", place="block")
    wider = widened_to(large, "elementwise")
    deep = deeper(nas.Network.initialise(large), 0).network.architecture
    n, slow = size.stretches, recipe(options, size, RATE / 10, size.stretches)

    def child(name: str, grow: Growth) -> Arm:
        return Arm(name, grow, slow, size.stretch)

    def alone(name: str, rate: float, stretches: int) -> Arm:
        return Arm(name, unchanged, recipe(options, size, rate, stretches), size.stretch)

    from_small = [
        alone("continue (narrow)", RATE / 10, longer(n, deep.flops, small.flops)),
        child("wider", wider),
        child("wider and deeper", in_turn(wider, deeper)),
    ]
    from_large = [
        alone("continue (standard)", RATE / 10, longer(n, deep.flops, large.flops)),
        child("deeper", deeper),
    ]
    return Plan(
        families=[
            (alone("teacher: narrow", RATE, n), small, from_small),
            (alone("teacher: standard", RATE, n), large, from_large),
        ],
        scratch=[
            (alone("scratch, standard", RATE, n + longer(n, small.flops, large.flops)), large),
            (alone("scratch, deeper", RATE, n + longer(n, large.flops, deep.flops)), deep),
        ],
        controls={
            "wider": ("continue (narrow)", "continue (narrow)"),
            "wider and deeper": ("continue (narrow)", "continue (narrow)"),
            "deeper": ("continue (standard)", "continue (standard)"),
        },
    )


def run(options: Options) -> list[Results]:
    """The three settings, seed by seed."""
    size = SIZES[options.form]
    dataset = data.limited(data.load("cifar10", options.data), size.train, size.validation, size.test)
    plan = planned(options, size)
    settings = {
        "dataset": "cifar10",
        **data.sizes(dataset),
        "width": size.width,
        "steps": size.stretch * size.stretches,
        "scratch recipe": plan.families[0][0].recipe.model_dump(mode="json", exclude_defaults=True),
        "child rate": RATE / 10,
    }
    notes = [
        f"CIFAR-10: {len(dataset.train):,} images to train, accuracy on {len(dataset.validation):,} validation images; "
        f"test accuracy on {len(dataset.test):,} test images, once a network. The paper's figures are of ImageNet.",
        "A child's scratch twin (`scratch, standard` for wider, `scratch, deeper` for the other two) gets the steps of "
        "parent and child, rounded up; its curve has the child's steps on the way.",
    ]
    found = experiment.results(
        "inception_cifar", options, settings, metric="val_accuracy", controls=plan.controls, notes=notes
    )
    bench = Bench(found, options)
    for teacher, architecture, arms in plan.families:
        bench.family(teacher, partial(nas.Network.initialise, architecture), arms, dataset)
    for seed in options.seeds:
        for arm, architecture in plan.scratch:
            bench.scratch(arm, nas.Network.initialise(architecture, seed), dataset, seed)
    against_scratch(found)
    return [found]


TWINS = {"wider": "scratch, standard", "wider and deeper": "scratch, deeper", "deeper": "scratch, deeper"}


def against_scratch(found: Results) -> None:
    """Child less scratch, at as many steps as the child's own, and at the FLOPs of child and parent together."""
    for child, twin in TWINS.items():
        pairs = [(run, other) for run in found.of(child) if (other := found.find(twin, run.seed)) is not None]
        steps = [(run.last, other.at_step(run.last.step)) for run, other in pairs]
        flops = [(run.last, other.at_flops(run.parent_flops + run.last.flops)) for run, other in pairs]
        for what, points in (("equal steps", steps), ("equal FLOPs, the parent's counted", flops)):
            both = [(mine.val_accuracy, theirs.val_accuracy) for mine, theirs in points if theirs is not None]
            if both:
                compared = compare(*zip(*both, strict=True), higher_is_better=True)
                found.facts[f"{child} against {twin}, {what}: gain in validation accuracy"] = described(compared)
