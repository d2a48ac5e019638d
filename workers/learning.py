"""Teachers and transfer sets of a trial, and the check that a child recovered from its mutations.

A mutation that is only approximate, the pool that halves the space, is made good by training: the parent teaches the
child, whatever the job's recipe says of teachers, and a child that stays worse than its parent is a failed trial.
"""

from collections.abc import Sequence

import torch

from nas.adaptation import rescaled
from nas.data import Dataset, Normalisation
from nas.errors import NotRecovered
from nas.mutations import Mutation, registry
from nas.mutations.drawing.command import without_seed
from nas.network import Network
from nas.training import Recipe, TrainingResult
from nas.training.distillation import SoftTargets
from workers.bench import Bench
from workers.messages import JsonObject, Order, Parent

RELATIVE_MARGIN, ABSOLUTE_MARGIN = 0.1, 0.02
"""Tolerance on a child's validation loss: a tenth of its parent's, and 0.02 nats."""


def taught(recipe: Recipe, mutations: Sequence[JsonObject]) -> Recipe:
    """The recipe that these mutations are trained with: where they have to be made good, somebody teaches."""
    distillation = recipe.distillation
    if not to_recover(mutations) or (distillation is not None and distillation.alpha > 0):
        return recipe
    return recipe.model_copy(update={"distillation": SoftTargets()})


def teacher(order: Order, recipe: Recipe, bench: Bench) -> Network | None:
    """The teacher that the recipe names; raises store.CheckpointStoreError."""
    distillation = recipe.distillation
    if distillation is None:
        return None
    checkpoint = order.teacher
    if distillation.from_parent:
        checkpoint = None if order.parent is None else order.parent.checkpoint
    if checkpoint is None:
        return None
    network = Network.from_bytes(bench.store.get(checkpoint))
    if distillation.from_parent or order.teacher_normalisation is None:
        return network
    own = Normalisation.from_json(order.teacher_normalisation.model_dump())
    given = bench.dataset(order.dataset).train.normalisation
    same = torch.equal(own.mean, given.mean.float()) and torch.equal(own.std, given.std.float())
    return network if same else rescaled(network, given, own)


def transfer(order: Order, recipe: Recipe, bench: Bench) -> Dataset | None:
    """The transfer data set; raises nas.DatasetError, store.CheckpointStoreError."""
    if order.transfer is None or recipe.distillation is None:
        return None
    return bench.dataset(order.transfer)


def to_recover(mutations: Sequence[JsonObject]) -> bool:
    """Whether one of these, as they are recorded, has to be made good by training."""
    for document in mutations:
        done = Mutation.from_json(document)
        rule = registry.get(done.name)
        if rule.to_recover(rule.validated(without_seed(done.parameters))):
            return True
    return False


def check_recovered(parent: Parent | None, mutations: Sequence[JsonObject], result: TrainingResult) -> None:
    """Raises nas.NotRecovered, with both networks' figures, if a child that had to recover has not."""
    if parent is None or parent.val_loss is None or parent.val_accuracy is None or not to_recover(mutations):
        return
    limit = parent.val_loss * (1 + RELATIVE_MARGIN) + ABSOLUTE_MARGIN
    if result.val_loss <= limit:
        return
    raise NotRecovered(
        f"an approximate mutation cost more than training won back: the validation loss is {result.val_loss:.4g}, its "
        f"parent's is {parent.val_loss:.4g}, and at most {limit:.4g} would do",
        {
            "parent_val_loss": parent.val_loss,
            "parent_val_accuracy": parent.val_accuracy,
            "child_val_loss": result.val_loss,
            "child_val_accuracy": result.val_accuracy,
            "limit": limit,
        },
    )
