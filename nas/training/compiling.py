"""torch.compile for the training step: where it pays, and never as a reason to fail where nobody asked for it."""

from collections.abc import Callable

import torch
from torch import Tensor, nn

from nas.architecture import Architecture
from nas.errors import RecipeError
from nas.training import figures
from nas.training.recipe import Compile, Recipe

Forward = Callable[[Tensor], Tensor]

WORTH_ASKING = 300.0
"""Seconds of training from which on it is worth knowing what compiling brings; below, nothing is compiled."""

MARGIN = 2.0
"""Compiling must save this many times what it costs."""


def pays(recipe: Recipe, architecture: Architecture, samples: int, device: torch.device) -> bool:
    """Whether the recipe's `compile` comes to yes, for a run from its first epoch to its last.

    By arithmetic on the device's figures: operations (three times a forward pass's for each sample), not a stopwatch.
    """
    if recipe.compile is not Compile.AUTO:
        return recipe.compile is Compile.ALWAYS
    operations = 3.0 * architecture.flops * samples * recipe.epochs
    if operations < WORTH_ASKING * figures.known(device).flops_per_second:
        return False
    known = figures.known_compiled(device)
    if known.compile_seconds is None:
        return False
    saved = operations / known.flops_per_second * (1 - known.compile_ratio)
    return saved > MARGIN * known.compile_seconds


def compiled(module: nn.Module) -> Forward:
    """The module's forward, compiled at its first call for each size of batch, and its backward with the first loss."""
    # torch counts recompilations by code, and all our networks share theirs: without this the ninth would silently
    # not be compiled, and its bits would depend on what the process did before.
    torch.compiler.reset()
    forward: Forward = torch.compile(module, dynamic=False)  # one graph a size: no bits depend on which came first
    return forward


def uncompiled(module: nn.Module, recipe: Recipe, error: Exception) -> Forward:
    """The forward to go on with after compiling failed with this error; raises it if it is another one.

    Raises `RecipeError` if the recipe's `compile` is always.
    """
    if not isinstance(error, torch._dynamo.exc.TorchDynamoException):
        raise error
    if recipe.compile is Compile.ALWAYS:
        raise RecipeError(f"compile is always, but torch.compile failed: {_told(error)}") from error
    return module


def _told(error: BaseException) -> str:
    return (str(error).strip().splitlines() or [type(error).__name__])[0][:200]
