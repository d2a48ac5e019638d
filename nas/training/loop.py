"""The training loop, top to bottom.

The data lies on the device, an epoch's order is one permutation, and no step waits for a number: losses are read every
fifty batches. A run's bits depend on the network, the data set, the recipe, the seed and, on a CPU, the number of
threads (the caller's `torch.set_num_threads`) alone: not on where it was interrupted, nor on the caller's random state.
"""

import math
from collections.abc import Callable
from functools import partial
from time import perf_counter

import torch
from torch import Tensor, nn

from nas.data.dataset import Dataset
from nas.data.fit import check_fits
from nas.errors import CheckpointError, Diverged
from nas.network import Network
from nas.training.average import Average
from nas.training.batches import Placed, evaluation_batch
from nas.training.compiling import Forward, compiled, pays, uncompiled
from nas.training.device import resolve
from nas.training.evaluate import measure
from nas.training.failures import failures_named
from nas.training.metrics import EpochMetrics
from nas.training.micro_batches import MicroBatch, MicroBatches, RetryStep, split
from nas.training.objective import Objective
from nas.training.optimizer_state import OptimizerState
from nas.training.optimizers import Optimization
from nas.training.precision import choose
from nas.training.randomness import Step, generators_kept, seed_layers
from nas.training.recipe import Recipe
from nas.training.result import TrainingResult
from nas.training.schedules import learning_rate
from nas.training.sizes import check_batch_size
from nas.training.state import Position, TrainingState, tensors_of
from nas.training.stopping import is_over, kept_epoch
from nas.training.tally import Sums, Tally
from nas.training.training_batches import Material, TrainingBatch, TrainingBatches, digest
from nas.training.weighing import check_class_weights, class_weights

OnEpoch = Callable[[EpochMetrics, TrainingState], None]
OnBatch = Callable[[int, int], None]
OnStep = Callable[[Callable[[], TrainingState]], None]


def train(
    network: Network,
    dataset: Dataset,
    recipe: Recipe,
    *,
    seed: int = 0,
    device: str | torch.device = "auto",
    state: TrainingState | None = None,
    on_epoch: OnEpoch | None = None,
    on_batch: OnBatch | None = None,
    on_step: OnStep | None = None,
    teacher: Network | None = None,
    transfer: Dataset | None = None,
    optimizer_state: OptimizerState | None = None,
) -> TrainingResult:
    """Train a copy of the network for the recipe's epochs; resume from `state` if there is one.

    `on_epoch` gets each epoch's metrics and the state to resume from; `on_batch` the number of batches done, and of
    all in the epoch. `on_step` is called after each batch but an epoch's last, with a function that makes the state to
    resume from there, at the cost of a copy of everything. Each ends the run by raising; `on_batch` and
    `on_step` must not draw from torch's global generators.
    `teacher` and `transfer` are those that the recipe's distillation names: the network to learn from, and a data set
    whose training images are learned from as well. With an `optimizer_state` the optimizer starts from that for each
    parameter that it has; a `state` brings its own, which wins.

    Raises `DatasetError` if network and data set do not fit, `Diverged`, `OutOfMemory`, `RecipeError`; with a state
    that belongs to another run also `CheckpointError`.
    """
    check_fits(network.architecture, dataset)
    check_batch_size(recipe, len(dataset.train), dataset.name)
    check_class_weights(recipe, dataset)
    material = Material(dataset, teacher, transfer)
    material.check(recipe)
    if state is not None:
        state.check(network.architecture, dataset.name, recipe, seed, digest(teacher))
        network = Network(state.architecture, state.weights)
    if optimizer_state is not None:
        optimizer_state.check(recipe.optimizer)
    with failures_named(f"training on {dataset.name} with batch_size {recipe.batch_size}"):
        run = _Run(network, material, recipe, seed, resolve(device), state)
        if state is None and optimizer_state is not None:
            run.adopt(optimizer_state)
        while not is_over(recipe, run.metrics):
            metrics = run.epoch(on_batch, on_step)
            if on_epoch is not None:
                on_epoch(metrics, run.state())
        return run.result()


class _Run:
    """A run in progress: the state that its epochs share."""

    def __init__(
        self,
        network: Network,
        material: Material,
        recipe: Recipe,
        seed: int,
        device: torch.device,
        state: TrainingState | None,
    ) -> None:
        dataset = material.dataset
        self._architecture, self._dataset, self._recipe, self._seed = network.architecture, dataset, recipe, seed
        self._teacher = digest(material.teacher)
        settled = recipe if state is None else state.position.settled(recipe)
        self._computation = choose(settled, network.architecture, device)
        self._module: nn.Module = self._computation.place(network.module())
        self._average = None if recipe.ema_decay is None else Average(self._module, recipe.ema_decay)
        self._optimizer = Optimization(self._module, recipe)
        self._batches = TrainingBatches(material, recipe, self._computation, recipe.batch_size * recipe.accumulate)
        self._micro_batches = MicroBatches(self._module, recipe.batch_size)
        self._compiled = pays(settled, network.architecture, len(dataset.train), device)
        self._forward: Forward = compiled(self._module) if self._compiled else self._module
        weights = class_weights(recipe, dataset.train.labels, dataset.classes)
        self._objective = Objective(
            recipe.label_smoothing, recipe.distillation, None if weights is None else weights.to(device)
        )
        self._validation = Placed(dataset.watched or dataset.validation, self._computation)
        self._evaluation_batch = evaluation_batch(network.architecture, device)
        self._reference: float | None = None
        self._best: dict[str, Tensor] | None = None
        self._batch, self._sums, self._spent = 0, Sums(), 0.0  # of the epoch that is running
        self.metrics: list[EpochMetrics] = []
        if state is not None:
            self._take_up(state)

    def adopt(self, state: OptimizerState) -> None:
        """Start from another run's optimizer state."""
        self._optimizer.adopt(state.tensors)

    def epoch(self, on_batch: OnBatch | None, on_step: OnStep | None) -> EpochMetrics:
        """Train the next epoch, or the rest of it, and validate. Raises `Diverged`."""
        started = perf_counter() - self._spent
        number = len(self.metrics) + 1
        steps = len(self._batches)
        # Losses stay on the device; the tally reads them every fifty batches, so that no step waits for a number.
        tally = Tally(self._dataset.classes, number, self._reference, self._sums)
        self._module.train()
        # The caller's random state is put back afterwards: a run neither depends on it nor changes it.
        with generators_kept(self._computation.device):
            for done in range(self._batch, steps):
                step = Step(self._seed, number, done)
                batch = self._batches.batch(step)
                tally.add(*self._step(batch, step), batch.targets.labels)
                if on_batch is not None:
                    on_batch(done + 1, steps)
                if on_step is not None and done + 1 < steps:
                    on_step(partial(self._state_within, tally, done + 1, started))
        train_loss, train_accuracy = tally.finish()
        self._batch, self._sums, self._spent = 0, Sums(), 0.0
        self._reference = tally.reference
        val_loss, val_accuracy = measure(self._judged(), self._validation, self._evaluation_batch)
        if not math.isfinite(val_loss):
            raise Diverged(f"the validation loss became {val_loss} after epoch {number}")
        metrics = EpochMetrics(
            epoch=number,
            train_loss=train_loss,
            train_accuracy=train_accuracy,
            val_loss=val_loss,
            val_accuracy=val_accuracy,
            learning_rate=self._rate(Step(self._seed, number, 0)),
            seconds=perf_counter() - started,
        )
        self.metrics.append(metrics)
        # Copy the weights of the best epoch so far: with early stopping, those are the run's result.
        if self._recipe.early_stopping is not None and kept_epoch(self._recipe, self.metrics) is metrics:
            self._best = tensors_of(self._judged())
        return metrics

    def _step(self, batch: TrainingBatch, step: Step) -> tuple[Tensor, Tensor]:
        """One optimizer step -> the loss () and the logits (batch, classes) before it."""
        loss, logits = self._micro_batches.fitting(
            len(batch.images), lambda bounds: self._gradients(batch, bounds, step)
        )
        self._optimizer.step(self._rate(step))
        # The moving average is what gets validated, but the raw weights are what the next step starts from.
        if self._average is not None:
            self._average.follow(self._number(step) + 1)
        return loss, logits

    def _gradients(self, batch: TrainingBatch, bounds: list[tuple[int, int]], step: Step) -> tuple[Tensor, Tensor]:
        """Compute the gradients of the mean loss -> that loss () and the logits (batch, classes)."""
        # Seeded by the step's number, not carried on: a resumed or repeated step draws the same dropout masks.
        seed_layers(step, self._computation.device)
        self._optimizer.zero_grad()
        try:
            done = [self._backward(micro_batch) for micro_batch in split(batch, bounds)]
        except RuntimeError as error:
            if not self._compiled:
                raise
            self._forward, self._compiled = uncompiled(self._module, self._recipe, error), False
            # The compiler gave up in the middle of a step: run it again, uncompiled, from zero gradients.
            raise RetryStep from None
        if len(done) == 1:
            return done[0]
        # Each loss is already divided by the whole step's samples, so that the sum is the step's mean.
        losses, logits = zip(*done, strict=True)
        return torch.stack(losses).sum(), torch.cat(logits)

    def _backward(self, micro_batch: MicroBatch) -> tuple[Tensor, Tensor]:
        """Add a micro-batch's gradients -> its part of the loss (), and its logits (samples, classes)."""
        with self._computation.autocast():
            logits = self._forward(micro_batch.images)
            loss = self._objective.loss(logits, micro_batch.targets, micro_batch.whole)
        loss.backward()  # type: ignore[no-untyped-call]
        return loss.detach(), logits.detach()

    def _judged(self) -> nn.Module:
        """The module that is validated and kept."""
        return self._module if self._average is None else self._average.module

    def _number(self, step: Step) -> int:
        """The step's number in the run, from 0."""
        return (step.epoch - 1) * len(self._batches) + step.batch

    def _rate(self, step: Step) -> float:
        return learning_rate(self._recipe, self._number(step), len(self._batches), [m.val_loss for m in self.metrics])

    def _state_within(self, tally: Tally, batch: int, started: float) -> TrainingState:
        """The state after a batch in the middle of an epoch. Raises `Diverged`."""
        self._batch, self._sums, self._spent = batch, tally.sums(), perf_counter() - started
        self._reference = tally.reference
        return self.state()

    def state(self) -> TrainingState:
        """A copy of everything that later steps depend on."""
        position = Position(
            dataset=self._dataset.name,
            recipe=self._recipe,
            seed=self._seed,
            reference_loss=self._reference,
            metrics=tuple(self.metrics),
            batch=self._batch,
            sums=self._sums,
            seconds=self._spent,
            teacher=self._teacher,
            piece=self._micro_batches.size,
            precision=self._computation.precision,
            memory_format=self._computation.memory_format,
            compiled=self._compiled,
        )
        # Where the current weights are the best ones, they are not stored twice.
        is_best = not self._batch and kept_epoch(self._recipe, self.metrics) is self.metrics[-1]
        return TrainingState(
            self._architecture,
            tensors_of(self._module),
            self._optimizer.export(),
            position,
            average={} if self._average is None else tensors_of(self._average.module),
            best={} if is_best or self._best is None else dict(self._best),
        )

    def _take_up(self, state: TrainingState) -> None:
        """Resume from a state, whose weights are loaded already. Raises `CheckpointError`."""
        position = state.position
        if position.batch >= len(self._batches):
            raise CheckpointError(
                f"the training state is after batch {position.batch}, and an epoch has {len(self._batches)}"
            )
        self._batch, self._sums, self._spent = position.batch, position.sums, position.seconds
        self._optimizer.restore(state.optimizer)
        self._reference = state.position.reference_loss
        self.metrics = list(state.metrics)
        # Micro-batches that were halved stay halved: batch norm would otherwise see other statistics.
        self._micro_batches.size = state.position.piece or self._micro_batches.size
        if self._average is not None:
            self._average.restore(state.average)
        if self._recipe.early_stopping is not None:
            self._best = state.kept() if not self._batch else dict(state.best) or None

    def _score(self, network: Network) -> tuple[float, float]:
        """Loss and accuracy of the kept weights on the whole validation split."""
        if self._dataset.watched is None:
            kept = kept_epoch(self._recipe, self.metrics)
            return kept.val_loss, kept.val_accuracy
        whole = Placed(self._dataset.validation, self._computation)
        return measure(self._computation.place(network.module()), whole, self._evaluation_batch)

    def result(self) -> TrainingResult:
        """The result of the run."""
        network = Network(self._architecture, self._best or tensors_of(self._judged()))
        val_loss, val_accuracy = self._score(network)
        return TrainingResult(
            network=network,
            epochs=list(self.metrics),
            val_accuracy=val_accuracy,
            val_loss=val_loss,
            seconds=sum(metrics.seconds for metrics in self.metrics),
            optimizer=OptimizerState(self._recipe.optimizer, self._optimizer.export()),
        )
