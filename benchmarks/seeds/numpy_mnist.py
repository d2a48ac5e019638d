"""The numpy Net2Net seed's five experiments on MNIST: accuracy each 100 iterations, up to 900.

The seed: 5x5x32 convolution, pool, 5x5x64 convolution, pool, 1024, 10; weights truncated normal 0.1, biases 0.1; Adam
at 1e-4, batches of 50, pixels in 0 to 1; students start from the teacher after 900 iterations. It watched the test
images; here it is validation images, and the test images are scored once a network. Three arms are ours: `elementwise`,
`pair` and the control, which goes on until it has cost as much as the costliest student.
"""

import math
from dataclasses import dataclass

import nas
from benchmarks.seeds import data, experiment
from benchmarks.seeds.experiment import Bench, Form, Options
from benchmarks.seeds.growth import Growth
from benchmarks.seeds.results import Results
from benchmarks.seeds.rules import (
    refilled,
    truncated_normal,
    widened_as_the_seeds_did,
    with_new_layers_random,
)
from benchmarks.seeds.runs import Arm, mutated, unchanged

AXES = ("step", "flops")
ACCURACY = "its test accuracy at 100, 500, 900"


@dataclass(frozen=True)
class Size:
    """A stretch is how many iterations lie between two measurements."""

    train: int | None
    validation: int
    test: int | None
    stretch: int
    stretches: int


SIZES = {
    Form.FULL: Size(None, 2_500, None, 100, 9),
    Form.QUICK: Size(5_000, 1_000, 1_000, 10, 3),
    Form.TINY: Size(400, 100, 80, 1, 2),
}

WIDTH = 128
DEEPER = mutated(
    ("deeper", {"site": "conv1", "form": "identity", "activation": "relu", "kernel_size": 5, "place": "block"})
)
PAIR = mutated(("deeper", {"site": "conv1", "form": "pair", "activation": "relu", "kernel_size": 5, "place": "block"}))


def wider(init: str) -> Growth:
    """The first convolution from 32 to 128 channels."""
    return mutated(("wider", {"site": "conv1", "width": WIDTH, "init": init}))


def start(seed: int) -> nas.Network:
    """The teacher before training."""
    return refilled(nas.Network.initialise(nas.presets.get("mnist_cnn"), seed), truncated_normal, 0.1, seed)


def arms(options: Options, size: Size) -> tuple[Arm, list[Arm]]:
    """The teacher, and what goes on from it."""
    recipe = nas.Recipe(
        epochs=size.stretches,
        batch_size=50,
        optimizer=nas.training.Optimizer.ADAM,
        learning_rate=1e-4,
        schedule=nas.training.Schedule.CONSTANT,
        precision=options.precision,
    )

    def arm(name: str, grow: Growth, *figures: float) -> Arm:
        return Arm(name, grow, recipe, size.stretch, published={ACCURACY: figures} if figures else {})

    parent = start(0)
    children = [
        arm("Net2Wider", widened_as_the_seeds_did([("conv1", "conv2", WIDTH)], noise=0.0), 0.9136, 0.9762, 0.9777),
        arm("wider, random pad", wider("random_pad"), 0.9255, 0.9608, 0.9690),
        arm("Net2Deeper", DEEPER, 0.9673, 0.9765, 0.9785),
        arm("deeper, random", with_new_layers_random(DEEPER, truncated_normal, 0.1), 0.9057, 0.9541, 0.9663),
        arm("wider, elementwise (ours)", wider("elementwise")),
        arm("deeper, pair (ours)", PAIR),
    ]
    costliest = max(child.grow(parent, 0).network.architecture.flops for child in children)
    longer = math.ceil(size.stretches * costliest / parent.architecture.flops)
    control = Arm("continue", unchanged, recipe.model_copy(update={"epochs": longer}), size.stretch)
    return arm("teacher", unchanged, 0.8732, 0.9363, 0.9583), [control, *children]


def run(options: Options) -> list[Results]:
    """The five experiments, and ours beside them."""
    size = SIZES[options.form]
    dataset = data.unit_pixels(data.load("mnist", options.data))
    dataset = data.limited(dataset, size.train, size.validation, size.test)
    teacher, children = arms(options, size)
    settings = {
        "dataset": "mnist",
        "train": len(dataset.train),
        "validation": len(dataset.validation),
        "test": len(dataset.test),
        "iterations": size.stretch * size.stretches,
        "recipe": teacher.recipe.model_dump(mode="json", exclude_defaults=True),
    }
    controls = {arm.name: ("continue", "continue") for arm in children if arm.name != "continue"}
    notes = [
        f"Accuracy on {len(dataset.validation):,} validation images every {size.stretch} iterations. The seed's "
        "figures are on the test images."
    ]
    found = experiment.results("numpy_mnist", options, settings, metric="val_accuracy", controls=controls, notes=notes)
    bench = Bench(found, options)
    bench.family(teacher, start, children, dataset)
    return [found]
