"""Whether a network is what the module is: the same outputs, and the same gradients where training begins from them.

Both are run forward and backward in float64. The gradient of the input tells what an output alone cannot: a backward
pass of the module's own (gradient reversal), parts under `torch.no_grad()`, tensors that were detached.
"""

import copy
import pickle
from collections.abc import Collection
from contextlib import suppress
from typing import NamedTuple

import torch
from torch import Tensor, nn

from nas.errors import UnsupportedModule
from nas.layers.modules import DroppedPath
from nas.network import Network
from nas.tracing.families.activations import RATES, drops_paths
from nas.tracing.passes import Pass, difference, run, run_pass, with_head
from nas.tracing.preparation import listed

TOLERANCE = 1e-6
"""The largest difference of outputs in eval mode, relative to the output's scale."""

TRAINING_TOLERANCE = 1e-5
"""The same in train mode, where batch statistics of a few samples amplify rounding."""

GRADIENT_TOLERANCE, ROUGH_TOLERANCE = 1e-4, 0.1
"""The largest difference of the input's gradients, relative to their scale; in float32, rectifiers may open on one side
alone."""

PROBES, FEW_PROBES = 8, 1
"""How many random inputs the two are compared on, beside one of the example; few where a sample is large."""

TRAINING_SAMPLES = 4
"""How many of these make the batch in train mode."""

LARGE = 2**15
"""Numbers of a sample from which few probes must do."""

LIGHT = 2**31
"""FLOPs up to which all is compared in float64 at the network's own size: some seconds."""

SMALLER = (32, 64)
"""Sides of the images on which a network that is not light is compared backward, if it takes them."""

FAULTS = (RuntimeError, TypeError, AttributeError, ValueError, NotImplementedError, pickle.PickleError)
"""What a module may raise that cannot be copied, or cannot compute in float64 or in train mode."""

SUMS_TO_ONE = 1e-5


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
    that the network has not. What takes long is compared forward at its own size, and backward on smaller images.
    """
    theirs, ours = _copied(module), network.module().double()
    if theirs is not None and not _computes_in_float64(theirs, example):
        theirs = None
    inputs = _probes(example)
    if theirs is not None and network.architecture.flops * len(inputs) <= LIGHT:
        return _compared(theirs, ours, inputs.double(), head, unread, exact=True)
    head = _check_outputs(module, network.module().to(example.device), theirs, ours, inputs.to(example), head)
    if theirs is not None:
        for size in SMALLER if inputs.dim() == 4 and min(inputs.shape[2:]) > max(SMALLER) else ():
            smaller = torch.randn(TRAINING_SAMPLES, inputs.shape[1], size, size, generator=_generator()).double()
            with suppress(Exception):  # what is made for one size fails at another in any way, or computes otherwise
                return _compared(theirs, ours, smaller, head, unread, exact=True)
        theirs = theirs.float()
    few = inputs[: 1 + FEW_PROBES].to(example if theirs is None else torch.float32)
    device = example.device if theirs is None else torch.device("cpu")
    return _compared(theirs or module, network.module().to(device), few, head, unread, exact=False)


def _compared(
    theirs: nn.Module, ours: nn.Module, inputs: Tensor, head: str | None, unread: Collection[str], *, exact: bool
) -> Verdict:
    found = run_pass(theirs.eval(), inputs, None)
    mine, head = _matched(found, ours.eval(), inputs, head, TOLERANCE if exact else ROUGH_TOLERANCE)
    _check_gradients(found, mine, unread, "eval", exact=exact)
    if exact:
        _check_training(theirs, ours, inputs, head, unread)
    return Verdict(head, found.own_backward)


@torch.no_grad()
def _check_outputs(
    module: nn.Module, ours: nn.Module, exact: nn.Module | None, ours_exact: nn.Module, inputs: Tensor, head: str | None
) -> str | None:
    """The head under which outputs agree. In float32 the order of additions alone can make a deep network's outputs
    differ by more than the tolerance: then float64 decides, where the module can compute in it.
    """
    found = run(module.eval(), inputs.clone())
    logits = run(ours.eval(), inputs.clone())
    if difference(found, with_head(logits, head)) <= TOLERANCE:
        return head
    if exact is not None:
        inputs = inputs.cpu().double()
        found, logits = run(exact.eval(), inputs.clone()), run(ours_exact.eval(), inputs.clone())
    return _agreeing_head(found, logits, head, TOLERANCE)


def _matched(
    found: Pass, ours: nn.Module, inputs: Tensor, head: str | None, tolerance: float
) -> tuple[Pass, str | None]:
    """The network's own pass, and the head under which its outputs agree."""
    mine = run_pass(ours, inputs, head, of_parameters=False)
    if difference(found.output, mine.output) <= tolerance:
        return mine, head
    head = _agreeing_head(found.output, run(ours, inputs.clone()), head, tolerance)
    return run_pass(ours, inputs, head, of_parameters=False), head


def _agreeing_head(found: Tensor, logits: Tensor, head: str | None, tolerance: float) -> str | None:
    """The head that makes the one of the other: a softmax may stand in eval mode alone."""
    if head is None and _are_shares(found):
        head = "softmax"
    distance = difference(found, with_head(logits, head))
    if not distance <= tolerance:
        raise UnsupportedModule(
            "function",
            f"what was made of the module differs from it by {distance:.3g} of the output's scale (the limit is "
            f"{tolerance:g}): it may change tensors in place, or compute otherwise in train mode than in eval mode",
            remedy="make eval mode compute what train mode does, apart from dropout and batch statistics, and write "
            "x = f(x) where a tensor is changed in place",
        )
    return head


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
        distance = float("inf")
    elif found.input_gradient is None or mine.input_gradient is None:
        return
    else:
        distance = difference(found.input_gradient, mine.input_gradient)
    limit = GRADIENT_TOLERANCE if exact else ROUGH_TOLERANCE
    if not distance <= limit:
        cause = "has an autograd.Function with a backward of its own" if found.own_backward else "stops gradients"
        raise UnsupportedModule(
            "gradients",
            f"in {mode} mode the input's gradient differs by {distance:.3g} of its scale (the limit is "
            f"{limit:g}), so training would differ: the module {cause}, perhaps under torch.no_grad() or "
            "by detach()",
            remedy="bring the module without it: a network's gradients are those of what it computes",
        )


def _check_training(
    theirs: nn.Module, ours: nn.Module, inputs: Tensor, head: str | None, unread: Collection[str]
) -> None:
    """The same in train mode, unless chance takes part there in another way than by torch's dropout layers."""
    by_chance, mine_by_chance = (sum(map(_without_chance, module.modules())) for module in (theirs, ours))
    if mine_by_chance > by_chance:
        return  # dropout by a function cannot be switched off
    inputs = inputs[:TRAINING_SAMPLES]
    try:
        found = run_pass(theirs.train(), inputs, None)
    except FAULTS:
        return
    mine = run_pass(ours.train(), inputs, head, of_parameters=False)
    if not _agree(found, mine) and _is_random(theirs, found, inputs):
        return
    if head is not None and not difference(found.output, mine.output) <= TRAINING_TOLERANCE:
        mine = run_pass(ours.train(), inputs, None, of_parameters=False)  # a softmax in eval mode alone
    distance = difference(found.output, mine.output)
    if not distance <= TRAINING_TOLERANCE:
        raise UnsupportedModule(
            "function",
            f"in train mode what was made of the module differs from it by {distance:.3g} of the output's scale (the "
            f"limit is {TRAINING_TOLERANCE:g})",
            remedy="make train mode compute what eval mode does, apart from dropout and batch statistics",
        )
    _check_gradients(found, mine, unread, "train", exact=True)


def _agree(found: Pass, mine: Pass) -> bool:
    """Whether outputs and gradients of a pass in train mode are the same: nothing was left to chance then."""
    if not difference(found.output, mine.output) <= TRAINING_TOLERANCE:
        return False
    if found.input_gradient is None or mine.input_gradient is None:
        return False
    return difference(found.input_gradient, mine.input_gradient) <= GRADIENT_TOLERANCE


def _is_random(module: nn.Module, found: Pass, inputs: Tensor) -> bool:
    """Whether the module gives something else when it is asked again."""
    try:
        return not difference(found.output, run(module, inputs.clone())) <= TRAINING_TOLERANCE
    except FAULTS:
        return True


def _without_chance(part: nn.Module) -> bool:
    """Switch off what is random in it; whether something was that a network has too."""
    if isinstance(part, nn.SyncBatchNorm):
        part.__class__ = nn.BatchNorm2d  # type: ignore[assignment] # the same numbers, without a group of processes
    if isinstance(part, nn.MultiheadAttention):
        part.dropout = 0.0
    names = [name for name in RATES if getattr(part, name, None)]
    if not (isinstance(part, nn.modules.dropout._DropoutNd | DroppedPath) or drops_paths(part)):
        return False
    for name in names:
        setattr(part, name, 0.0)
    return bool(names)


def _copied(module: nn.Module) -> nn.Module | None:
    try:
        return copy.deepcopy(module).cpu().double()
    except FAULTS:
        return None


@torch.no_grad()
def _computes_in_float64(module: nn.Module, example: Tensor) -> bool:
    """Found out on a smaller image where the module takes one: that is a fiftieth of the work."""
    sample = example[:1].to("cpu", torch.float64)
    if sample.dim() == 4 and min(sample.shape[2:]) > max(SMALLER):
        with suppress(Exception):  # what is made for one size fails at another in any way
            return run(module.eval(), sample[:, :, : SMALLER[0], : SMALLER[0]]).dtype == torch.float64
    try:
        return run(module.eval(), sample).dtype == torch.float64
    except FAULTS:
        return False


def _probes(example: Tensor) -> Tensor:
    count = PROBES if example[0].numel() < LARGE else FEW_PROBES
    random = torch.randn(count, *example.shape[1:], generator=_generator())
    return torch.cat([example[:1].detach().cpu().float(), random])


def _generator() -> torch.Generator:
    return torch.Generator().manual_seed(0)


def _are_shares(output: Tensor) -> bool:
    sums = output.sum(-1) if output.dim() == 2 else torch.zeros(1)
    return bool((output >= 0).all()) and bool(((sums - 1).abs() < SUMS_TO_ONE).all())
