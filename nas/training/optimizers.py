"""The recipe's optimizer over a module's parameters, and its state by the parameters' names."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import NamedTuple

import torch
from torch import Tensor, nn

from nas.errors import CheckpointError
from nas.training.muon import KernelMuon, as_matrix
from nas.training.recipe import Optimizer, Recipe


class _Held(NamedTuple):
    """Location of a parameter's state: the optimizer, and the tensor that keys it."""

    optimizer: torch.optim.Optimizer
    key: Tensor


class Optimization:
    """One optimizer, or the two of Muon, over all parameters of a module."""

    def __init__(self, module: nn.Module, recipe: Recipe) -> None:
        self._parameters = dict(module.named_parameters())
        self._clip_norm = recipe.clip_norm
        self._optimizers, keys = _build(module, recipe)
        owners = {
            key: optimizer
            for optimizer in self._optimizers
            for group in optimizer.param_groups
            for key in group["params"]
        }
        self._held = {
            name: _Held(owners[key], key)
            for name, parameter in self._parameters.items()
            for key in [keys.get(parameter, parameter)]
        }

    def step(self, rate: float) -> None:
        """One step at this learning rate with the gradients that are there, clipped to the recipe's norm."""
        if self._clip_norm is not None:
            nn.utils.clip_grad_norm_(self._parameters.values(), self._clip_norm)
        for optimizer in self._optimizers:
            for group in optimizer.param_groups:
                group["lr"] = rate
            optimizer.step()

    def zero_grad(self) -> None:
        """Let all gradients go."""
        for parameter in self._parameters.values():
            parameter.grad = None

    def export(self) -> dict[str, Tensor]:
        """A copy of the state on the CPU: `<node>.<parameter>/<entry>`, such as `conv1.weight/momentum_buffer`.

        An entry has the shape of its parameter, or none.
        """
        tensors = {}
        for name, held in self._held.items():
            for entry, value in held.optimizer.state.get(held.key, {}).items():
                if isinstance(value, Tensor):
                    shaped = value if value.dim() == 0 else self._like_parameter(name, value)
                    tensors[f"{name}/{entry}"] = shaped.detach().to("cpu", copy=True).contiguous()
        return tensors

    def restore(self, state: Mapping[str, Tensor]) -> None:
        """Give the state back. Raises `CheckpointError` if an entry belongs to no parameter or is of another shape."""
        for entry, value in state.items():
            name, _, key = entry.rpartition("/")
            parameter = self._parameters.get(name)
            if parameter is None or (value.dim() > 0 and value.shape != parameter.shape):
                raise CheckpointError(f"the training state's optimizer entry {entry[:120]!r} fits no parameter")
            held = self._held[name]
            # In the parameter's own memory layout, as if the optimizer had made it itself.
            tensor = torch.empty_like(parameter) if value.dim() > 0 else torch.empty((), device=parameter.device)
            tensor = tensor.copy_(value).detach()
            if value.dim() > 0 and held.key.shape != parameter.shape:
                tensor = as_matrix(tensor)
            held.optimizer.state[held.key][key] = tensor

    def adopt(self, state: Mapping[str, Tensor]) -> None:
        """Start with what another run's optimizer knew, as far as it is of use here. Raises as `restore` does.

        A parameter that it says nothing of starts fresh; so does one whose entries are another optimizer's, as Muon and
        the AdamW beside it may have exchanged it.
        """
        entries: dict[str, set[str]] = defaultdict(set)
        for name in state:
            parameter, _, entry = name.rpartition("/")
            entries[parameter].add(entry)
        fresh = {name for name, held in self._held.items() if entries[name] != _entries(held.optimizer)}
        self.restore({name: value for name, value in state.items() if name.rpartition("/")[0] not in fresh})
        for name in fresh:
            held = self._held[name]
            if state and isinstance(held.optimizer, torch.optim.SGD) and _entries(held.optimizer):
                # SGD asks for the momentum of either all or none; from zero the first step is as without.
                held.optimizer.state[held.key]["momentum_buffer"] = torch.zeros_like(self._parameters[name]).detach()

    def _like_parameter(self, name: str, value: Tensor) -> Tensor:
        """The value in its parameter's shape: a kernel's state is kept as a matrix by Muon."""
        parameter = self._parameters[name]
        if value.shape == parameter.shape:
            return value
        shaped = torch.empty_like(parameter, dtype=value.dtype).detach()
        as_matrix(shaped).copy_(value)
        return shaped


def _entries(optimizer: torch.optim.Optimizer) -> set[str]:
    """Names of the entries that an optimizer keeps for each parameter."""
    if isinstance(optimizer, torch.optim.Adam):
        return {"step", "exp_avg", "exp_avg_sq"}
    return {"momentum_buffer"} if optimizer.defaults["momentum"] else set()


def _build(module: nn.Module, recipe: Recipe) -> tuple[list[torch.optim.Optimizer], dict[Tensor, Tensor]]:
    """The optimizers, and for which parameters they have another tensor of the same memory in hand.

    Fused: one call for all parameters, on CPU and CUDA; a fifth of a small network's step would else go into Python.
    """
    rate, decay, betas = recipe.learning_rate, recipe.weight_decay, recipe.betas
    parameters = list(module.parameters())
    match recipe.optimizer:
        case Optimizer.SGD:
            groups = _groups(module, parameters, recipe)
            momentum, nesterov = recipe.momentum, recipe.nesterov
            return [torch.optim.SGD(groups, lr=rate, momentum=momentum, nesterov=nesterov, fused=True)], {}
        case Optimizer.ADAM:
            return [torch.optim.Adam(_groups(module, parameters, recipe), lr=rate, betas=betas, fused=True)], {}
        case Optimizer.ADAMW:
            return [torch.optim.AdamW(_groups(module, parameters, recipe), lr=rate, betas=betas, fused=True)], {}
        case Optimizer.MUON:
            chosen = for_muon(module)
            rest = [parameter for parameter in parameters if not any(parameter is weight for weight in chosen)]
            optimizers: list[torch.optim.Optimizer] = []
            keys: dict[Tensor, Tensor] = {}
            if chosen:
                muon = KernelMuon(
                    chosen, lr=rate, weight_decay=decay, momentum=recipe.momentum, nesterov=recipe.nesterov
                )
                optimizers.append(muon)
                keys = dict(zip(chosen, muon.matrices, strict=True))
            if rest:
                optimizers.append(torch.optim.AdamW(_groups(module, rest, recipe), lr=rate, betas=betas, fused=True))
            return optimizers, keys


def _groups(module: nn.Module, parameters: Sequence[nn.Parameter], recipe: Recipe) -> list[dict[str, object]]:
    """The parameters by their weight decay."""
    decay = recipe.weight_decay
    if decay == 0 or recipe.decay_norms_and_biases:
        return [{"params": list(parameters), "weight_decay": decay}]
    weights = set(weights_of(module))
    groups = [
        {"params": [parameter for parameter in parameters if parameter in weights], "weight_decay": decay},
        {"params": [parameter for parameter in parameters if parameter not in weights], "weight_decay": 0.0},
    ]
    return [group for group in groups if group["params"]]


def weights_of(module: nn.Module) -> list[nn.Parameter]:
    """The weights of matrix products and convolutions: not biases, norms, gates, tokens or position embeddings."""
    return [_weight(part) for part in module.modules() if isinstance(part, nn.Linear | nn.Conv2d)]


def for_muon(module: nn.Module) -> list[nn.Parameter]:
    """The weights that Muon takes.

    Muon is for hidden layers: the last matrix, which makes the logits, goes to AdamW, as its author advises; so do
    grouped kernels, which are no single linear map, and vectors that only look like a matrix.
    """
    parts = [part for part in module.modules() if isinstance(part, nn.Linear | nn.Conv2d)]
    return [
        _weight(part)
        for part in parts[:-1]
        if not (isinstance(part, nn.Conv2d) and part.groups > 1) and min(as_matrix(part.weight.detach()).shape) > 1
    ]


def _weight(part: nn.Linear | nn.Conv2d) -> nn.Parameter:
    assert isinstance(part.weight, nn.Parameter)
    return part.weight
