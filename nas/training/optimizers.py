"""Building an optimizer, and carrying its state by the parameters' names."""

from collections.abc import Mapping

import torch
from torch import Tensor, nn

from nas.errors import CheckpointError
from nas.training.recipe import Optimizer, Recipe


def build(module: nn.Module, recipe: Recipe) -> torch.optim.Optimizer:
    """The recipe's optimizer over all parameters of the module; the learning rate is set before each step.

    Fused: one call for all parameters, on CPU and CUDA; a fifth of a small network's step would else go into Python.
    """
    parameters, rate, decay = list(module.parameters()), recipe.learning_rate, recipe.weight_decay
    match recipe.optimizer:
        case Optimizer.SGD:
            return torch.optim.SGD(parameters, lr=rate, momentum=recipe.momentum, weight_decay=decay, fused=True)
        case Optimizer.ADAM:
            return torch.optim.Adam(parameters, lr=rate, weight_decay=decay, fused=True)
        case Optimizer.ADAMW:
            return torch.optim.AdamW(parameters, lr=rate, weight_decay=decay, fused=True)


def export(optimizer: torch.optim.Optimizer, module: nn.Module) -> dict[str, Tensor]:
    """A copy of the state on the CPU: `<node>.<parameter>/<entry>`, such as `conv1.weight/momentum_buffer`."""
    return {
        f"{name}/{key}": value.detach().to("cpu", copy=True).contiguous()
        for name, parameter in module.named_parameters()
        for key, value in optimizer.state.get(parameter, {}).items()
        if isinstance(value, Tensor)
    }


def restore(optimizer: torch.optim.Optimizer, module: nn.Module, state: Mapping[str, Tensor]) -> None:
    """Give the state back. Raises `CheckpointError` if an entry belongs to no parameter or is of another shape."""
    parameters = dict(module.named_parameters())
    for entry, value in state.items():
        name, _, key = entry.rpartition("/")
        parameter = parameters.get(name)
        if parameter is None or (value.dim() > 0 and value.shape != parameter.shape):
            raise CheckpointError(f"the training state's optimizer entry {entry[:120]!r} fits no parameter")
        # In the parameter's own memory layout, as if the optimizer had made it itself.
        held = torch.empty_like(parameter) if value.dim() > 0 else torch.empty((), device=parameter.device)
        optimizer.state[parameter][key] = held.copy_(value).detach()
