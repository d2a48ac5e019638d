"""The batches of an epoch: augmented samples, their labels and the teacher's logits."""

import warnings
from dataclasses import dataclass, replace

import numpy as np
import torch
from torch import Tensor, nn

from nas.data.dataset import Dataset, Split
from nas.data.fit import check_fits
from nas.errors import DatasetError, RecipeError
from nas.network import Network
from nas.training.augment import Range, altered, mixed
from nas.training.augmentation import Augmentation, settled
from nas.training.batches import RESIDENT_BYTES, Placed, spans
from nas.training.objective import Targets
from nas.training.precision import Computation, choose
from nas.training.randomness import Step, Stream, order
from nas.training.recipe import MemoryFormat, Recipe


@dataclass(frozen=True)
class TrainingBatch:
    """A batch: float32 images (batch, ...) normalised, those with a label first, and what to learn from them."""

    images: Tensor
    targets: Targets


@dataclass(frozen=True)
class Material:
    """The data of a run. `teacher` and `transfer` are set exactly if the recipe's distillation asks for them."""

    dataset: Dataset
    teacher: Network | None = None
    transfer: Dataset | None = None

    def check(self, recipe: Recipe) -> None:
        """Raises `RecipeError`, naming the field, if the recipe asks for something else, or the parts do not fit."""
        distillation, name = recipe.distillation, self.dataset.name
        if distillation is None:
            for given, found in (("teacher", self.teacher), ("transfer", self.transfer)):
                if found is not None:
                    raise RecipeError(f"{given} was given, but the recipe has no distillation")
            return
        if self.teacher is None:
            raise RecipeError(
                f"distillation.teacher is {distillation.teacher!r}, but no network was given as the teacher"
            )
        try:
            check_fits(self.teacher.architecture, self.dataset)
        except DatasetError as error:
            raise RecipeError(f"distillation.teacher: {error}") from error
        wanted, brought = distillation.transfer_dataset, None if self.transfer is None else self.transfer.name
        if wanted != brought:
            raise RecipeError(
                f"distillation.transfer_dataset is {wanted!r}, but the transfer data given is {brought!r}"
            )
        if self.transfer is None:
            return
        if brought == name:
            raise RecipeError(f"distillation.transfer_dataset is {brought!r}, which is the data set that is trained on")
        if self.transfer.input_shape != self.dataset.input_shape:
            raise RecipeError(
                f"distillation.transfer_dataset {brought!r} has inputs of shape {self.transfer.input_shape}, "
                f"but {name} has {self.dataset.input_shape}"
            )


def digest(network: Network | None) -> str | None:
    """The network's digest, if there is one."""
    return None if network is None else network.digest


class TrainingBatches:
    """The batches of every epoch: each sees all labelled and all transfer samples once, mixed evenly."""

    def __init__(self, material: Material, recipe: Recipe, computation: Computation, batch_size: int) -> None:
        dataset, device = material.dataset, computation.device
        augmentation = settled(recipe.augmentation, dataset.name, dataset.input_shape)
        for text in augmentation.warnings(dataset.name):
            warnings.warn(text, stacklevel=2)
        self._device = device
        self._labelled = _Samples(dataset.train, augmentation, computation)
        transfer = material.transfer
        self._transfer = None if transfer is None else _Samples(transfer.train, augmentation, computation)
        self._teacher = None
        if material.teacher is not None and recipe.distillation is not None and recipe.distillation.alpha > 0:
            self._teacher = _Teacher(material.teacher, recipe, device)
        self._samples = len(self._labelled) + (0 if self._transfer is None else len(self._transfer))
        self._spans = spans(self._samples, batch_size)
        self._orders: tuple[int, int, Tensor, Tensor | None] | None = None

    def __len__(self) -> int:
        """Number of steps in an epoch."""
        return len(self._spans)

    def batch(self, step: Step) -> TrainingBatch:
        """The batch of one step; depends on nothing but the step."""
        order_of_labelled, order_of_transfer = self._order(step)
        start, end = self._spans[step.batch]
        # Of the first p samples of an epoch this many have labels: the two kinds keep their proportion throughout.
        first, last = (position * len(self._labelled) // self._samples for position in (start, end))
        seed = step.seed_for(Stream.AUGMENTATION)
        images, targets = self._labelled.take(order_of_labelled[first:last], seed)
        if self._transfer is not None and order_of_transfer is not None:
            indices = order_of_transfer[start - first : end - last]
            more, _ = self._transfer.take(indices, step.seed_for(Stream.TRANSFER_AUGMENTATION))
            images = torch.cat([images, more])
        if self._teacher is not None:
            targets = replace(targets, teacher=self._teacher.logits(images))
        return TrainingBatch(images, targets)

    def _order(self, step: Step) -> tuple[Tensor, Tensor | None]:
        if self._orders is None or self._orders[:2] != (step.seed, step.epoch):
            labelled = order(len(self._labelled), step.seed, step.epoch).to(self._device)
            transfer = None
            if self._transfer is not None:
                drawn = order(len(self._transfer), step.seed, step.epoch, Stream.TRANSFER_ORDER)
                transfer = drawn.to(self._device)
            self._orders = (step.seed, step.epoch, labelled, transfer)
        return self._orders[2:]


class _Samples:
    """A split on the device whose samples are augmented as they are taken."""

    def __init__(self, split: Split, augmentation: Augmentation, computation: Computation) -> None:
        self._augmentation = augmentation
        self._values = Range.of(split) if augmentation.of_images else None
        self._placed = Placed(split, computation, RESIDENT_BYTES if self._values is None else 0)
        last = computation.memory_format is MemoryFormat.CHANNELS_LAST
        self._layout = torch.channels_last if last else torch.contiguous_format

    def __len__(self) -> int:
        return len(self._placed)

    def take(self, indices: Tensor, seed: int) -> tuple[Tensor, Targets]:
        """The samples of these indices: normalised images (batch, ...), and their labels, mixed or not."""
        if self._values is None and not self._augmentation.mixup:
            images, labels = self._placed.take(indices)
            return images, Targets(labels)
        rng = np.random.default_rng(seed)
        images, labels = self._placed.stored(indices)
        if self._values is not None:
            images = altered(images, self._augmentation, self._values, rng)
        images = self._placed.normalised(images)
        if self._augmentation.mixup:
            mix = mixed(images, self._augmentation.mixup, rng)
            targets = Targets(labels, labels.index_select(0, mix.partners), mix.share)
            images = mix.images
        else:
            targets = Targets(labels)
        return images.contiguous(memory_format=self._layout) if images.dim() == 4 else images, targets


class _Teacher:
    """A copy of a network that only answers: in eval mode, and no gradient reaches it."""

    def __init__(self, network: Network, recipe: Recipe, device: torch.device) -> None:
        self._computation = choose(recipe, network.architecture, device)
        self._module: nn.Module = self._computation.place(network.module()).eval().requires_grad_(False)

    def logits(self, images: Tensor) -> Tensor:
        """(batch, classes)."""
        with torch.no_grad(), self._computation.autocast():
            logits: Tensor = self._module(images)
        return logits
