"""What computes nothing, and what only stands around a module, is no obstacle."""

from __future__ import annotations

import copy
from collections.abc import Callable
from typing import Any

import pytest
import torch
import torch.nn.functional as F
from torch import Tensor, nn
from torch.optim.swa_utils import AveragedModel

import nas
from tests.unit.nas.tracing.compare import difference, ops
from tests.unit.nas.tracing.models import trained
from tests.unit.nas.tracing.written import Written


class NormAct(nn.BatchNorm2d):
    """A batch norm that counts its batches itself and has its activation in it, as timm's."""

    def forward(self, x: Tensor) -> Tensor:
        factor = 0.0 if self.momentum is None else self.momentum
        if self.training and self.track_running_stats and self.num_batches_tracked is not None:
            self.num_batches_tracked.add_(1)
        training = self.training or (self.running_mean is None and self.running_var is None)
        mean = self.running_mean if not self.training or self.track_running_stats else None
        var = self.running_var if not self.training or self.track_running_stats else None
        return F.relu(F.batch_norm(x, mean, var, self.weight, self.bias, training, factor, self.eps))


class Counting(NormAct):
    """The same with another way to count."""

    def forward(self, x: Tensor) -> Tensor:
        if self.training:
            self.num_batches_tracked += 1
        return F.batch_norm(
            x, self.running_mean, self.running_var, self.weight, self.bias, self.training, self.momentum, self.eps
        )


class Named(nn.BatchNorm2d):
    """A batch norm under another name."""


class Doubling(nn.Conv2d):
    """Computes something else than the class above it."""

    def _conv_forward(self, input: Tensor, weight: Tensor, bias: Tensor | None) -> Tensor:
        return super()._conv_forward(input, weight.sigmoid(), bias)


def example(*shape: int) -> Tensor:
    return torch.randn(2, *shape, generator=torch.Generator().manual_seed(0))


def brought_in(module: nn.Module) -> nas.Network:
    network = nas.from_torch(module, example(3, 8, 6))
    assert difference(module, network) < 1e-6
    assert difference(module, network, "train") < 1e-6
    return network


@pytest.mark.parametrize(("kind", "expected"), [(NormAct, ["batch_norm", "relu"]), (Counting, ["batch_norm"])])
def test_a_norm_that_counts_its_batches_itself(kind: type[nn.BatchNorm2d], expected: list[str]) -> None:
    assert ops(brought_in(trained(kind(3)))) == expected


def test_a_subclass_that_computes_the_same_keeps_the_count() -> None:
    network = brought_in(trained(Named(3)))
    assert ops(network) == ["batch_norm"]
    [counter] = [tensor for key, tensor in network.weights.items() if key.endswith("num_batches_tracked")]
    assert counter == 5


def test_a_subclass_that_computes_something_else_is_not_taken_for_its_base() -> None:
    with pytest.raises(nas.UnsupportedModule):
        nas.from_torch(trained(Doubling(3, 4, 3)), example(3, 8, 6))


def test_sync_batch_norm_is_a_batch_norm() -> None:
    module = trained(nn.Sequential(nn.Conv2d(3, 4, 3), nn.BatchNorm2d(4)))
    expected = nas.from_torch(module, example(3, 8, 6))
    found = nas.from_torch(nn.SyncBatchNorm.convert_sync_batchnorm(copy.deepcopy(module)), example(3, 8, 6))
    assert found.digest == expected.digest


NOTHING: dict[str, Callable[[Any, Tensor], Tensor]] = {
    "to_its_own_type": lambda self, x: x.to(x.dtype).relu(),
    "to_the_type_of_a_parameter": lambda self, x: self.fc(x.to(self.fc.weight.dtype)),
    "to_another_memory_format": lambda self, x: x.contiguous(memory_format=torch.channels_last).relu(),
    "to_a_device": lambda self, x: x.to(x.device, non_blocking=True).relu(),
    "float32_for_a_norm": lambda self, x: x.float().relu().type_as(x),
    "decided_by_kind": lambda self, x: x.relu() if x.is_floating_point() and torch.is_floating_point(x) else x,
    "softmax_in_float32": lambda self, x: x.to(torch.float32).tanh().to(x.dtype),
}


@pytest.mark.parametrize("name", NOTHING)
def test_types_devices_and_memory(name: str) -> None:
    brought_in(Written(NOTHING[name], fc=nn.Conv2d(3, 2, 1)) if "parameter" in name else Written(NOTHING[name]))


def test_what_is_decided_by_type_is_decided_for_float32() -> None:
    module = Written(lambda self, x: x.relu() if x.dtype == torch.float32 else x)
    assert ops(nas.from_torch(module, example(3, 8, 6))) == ["relu"]


def test_half_precision_inside_is_refused_with_the_remedy() -> None:
    with pytest.raises(nas.UnsupportedModule, match="leave the cast out"):
        nas.from_torch(Written(lambda self, x: x.to(torch.bfloat16).relu().float()), example(3, 8, 6))


def classifier() -> nn.Module:
    parts = (nn.Conv2d(3, 4, 3), nn.BatchNorm2d(4), nn.ReLU(inplace=True), nn.Flatten(), nn.Linear(96, 5))
    return trained(nn.Sequential(*parts))


WRAPPERS: dict[str, Callable[[nn.Module], Any]] = {
    "compiled": torch.compile,
    "parallel": nn.DataParallel,
    "averaged": AveragedModel,
    "several": lambda module: torch.compile(nn.DataParallel(AveragedModel(module))),
}


@pytest.mark.parametrize("name", WRAPPERS)
def test_wrappers_are_taken_off(name: str) -> None:
    module = classifier()
    expected = nas.from_torch(module, example(3, 8, 6))
    assert nas.from_torch(WRAPPERS[name](module), example(3, 8, 6)).digest == expected.digest


@pytest.mark.parametrize("dtype", [torch.bfloat16, torch.float16, torch.float64])
def test_weights_in_another_precision_become_float32(dtype: torch.dtype) -> None:
    module = classifier().to(dtype)
    network = nas.from_torch(module, example(3, 8, 6))
    assert torch.equal(network.weights["linear_4.weight"], module.get_parameter("4.weight").float())
    assert module.get_parameter("4.weight").dtype == dtype
    assert difference(module.double(), network) < 1e-6


@pytest.mark.filterwarnings("ignore::DeprecationWarning")
def test_a_torchscript_module_is_refused_with_the_remedy() -> None:
    scripted = torch.jit.trace(classifier().eval(), example(3, 8, 6))  # deprecated, and still met
    with pytest.raises(nas.UnsupportedModule, match="bring the module that it was scripted from"):
        nas.from_torch(scripted, example(3, 8, 6))


def test_logits_by_name_are_the_output() -> None:
    class Named:
        def __init__(self, logits: Tensor) -> None:
            self.logits = logits

    module = Written(lambda self, x: Named(self.inner(x)), inner=classifier())
    assert difference(module.get_submodule("inner"), nas.from_torch(module, example(3, 8, 6))) < 1e-6
