"""Gradient: draw by how fast the loss would fall, to first order, at the start of the child's training.

A step of gradient descent of size e lowers the loss by about e |g|^2, where g is its gradient over all parameters. An
exact child starts from its parent's loss, and tensors that it shares with its parent have the same gradient in both.
So growth is worth, against training the parent on,

    gain = |g(what is new or changed in the child)|^2 - |g(what was there before)|^2,

which for new layers and channels that say nothing yet is the squared norm of the gradient of their zeros: the score of
GradMax (arXiv 2201.05125) and, to first order, of Firefly (arXiv 2102.08574), here for any exact mutation. As in
Firefly several candidates with random new weights compete. Unlike there they differ in size: the gain grows with the
number of new parameters even if all gradients are noise, and dividing by that number would favour the smallest. It is
divided by its square root: for k noisy gradients the sum of squares strays by about sqrt(k), so that this is the gain
in units of its noise (our choice, not theirs).

The gradient is taken in eval mode, where dropout is off and a batch norm does not mix samples. What adds no parameter
that could learn (dropout, `continue`) gains nothing and is drawn only if nothing gains; what is not exact has no score
and is drawn only if nothing else is allowed.
"""

import math
from collections.abc import Iterator
from itertools import islice

import numpy as np
import torch
from torch import Tensor, nn

from nas.errors import ArchitectureError, LimitExceeded, MutationError, NoSite
from nas.mutations.drawing.command import Command
from nas.mutations.drawing.policies.base import Batch, Policy, Situation, by_share, open_sites
from nas.mutations.drawing.policies.registry import register
from nas.mutations.mutate import mutate
from nas.network import Network

CANDIDATES = 16
"""Number of children that compete; each costs one forward and backward pass."""

BUDGET = 2 * 10**11
"""Roughly how many FLOPs one draw may take: about as many as its certificate. Large networks get fewer samples."""

FEWEST = 8
"""Samples, however large the network is."""

Gradients = dict[str, Tensor]


@register
class Gradient(Policy):
    """By gain, among a random sample of children; a weight only says whether a mutation may be drawn."""

    name = "gradient"
    summary = "By the first-order decrease of the loss on a batch of the training split (GradMax, Firefly)."

    def commands(self, situation: Situation, rng: np.random.Generator) -> Iterator[Command]:
        if situation.batch is None:
            raise MutationError("batch", "the policy gradient needs a batch of training samples")
        sites = open_sites(situation.network.architecture, situation.allowed)
        batch = affordable(situation.batch, situation.network)
        scores = list(_scored(situation, batch, _sample(sites, rng)))
        if not scores:
            yield from by_share(sites, dict.fromkeys(sites, 1.0), rng)
        while scores:
            shares = np.array([score for _, score in scores])
            shares = shares if shares.any() else np.ones(len(scores))
            yield scores.pop(int(rng.choice(len(scores), p=shares / shares.sum())))[0]


def gain(network: Network, child: Network, batch: Batch) -> float:
    """Faster fall of the loss in the child than in its parent, per square root of new parameters; >= 0."""
    return _gain(network, gradients(network, batch), child, batch)


def affordable(batch: Batch, network: Network) -> Batch:
    """As many of the samples as the budget allows; a backward pass costs twice a forward one."""
    samples = max(FEWEST, BUDGET // (3 * CANDIDATES * max(network.architecture.flops, 1)))
    return Batch(batch.images[:samples], batch.labels[:samples])


def gradients(network: Network, batch: Batch) -> Gradients:
    """Of the mean cross entropy on the batch, for every parameter by its key; in eval mode, float32, on the CPU."""
    module = network.module().eval()
    logits = module(batch.images)
    if batch.labels.dim() == 2:  # several labels a sample
        loss = nn.functional.binary_cross_entropy_with_logits(logits, batch.labels)
    else:
        loss = nn.functional.cross_entropy(logits, batch.labels)
    parameters = dict(module.named_parameters())
    found = torch.autograd.grad(loss, list(parameters.values()), allow_unused=True)
    return {key: gradient for key, gradient in zip(parameters, found, strict=True) if gradient is not None}


def _sample(sites: dict[str, list[str]], rng: np.random.Generator) -> Iterator[Command]:
    """Each mutation equally often; each site again with another seed where there are few."""
    drawn = 0
    while drawn < CANDIDATES:
        for command in islice(by_share(sites, dict.fromkeys(sites, 1.0), rng), CANDIDATES - drawn):
            drawn += 1
            yield command


def _scored(situation: Situation, batch: Batch, commands: Iterator[Command]) -> Iterator[tuple[Command, float]]:
    """Those of the commands that are exact and keep to the limit."""
    network = situation.network
    before = gradients(network, batch)
    for command in commands:
        try:
            child, mutation = mutate(
                network,
                command.name,
                site=command.site,
                certify=False,
                max_parameters=situation.max_parameters,
                seed=int(str(command.parameters["seed"])),
            )
        except (ArchitectureError, LimitExceeded, NoSite):  # A bound or these weights do not permit it.
            continue
        if mutation.exact:
            yield command, _gain(network, before, child, batch)


def _gain(network: Network, before: Gradients, child: Network, batch: Batch) -> float:
    kept = {key for key, tensor in child.weights.items() if _unchanged(network.weights.get(key), tensor)}
    if all(key in kept for key in child.weights):
        return 0.0
    gained = _square_norm(gradients(child, batch), kept) - _square_norm(before, kept)
    added = child.architecture.parameters - network.architecture.parameters
    score = gained / math.sqrt(max(added, 1))
    return max(score, 0.0) if math.isfinite(score) else 0.0


def _unchanged(before: Tensor | None, after: Tensor) -> bool:
    return before is not None and before.shape == after.shape and torch.equal(before, after)


def _square_norm(found: Gradients, kept: set[str]) -> float:
    """Of the gradients of what is not kept."""
    return sum(float(gradient.double().square().sum()) for key, gradient in found.items() if key not in kept)
