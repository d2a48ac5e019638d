"""Each supported operation in each of its forms, on its own."""

from __future__ import annotations

from typing import Any

import pytest
import torch
import torch.nn.functional as F
from torch import Tensor, nn

import nas
from tests.unit.nas.tracing.compare import difference, ops
from tests.unit.nas.tracing.models import trained
from tests.unit.nas.tracing.written import Forward, Written, parameter


def brought_in(module: nn.Module, *shape: int) -> nas.Network:
    module = trained(module)
    network = nas.from_torch(module, torch.randn(2, *shape, generator=torch.Generator().manual_seed(0)))
    assert difference(module, network) < 1e-6
    if "dropout" not in ops(network):
        assert difference(module, network, "train") < 1e-6
    return network


LAYERS: dict[str, tuple[nn.Module, list[str]]] = {
    "conv": (nn.Conv2d(3, 4, 3), ["conv2d"]),
    "conv_strided": (nn.Conv2d(3, 4, (5, 5), stride=(2, 2), padding=(1, 1)), ["conv2d"]),
    "conv_same": (nn.Conv2d(3, 4, 5, padding="same"), ["conv2d"]),
    "conv_valid": (nn.Conv2d(3, 4, 2, padding="valid", bias=False), ["conv2d"]),
    "conv_dilated": (nn.Conv2d(3, 4, 3, dilation=2, padding=2), ["conv2d"]),
    "conv_even_kernel_dilated": (nn.Conv2d(3, 4, 2, dilation=2, padding=1), ["conv2d"]),
    "conv_grouped": (nn.Conv2d(3, 6, 3, groups=3), ["conv2d"]),
    "batch_norm": (nn.BatchNorm2d(3, eps=1e-3, momentum=0.2), ["batch_norm"]),
    "batch_norm_without_weights": (nn.BatchNorm2d(3, affine=False), ["batch_norm"]),
    "group_norm": (nn.GroupNorm(3, 3), ["group_norm"]),
    "relu": (nn.ReLU(), ["relu"]),
    "relu_in_place": (nn.ReLU(inplace=True), ["relu"]),
    "relu6": (nn.ReLU6(), ["relu6"]),
    "leaky_relu": (nn.LeakyReLU(0.2), ["leaky_relu"]),
    "prelu": (nn.PReLU(3), ["prelu"]),
    "prelu_one_slope": (nn.PReLU(), ["prelu"]),
    "gelu": (nn.GELU(), ["gelu"]),
    "silu": (nn.SiLU(inplace=True), ["silu"]),
    "hardswish": (nn.Hardswish(), ["hardswish"]),
    "elu": (nn.ELU(), ["elu"]),
    "tanh": (nn.Tanh(), ["tanh"]),
    "sigmoid": (nn.Sigmoid(), ["sigmoid"]),
    "hardsigmoid": (nn.Hardsigmoid(), ["hardsigmoid"]),
    "mish": (nn.Mish(), ["mish"]),
    "selu": (nn.SELU(), ["selu"]),
    "softplus": (nn.Softplus(), ["softplus"]),
    "gelu_by_tanh": (nn.GELU(approximate="tanh"), ["gelu"]),
    "hardtanh_to_six": (nn.Hardtanh(0.0, 6.0), ["relu6"]),
    "instance_norm": (nn.InstanceNorm2d(3, affine=True), ["group_norm"]),
    "zero_pad": (nn.Sequential(nn.ZeroPad2d((0, 1, 0, 1)), nn.Conv2d(3, 4, 3, stride=2)), ["zero_pad2d", "conv2d"]),
    "upsample": (nn.Upsample(scale_factor=2), ["upsample"]),
    "upsample_bilinear": (nn.UpsamplingBilinear2d(scale_factor=2), ["upsample"]),
    "rectangular": (nn.Conv2d(3, 4, (1, 7), padding=(0, 3), bias=False), ["rectangular_conv2d"]),
    "rectangular_stride": (nn.Conv2d(3, 6, 3, stride=(2, 1), groups=3), ["rectangular_conv2d"]),
    "rectangular_same": (nn.Conv2d(3, 4, (3, 5), padding="same", dilation=(1, 2)), ["rectangular_conv2d"]),
    "adaptive_pool": (nn.AdaptiveAvgPool2d((3, 7)), ["adaptive_avg_pool2d"]),
    "local_response_norm": (nn.LocalResponseNorm(3, k=2.0), ["local_response_norm"]),
    "shuffle": (nn.Sequential(nn.Conv2d(3, 6, 1), nn.ChannelShuffle(3)), ["conv2d", "channel_shuffle"]),
    "identity": (nn.Identity(), ["identity"]),
    "dropout": (nn.Dropout(0.3), ["dropout"]),
    "no_dropout": (nn.Dropout(0.0), ["identity"]),
    "max_pool": (nn.MaxPool2d(2), ["max_pool2d"]),
    "max_pool_overlapping": (nn.MaxPool2d(3, stride=2, padding=1), ["max_pool2d"]),
    "max_pool_ceil_that_fits": (nn.MaxPool2d(2, ceil_mode=True), ["max_pool2d"]),
    "max_pool_with_ceil": (nn.MaxPool2d(5, ceil_mode=True), ["max_pool2d"]),
    "max_pool_of_all": (
        nn.Sequential(nn.ZeroPad2d((1, 1, 0, 0)), nn.AdaptiveMaxPool2d(1)),
        ["zero_pad2d", "max_pool2d"],
    ),
    "avg_pool_without_padding_counted": (nn.AvgPool2d(3, padding=1, count_include_pad=False), ["avg_pool2d"]),
    "avg_pool": (nn.AvgPool2d((2, 2)), ["avg_pool2d"]),
    "avg_pool_padded": (nn.AvgPool2d(3, 1, 1), ["avg_pool2d"]),
    "avg_pool_of_everything": (nn.AvgPool2d((8, 6)), ["global_avg_pool"]),
    "adaptive_to_one": (nn.AdaptiveAvgPool2d(1), ["global_avg_pool"]),
    "adaptive_to_a_half": (nn.AdaptiveAvgPool2d((4, 3)), ["avg_pool2d"]),
    "adaptive_to_the_same": (nn.Sequential(nn.AdaptiveAvgPool2d((8, None)), nn.ReLU()), ["relu"]),
    "flatten": (nn.Sequential(nn.Flatten(), nn.Linear(144, 5)), ["flatten", "linear"]),
    "unflattened": (nn.Sequential(nn.Flatten(), nn.Unflatten(1, (3, 8, 6)), nn.ReLU()), ["relu"]),
}

FUNCTIONS: dict[str, tuple[Forward, list[str]]] = {
    "relu": (lambda self, x: F.relu(x), ["relu"]),
    "relu_torch": (lambda self, x: torch.relu(x), ["relu"]),
    "relu_method": (lambda self, x: x.relu(), ["relu"]),
    "relu_in_place": (lambda self, x: F.relu(x, inplace=True), ["relu"]),
    "relu6": (lambda self, x: F.relu6(x), ["relu6"]),
    "leaky_relu": (lambda self, x: F.leaky_relu(x, 0.1), ["leaky_relu"]),
    "gelu": (lambda self, x: F.gelu(x), ["gelu"]),
    "silu": (lambda self, x: F.silu(x), ["silu"]),
    "hardswish": (lambda self, x: F.hardswish(x), ["hardswish"]),
    "elu": (lambda self, x: F.elu(x), ["elu"]),
    "tanh": (lambda self, x: x.tanh(), ["tanh"]),
    "sigmoid": (lambda self, x: torch.sigmoid(x), ["sigmoid"]),
    "max_pool": (lambda self, x: F.max_pool2d(x, 2), ["max_pool2d"]),
    "avg_pool": (lambda self, x: F.avg_pool2d(x, 2, 2), ["avg_pool2d"]),
    "avg_pool_of_its_size": (lambda self, x: F.avg_pool2d(x, x.shape[2:]), ["global_avg_pool"]),
    "adaptive": (lambda self, x: F.adaptive_avg_pool2d(x, (1, 1)), ["global_avg_pool"]),
    "mean": (lambda self, x: x.mean(dim=(2, 3), keepdim=True), ["global_avg_pool"]),
    "mean_negative": (lambda self, x: torch.mean(x, [-1, -2]), ["global_avg_pool", "flatten"]),
    "mean_in_two_forms": (lambda self, x: x.flatten(2).mean(-1), ["global_avg_pool", "flatten"]),
    "flatten": (lambda self, x: torch.flatten(x, 1), ["flatten"]),
    "view": (lambda self, x: x.view(x.size(0), -1), ["flatten"]),
    "reshape": (lambda self, x: x.reshape(len(x), x.shape[1] * x.shape[2] * x.shape[3]), ["flatten"]),
    "rearranged_and_back": (lambda self, x: x.permute(0, 2, 3, 1).relu().permute(0, 3, 1, 2), ["relu"]),
    "tokens_and_back": (
        lambda self, x: x.flatten(2).transpose(1, 2).sigmoid().mT.unflatten(2, x.shape[2:]),
        ["sigmoid"],
    ),
    "sum": (lambda self, x: x + x.relu(), ["relu", "add"]),
    "sum_torch": (lambda self, x: torch.add(x, F.relu(x)), ["relu", "add"]),
    "sum_of_a_list": (lambda self, x: sum([x.relu(), x.tanh()]), ["relu", "tanh", "add"]),
    "product": (lambda self, x: x * x.sigmoid(), ["sigmoid", "multiply"]),
    "gate": (lambda self, x: x.mean((2, 3), keepdim=True).sigmoid() * x, ["global_avg_pool", "sigmoid", "multiply"]),
    "concat": (lambda self, x: torch.cat([x, x.relu(), x.tanh()], 1), ["relu", "tanh", "concat"]),
    "concat_of_tokens": (
        lambda self, x: torch.cat((x.flatten(2).mT, x.relu().flatten(2).mT), dim=-1).mean(1),
        ["relu", "concat", "global_avg_pool", "flatten"],
    ),
    "concat_of_features": (
        lambda self, x: torch.cat([x.flatten(1), x.mean((2, 3))], dim=1),
        ["flatten", "global_avg_pool", "flatten", "concat"],
    ),
    "negative": (lambda self, x: -x, ["scale"]),
    "difference": (lambda self, x: x.relu() - x, ["relu", "scale", "add"]),
    "times_a_constant": (lambda self, x: (x * 0.5).relu() * 2, ["scale", "relu", "scale"]),
    "plus_a_constant": (lambda self, x: x + 1.0, ["conv2d"]),
    "normalised_inside": (lambda self, x: ((x - 0.5) / 0.25).relu(), ["conv2d", "scale", "relu"]),
    "sum_over_count": (lambda self, x: x.sum((2, 3)) / (x.shape[2] * x.shape[3]), ["global_avg_pool", "flatten"]),
    "sum_over_positions": (lambda self, x: x.sum((2, 3)), ["global_avg_pool", "scale", "flatten"]),
    "clamped": (lambda self, x: x.clamp(min=0).clamp(0, 6), ["relu", "relu6"]),
    "padded": (lambda self, x: F.pad(x, (0, 1, 2, 0)), ["zero_pad2d"]),
    "padded_by_nothing": (lambda self, x: F.pad(x, (0, 0, 0, 0)).relu(), ["relu"]),
    "cropped": (lambda self, x: x[:, :, 1:-1, 2:].relu(), ["crop2d", "relu"]),
    "every_second_pixel": (lambda self, x: x[:, :, 1::2, 1::2].relu(), ["crop2d", "max_pool2d", "relu"]),
    "padded_and_cut": (lambda self, x: F.pad(x, (1, -1, 0, -2)), ["crop2d", "zero_pad2d"]),
    "padded_channels": (
        lambda self, x: F.pad(x[:, :, ::2, ::2], (0, 0, 0, 0, 1, 2)).relu(),
        ["max_pool2d", "channel_pad", "relu"],
    ),
    "one_window": (lambda self, x: F.avg_pool2d(x, 99, ceil_mode=True), ["global_avg_pool"]),
    "interpolated": (lambda self, x: F.interpolate(x, size=(16, 12), mode="bilinear"), ["upsample"]),
    "some_channels": (lambda self, x: x[:, 1:].relu(), ["channel_slice", "relu"]),
    "gate_expanded": (
        lambda self, x: x * x.mean((2, 3), keepdim=True).sigmoid().expand_as(x),
        ["global_avg_pool", "sigmoid", "multiply"],
    ),
    "times_one": (lambda self, x: (x * 1 + 0).relu(), ["relu"]),
    "functional_dropout": (lambda self, x: F.dropout(x, 0.2, self.training), ["dropout"]),
    "functional_dropout_that_never_is": (lambda self, x: F.dropout(x, 0.2, training=False).relu(), ["relu"]),
    "unpacked_shape": (lambda self, x: unpacked(x), ["relu"]),
    "decided_by_shape": (lambda self, x: x.relu() if x.dim() == 4 and x.shape[1] == 3 else x.tanh(), ["relu"]),
    "split_and_joined": (lambda self, x: torch.cat(x.relu().chunk(1, dim=1), 1), ["relu"]),
}


def unpacked(x: Tensor) -> Tensor:
    b, c, h, w = x.shape
    assert h == 8, f"{h} rows"
    return x.reshape(b, c * h, w).relu().view(b, c, h, w)


@pytest.mark.parametrize("name", LAYERS)
def test_a_module(name: str) -> None:
    module, expected = LAYERS[name]
    assert ops(brought_in(module, 3, 8, 6)) == expected


@pytest.mark.parametrize("name", FUNCTIONS)
def test_a_function_or_method(name: str) -> None:
    forward, expected = FUNCTIONS[name]
    found = ops(brought_in(Written(forward), 3, 8, 6))
    assert sorted(found) == sorted(expected)


WITH_PARTS: dict[str, tuple[Written, tuple[int, ...], list[str]]] = {
    "functional_conv": (
        Written(
            lambda self, x: F.conv2d(x, self.w, self.b, stride=2, padding=1), w=parameter(4, 3, 3, 3), b=parameter(4)
        ),
        (3, 8, 8),
        ["conv2d"],
    ),
    "functional_linear": (
        Written(lambda self, x: F.linear(x, self.w, self.b), w=parameter(4, 5), b=parameter(4)),
        (5,),
        ["linear"],
    ),
    "functional_norms": (
        Written(
            lambda self, x: F.group_norm(F.layer_norm(x, (6,), self.w, self.b), 2, self.v, self.c),
            **{key: parameter(6) for key in "wbvc"},
        ),
        (6,),
        ["layer_norm", "group_norm"],
    ),
    "functional_batch_norm": (
        Written(lambda self, x: batch_norm(self, x), norm=nn.BatchNorm1d(4)),
        (4,),
        ["batch_norm"],
    ),
    "functional_prelu": (Written(lambda self, x: F.prelu(x, self.w), w=parameter(3)), (3, 4, 4), ["prelu"]),
    "one_slope_for_features": (Written(lambda self, x: self.act(x), act=nn.PReLU()), (5,), ["prelu"]),
    "layer_norm_over_channels": (
        Written(lambda self, x: self.norm(x.permute(0, 2, 3, 1)).permute(0, 3, 1, 2), norm=nn.LayerNorm(3)),
        (3, 4, 5),
        ["layer_norm"],
    ),
    "layer_norm_without_weights": (
        Written(lambda self, x: self.norm(x), norm=nn.LayerNorm(5, elementwise_affine=False)),
        (5,),
        ["layer_norm"],
    ),
    "layer_norm_without_bias": (
        Written(lambda self, x: self.norm(x), norm=nn.LayerNorm(5, bias=False)),
        (5,),
        ["layer_norm"],
    ),
    "rms_norm": (Written(lambda self, x: self.norm(x), norm=nn.RMSNorm(5, eps=1e-5)), (5,), ["rms_norm"]),
    "rms_norm_with_torchs_eps": (Written(lambda self, x: self.norm(x), norm=nn.RMSNorm(5)), (5,), ["rms_norm"]),
    "batch_norm_of_features": (Written(lambda self, x: self.norm(x), norm=nn.BatchNorm1d(5)), (5,), ["batch_norm"]),
    "batch_norm_of_tokens": (
        Written(lambda self, x: self.norm(x.flatten(2)).view_as(x), norm=nn.BatchNorm1d(3)),
        (3, 4, 5),
        ["batch_norm"],
    ),
    "batch_norm_of_what_was_flattened": (
        Written(lambda self, x: self.norm(x.flatten(1)), norm=nn.BatchNorm1d(60)),
        (3, 4, 5),
        ["flatten", "batch_norm"],
    ),
    "linear_over_channels_last": (
        Written(lambda self, x: self.fc(x.movedim(1, -1)).movedim(-1, 1), fc=nn.Linear(3, 7)),
        (3, 4, 5),
        ["conv2d"],
    ),
    "linear_over_tokens_flattened_last": (
        Written(lambda self, x: self.fc(x.permute(0, 2, 3, 1).flatten(1)), fc=nn.Linear(60, 7)),
        (3, 4, 5),
        ["flatten", "linear"],
    ),
    "linear_over_features_in_one_token": (
        Written(lambda self, x: self.fc(x.unsqueeze(1)).squeeze(1), fc=nn.Linear(3, 7)),
        (3,),
        ["linear"],
    ),
    "linear_over_patches": (
        Written(lambda self, x: self.fc(patches(x, (0, 2, 4, 3, 5, 1))).mean(1), fc=nn.Linear(27, 7)),
        (3, 6, 9),
        ["conv2d", "global_avg_pool", "flatten"],
    ),
    "linear_over_patches_channels_first": (
        Written(lambda self, x: self.fc(patches(x, (0, 2, 4, 1, 3, 5))).mean(1), fc=nn.Linear(27, 7, bias=False)),
        (3, 6, 9),
        ["conv2d", "global_avg_pool", "flatten"],
    ),
    "scale": (Written(lambda self, x: x * self.w, w=parameter(1)), (3, 4, 5), ["scale"]),
    "scale_by_a_number_without_dimensions": (Written(lambda self, x: self.w * x, w=parameter()), (5,), ["scale"]),
    "scale_of_channels": (Written(lambda self, x: self.w * x, w=parameter(3, 1, 1)), (3, 4, 5), ["scale"]),
    "scale_of_features": (Written(lambda self, x: x.mul(self.w), w=parameter(5)), (5,), ["scale"]),
    "position_embedding": (
        Written(lambda self, x: x + self.w, w=parameter(1, 3, 4, 5)),
        (3, 4, 5),
        ["position_embedding"],
    ),
    "part_of_a_longer_position_embedding": (
        Written(
            lambda self, x: (x.flatten(2).mT + self.w[:, : x.shape[2] * x.shape[3]]).mT.unflatten(-1, (4, 5)),
            w=parameter(1, 50, 3),
        ),
        (3, 4, 5),
        ["position_embedding"],
    ),
    "two_tokens_in_front": (
        Written(
            lambda self, x: torch.cat([self.a.expand(len(x), 1, 3), self.b.expand(len(x), -1, -1), x.flatten(2).mT], 1)[
                :, 0
            ],
            a=parameter(1, 1, 3),
            b=parameter(1, 1, 3),
        ),
        (3, 4, 5),
        ["class_token", "class_token", "first_token", "flatten"],
    ),
    "token_in_front_of_channels_first": (
        Written(
            lambda self, x: torch.cat([self.a.view(1, 3, 1).repeat(x.shape[0], 1, 1), x.flatten(2)], -1).mean(-1),
            a=parameter(3),
        ),
        (3, 4, 5),
        ["class_token", "global_avg_pool", "flatten"],
    ),
    "the_class_token_goes_through_a_norm_and_a_tanh": (
        Written(
            lambda self, x: self.norm(
                torch.cat([self.a.expand(len(x), -1, -1), x.flatten(2).mT], 1).select(1, 0)
            ).tanh(),
            a=parameter(1, 1, 3),
            norm=nn.LayerNorm(3),
        ),
        (3, 4, 5),
        ["class_token", "first_token", "layer_norm", "tanh", "flatten"],
    ),
    "gate_by_linear_layers_added": (
        Written(lambda self, x: x + self.fc(x.mean((2, 3)))[:, :, None, None], fc=nn.Linear(3, 3)),
        (3, 4, 5),
        ["global_avg_pool", "conv2d", "add"],
    ),
    "a_module_of_activations_used_twice": (
        Written(lambda self, x: self.act(self.conv(self.act(x))), act=nn.ReLU(), conv=nn.Conv2d(3, 3, 1)),
        (3, 4, 5),
        ["relu", "conv2d", "relu"],
    ),
    "added_in_place": (
        Written(lambda self, x: added_in_place(self.conv(x)), conv=nn.Conv2d(3, 3, 1)),
        (3, 4, 5),
        ["conv2d", "relu", "add", "multiply", "tanh", "add"],
    ),
    "copied_before_it_is_changed_in_place": (
        Written(lambda self, x: cloned(self.conv(x)), conv=nn.Conv2d(3, 3, 1)),
        (3, 4, 5),
        ["conv2d", "relu", "multiply"],
    ),
    "in_place_and_read_again": (
        Written(lambda self, x: in_place(self.conv(x)), conv=nn.Conv2d(3, 3, 1)),
        (3, 4, 5),
        ["conv2d", "relu", "sigmoid", "add"],
    ),
}


def patches(x: Tensor, order: tuple[int, ...]) -> Tensor:
    b, c, h, w = x.shape
    return x.reshape(b, c, h // 3, 3, w // 3, 3).permute(order).reshape(b, -1, 9 * c)


def in_place(x: Tensor) -> Tensor:
    before = x
    y = F.relu(x, inplace=True).sigmoid()
    return before + y


def added_in_place(x: Tensor) -> Tensor:
    before, y = x, x.relu()
    x += y
    y.mul_(before).tanh_()
    return y + before


def cloned(x: Tensor) -> Tensor:
    before = x.clone()
    return x.relu_() * before


def batch_norm(self: Any, x: Tensor) -> Tensor:
    norm = self.norm
    return F.batch_norm(x, norm.running_mean, norm.running_var, norm.weight, norm.bias, self.training)


@pytest.mark.parametrize("name", WITH_PARTS)
def test_an_operation_with_weights(name: str) -> None:
    module, shape, expected = WITH_PARTS[name]
    assert ops(brought_in(module, *shape)) == expected


class DropPath(nn.Module):
    """Stochastic depth as many write it."""

    def __init__(self, drop_prob: float, *, scaled: bool = True) -> None:
        super().__init__()
        self.drop_prob = drop_prob
        self.scaled = scaled

    def forward(self, x: Tensor) -> Tensor:
        if self.drop_prob == 0 or not self.training:
            return x
        kept = 1 - self.drop_prob
        mask = x.new_empty(x.shape[0], *[1] * (x.dim() - 1)).bernoulli_(kept)
        return x * (mask.div_(kept) if self.scaled else mask)


def test_stochastic_depth_becomes_a_layer() -> None:
    module = trained(Written(lambda self, x: x + self.path(self.conv(x)), path=DropPath(0.3), conv=nn.Conv2d(3, 3, 1)))
    network = nas.from_torch(module, torch.randn(2, 3, 8, 6))
    assert ops(network) == ["conv2d", "drop_path", "add"]
    [rate] = [node.p for node in network.architecture.nodes if isinstance(node, nas.layers.DropPath)]
    assert rate == 0.3
    assert difference(module, network) < 1e-6


def test_what_only_is_called_so_is_not_taken_for_stochastic_depth() -> None:
    with pytest.raises(nas.UnsupportedModule):
        nas.from_torch(Written(lambda self, x: self.path(x), path=DropPath(0.3, scaled=False)), torch.randn(2, 3, 8, 6))


def test_position_embeddings_that_are_looked_up_are_a_layer() -> None:
    class Tokens(nn.Module):
        def __init__(self) -> None:
            super().__init__()
            self.register_buffer("places", torch.arange(8).expand(1, -1))
            self.table = nn.Embedding(8, 6)
            self.fc = nn.Linear(6, 5)

        def forward(self, x: Tensor) -> Tensor:
            return self.fc((x.flatten(2).mT + self.table(self.places[:, : x[0, 0].numel()])).mean(1))

    module = Tokens()
    network = nas.from_torch(module, torch.randn(2, 6, 4, 2))
    assert sorted(ops(network)) == ["flatten", "global_avg_pool", "linear", "position_embedding"]
    assert difference(module, network) < 1e-6


def test_a_shuffle_unit_becomes_slices_a_concat_and_a_shuffle() -> None:
    def forward(self: Any, x: Tensor) -> Tensor:
        kept, worked = x.chunk(2, dim=1)
        x = torch.cat([kept, self.conv(worked).relu()], 1)
        b, c, h, w = x.shape
        return self.last(x.view(b, 2, c // 2, h, w).transpose(1, 2).contiguous().view(b, -1, h, w)[:, 3:])

    network = brought_in(Written(forward, conv=nn.Conv2d(4, 4, 3, padding=1), last=nn.Conv2d(5, 2, 1)), 8, 5, 4)
    assert sorted(ops(network)) == sorted(
        ["channel_slice"] * 3 + ["conv2d", "relu", "concat", "channel_shuffle", "conv2d"]
    )


def test_the_mean_and_deviation_of_a_module_that_normalises_itself_are_said_to_be_trained() -> None:
    class Normalising(nn.Module):
        def __init__(self) -> None:
            super().__init__()
            self.register_buffer("mean", torch.tensor([0.4, 0.5, 0.6]).view(1, 3, 1, 1))
            self.register_buffer("std", torch.tensor([0.2, 0.25, 0.3]).view(1, 3, 1, 1))
            self.conv = nn.Conv2d(3, 4, 3, padding=1)

        def forward(self, x: Tensor) -> Tensor:
            return self.conv((x - self.mean) / self.std)

    with pytest.warns(UserWarning, match="the buffer 'mean' that is added becomes a bias"):
        assert ops(brought_in(Normalising(), 3, 8, 6)) == ["conv2d", "scale", "conv2d"]
