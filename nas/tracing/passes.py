"""One pass of a module forward and backward, and how far two tensors are apart."""

from typing import Any, NamedTuple

import torch
from torch import Tensor, nn
from torch.overrides import TorchFunctionMode

from nas.errors import UnsupportedModule
from nas.tracing.preparation import scores_of

OVERWRITTEN = "modified by an inplace operation"
"""What torch says of a module that it cannot train, because it wrote over what its backward pass needs."""


class InFloat64(TorchFunctionMode):
    """What says float32 means float64: casts in a module's code keep their digits, and decisions by type stand."""

    def __torch_function__(
        self, function: Any, types: Any, args: tuple[Any, ...] = (), kwargs: dict[str, Any] | None = None
    ) -> Any:
        if function is Tensor.float:
            function = Tensor.double
        args = tuple(torch.float64 if each is torch.float32 else each for each in args)
        kwargs = {key: torch.float64 if each is torch.float32 else each for key, each in (kwargs or {}).items()}
        found = function(*args, **kwargs)
        return torch.float32 if found is torch.float64 else found


class Pass(NamedTuple):
    """What one forward and backward pass gave."""

    output: Tensor
    input_gradient: Tensor | None
    without_gradient: list[str] | None
    """Parameters that the output does not depend on, as far as autograd knows; None where torch cannot train it."""
    own_backward: bool
    """Whether a custom autograd.Function took part."""


def run_pass(module: nn.Module, inputs: Tensor, head: str | None, *, of_parameters: bool = True) -> Pass:
    """The module on these inputs, and the gradients of a random weighting of its outputs.

    Those of parameters take a third of the time; they only say which parameters have none.
    """
    inputs = inputs.clone().requires_grad_()
    with torch.enable_grad():
        output = with_head(run(module, inputs.clone()), head)
        named = dict(module.named_parameters()) if of_parameters else {}
        if not output.requires_grad:
            return Pass(output.detach(), None, list(named), False)
        weights = torch.randn(output.shape, generator=torch.Generator().manual_seed(1), dtype=torch.float64)
        try:
            gradients = torch.autograd.grad(
                (output * weights.to(output)).sum(), [inputs, *named.values()], allow_unused=True
            )
        except RuntimeError as error:
            if OVERWRITTEN not in str(error):
                reason = f"the module's backward pass fails: {type(error).__name__}: {error}"
                raise UnsupportedModule("gradients", reason, remedy="bring a module that torch can train") from error
            return Pass(output.detach(), None, None, False)
    without = [name for name, gradient in zip(named, gradients[1:], strict=True) if gradient is None]
    return Pass(output.detach(), gradients[0], without, _own_backward(output))


def run(module: nn.Module, inputs: Tensor) -> Tensor:
    """The module's scores; in float64 where the inputs are."""
    if inputs.dtype != torch.float64:
        return _first(module(inputs))
    with InFloat64():
        return _first(module(inputs))


def with_head(output: Tensor, head: str | None) -> Tensor:
    """The output after the softmax or log_softmax that the network leaves out."""
    if head is None:
        return output
    return output.softmax(-1) if head == "softmax" else output.log_softmax(-1)


def _first(found: object) -> Tensor:
    """The scores: what a module returns, or the first of what it returns with its auxiliary heads in train mode."""
    found = scores_of(found)
    if isinstance(found, tuple | list) and found:
        found = found[0]
    if not isinstance(found, Tensor):
        raise TypeError(f"it returns a {type(found).__name__}")
    return found


def _own_backward(output: Tensor) -> bool:
    seen, waiting = set(), [output.grad_fn]
    while waiting:
        node = waiting.pop()
        if node is None or node in seen:
            continue
        seen.add(node)
        if isinstance(node, torch.autograd.function.BackwardCFunction):
            return True
        waiting += [function for function, _ in node.next_functions]
    return False


def difference(expected: Tensor, found: Tensor) -> float:
    """The largest absolute difference, relative to the largest absolute value."""
    expected, found = expected.detach(), found.detach()
    if expected.shape != found.shape or not (expected.isfinite().all() and found.isfinite().all()):
        return float("inf")
    scale = float(expected.abs().max())
    distance = float((expected - found).abs().max())
    return distance / scale if scale else distance
