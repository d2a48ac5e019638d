"""The module before it is traced: out of its wrappers, in float32, and with every parameter to be trained."""

import copy
import pickle

import torch
from torch import Tensor, fx, nn

from nas.errors import UnsupportedModule

WRAPPED_IN = {
    "torch._dynamo.eval_frame.OptimizedModule": "_orig_mod",
    "torch.nn.parallel.data_parallel.DataParallel": "module",
    "torch.nn.parallel.distributed.DistributedDataParallel": "module",
    "torch.optim.swa_utils.AveragedModel": "module",
}
"""Attributes of torch's wrappers (compile, parallel, averages) that hold the wrapped module."""

LISTED = 8
"""Most tensors that an error names."""


def prepared(module: nn.Module, example: Tensor) -> tuple[nn.Module, Tensor]:
    """The module that is meant, and its example, both in float32; a module in another precision is copied.

    Raises UnsupportedModule, with the remedy, for what no network can have been made of: a TorchScript module, numbers
    that are not finite, parameters that are not trained.
    """
    module = unwrapped(module)
    _check_example(example)
    if isinstance(module, torch.jit.ScriptModule):
        raise UnsupportedModule(
            "TorchScript", "there is no Python code to follow", remedy="bring the module that it was scripted from"
        )
    _check_tensors(module)
    tensors = [each for each in (*module.parameters(), *module.buffers()) if each.is_floating_point()]
    if all(each.dtype == torch.float32 for each in tensors):
        return module, example if not tensors else example.to(torch.float32)
    try:
        return copy.deepcopy(module).float(), example.to(torch.float32)
    except (RuntimeError, TypeError, AttributeError, pickle.PickleError) as error:
        raise UnsupportedModule(
            "weights",
            f"they are not float32, and the module cannot be copied: {type(error).__name__}: {error}",
            remedy="call .float() on the module first",
        ) from error


def unwrapped(module: nn.Module) -> nn.Module:
    """The module inside torch's own wrappers."""
    while True:
        names = (f"{kind.__module__}.{kind.__qualname__}" for kind in type(module).__mro__)
        inner = next((WRAPPED_IN[name] for name in names if name in WRAPPED_IN), None)
        if inner is None:
            return module
        module = getattr(module, inner)


def _check_example(example: Tensor) -> None:
    if example.dim() in (2, 4) and example.is_floating_point() and len(example):
        return
    found = f"{example.dtype} {list(example.shape)}"
    raise UnsupportedModule(
        "input",
        f"example_input must be fractions (batch, C, H, W) or (batch, F), got {found}",
        remedy="give a batch of one or more samples as the module takes them, torch.randn(2, 3, 32, 32) say",
    )


def _check_tensors(module: nn.Module) -> None:
    parameters = dict(module.named_parameters())
    for name, tensor in (*parameters.items(), *module.named_buffers()):
        if tensor.is_floating_point() and not bool(tensor.detach().isfinite().all()):
            count = int((~tensor.detach().isfinite()).sum())
            raise UnsupportedModule(
                "weights",
                f"{name!r} {list(tensor.shape)} holds {count} numbers that are NaN or infinite",
                remedy="bring a checkpoint from before the training diverged",
            )
    frozen = [name for name, parameter in parameters.items() if not parameter.requires_grad]
    if frozen:
        raise UnsupportedModule(
            "frozen parameters",
            f"requires_grad is False for {listed(frozen)}, and a network trains every parameter",
            remedy="call module.requires_grad_(True) if all of it may be trained; a part that must stay as it is "
            "cannot be brought in",
        )
    hooked = [name for name, parameter in parameters.items() if _has_hooks(parameter)]
    if hooked:
        raise UnsupportedModule(
            "gradient hooks",
            f"{listed(hooked)} have hooks on their gradients, which a network does not have",
            remedy="remove the hooks: keep what Tensor.register_hook returned, and call its remove()",
        )


def _has_hooks(parameter: Tensor) -> bool:
    return bool(parameter._backward_hooks) or bool(getattr(parameter, "_post_accumulate_grad_hooks", None))


def scores_of(found: object) -> object:
    """A module's output, or its `logits` if it names them."""
    if isinstance(found, Tensor | fx.Proxy):
        return found
    logits = getattr(found, "logits", None)
    return found if logits is None else logits


def listed(names: list[str]) -> str:
    """The first few names, and how many more there are."""
    more = f" and {len(names) - LISTED} more" if len(names) > LISTED else ""
    return ", ".join(names[:LISTED]) + more
