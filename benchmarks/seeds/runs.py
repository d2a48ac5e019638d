"""One arm of an experiment for one seed: grow, train, and measure on the way, in steps and in FLOPs."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, field, replace
from typing import Any

import nas
from benchmarks.seeds import data, statistics
from nas.data import Dataset

BACKWARD = 2
"""A backward pass costs about twice its forward pass: one training step is three forward passes."""


@dataclass(frozen=True)
class Point:
    """The validation figures after so many optimizer steps; `flops` are the training's so far, `seconds` its time."""

    step: int
    flops: float
    seconds: float
    val_loss: float
    val_accuracy: float


@dataclass(frozen=True)
class Run:
    """One arm, trained for one seed. The first point is before any training: right after growth.

    `parent_loss` is the parent's validation loss and `parent_flops` what its own training took (None and 0 for a
    network from scratch); `certified` the certificate's relative error; `exact` what the arm claims; `phase_dips` are
    those of a chain of growths, one a phase.
    """

    arm: str
    seed: int
    parameters: int
    forward_flops: int
    points: tuple[Point, ...]
    parent_loss: float | None = None
    parent_flops: float = 0.0
    exact: bool | None = None
    certified: float | None = None
    mutations: tuple[str, ...] = ()
    test_loss: float | None = None
    test_accuracy: float | None = None
    phase_dips: tuple[float, ...] = ()

    @property
    def key(self) -> tuple[str, int]:
        """Which run it is."""
        return self.arm, self.seed

    @property
    def last(self) -> Point:
        """The end of training."""
        return self.points[-1]

    @property
    def dip(self) -> float | None:
        """The validation loss right after growth, before training, minus the parent's; the largest of a chain."""
        if self.phase_dips:
            return max(self.phase_dips, key=abs)
        return None if self.parent_loss is None else self.points[0].val_loss - self.parent_loss

    @property
    def area(self) -> float:
        """The area under the validation loss over the steps, divided by their number: the mean loss on the way."""
        return statistics.area([point.step for point in self.points], [point.val_loss for point in self.points])

    def at_step(self, step: int) -> Point | None:
        """The first point of at least so many steps."""
        return next((point for point in self.points if point.step >= step), None)

    def at_flops(self, flops: float) -> Point | None:
        """The first point of at least so many FLOPs: a control never gets fewer than its arm (but for rounding)."""
        return next((point for point in self.points if point.flops >= flops * (1 - 1e-9)), None)

    def to_json(self) -> dict[str, Any]:
        """As a JSON object."""
        return {**asdict(self), "dip": self.dip, "area": self.area}

    @classmethod
    def from_json(cls, document: Mapping[str, Any]) -> "Run":
        """Back from the object."""
        fields = {key: value for key, value in document.items() if key not in ("dip", "area")}
        points = tuple(Point(**point) for point in fields.pop("points"))
        lists = {key: tuple(fields.get(key, ())) for key in ("mutations", "phase_dips")}
        return cls(**{**fields, **lists, "points": points})


@dataclass(frozen=True)
class Grown:
    """A child before its training; `exact` says whether its arm claims that it computes what its parent does.

    `records` are what the library says it did, where it did all of it.
    """

    network: nas.Network
    exact: bool
    mutations: tuple[str, ...] = ()
    records: tuple[nas.Mutation, ...] = ()


@dataclass(frozen=True)
class Parent:
    """A trained network, and what came of its training."""

    network: nas.Network
    run: Run
    result: nas.TrainingResult


Extras = Callable[[Parent, Grown], dict[str, Any]]


@dataclass(frozen=True)
class Arm:
    """A way to go on from a parent: how to grow it, and how to train what came of it.

    `stretch` is how many batches lie between two measurements (None: an epoch); the recipe's epochs are then that many
    stretches. `extras` gives further arguments of `nas.train`; `teacher_passes` is how many forward passes of the
    parent they cost a sample. `published` has the seed's figures, by what they are.
    """

    name: str
    grow: Callable[[nas.Network, int], Grown]
    recipe: nas.Recipe
    stretch: int | None = None
    extras: Extras | None = None
    teacher_passes: int = 0
    published: Mapping[str, tuple[float, ...]] = field(default_factory=dict)


class _Paused(Exception):
    """A stretch has ended; carries what to go on from."""

    def __init__(self, state: nas.TrainingState) -> None:
        super().__init__()
        self.state = state


def _pause(metrics: nas.EpochMetrics, state: nas.TrainingState) -> None:
    del metrics  # The state has them.
    raise _Paused(state)


def _passes(dataset: Dataset, samples: int, seed: int) -> Iterator[Dataset]:
    """Stretches without end: the training data over and over, shuffled anew each time."""
    pass_number = 0
    while True:
        yield from data.stretches(dataset, samples, seed + 1_000_003 * pass_number)
        pass_number += 1


def _trained_in_stretches(
    network: nas.Network, dataset: Dataset, arm: Arm, seed: int, device: str, extras: dict[str, Any]
) -> nas.TrainingResult:
    """`nas.train` on one part of the data after the other, the optimizer's state carried from part to part.

    The library measures after each epoch; so each stretch is an epoch on its own part of the data. That changes no
    step: the batches are those of a shuffled pass over all of it.
    """
    assert arm.stretch is not None
    state: nas.TrainingState | None = None
    parts = _passes(dataset, arm.stretch * arm.recipe.batch_size, seed)
    for _ in range(arm.recipe.epochs - 1):
        try:
            nas.train(
                network, next(parts), arm.recipe, seed=seed, device=device, state=state, on_epoch=_pause, **extras
            )
        except _Paused as paused:
            state = paused.state
    return nas.train(network, next(parts), arm.recipe, seed=seed, device=device, state=state, **extras)


def trained(
    arm: Arm,
    grown: Grown,
    dataset: Dataset,
    *,
    seed: int,
    device: str = "auto",
    parent: Parent | None = None,
    test: bool = True,
) -> tuple[Run, nas.TrainingResult]:
    """Train the grown network as the arm says. The test split is scored once, at the end."""
    network = grown.network
    start_loss, start_accuracy = nas.evaluate(network, dataset.validation, device=device)
    extras = arm.extras(parent, grown) if arm.extras is not None and parent is not None else {}
    if arm.stretch is None:
        result = nas.train(network, dataset, arm.recipe, seed=seed, device=device, **extras)
        samples, steps = len(dataset.train), -(-len(dataset.train) // arm.recipe.batch_size)
    else:
        result = _trained_in_stretches(network, dataset, arm, seed, device, extras)
        samples, steps = arm.stretch * arm.recipe.batch_size, arm.stretch
    cost = sample_cost(arm, network, None if parent is None else parent.network)
    points = [Point(0, 0.0, 0.0, start_loss, start_accuracy)]
    for number, epoch in enumerate(result.epochs, 1):
        seconds = points[-1].seconds + epoch.seconds
        flops = float(number * samples * cost)
        points.append(Point(number * steps, flops, seconds, epoch.val_loss, epoch.val_accuracy))
    test_loss, test_accuracy = nas.evaluate(result.network, dataset.test, device=device) if test else (None, None)
    certified = None
    if parent is not None and grown.exact:
        certified = nas.preservation(parent.network, grown.network).max_error
    run = Run(
        arm=arm.name,
        seed=seed,
        parameters=network.architecture.parameters,
        forward_flops=network.architecture.flops,
        points=tuple(points),
        parent_loss=None if parent is None else parent.run.last.val_loss,
        parent_flops=0.0 if parent is None else parent.run.parent_flops + parent.run.last.flops,
        exact=None if parent is None else grown.exact,
        certified=certified,
        mutations=grown.mutations,
        test_loss=test_loss,
        test_accuracy=test_accuracy,
    )
    return run, result


def joined(name: str, runs: Sequence[Run]) -> Run:
    """The phases of a chain, each grown from the one before, as one run: steps, FLOPs and seconds are added up."""
    points = list(runs[0].points)
    for run in runs[1:]:
        before = points[-1]
        points += [
            replace(
                point,
                step=before.step + point.step,
                flops=before.flops + point.flops,
                seconds=before.seconds + point.seconds,
            )
            for point in run.points
        ]
    last = runs[-1]
    return replace(
        last,
        arm=name,
        points=tuple(points),
        parent_loss=None,
        parent_flops=0.0,
        exact=all(run.exact for run in runs[1:]),
        certified=max((run.certified for run in runs if run.certified is not None), default=None),
        mutations=tuple(name for run in runs for name in run.mutations),
        phase_dips=tuple(run.dip for run in runs if run.dip is not None),
    )


def sample_cost(arm: Arm, network: nas.Network, parent: nas.Network | None) -> int:
    """The FLOPs of training on one sample once."""
    taught = 0 if parent is None else arm.teacher_passes * parent.architecture.flops
    return (1 + BACKWARD) * network.architecture.flops + taught


def epochs_of_equal_cost(arm: Arm, parent: nas.Network) -> int:
    """For how many epochs the parent itself can be trained for what the arm costs; rounded up, for the control."""
    child = sample_cost(arm, arm.grow(parent, 0).network, parent)
    return -(-child * arm.recipe.epochs // ((1 + BACKWARD) * parent.architecture.flops))


def unchanged(network: nas.Network, seed: int) -> Grown:
    """The control: no growth at all."""
    child, mutation = nas.mutate(network, "continue", seed=seed)
    return Grown(child, mutation.exact, ("continue",))


def mutated(*steps: tuple[str, dict[str, Any]]) -> Callable[[nas.Network, int], Grown]:
    """Growth by these mutations of the library, one after the other; not certified one by one, but as a whole."""

    def grow(network: nas.Network, seed: int) -> Grown:
        done = []
        for place, (name, parameters) in enumerate(steps):
            network, mutation = nas.mutate(network, name, seed=seed * 100 + place, certify=False, **parameters)
            done.append(mutation)
        names = tuple(f"{mutation.name} {mutation.site}" for mutation in done)
        return Grown(network, all(mutation.exact for mutation in done), names, tuple(done))

    return grow
