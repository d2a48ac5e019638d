"""Small graphs that mutations have been known to get wrong, and how to compare what two networks compute."""

from __future__ import annotations

from typing import Any

import torch
from torch import Tensor

import nas
from tests.strategies import RANDOM, lived_in

Fields = dict[str, Any]


def graph(shape: tuple[int, ...], **nodes: tuple[Any, ...] | Fields) -> nas.Architecture:
    """An architecture from `name=(op, inputs, fields)`; inputs are separated by spaces; the last is the output."""
    listed = []
    for name, (op, inputs, *rest) in nodes.items():  # type: ignore[misc]
        fields = rest[0] if rest else {}
        listed.append({"name": name, "op": op, "inputs": inputs.split(), **fields})
    return nas.Architecture.model_validate({"input": {"shape": shape}, "nodes": listed, "output": listed[-1]["name"]})


def conv(out: int, kernel_size: int = 3, **fields: Any) -> Fields:
    return {"out_channels": out, "kernel_size": kernel_size, **fields}


def linear(out: int) -> Fields:
    return {"out_features": out}


def network(architecture: nas.Architecture, seed: int = 0) -> nas.Network:
    """With weights as if it had been trained: nothing is at its initial value."""
    return lived_in(nas.Network.initialise(architecture, seed), seed)


def plain() -> nas.Architecture:
    """A convolution, its norm and activation, a pool, and a linear head over positions that are not square."""
    return graph(
        (2, 8, 6),
        conv1=("conv2d", "input", conv(6)),
        bn1=("batch_norm", "conv1"),
        act1=("prelu", "bn1"),
        pool=("max_pool2d", "act1", {"kernel_size": 2}),
        conv2=("conv2d", "pool", conv(4, 3, stride=2, bias=False)),
        act2=("relu", "conv2"),
        flat=("flatten", "act2"),
        fc1=("linear", "flat", linear(7)),
        act3=("gelu", "fc1"),
        fc2=("linear", "act3", linear(3)),
    )


def residual() -> nas.Architecture:
    """Two residual adds on one stream, one behind a per-channel scale, and a squeeze-and-excitation gate."""
    return graph(
        (3, 6, 6),
        stem=("conv2d", "input", conv(4)),
        bn=("batch_norm", "stem"),
        one=("conv2d", "bn", conv(5)),
        act=("silu", "one"),
        two=("conv2d", "act", conv(4, 5)),
        scale=("scale", "two", {"per_channel": True}),
        sum1=("add", "bn scale"),
        mean=("global_avg_pool", "sum1"),
        squeeze=("conv2d", "mean", conv(2, 1)),
        relu=("relu", "squeeze"),
        excite=("conv2d", "relu", conv(4, 1)),
        gate=("sigmoid", "excite"),
        gated=("multiply", "gate sum1"),
        sum2=("add", "gated sum1"),
        flat=("flatten", "sum2"),
        fc=("linear", "flat", linear(3)),
    )


def concats() -> nas.Architecture:
    """Paths of different widths, concatenated with one of them twice, met by a single producer in an add."""
    return graph(
        (2, 5, 5),
        left=("conv2d", "input", conv(3, 1)),
        right=("conv2d", "input", conv(4)),
        act=("relu6", "right"),
        cat=("concat", "left act left"),
        whole=("conv2d", "cat", conv(10)),
        sum=("add", "whole cat"),
        last=("conv2d", "sum", conv(4)),
        mean=("global_avg_pool", "last"),
        flat=("flatten", "mean"),
        fc=("linear", "flat", linear(3)),
    )


def grouped() -> nas.Architecture:
    """Depthwise convolutions with a multiplier, a grouped convolution and group norms."""
    return graph(
        (2, 6, 5),
        conv1=("conv2d", "input", conv(6)),
        depth=("conv2d", "conv1", conv(12, 3, groups=6, dilation=2)),
        norm=("group_norm", "depth", {"groups": 12}),
        act=("hardswish", "norm"),
        conv2=("conv2d", "act", conv(8, 1)),
        norm2=("group_norm", "conv2", {"groups": 2}),
        act2=("gelu", "norm2"),
        group=("conv2d", "act2", conv(12, 3, groups=4)),
        act3=("relu", "group"),
        flat=("flatten", "act3"),
        fc=("linear", "flat", linear(3)),
    )


def norms() -> nas.Architecture:
    """Norms over channels, one of them over a concat."""
    return graph(
        (2, 5, 4),
        conv1=("conv2d", "input", conv(4)),
        ln=("layer_norm", "conv1"),
        act=("elu", "ln"),
        conv2=("conv2d", "act", conv(3)),
        rms=("rms_norm", "conv2"),
        cat=("concat", "act rms"),
        over=("layer_norm", "cat"),
        conv3=("conv2d", "over", conv(5)),
        flat=("flatten", "conv3"),
        fc=("linear", "flat", linear(3)),
    )


def straight() -> nas.Architecture:
    """Convolutions that keep the shape, dilated and grouped; a batch norm behind an activation, and a shared PReLU."""
    return graph(
        (3, 5, 6),
        conv1=("conv2d", "input", conv(4)),
        act1=("relu", "conv1"),
        bn=("batch_norm", "act1"),
        conv2=("conv2d", "bn", conv(4, 3, dilation=2)),
        conv3=("conv2d", "conv2", conv(4, 3, groups=2)),
        act3=("gelu", "conv3"),
        prelu=("prelu", "act3"),
        conv4=("conv2d", "act3", conv(4, 5, bias=False)),
        sum=("add", "conv4 prelu"),
        conv5=("conv2d", "prelu", conv(2, 1)),
        cat=("concat", "conv5 sum"),
        mean=("avg_pool2d", "cat", {"kernel_size": 2}),
        flat=("flatten", "mean"),
        fc=("linear", "flat", linear(3)),
        fc2=("linear", "fc", linear(3)),
    )


def features() -> nas.Architecture:
    """No image at all: linear layers, a residual, batch norm on features, dropout."""
    return graph(
        (7,),
        fc1=("linear", "input", linear(6)),
        bn=("batch_norm", "fc1"),
        act=("leaky_relu", "bn", {"slope": 0.1}),
        drop=("dropout", "act", {"p": 0.3}),
        fc2=("linear", "drop", linear(6)),
        sum=("add", "fc2 act"),
        act2=("tanh", "sum"),
        fc3=("linear", "act2", linear(3)),
    )


def vit() -> nas.Architecture:
    """A pre-norm vision transformer: class token, position embedding, attention, MLP, and the token taken out again."""
    return graph(
        (2, 6, 4),
        patch=("conv2d", "input", conv(6, 2, stride=2, padding=0)),
        token=("class_token", "patch"),
        embed=("position_embedding", "token"),
        ln1=("layer_norm", "embed"),
        attn=("attention", "ln1", {"heads": 2, "key_dim": 3, "value_dim": 3, "out_channels": 6}),
        sum1=("add", "embed attn"),
        ln2=("layer_norm", "sum1"),
        up=("conv2d", "ln2", conv(9, 1)),
        act=("gelu", "up"),
        down=("conv2d", "act", conv(6, 1)),
        sum2=("add", "sum1 down"),
        ln3=("layer_norm", "sum2"),
        first=("first_token", "ln3"),
        flat=("flatten", "first"),
        fc=("linear", "flat", linear(3)),
    )


def tokens() -> nas.Architecture:
    """Attention between convolutions, without bias and with its own scale, behind RMS norms; blends; mean pooling."""
    return graph(
        (2, 4, 5),
        stem=("conv2d", "input", conv(4)),
        rms=("rms_norm", "stem"),
        attn=("attention", "rms", {"heads": 3, "key_dim": 2, "value_dim": 4, "out_channels": 5, "bias": False}),
        act=("silu", "attn"),
        mix=("blend", "attn act", {"per_channel": True}),
        pool=("avg_pool2d", "mix", {"kernel_size": 2}),
        again=("attention", "pool", {"heads": 1, "key_dim": 4, "value_dim": 2, "out_channels": 5, "scale": 0.25}),
        blend=("blend", "pool again"),
        mean=("global_avg_pool", "blend"),
        flat=("flatten", "mean"),
        fc=("linear", "flat", linear(3)),
    )


GRAPHS = {
    build.__name__: build for build in (plain, residual, concats, grouped, norms, straight, features, vit, tokens)
}


def outputs(network: nas.Network, x: Tensor, mode: str, dtype: torch.dtype) -> Tensor:
    module = network.module().to(dtype)
    module.train(mode == "train")
    with torch.no_grad():
        return module(x.to(dtype))


def difference(
    parent: nas.Network, child: nas.Network, mode: str = "eval", dtype: torch.dtype = torch.float64, probes: int = 32
) -> float:
    """The largest difference of their outputs, relative to the scale of the parent's; not the library's own measure."""
    shape = parent.architecture.input.shape
    x = 2 * torch.randn(probes, *shape, generator=torch.Generator().manual_seed(99), dtype=torch.float64)
    expected, found = (outputs(each, x, mode, dtype).double() for each in (parent, child))
    return float((expected - found).abs().max() / expected.abs().max())


def modes(*networks: nas.Network) -> list[str]:
    """Train mode too, unless a dropout makes it random."""
    ops = {node.op for each in networks for node in each.architecture.nodes}
    return ["eval"] if ops & RANDOM else ["eval", "train"]


def same(one: nas.Network, other: nas.Network) -> bool:
    """Bit for bit."""
    return one.to_bytes() == other.to_bytes()
