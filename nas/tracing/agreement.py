"""Whether a network is what the module is: the same outputs, and the same gradients where training begins from them.

Both are run forward and backward in float64. The gradient of the input tells what an output alone cannot: a backward
pass of the module's own (gradient reversal), parts under `torch.no_grad()`, tensors that were detached.
"""

import copy
import pickle
from collections.abc import Collection
from typing import Any, NamedTuple

import torch
from torch import Tensor, nn
from torch.overrides import TorchFunctionMode

from nas.errors import UnsupportedModule
from nas.network import Network
from nas.tracing.preparation import listed, scores_of

TOLERANCE = 1e-6
"""The largest difference of outputs in eval mode, relative to the output's scale."""

TRAINING_TOLERANCE = 1e-5
"""The same in train mode, where batch statistics of a few samples amplify rounding."""

GRADIENT_TOLERANCE, ROUGH_TOLERANCE = 1e-4, 0.1
"""The largest difference of the input's gradients, relative to their scale; in float32, rectifiers may open on one side
alone."""

PROBES, FEW_PROBES = 8, 2
"""How many random inputs the two are compared on, beside one of the example; few where a sample is large."""

TRAINING_SAMPLES = 4
"""How many of these make the batch in train mode."""

LARGE = 2**15
"""Numbers of a sample from which few probes must do."""

FAULTS = (RuntimeError, TypeError, AttributeError, ValueError, NotImplementedError, pickle.PickleError)
"""What a module may raise that cannot be copied, or cannot compute in float64 or in train mode."""

SUMS_TO_ONE = 1e-5

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


class Verdict(NamedTuple):
    """What else the comparison has shown of a module that agrees."""

    head: str | None
    """The final softmax or log_softmax that the network leaves out."""
    own_backward: bool


def check_agreement(
    module: nn.Module, network: Network, example: Tensor, head: str | None, unread: Collection[str]
) -> Verdict:
    """Raise UnsupportedModule unless the two agree in eval mode, and in train mode where that leaves nothing to chance.

    `head` is the module's final softmax or log_softmax, which the network lacks; `unread` are the module's parameters
    that the network has not.
    """
    theirs, ours = _copied(module), network.module()
    exact = theirs is not None and _computes_in_float64(theirs, example)
    if theirs is None or not exact:
        theirs = module
        ours = ours.to(example.device)
    else:
        ours = ours.double()
    inputs = _probes(example, torch.float64 if exact else example.dtype)
    if not exact:
        inputs = inputs.to(example.device)
    found = _pass(theirs.eval(), inputs, None)
    mine, head = _matched(found, ours.eval(), inputs, head)
    _check_gradients(found, mine, unread, "eval", exact=exact)
    if exact:
        _check_training(theirs, ours, inputs, head, unread)
    return Verdict(head, found.own_backward)


def _matched(found: Pass, ours: nn.Module, inputs: Tensor, head: str | None) -> tuple[Pass, str | None]:
    """The network's own pass, and the head under which its outputs agree."""
    mine = _pass(ours, inputs, head)
    difference = _difference(found.output, mine.output)
    if not difference <= TOLERANCE and head is None and _are_shares(found.output):
        mine, head = _pass(ours, inputs, "softmax"), "softmax"
        difference = _difference(found.output, mine.output)
    if not difference <= TOLERANCE:
        raise UnsupportedModule(
            "function",
            f"what was made of the module differs from it by {difference:.3g} of the output's scale (the limit is "
            f"{TOLERANCE:g}): it may change tensors in place, or compute otherwise in train mode than in eval mode",
            remedy="make eval mode compute what train mode does, apart from dropout and batch statistics, and write "
            "x = f(x) where a tensor is changed in place",
        )
    return mine, head


def _check_gradients(found: Pass, mine: Pass, unread: Collection[str], mode: str, *, exact: bool) -> None:
    if found.without_gradient is None:
        return
    untrained = [name for name in found.without_gradient if name not in unread]
    trained = sorted(set(unread) - set(found.without_gradient))
    if trained:
        raise UnsupportedModule(
            "parameters",
            f"in {mode} mode the output depends on {listed(trained)}, which the network would lack",
            remedy="return the logits alone in train mode, as in eval mode",
        )
    if untrained:
        raise UnsupportedModule(
            "gradients",
            f"in {mode} mode no gradient reaches {listed(untrained)}, which the network would train: a part of the "
            "module runs under torch.no_grad(), or is detached",
            remedy="let gradients through, if all of it may be trained; a part that must stay as it is cannot be "
            "brought in",
        )
    if (found.input_gradient is None) != (mine.input_gradient is None):
        difference = float("inf")
    elif found.input_gradient is None or mine.input_gradient is None:
        return
    else:
        difference = _difference(found.input_gradient, mine.input_gradient)
    limit = GRADIENT_TOLERANCE if exact else ROUGH_TOLERANCE
    if not difference <= limit:
        cause = "has an autograd.Function with a backward of its own" if found.own_backward else "stops gradients"
        raise UnsupportedModule(
            "gradients",
            f"in {mode} mode the input's gradient differs by {difference:.3g} of its scale (the limit is "
            f"{limit:g}), so training would differ: the module {cause}, perhaps under torch.no_grad() or "
            "by detach()",
            remedy="bring the module without it: a network's gradients are those of what it computes",
        )


def _check_training(
    theirs: nn.Module, ours: nn.Module, inputs: Tensor, head: str | None, unread: Collection[str]
) -> None:
    """The same in train mode, unless chance takes part there in another way than by torch's dropout layers."""
    for part in (*theirs.modules(), *ours.modules()):
        _without_chance(part)
    inputs = inputs[:TRAINING_SAMPLES]
    try:
        found = _pass(theirs.train(), inputs, None)
        again = _run(theirs, inputs.clone())
    except FAULTS:
        return
    if not _difference(found.output, again) <= TRAINING_TOLERANCE:
        return
    mine = _pass(ours.train(), inputs, head)
    if head is not None and not _difference(found.output, mine.output) <= TRAINING_TOLERANCE:
        mine = _pass(ours.train(), inputs, None)  # a softmax in eval mode alone
    difference = _difference(found.output, mine.output)
    if not difference <= TRAINING_TOLERANCE:
        raise UnsupportedModule(
            "function",
            f"in train mode what was made of the module differs from it by {difference:.3g} of the output's scale (the "
            f"limit is {TRAINING_TOLERANCE:g})",
            remedy="make train mode compute what eval mode does, apart from dropout and batch statistics",
        )
    _check_gradients(found, mine, unread, "train", exact=True)


def _without_chance(part: nn.Module) -> None:
    if isinstance(part, nn.modules.dropout._DropoutNd):
        part.p = 0.0
    elif isinstance(part, nn.MultiheadAttention):
        part.dropout = 0.0
    elif isinstance(part, nn.SyncBatchNorm):
        part.__class__ = nn.BatchNorm2d  # type: ignore[assignment] # the same numbers, without a group of processes


def _pass(module: nn.Module, inputs: Tensor, head: str | None) -> Pass:
    inputs = inputs.clone().requires_grad_()
    with torch.enable_grad():
        output = with_head(_run(module, inputs.clone()), head)
        named = dict(module.named_parameters())
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


def _run(module: nn.Module, inputs: Tensor) -> Tensor:
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


def _copied(module: nn.Module) -> nn.Module | None:
    try:
        return copy.deepcopy(module).cpu().double()
    except FAULTS:
        return None


def _computes_in_float64(module: nn.Module, example: Tensor) -> bool:
    try:
        with torch.no_grad():
            return _run(module.eval(), example[:1].to("cpu", torch.float64)).dtype == torch.float64
    except FAULTS:
        return False


def _probes(example: Tensor, dtype: torch.dtype) -> Tensor:
    generator = torch.Generator().manual_seed(0)
    count = PROBES if example[0].numel() < LARGE else FEW_PROBES
    random = torch.randn(count, *example.shape[1:], generator=generator)
    return torch.cat([example[:1].detach().cpu().to(dtype), random.to(dtype)])


def _are_shares(output: Tensor) -> bool:
    sums = output.sum(-1) if output.dim() == 2 else torch.zeros(1)
    return bool((output >= 0).all()) and bool(((sums - 1).abs() < SUMS_TO_ONE).all())


def _difference(expected: Tensor, found: Tensor) -> float:
    """The largest absolute difference, relative to the largest absolute value."""
    expected, found = expected.detach(), found.detach()
    if expected.shape != found.shape or not (expected.isfinite().all() and found.isfinite().all()):
        return float("inf")
    scale = float(expected.abs().max())
    difference = float((expected - found).abs().max())
    return difference / scale if scale else difference
