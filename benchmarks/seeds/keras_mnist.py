"""The Keras example `mnist_net2net`, on its exact network and settings, beside our arms and the control it lacks.

The seed: 60,000 images to train, the 10,000 test images watched; SGD, momentum 0.9, rate 0.01, 0.001 for students,
batch 32, three epochs, Glorot initialisation, pixels in 0 to 1. Two results:

- `keras_mnist_seed_terms`: that, and nothing is chosen by it. The seed's arms, the control, and our best.
- `keras_mnist`: 50,000 images to train, 10,000 to validate, the test images scored once a network. Our arms.

The control trains until it has cost what a student did; a student's epoch costs two or three of the teacher's.
"""

import math
from dataclasses import dataclass
from typing import Any

import nas
from benchmarks.seeds import data, experiment
from benchmarks.seeds.experiment import Bench, Form, Options
from benchmarks.seeds.growth import Growth
from benchmarks.seeds.results import Results
from benchmarks.seeds.rules import glorot, refilled, widened_as_the_seeds_did, with_new_layers_random
from benchmarks.seeds.runs import Arm, Grown, Parent, epochs_of_equal_cost, mutated, unchanged
from nas.data import Dataset

BEST_RATE = 0.01
LOSS = "its validation loss"
AXES = ("step", "flops")


@dataclass(frozen=True)
class Size:
    """How many samples, and how many epochs."""

    train: int | None
    validation: int | None
    test: int | None
    epochs: int


SIZES = {
    Form.FULL: Size(None, None, None, 3),
    Form.QUICK: Size(1_500, 1_000, 1_000, 3),
    Form.TINY: Size(128, 64, 48, 1),
}

WIDER = [("conv1", "conv2", 128), ("fc1", "fc2", 128)]
DEEPER = mutated(
    ("deeper", {"site": "conv2", "form": "linear", "kernel_size": 3, "place": "block"}),
    ("deeper", {"site": "fc1", "form": "identity", "activation": "relu"}),
)
DEEPER_PAIR = mutated(
    ("deeper", {"site": "conv2", "form": "pair", "kernel_size": 3, "place": "block", "activation": "relu"}),
    ("deeper", {"site": "fc1", "form": "pair", "activation": "relu"}),
)


def wider(init: str) -> Growth:
    """Both layers to 128 channels, by one of the library's inits."""
    return mutated(*(("wider", {"site": site, "width": width, "init": init}) for site, _, width in WIDER))


def start(seed: int) -> nas.Network:
    """The teacher before training."""
    return refilled(nas.Network.initialise(nas.presets.get("keras_mnist"), seed), glorot, 0.0, seed)


def recipe(options: Options, epochs: int, rate: float, **fields: object) -> nas.Recipe:
    """SGD as the seed has it: momentum 0.9, batch 32, a constant rate."""
    settings = {"batch_size": 32, "optimizer": "sgd", "momentum": 0.9, "schedule": "constant", **fields}
    return nas.Recipe.model_validate(
        {"epochs": epochs, "learning_rate": rate, "precision": options.precision, **settings}
    )


def teacher(options: Options, size: Size) -> Arm:
    """From scratch, at rate 0.01."""
    return Arm("teacher", unchanged, recipe(options, size.epochs, 0.01), published={LOSS: (0.0537, 0.0354, 0.0356)})


def the_seeds_arms(options: Options, size: Size) -> list[Arm]:
    """The seed's four students, at rate 0.001, with its own rules where the library's differ."""
    student = recipe(options, size.epochs, 0.001)
    random_deeper = with_new_layers_random(DEEPER, glorot, 0.0)
    return [
        Arm(
            "wider, net2wider (Keras's rule)",
            widened_as_the_seeds_did(WIDER, noise=0.05),
            student,
            published={LOSS: (0.0271, 0.0274, 0.0270)},
        ),
        Arm("deeper, net2deeper", DEEPER, student, published={LOSS: (0.0292, 0.0294, 0.0286)}),
        Arm("wider, random-pad", wider("random_pad"), student, published={LOSS: (0.0320, 0.0317, 0.0289)}),
        Arm("deeper, random-init", random_deeper, student, published={LOSS: (0.0682, 0.0506, 0.0468)}),
    ]


def control(options: Options, size: Size, arms: list[Arm]) -> Arm:
    """The teacher trained on at the students' rate, until it has cost what the costliest of these does."""
    longest = max(epochs_of_equal_cost(arm, start(0)) for arm in arms)
    return Arm("continue", unchanged, recipe(options, longest, 0.001))


def our_arms(options: Options, size: Size) -> list[Arm]:
    """What the seed does not have, one thing at a time, with its recipe otherwise."""
    student = recipe(options, size.epochs, 0.001)
    taught = recipe(
        options, size.epochs, 0.001, distillation={"kind": "soft_targets", "alpha": 0.5, "temperature": 2.0}
    )
    carried = recipe(options, size.epochs, 0.001, carry_optimizer=True)
    return [
        Arm("wider, elementwise", wider("elementwise"), student),
        Arm("wider, zero_out", wider("zero_out"), student),
        Arm("deeper, pair", DEEPER_PAIR, student),
        Arm("wider, elementwise, taught", wider("elementwise"), taught, extras=taught_by_parent, teacher_passes=1),
        Arm("wider, elementwise, carried", wider("elementwise"), carried, extras=carried_state),
    ]


def our_best(options: Options, size: Size) -> tuple[list[Arm], dict[str, tuple[str, str]]]:
    """Our recipe: shifted by a pixel, at a higher rate that falls to nothing by the end of epoch 1 and of epoch 3.

    Its controls, the second value by arm, are the teacher with the same recipe, for as many epochs, and for as many as
    cost the same, where the rate falls to nothing at the end of the first third.
    """

    def best(epochs: int, first: int) -> nas.Recipe:
        restarts = {"epochs": first, "factor": 2}
        return recipe(
            options, epochs, BEST_RATE, schedule="warm_restarts", warm_restarts=restarts, augmentation={"crop": 1}
        )

    ours = best(size.epochs, 1)
    children = [Arm("wider, our recipe", wider("elementwise"), ours), Arm("deeper, our recipe", DEEPER_PAIR, ours)]
    same = Arm("continue, our recipe", unchanged, ours)
    controls, whose = [same], {}
    for child in children:
        first = math.ceil(epochs_of_equal_cost(child, start(0)) / size.epochs)
        longer = Arm(f"continue, our recipe × {first}", unchanged, best(first * size.epochs, first))
        controls.append(longer)
        whose[child.name] = (same.name, longer.name)
    return [*children, *controls], whose


def taught_by_parent(parent: Parent, grown: Grown) -> dict[str, Any]:
    """The parent as the teacher."""
    del grown
    return {"teacher": parent.network}


def carried_state(parent: Parent, grown: Grown) -> dict[str, Any]:
    """The parent's momentum, mapped through the growth."""
    assert parent.result.optimizer is not None
    return {"optimizer_state": nas.carry(parent.network, grown.records, parent.result.optimizer)}


def run(options: Options) -> list[Results]:
    """Both results; see the module."""
    size = SIZES[options.form]
    dataset = data.unit_pixels(data.load("mnist", options.data))
    dataset = data.limited(dataset, size.train, size.validation, size.test)
    return [seed_terms(options, size, data.on_the_seeds_terms(dataset)), our_terms(options, size, dataset)]


def seed_terms(options: Options, size: Size, dataset: Dataset) -> Results:
    """The seed's arms where it had them: the test images watched after each epoch, and never chosen by."""
    note = (
        "On the seed's own terms: trained on all 60,000 images and watched on the 10,000 test images, as the seed did. "
        "Nothing was chosen by these figures."
    )
    return _carried_out(
        "keras_mnist_seed_terms", options, size, dataset, the_seeds_arms(options, size), note, test=False
    )


def our_terms(options: Options, size: Size, dataset: Dataset) -> Results:
    """Our arms on our splits: 50,000 to train, 10,000 to validate; the test images are scored once a network."""
    note = "On our splits: choices by the validation images, the test images scored once a network, at its end."
    return _carried_out("keras_mnist", options, size, dataset, our_arms(options, size), note, test=True)


def _carried_out(
    name: str, options: Options, size: Size, dataset: Dataset, arms: list[Arm], note: str, *, test: bool
) -> Results:
    best, controls = our_best(options, size)
    controls |= {arm.name: ("continue", "continue") for arm in arms}
    every = [control(options, size, arms), *arms[:2], *best[:2], *arms[2:], *best[2:]]  # What matters most comes first.
    settings = {
        "dataset": "mnist",
        "train": len(dataset.train),
        "validation": len(dataset.validation),
        "epochs": size.epochs,
        "teacher": teacher(options, size).recipe.model_dump(mode="json", exclude_defaults=True),
        "student": recipe(options, size.epochs, 0.001).model_dump(mode="json", exclude_defaults=True),
        "our recipe": best[0].recipe.model_dump(mode="json", exclude_defaults=True),
    }
    found = experiment.results(name, options, settings, controls=controls, notes=[note])
    bench = Bench(found, options)
    bench.family(teacher(options, size), start, every, dataset, test=test)
    return found
