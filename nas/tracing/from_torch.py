"""From a torch module to a network, and back."""

import copy
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from typing import NamedTuple

import torch
from torch import Tensor, nn

from nas.errors import UnsupportedModule
from nas.network import Network
from nas.tracing.agreement import Verdict, check_agreement
from nas.tracing.conversion import Conversion
from nas.tracing.draft import Draft
from nas.tracing.place import Place, failing_line
from nas.tracing.preparation import listed, prepared, scores_of
from nas.tracing.tracer import Root, trace

SHAKEN_BY = 0.1
"""The deviation of what is added to each parameter to see gradients that weights of zero hide."""


LEARNABLE = ("scale", "position_embedding", "class_token")
"""Layers that make a parameter of what they were made from."""


class Converted(NamedTuple):
    """The network of a module, and what of the module is not in it."""

    network: Network
    head: str | None
    """The final softmax or log_softmax."""
    unread: list[str]
    """Parameters of auxiliary heads, and those that nothing depends on; that no gradient reaches them is checked."""
    notes: list[str]


def to_torch(network: Network) -> nn.Module:
    """A torch module with a copy of the network's weights: `network.module()`."""
    return network.module()


def from_torch(module: nn.Module, example_input: Tensor) -> Network:
    """The network that computes what the module does, with its trained weights and running statistics.

    The module is traced with torch.fx; it is left as it is. `example_input` is (batch, channels, height, width) or
    (batch, features), as the module takes it. Tokens (batch, tokens, channels) become (batch, channels, tokens, 1), or
    stay the image that they were made of, and linear layers over them become 1x1 convolutions; what only rearranges
    falls away. `torch.compile`, `DataParallel` and `AveragedModel` are taken off; weights become float32.

    Warnings say what is left out: a final softmax, auxiliary heads that only train mode returns, parameters that no
    output depends on, dropout of attention's scores. They also say what is trained that was not: a buffer that is added
    to or multiplied with activations, the weights that norms without weights get. One PReLU slope for all becomes one a
    channel.

    In the end both are run forward and backward in float64, on the example and on random inputs: the outputs agree to
    1e-6 of their scale, and so do the gradients of the input, in train mode too where nothing but dropout is random.
    Raises UnsupportedModule with the first operation that has no layer, where it is, and what to do about it;
    ArchitectureError if the whole passes a bound of every architecture.
    """
    module, example = prepared(module, example_input)
    _check_runs(module, example)
    converted = _converted(module, example)
    with _mode(module, training=False):
        verdict = check_agreement(module, converted.network, example, converted.head, converted.unread)
    if verdict.own_backward:
        # Where weights are zero, gradients are zero whichever way they go: compare a module without such weights too.
        shaken = _shaken(module)
        again = _converted(shaken, example)
        check_agreement(shaken, again.network, example, again.head, again.unread)
    _tell(converted, verdict)
    return converted.network


def _check_runs(module: nn.Module, example: Tensor) -> None:
    """Raise UnsupportedModule unless eval mode gives one tensor for the example."""
    with _mode(module, training=False):
        try:
            with torch.no_grad():
                found = scores_of(module(example.clone()))
        except Exception as error:
            raise UnsupportedModule(
                "forward",
                f"the module fails on the example: {type(error).__name__}: {error}",
                failing_line(error.__traceback__),
                remedy="give an example of the shape that the module takes, on the device that it is on",
            ) from error
    if not isinstance(found, Tensor):
        raise UnsupportedModule(
            "output",
            f"the output must be one tensor; it is a {type(found).__name__}",
            remedy="wrap the module in one whose forward returns the logits alone",
        )


def _converted(module: nn.Module, example: Tensor) -> Converted:
    with _mode(module, training=True):
        # A batch of another size than the example's, so that one that is written into the code does not pass.
        batch = 3 if len(example) == 2 else 2
        root = Root(module)
        conversion = Conversion(root, tuple(example.shape[1:]), batch)
        traced = trace(root, conversion)
    unread = _unread(module, conversion.draft, traced.output)
    notes = [*conversion.notes, *_made_learnable(conversion.draft, traced.output)]
    if unread:
        what = "what only train mode returns (auxiliary heads)" if traced.auxiliary else "what no output depends on"
        notes.append(f"{what} is left out: {listed(unread)}")
    return Converted(conversion.draft.network(traced.output), conversion.head, unread, notes)


def _unread(module: nn.Module, draft: Draft, output: str) -> list[str]:
    """The parameters that the output does not need; raises UnsupportedModule if a tensor is read at two places."""
    readers: dict[int, Place] = {}
    for constant, place in (read for entry in draft.live(output) for read in entry.read):
        first = readers.get(id(constant.tensor))
        if first is not None:
            reason = f"{constant.path!r} is used twice, and every layer has weights of its own: first at {first}"
            remedy = "give each place a layer of its own (copy.deepcopy keeps the weights; they then train apart)"
            raise UnsupportedModule("shared weights", reason, f"then at {place}", remedy=remedy)
        readers[id(constant.tensor)] = place
    return [path for path, parameter in module.named_parameters() if id(parameter) not in readers]


def _made_learnable(draft: Draft, output: str) -> Iterator[str]:
    for entry in draft.live(output):
        for constant, _ in entry.read:
            if entry.node.op in LEARNABLE and not isinstance(constant.tensor, nn.Parameter):
                yield f"the buffer {constant.path!r} becomes a parameter, which is trained"


def _shaken(module: nn.Module) -> nn.Module:
    """A copy whose parameters are all a little off."""
    shaken = copy.deepcopy(module)
    generator = torch.Generator().manual_seed(0)
    with torch.no_grad():
        for parameter in shaken.parameters():
            noise = torch.randn(parameter.shape, generator=generator) * SHAKEN_BY
            parameter.add_(noise.to(parameter))
    return shaken


def _tell(converted: Converted, verdict: Verdict) -> None:
    """Warn of what was left out, and of what is trained that was not."""
    for note in converted.notes:
        warnings.warn(note, stacklevel=3)
    if verdict.head is not None:
        warnings.warn(
            f"the final {verdict.head} is left out: netgrow trains on logits, which is what the network gives",
            stacklevel=3,
        )


@contextmanager
def _mode(module: nn.Module, *, training: bool) -> Iterator[None]:
    """Every part in train or eval mode, and afterwards as before."""
    before = {part: part.training for part in module.modules()}
    module.train(training)
    try:
        yield
    finally:
        for part, mode in before.items():
            part.training = mode
