"""What has no form in an architecture is refused, with its name, the reason, and where it stands."""

from __future__ import annotations

import inspect
import pickle
from typing import Any

import pytest
import torch
import torch.nn.functional as F
from torch import Tensor, nn
from torch.nn.utils import parametrizations

import nas
from tests.unit.nas.tracing.models import ViT, trained
from tests.unit.nas.tracing.written import Written, parameter


def refusal(module: nn.Module, *shape: int) -> nas.UnsupportedModule:
    with pytest.raises(nas.UnsupportedModule) as caught:
        nas.from_torch(module, torch.randn(2, *shape, generator=torch.Generator().manual_seed(0)))
    assert caught.value.remedy != nas.UnsupportedModule("", "").remedy, f"nothing better to say to {caught.value}"
    return caught.value


LAYERS: dict[str, tuple[nn.Module, str]] = {
    "transposed_conv": (nn.ConvTranspose2d(3, 4, 2), "ConvTranspose2d"),
    "conv_with_reflection": (nn.Conv2d(3, 4, 3, padding=1, padding_mode="reflect"), "padding_mode='reflect'"),
    "even_conv_same": (nn.Conv2d(3, 4, 2, padding="same"), "even kernel"),
    "elu_with_alpha": (nn.ELU(0.5), "alpha=0.5"),
    "softplus_of_another_slope": (nn.Softplus(2.0), "beta=2.0"),
    "celu": (nn.CELU(), "CELU"),
    "instance_norm_with_statistics": (nn.InstanceNorm2d(3, track_running_stats=True), "running statistics"),
    "padding_by_ones": (nn.ConstantPad2d(1, 1.0), "pads with zeros"),
    "clamped_elsewhere": (nn.Hardtanh(), "to [-1.0, 1.0]"),
    "softmax": (nn.Softmax(dim=1), "outside of attention"),
    "batch_norm_without_statistics": (nn.BatchNorm2d(3, track_running_stats=False), "track_running_stats"),
    "batch_norm_cumulative": (nn.BatchNorm2d(3, momentum=None), "momentum=None"),
    "layer_norm_over_everything": (nn.LayerNorm((3, 8, 6)), "channels alone"),
    "layer_norm_over_the_width": (nn.LayerNorm(6), "not the channels"),
    "linear_over_the_width": (nn.Linear(6, 2), "not the channels"),
    "max_pool_dilated": (nn.MaxPool2d(2, dilation=2), "dilation"),
    "avg_pool_with_its_own_divisor": (nn.AvgPool2d(2, divisor_override=3), "divisor_override=3"),
    "adaptive_max": (nn.AdaptiveMaxPool2d(1), "takes squares"),
    "weight_norm": (parametrizations.weight_norm(nn.Conv2d(3, 4, 3)), "Conv2d"),
    "group_norm_of_one_value": (nn.Sequential(nn.AdaptiveAvgPool2d(1), nn.GroupNorm(3, 3)), "one value a group"),
}


@pytest.mark.parametrize("name", LAYERS)
def test_a_layer(name: str) -> None:
    layer, reason = LAYERS[name]
    error = refusal(nn.Sequential(nn.Conv2d(3, 3, 1), nn.Sequential(nn.ReLU(), layer)), 3, 8, 6)
    assert reason in str(error)
    assert "'1.1" in str(error.place)


FUNCTIONS: dict[str, tuple[Any, str]] = {
    "quotient": (lambda self, x: x / x.sigmoid(), "division"),
    "power": (lambda self, x: x**2, "pow"),
    "scaled_sum": (lambda self, x: torch.add(x, x, alpha=2), "alpha=2"),
    "exponential": (lambda self, x: x.exp(), "Tensor.exp"),
    "interpolation": (lambda self, x: F.interpolate(x, scale_factor=1.5), "whole factor"),
    "mean_over_rows": (lambda self, x: x.mean(2), "not all the positions"),
    "mean_over_channels": (lambda self, x: x.mean(1), "not all the positions"),
    "mean_over_everything": (lambda self, x: x.mean(), "mean over all positions"),
    "every_other_channel": (lambda self, x: x[:, ::2].relu(), "is a part of 'input'"),
    "some_tokens": (lambda self, x: x.flatten(2).mT[:, 1:].mean(1), "is a part of 'input'"),
    "a_part_of_the_first_token": (lambda self, x: x.flatten(2).mT[:, 0, :2].relu(), "is a part of 'input'"),
    "computed_index": (lambda self, x: x[x > 0], "gt"),
    "flipped": (lambda self, x: x.flip(3), "Tensor.flip"),
    "channels_after_tokens": (lambda self, x: torch.relu(x.permute(0, 2, 3, 1)), "in another order"),
    "reshaped_across_channels": (lambda self, x: x.reshape(len(x), 6, 4, 6), "in another order"),
    "batch_mixed_in": (lambda self, x: x.reshape(-1, 6).relu(), "not the batch"),
    "sum_of_other_orders": (lambda self, x: x.reshape(len(x), -1) + x.permute(0, 2, 3, 1).flatten(1), "same order"),
    "concat_of_rows": (lambda self, x: torch.cat([x, x], 2), "not the channels"),
    "concat_of_samples": (lambda self, x: torch.cat([x, x]), "along dimension 0"),
    "decided_by_numbers": (lambda self, x: x if x.max() > 0 else x.relu(), "Tensor.max"),
    "detached": (lambda self, x: x.detach(), "Tensor.detach"),
    "softmax": (lambda self, x: F.softmax(x, dim=1), "outside of attention"),
    "matrix_product": (lambda self, x: x @ x.mT, "output"),
    "two_outputs": (lambda self, x: (x, x.relu()), "tuple"),
    "outputs_by_name": (lambda self, x: {"x": x}, "dict"),
    "constant_output": (lambda self, x: torch.zeros(2, 3), "Tensor"),
    "norm_by_the_batch_alone": (lambda self, x: F.batch_norm(x, None, None, training=True), "running statistics"),
}


@pytest.mark.parametrize("name", FUNCTIONS)
def test_a_function(name: str) -> None:
    forward, reason = FUNCTIONS[name]
    error = refusal(nn.Sequential(nn.Identity(), Written(forward)), 3, 8, 6)
    assert reason in str(error)


ATTENTIONS: dict[str, tuple[Any, str]] = {
    "masked": (lambda s, x: s.o(F.scaled_dot_product_attention(s.q(x), s.k(x), s.v(x), is_causal=True)), "mask"),
    "of_two_inputs": (
        lambda s, x: s.o(F.scaled_dot_product_attention(s.q(x), s.k(x.relu()), s.v(x))),
        "come from different inputs",
    ),
    "without_projections": (lambda s, x: s.o(F.scaled_dot_product_attention(x, x, x)), "straight from a linear layer"),
    "normed_queries": (
        lambda s, x: s.o(F.scaled_dot_product_attention(F.layer_norm(s.q(x), (6,)), s.k(x), s.v(x))),
        "its query does not come straight from a linear layer",
    ),
    "one_projection_for_both": (lambda s, x: s.o(both(s.q(x), s.v(x))), "share weights"),
    "without_output_projection": (
        lambda s, x: F.scaled_dot_product_attention(s.q(x), s.k(x), s.v(x)).mean(1),
        "must go into one linear layer",
    ),
    "softmax_over_queries": (
        lambda s, x: s.o(F.softmax(s.q(x) @ s.k(x).mT, dim=1) @ s.v(x)),
        "over dimension 1",
    ),
    "masked_scores": (
        lambda s, x: s.o(F.softmax((s.q(x) @ s.k(x).mT).masked_fill(x.new_ones(1) > 0, 0.0), dim=-1) @ s.v(x)),
        "new_ones",
    ),
    "over_half_the_tokens": (
        lambda s, x: s.o(F.scaled_dot_product_attention(s.q(x), s.k(x)[:, :4], s.v(x)[:, :4])),
        "over all tokens",
    ),
}


def both(q: Tensor, v: Tensor) -> Tensor:
    return F.scaled_dot_product_attention(q, q, v)


@pytest.mark.parametrize("name", ATTENTIONS)
def test_an_attention(name: str) -> None:
    forward, reason = ATTENTIONS[name]
    module = Written(lambda self, x: forward(self, x.flatten(2).mT).mean(1), **{key: nn.Linear(6, 6) for key in "qkvo"})
    error = refusal(module, 6, 4, 2)
    assert reason in str(error)


class Elsewhere(nn.Module):
    """torch's attention, called in ways that are not self-attention."""

    def __init__(self, case: str) -> None:
        super().__init__()
        self.case = case
        self.attention = nn.MultiheadAttention(6, 2, batch_first=case != "second", add_bias_kv=case == "bias")

    def forward(self, x: Tensor) -> Tensor:
        x = x.flatten(2).mT
        if self.case == "cross":
            return self.attention(x, x.relu(), x)[0].mean(1)
        if self.case == "masked":
            mask = torch.zeros(8, 8)
            return self.attention(x, x, x, attn_mask=mask)[0].mean(1)
        if self.case == "weights":
            return self.attention(x, x, x)[1].mean(1)
        return self.attention(x, x, x)[0].mean(1)


@pytest.mark.parametrize(
    ("case", "reason"),
    [
        ("cross", "its query, key and value differ"),
        ("masked", "mask"),
        ("weights", "the attention's weights"),
        ("second", "batch_first=False"),
        ("bias", "add_bias_kv"),
    ],
)
def test_torchs_attention(case: str, reason: str) -> None:
    error = refusal(Elsewhere(case), 6, 4, 2)
    assert reason in str(error)


PARAMETERS: dict[str, tuple[nn.Module, str]] = {
    "bias_of_channels": (Written(lambda self, x: x + self.w, w=parameter(3, 1, 1)), "no number of its own"),
    "scale_of_positions": (Written(lambda self, x: x * self.w, w=parameter(8, 6)), "one for each channel"),
    "parameters_added": (Written(lambda self, x: x + (self.w + self.w), w=parameter(3, 8, 6)), "of two parameters"),
    "activation_of_a_parameter": (
        Written(lambda self, x: x * self.w.sigmoid(), w=parameter(1)),
        "takes the parameter 'w'",
    ),
    "token_at_the_end": (
        Written(lambda self, x: torch.cat([x.flatten(2).mT, self.w.expand(len(x), 1, 3)], 1)[:, 0], w=parameter(3)),
        "takes the parameter 'w'",
    ),
    "several_tokens_in_one": (
        Written(
            lambda self, x: torch.cat([self.w.expand(len(x), -1, -1), x.flatten(2).mT], 1)[:, 0], w=parameter(1, 2, 3)
        ),
        "is not one token",
    ),
}


@pytest.mark.parametrize("name", PARAMETERS)
def test_a_parameter_in_an_odd_place(name: str) -> None:
    module, reason = PARAMETERS[name]
    error = refusal(module, 3, 8, 6)
    assert reason in str(error)


def test_a_layer_used_twice_names_both_places() -> None:
    class Twice(nn.Module):
        def __init__(self) -> None:
            super().__init__()
            self.conv = nn.Conv2d(3, 3, 1)

        def forward(self, x: Tensor) -> Tensor:
            return self.conv(self.conv(x).relu())

    error = refusal(nn.Sequential(Twice()), 3, 8, 6)
    assert "'0.conv.weight' is used twice" in str(error)
    assert "'_0_conv'" in str(error)
    assert "'_0_conv_1'" in str(error)
    assert str(error).count("test_refusals.py:") == 2


def test_tied_weights_of_two_layers_are_named_too() -> None:
    one, two = nn.Linear(4, 4), nn.Linear(4, 4)
    two.weight = one.weight
    error = refusal(nn.Sequential(one, nn.ReLU(), two), 4)
    assert "used twice" in str(error)
    assert "module '0'" in str(error)
    assert "module '2'" in str(error)


def test_a_projection_used_for_queries_and_keys_in_turn() -> None:
    def forward(self: Any, x: Tensor) -> Tensor:
        x = x.flatten(2).mT
        return self.o(F.scaled_dot_product_attention(self.q(x), self.q(x), self.v(x))).mean(1)

    error = refusal(Written(forward, **{key: nn.Linear(6, 6) for key in "qvo"}), 6, 4, 2)
    assert "'q.weight' is used twice" in str(error)
    assert "'q'" in str(error)
    assert "'q_1'" in str(error)


def test_features_that_also_serve_as_a_gate() -> None:
    def forward(self: Any, x: Tensor) -> Tensor:
        gate = self.fc(x.mean((2, 3)))
        return torch.cat([(x * gate[:, :, None, None]).flatten(1), gate], 1)

    assert "'fc.weight' is used twice" in str(refusal(Written(forward, fc=nn.Linear(3, 3)), 3, 4, 4))


@pytest.mark.parametrize("order", [(0, 4, 2, 3, 5, 1), (0, 3, 5, 2, 4, 1)])
def test_a_linear_layer_over_patches_in_another_order(order: tuple[int, ...]) -> None:
    def forward(self: Any, x: Tensor) -> Tensor:
        b, c, h, w = x.shape
        return self.fc(x.reshape(b, c, h // 2, 2, w // 2, 2).permute(order).reshape(b, -1, 4 * c)).mean(1)

    error = refusal(Written(forward, fc=nn.Linear(12, 5)), 3, 8, 6)
    assert "which is not the channels of 'input'" in str(error)


def test_a_parameter_that_nothing_reads_is_left_out_and_named() -> None:
    module = Written(lambda self, x: self.used(x), used=nn.Linear(4, 4), unused=nn.Linear(4, 3))
    with pytest.warns(UserWarning, match="no output depends on is left out: unused.weight, unused.bias"):
        network = nas.from_torch(module, torch.randn(2, 4))
    assert network.architecture.parameters == 20


def test_a_parameter_that_only_eval_mode_reads_is_no_such_one() -> None:
    module = Written(
        lambda self, x: self.used(x) if self.training else self.used(x) + self.other(x) * 0.0,
        used=nn.Linear(4, 4),
        other=nn.Linear(4, 4),
    )
    assert "which the network would lack" in str(refusal(module, 4))


def test_a_layer_with_a_hook() -> None:
    layer = nn.Linear(4, 4)
    layer.register_forward_pre_hook(lambda module, args: (args[0] + 1,))
    assert "hooks" in str(refusal(nn.Sequential(layer), 4))


def test_a_hook_on_the_module_that_only_looks_is_no_obstacle() -> None:
    module = nn.Sequential(nn.Linear(4, 4))
    module.register_forward_hook(lambda module, args, result: None)
    assert nas.from_torch(module, torch.randn(2, 4)).architecture.output == "linear_0"


def test_the_graph_node_the_module_and_the_source_line_are_named() -> None:
    class Inner(nn.Module):
        def forward(self, x: Tensor) -> Tensor:
            return torch.cumsum(x, 1)

    module = nn.Sequential(nn.ReLU(), nn.Sequential(Inner()))
    _, first = inspect.getsourcelines(Inner)
    error = refusal(module, 4)
    assert error.operation == "torch.cumsum"
    assert error.place == f"graph node 'cumsum', module '1.0', {__file__}:{first + 2}"
    assert str(error) == f"torch.cumsum: no layer computes this ({error.place}). What to do: {error.remedy}"


def test_code_that_cannot_be_followed_names_the_line() -> None:
    class Deciding(nn.Module):
        def forward(self, x: Tensor) -> Tensor:
            if x.relu():
                return x
            return x

    class Fine(Deciding):
        def forward(self, x: Tensor) -> Tensor:
            return x.relu() if isinstance(x, Tensor) else super().forward(x)

    _, first = inspect.getsourcelines(Deciding)
    error = refusal(Fine(), 4)
    assert error.operation == "tracing"
    assert error.place == f"{__file__}:{first + 2}"


def test_a_module_that_fails_on_the_example_says_so() -> None:
    error = refusal(nn.Sequential(nn.Linear(5, 4)), 4)
    assert "fails on the example" in str(error)


def test_a_batch_size_written_into_the_code() -> None:
    error = refusal(Written(lambda self, x: x.view(2, 12)), 3, 4)  # (2, 3, 4) is no input either
    assert error.operation == "input"
    error = refusal(Written(lambda self, x: x.view(2, 12)), 3, 2, 2)
    assert "for a batch of 3 it fails" in str(error)


@pytest.mark.parametrize("example", [torch.zeros(2, 3, 4), torch.zeros(2, 3, dtype=torch.int64), torch.zeros(0, 3)])
def test_an_example_of_another_kind(example: Tensor) -> None:
    with pytest.raises(nas.UnsupportedModule, match="example_input"):
        nas.from_torch(nn.Identity(), example)


def test_what_differs_between_train_and_eval_mode_is_caught_by_the_comparison() -> None:
    module = Written(lambda self, x: self.fc(x) if self.training else self.fc(x.relu()), fc=nn.Linear(4, 4))
    error = refusal(module, 4)
    assert error.operation == "function"
    assert "differs from it by" in str(error)


def test_randomness_of_ones_own() -> None:
    error = refusal(Written(lambda self, x: x + torch.rand(len(x), 1, 1, 1)), 3, 4, 4)
    assert error.operation in ("add", "function")


def test_a_path_dropped_at_random_is_refused_where_it_is() -> None:
    def drop(self: Any, x: Tensor) -> Tensor:
        if not self.training:
            return x
        return x * x.new_empty(len(x), 1, 1, 1).bernoulli_(0.9)

    assert "Tensor.new_empty" in str(refusal(Written(drop), 3, 4, 4))


def test_dropout_of_attentions_scores_is_left_out_with_a_warning() -> None:
    module = ViT("chunked")
    module.get_submodule("blocks.0.attn").dropout = nn.Dropout(0.1)
    with pytest.warns(UserWarning, match=r"dropout \(p=0.1\).*blocks.0.attn"):
        nas.from_torch(trained(module), torch.randn(2, 3, 16, 16))


def test_the_error_survives_the_way_between_processes() -> None:
    error = refusal(nn.Sequential(nn.CELU()), 4)
    again = pickle.loads(pickle.dumps(error))
    assert (type(again), str(again), again.place) == (type(error), str(error), error.place)
    assert error.kind == "unsupported_module"
