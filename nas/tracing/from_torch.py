"""From a torch module to a network, and back."""

import copy
from collections.abc import Iterator
from contextlib import contextmanager, suppress

import torch
from torch import Tensor, nn

from nas.errors import UnsupportedModule
from nas.network import Network
from nas.tracing.conversion import Conversion
from nas.tracing.draft import Draft
from nas.tracing.place import Place, failing_line
from nas.tracing.tracer import Root, trace

TOLERANCE = 1e-6
"""The largest difference, relative to the output's scale, between the module and the network made of it."""

PROBES = 8
"""How many random inputs the two are compared on, beside the example."""


def to_torch(network: Network) -> nn.Module:
    """A torch module with a copy of the network's weights: `network.module()`."""
    return network.module()


def from_torch(module: nn.Module, example_input: Tensor) -> Network:
    """The network that computes what the module does, with its trained weights and running statistics.

    The module is traced with torch.fx; it is left as it is. `example_input` is (batch, channels, height, width) or
    (batch, features), as the module takes it. Tokens (batch, tokens, channels) become (batch, channels, tokens, 1), or
    stay the image that they were made of, and linear layers over them become 1x1 convolutions; what only rearranges
    falls away. In training these differ: a parameter or buffer that is added to or multiplied with activations is
    learnable, as is everything else; one PReLU slope for all becomes one a channel; norms without weights get some;
    dropout of attention's scores is left out, with a warning.

    In the end both are run in eval mode on the example and on random inputs: the outputs agree to 1e-6 of their scale.
    Raises UnsupportedModule with the first operation that has no layer, and where it is; ArchitectureError if the
    whole passes a bound of every architecture.
    """
    if example_input.dim() not in (2, 4) or not example_input.is_floating_point() or not len(example_input):
        found = f"{example_input.dtype} {list(example_input.shape)}"
        raise UnsupportedModule("input", f"example_input must be fractions (batch, C, H, W) or (batch, F), got {found}")
    with _mode(module, training=False):
        try:
            expected = _output(module, example_input)
        except Exception as error:
            reason = f"the module fails on the example: {type(error).__name__}: {error}"
            raise UnsupportedModule("forward", reason, failing_line(error.__traceback__)) from error
    with _mode(module, training=True):
        # A batch of another size than the example's, so that one that is written into the code does not pass.
        batch = 3 if len(example_input) == 2 else 2
        root = Root(module)
        conversion = Conversion(root, tuple(example_input.shape[1:]), batch)
        output = trace(root, conversion)
    _check_parameters(module, conversion.draft, output)
    network = conversion.draft.network(output)
    _check_function(module, network, example_input, expected)
    return network


def _check_parameters(module: nn.Module, draft: Draft, output: str) -> None:
    """Raises UnsupportedModule if a tensor is read at two places, or a parameter nowhere."""
    readers: dict[int, Place] = {}
    for constant, place in (read for entry in draft.live(output) for read in entry.read):
        first = readers.get(id(constant.tensor))
        if first is not None:
            reason = f"{constant.path!r} is used twice, and every layer has weights of its own: first at {first}"
            raise UnsupportedModule("shared weights", reason, f"then at {place}")
        readers[id(constant.tensor)] = place
    unread = [path for path, parameter in module.named_parameters() if id(parameter) not in readers]
    if unread:
        listed = ", ".join(unread[:8]) + (f" and {len(unread) - 8} more" if len(unread) > 8 else "")
        raise UnsupportedModule("parameters", f"nothing that the output depends on reads {listed}")


def _check_function(module: nn.Module, network: Network, example: Tensor, expected: Tensor) -> None:
    """Raises UnsupportedModule unless module and network agree in eval mode.

    In float32 the order of additions alone can make a deep network's outputs differ by more: then float64 decides.
    """
    generator = torch.Generator().manual_seed(0)
    random = torch.randn(PROBES, *example.shape[1:], generator=generator).to(example)
    ours = network.module().to(example).eval()
    with _mode(module, training=False):
        difference = max(
            _difference(expected, _output(ours, example)), _difference(_output(module, random), _output(ours, random))
        )
    if difference > TOLERANCE:
        # Where the module cannot be copied or does not work in float64, what float32 says stands.
        with suppress(RuntimeError, TypeError, AttributeError):
            difference = _difference_in_float64(module, network, torch.cat([example[:PROBES], random]))
    if difference > TOLERANCE:
        raise UnsupportedModule(
            "function",
            f"what was made of the module differs from it by {difference:.3g} of the output's scale (the limit is "
            f"{TOLERANCE:g}): it may change tensors in place, or compute otherwise in train mode than in eval mode",
        )


def _difference_in_float64(module: nn.Module, network: Network, probes: Tensor) -> float:
    probes = probes.to("cpu", torch.float64)
    theirs = copy.deepcopy(module).cpu().double().eval()
    return _difference(_output(theirs, probes), _output(network.module().double().eval(), probes))


@torch.no_grad()
def _output(module: nn.Module, inputs: Tensor) -> Tensor:
    found: Tensor = module(inputs.clone())  # Its first layer may work in place.
    return found


def _difference(expected: Tensor, found: Tensor) -> float:
    """The largest absolute difference, relative to the largest absolute output."""
    if expected.shape != found.shape or not (expected.isfinite().all() and found.isfinite().all()):
        return float("inf")
    scale = float(expected.abs().max())
    difference = float((expected - found).abs().max())
    return difference / scale if scale else difference


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
