"""No module becomes a network that would train differently."""

from __future__ import annotations

import warnings
from typing import Any

import pytest
import torch
import torch.nn.functional as F
from torch import Tensor, nn

import nas
from tests.unit.nas.tracing.compare import difference
from tests.unit.nas.tracing.models import trained
from tests.unit.nas.tracing.written import Written


class Reverse(torch.autograd.Function):
    """Gradient reversal (arXiv 1409.7495): the identity, trained the other way."""

    @staticmethod
    def forward(ctx: Any, x: Tensor) -> Tensor:
        return x.view_as(x)

    @staticmethod
    def backward(ctx: Any, gradient: Tensor) -> Tensor:
        return -gradient


class Plain(Reverse):
    """As Reverse, with the gradient that torch would compute itself."""

    @staticmethod
    def backward(ctx: Any, gradient: Tensor) -> Tensor:
        return gradient


def reversed_in(self: Any, x: Tensor) -> Tensor:
    return self.fc(Reverse.apply(self.conv(x)).mean((2, 3)))


def parts() -> dict[str, nn.Module]:
    return {"conv": nn.Conv2d(3, 4, 3), "fc": nn.Linear(4, 5)}


def example(*shape: int) -> Tensor:
    return torch.randn(2, *(shape or (3, 6, 6)), generator=torch.Generator().manual_seed(0))


def refusal(module: nn.Module) -> str:
    with pytest.raises(nas.UnsupportedModule) as caught:
        nas.from_torch(module, example())
    assert caught.value.remedy in str(caught.value)
    return str(caught.value)


def brought_in(module: nn.Module, *shape: int) -> nas.Network:
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        return nas.from_torch(module, example(*shape))


def test_a_reversed_gradient_is_refused() -> None:
    message = refusal(Written(reversed_in, **parts()))
    assert "autograd.Function with a backward of its own" in message
    assert "bring the module without it" in message


def test_a_reversed_gradient_is_seen_through_weights_of_zero() -> None:
    module = Written(reversed_in, **parts())
    nn.init.zeros_(module.get_parameter("fc.weight"))
    assert "autograd.Function" in refusal(module)


def test_a_reversed_gradient_in_train_mode_alone_is_refused() -> None:
    def forward(self: Any, x: Tensor) -> Tensor:
        x = self.conv(x)
        return self.fc((Reverse.apply(x) if self.training else x).mean((2, 3)))

    assert "in train mode the input's gradient" in refusal(Written(forward, **parts()))


def test_a_function_of_ones_own_with_the_usual_gradient_is_no_obstacle() -> None:
    module = Written(lambda self, x: self.fc(Plain.apply(self.conv(x)).mean((2, 3))), **parts())
    assert difference(module, brought_in(module)) < 1e-6


def test_a_part_without_gradients_is_refused() -> None:
    def forward(self: Any, x: Tensor) -> Tensor:
        with torch.no_grad():
            x = self.conv(x)
        return self.fc(x.mean((2, 3)))

    message = refusal(Written(forward, **parts()))
    assert "no gradient reaches conv.weight, conv.bias" in message
    assert "let gradients through" in message


def test_frozen_parameters_are_refused_by_name() -> None:
    module = Written(lambda self, x: self.fc(self.conv(x).mean((2, 3))), **parts())
    module.get_submodule("conv").requires_grad_(False)
    message = refusal(module)
    assert "requires_grad is False for conv.weight, conv.bias" in message
    assert "requires_grad_(True)" in message


def test_a_hook_on_a_gradient_is_refused() -> None:
    module = Written(lambda self, x: self.fc(self.conv(x).mean((2, 3))), **parts())
    module.get_parameter("conv.weight").register_hook(lambda gradient: -gradient)
    assert "conv.weight have hooks" in refusal(module)


def test_numbers_that_are_not_finite_are_refused_by_name() -> None:
    module = Written(lambda self, x: self.fc(self.conv(x).mean((2, 3))), **parts())
    with torch.no_grad():
        module.get_parameter("fc.bias")[2] = float("nan")
    assert "'fc.bias' [5] holds 1 numbers that are NaN" in refusal(module)


def test_a_last_sigmoid_is_refused_and_says_why() -> None:
    message = refusal(Written(lambda self, x: self.fc(self.conv(x).mean((2, 3))).sigmoid(), **parts()))
    assert "netgrow trains on logits" in message
    assert "return the logits" in message


ENDS: dict[str, Any] = {
    "softmax": lambda self, x: F.softmax(x, dim=1),
    "softmax_method": lambda self, x: x.softmax(-1),
    "log_softmax": lambda self, x: F.log_softmax(x, 1),
    "softmax_in_eval_mode_alone": lambda self, x: x if self.training else x.softmax(1),
}


@pytest.mark.parametrize("name", ENDS)
def test_a_last_softmax_is_left_out_and_said(name: str) -> None:
    module = trained(nn.Sequential(nn.Conv2d(3, 4, 3), nn.ReLU(), nn.Flatten(), nn.Linear(64, 5), Written(ENDS[name])))
    with pytest.warns(UserWarning, match="netgrow trains on logits"):
        network = nas.from_torch(module, example())
    logits = nn.Sequential(*list(module)[:-1])
    assert difference(logits, network) < 1e-6


def test_auxiliary_heads_that_eval_mode_does_not_return_are_left_out_and_said() -> None:
    def forward(self: Any, x: Tensor) -> Any:
        x = self.conv(x)
        logits = self.fc(x.mean((2, 3)))
        return (logits, self.aux(x.flatten(1))) if self.training else logits

    module = trained(Written(forward, **parts(), aux=nn.Linear(64, 5)))
    with pytest.warns(UserWarning, match=r"auxiliary heads.*: aux.weight, aux.bias"):
        network = nas.from_torch(module, example())
    assert network.architecture.parameters == 4 * 28 + 25
    assert difference(module, network) < 1e-6


def test_what_becomes_learnable_is_said() -> None:
    class Fixed(nn.Module):
        def __init__(self) -> None:
            super().__init__()
            self.register_buffer("table", example(3, 6, 6)[0])
            self.norm = nn.BatchNorm2d(3, affine=False)
            self.fc = nn.Linear(108, 5)

        def forward(self, x: Tensor) -> Tensor:
            return self.fc((self.norm(x) + self.table).flatten(1))

    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        nas.from_torch(trained(Fixed()), example())
    told = " ".join(str(each.message) for each in caught)
    assert "the buffer 'table' becomes a parameter" in told
    assert "the norm at graph node 'norm', module 'norm'" in told
