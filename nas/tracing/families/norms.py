"""The normalisations. Those without weights get ones and zeros."""

from collections.abc import Sequence
from typing import Any

import torch
import torch.nn.functional as F
from torch import nn

from nas.layers.modules import ChannelLayerNorm, ChannelRMSNorm, SafeGroupNorm
from nas.tracing.conversion import Conversion
from nas.tracing.registry import converts_function, converts_module
from nas.tracing.value import Constant, Reading, Value


def _normed(
    conversion: Conversion,
    reading: Reading,
    op: str,
    fields: dict[str, Any],
    weight: Constant | None,
    bias: Constant | None,
    more: dict[str, Constant] | None = None,
) -> Value:
    channels = reading.shape[0]
    if weight is None:
        conversion.notes.append(f"the norm at {conversion.place} gets weights, which are trained")
    tensors = {"weight": torch.ones(channels) if weight is None else weight.numbers}
    if op != "rms_norm":
        tensors["bias"] = torch.zeros(channels) if bias is None else bias.numbers
    tensors |= {key: constant.numbers for key, constant in (more or {}).items()}
    return conversion.replaced(reading, op, fields, tensors, (weight, bias, *(more or {}).values()))


@converts_module(nn.BatchNorm1d, nn.BatchNorm2d, nn.SyncBatchNorm)
def _batch_norm(conversion: Conversion, module: nn.BatchNorm1d | nn.BatchNorm2d, input: object) -> Value:
    if module.running_mean is None or module.running_var is None or module.num_batches_tracked is None:
        raise conversion.refusal(
            "batch_norm", "track_running_stats=False: a layer's eval mode goes by running statistics"
        )
    if module.momentum is None:
        raise conversion.refusal("batch_norm", "momentum=None: a layer's running statistics are exponential averages")
    buffers = {key: conversion.constant(getattr(module, key)) for key in ("running_mean", "running_var")}
    buffers["num_batches_tracked"] = conversion.constant(module.num_batches_tracked)
    fields = {"eps": module.eps, "momentum": module.momentum}
    reading = conversion.over_channels(input, 1, "batch_norm")
    weight, bias = conversion.optional(module.weight), conversion.optional(module.bias)
    return _normed(conversion, reading, "batch_norm", fields, weight, bias, buffers)


@converts_function(F.batch_norm)
def _batch_norm_function(
    conversion: Conversion,
    input: object,
    running_mean: Constant | None,
    running_var: Constant | None,
    weight: Constant | None = None,
    bias: Constant | None = None,
    training: bool = False,
    momentum: float = 0.1,
    eps: float = 1e-5,
) -> Value:
    if running_mean is None or running_var is None:
        raise conversion.refusal("batch_norm", "without running statistics: a layer's eval mode goes by them")
    if not training:
        raise conversion.refusal(
            "batch_norm", "it uses running statistics in train mode too; a layer then uses the batch's"
        )
    counter = Constant("num_batches_tracked", torch.zeros((), dtype=torch.int64), torch.zeros((), dtype=torch.int64))
    more = {"running_mean": running_mean, "running_var": running_var, "num_batches_tracked": counter}
    reading = conversion.over_channels(input, 1, "batch_norm")
    return _normed(conversion, reading, "batch_norm", {"eps": eps, "momentum": momentum}, weight, bias, more)


@converts_function(F.layer_norm, torch.layer_norm)
def _layer_norm(
    conversion: Conversion,
    input: object,
    normalized_shape: Sequence[int],
    weight: Constant | None = None,
    bias: Constant | None = None,
    eps: float = 1e-5,
) -> Value:
    reading = _over_last(conversion, input, normalized_shape, "layer_norm")
    return _normed(conversion, reading, "layer_norm", {"eps": eps}, weight, bias)


@converts_module(nn.LayerNorm)
def _layer_norm_module(conversion: Conversion, module: nn.LayerNorm, input: object) -> Value:
    weight, bias = conversion.optional(module.weight), conversion.optional(module.bias)
    return _layer_norm(conversion, input, module.normalized_shape, weight, bias, module.eps)


@converts_function(F.rms_norm, torch.rms_norm)
def _rms_norm(
    conversion: Conversion,
    input: object,
    normalized_shape: Sequence[int],
    weight: Constant | None = None,
    eps: float | None = None,
) -> Value:
    reading = _over_last(conversion, input, normalized_shape, "rms_norm")
    eps = torch.finfo(torch.float32).eps if eps is None else eps  # what torch takes for float32
    return _normed(conversion, reading, "rms_norm", {"eps": eps}, weight, None)


@converts_module(nn.RMSNorm)
def _rms_norm_module(conversion: Conversion, module: nn.RMSNorm, input: object) -> Value:
    return _rms_norm(conversion, input, module.normalized_shape, conversion.optional(module.weight), module.eps)


@converts_function(F.group_norm, torch.group_norm)
def _group_norm(
    conversion: Conversion,
    input: object,
    num_groups: int,
    weight: Constant | None = None,
    bias: Constant | None = None,
    eps: float = 1e-5,
) -> Value:
    reading = conversion.over_channels(input, 1, "group_norm")
    return _normed(conversion, reading, "group_norm", {"groups": num_groups, "eps": eps}, weight, bias)


@converts_module(nn.GroupNorm, SafeGroupNorm)
def _group_norm_module(conversion: Conversion, module: nn.GroupNorm, input: object) -> Value:
    weight, bias = conversion.optional(module.weight), conversion.optional(module.bias)
    return _group_norm(conversion, input, module.num_groups, weight, bias, module.eps)


@converts_function(F.instance_norm)
def _instance_norm(
    conversion: Conversion,
    input: object,
    running_mean: Constant | None = None,
    running_var: Constant | None = None,
    weight: Constant | None = None,
    bias: Constant | None = None,
    use_input_stats: bool = True,
    momentum: float = 0.1,
    eps: float = 1e-5,
) -> Value:
    """Group norm with a group for each channel."""
    if running_mean is not None or not use_input_stats:
        raise conversion.refusal("instance_norm", "with running statistics: a layer goes by each sample's own")
    reading = conversion.image(input, "instance_norm")
    return _normed(conversion, reading, "group_norm", {"groups": reading.shape[0], "eps": eps}, weight, bias)


@converts_module(nn.InstanceNorm2d)
def _instance_norm_module(conversion: Conversion, module: nn.InstanceNorm2d, input: object) -> Value:
    mean, var = conversion.optional(module.running_mean), conversion.optional(module.running_var)
    weight, bias = conversion.optional(module.weight), conversion.optional(module.bias)
    return _instance_norm(conversion, input, mean, var, weight, bias, eps=module.eps)


@converts_module(ChannelLayerNorm)
def _own_layer_norm(conversion: Conversion, module: ChannelLayerNorm, input: object) -> Value:
    reading = conversion.over_channels(input, 1, "layer_norm")
    weight, bias = conversion.constant(module.weight), conversion.constant(module.bias)
    return _normed(conversion, reading, "layer_norm", {"eps": module.eps}, weight, bias)


@converts_module(ChannelRMSNorm)
def _own_rms_norm(conversion: Conversion, module: ChannelRMSNorm, input: object) -> Value:
    reading = conversion.over_channels(input, 1, "rms_norm")
    return _normed(conversion, reading, "rms_norm", {"eps": module.eps}, conversion.constant(module.weight), None)


def _over_last(conversion: Conversion, input: object, normalized_shape: Sequence[int], op: str) -> Reading:
    if len(normalized_shape) != 1:
        raise conversion.refusal(op, f"over {list(normalized_shape)}: a layer normalises over the channels alone")
    return conversion.over_channels(input, -1, op)


@converts_function(F.local_response_norm)
def _local_response_norm(
    conversion: Conversion, input: object, size: int, alpha: float = 1e-4, beta: float = 0.75, k: float = 1.0
) -> Value:
    reading = conversion.image(input, "local_response_norm")
    fields = {"size": size, "alpha": alpha, "beta": beta, "k": k}
    return conversion.whole(conversion.add("local_response_norm", fields, [reading.source]))


@converts_module(nn.LocalResponseNorm)
def _local_response_norm_module(conversion: Conversion, module: nn.LocalResponseNorm, input: object) -> Value:
    return _local_response_norm(conversion, input, module.size, module.alpha, module.beta, module.k)
