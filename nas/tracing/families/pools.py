"""Pools over windows, and means over all positions."""

from collections.abc import Sequence

import torch
import torch.nn.functional as F
from torch import nn

from nas.layers.modules import AdaptiveMean, MeanPool
from nas.tracing.conversion import Conversion
from nas.tracing.families.dense import Pair, equal
from nas.tracing.registry import converts_function, converts_method, converts_module
from nas.tracing.value import Value, same


def _pool(
    conversion: Conversion,
    input: object,
    op: str,
    kernel_size: Pair,
    stride: Pair | None,
    padding: Pair,
    ceil: bool,
    **more: bool,
) -> Value:
    fields = {
        "kernel_size": equal(conversion, op, "kernel_size", kernel_size),
        "stride": equal(conversion, op, "stride", kernel_size if stride in (None, [], ()) else stride),
        "padding": equal(conversion, op, "padding", padding),
        **more,
    }
    reading = conversion.image(input, op)
    window, step, pad = fields["kernel_size"], fields["stride"], fields["padding"]
    if ceil and any((size + 2 * pad - window) % step for size in reading.shape[1:]):
        fields["ceil_mode"] = True
    return conversion.whole(conversion.add(op, fields, [reading.source]))


@converts_function(F.max_pool2d, torch.max_pool2d)
def _max_pool2d(
    conversion: Conversion,
    input: object,
    kernel_size: Pair,
    stride: Pair | None = None,
    padding: Pair = 0,
    dilation: Pair = 1,
    ceil_mode: bool = False,
    return_indices: bool = False,
) -> Value:
    if return_indices or equal(conversion, "max_pool2d", "dilation", dilation) != 1:
        raise conversion.refusal("max_pool2d", "with dilation or indices: no layer has them")
    return _pool(conversion, input, "max_pool2d", kernel_size, stride, padding, ceil_mode)


@converts_module(nn.MaxPool2d)
def _max_pool2d_module(conversion: Conversion, module: nn.MaxPool2d, input: object) -> Value:
    return _max_pool2d(
        conversion,
        input,
        module.kernel_size,
        module.stride,
        module.padding,
        module.dilation,
        module.ceil_mode,
        module.return_indices,
    )


@converts_function(F.avg_pool2d)
def _avg_pool2d(
    conversion: Conversion,
    input: object,
    kernel_size: Pair,
    stride: Pair | None = None,
    padding: Pair = 0,
    ceil_mode: bool = False,
    count_include_pad: bool = True,
    divisor_override: int | None = None,
) -> Value:
    if divisor_override is not None:
        raise conversion.refusal(
            "avg_pool2d", f"divisor_override={divisor_override}: a layer divides by the window's size"
        )
    more = (
        {}
        if count_include_pad or not equal(conversion, "avg_pool2d", "padding", padding)
        else {"count_include_pad": False}
    )
    reading = conversion.image(input, "avg_pool2d")
    if ceil_mode and padding in (0, (0, 0)) and stride in (None, kernel_size, [], ()):
        window = (kernel_size, kernel_size) if isinstance(kernel_size, int) else tuple(kernel_size)
        if all(size >= have for size, have in zip(window, reading.shape[1:], strict=True)):
            return _global(conversion, input)  # one window, and what lies in the image counts
    if not isinstance(kernel_size, int) and len(set(kernel_size)) > 1 and tuple(kernel_size) == reading.shape[1:]:
        return _global(conversion, input)
    return _pool(conversion, input, "avg_pool2d", kernel_size, stride, padding, ceil_mode, **more)


@converts_module(nn.AvgPool2d, MeanPool)
def _avg_pool2d_module(conversion: Conversion, module: nn.AvgPool2d, input: object) -> Value:
    return _avg_pool2d(
        conversion,
        input,
        module.kernel_size,
        module.stride,
        module.padding,
        module.ceil_mode,
        module.count_include_pad,
        module.divisor_override,
    )


@converts_function(F.adaptive_avg_pool2d)
def _adaptive_avg_pool2d(
    conversion: Conversion, input: object, output_size: int | Sequence[int | None] | None
) -> object:
    reading = conversion.image(input, "adaptive_avg_pool2d")
    sizes = (output_size, output_size) if output_size is None or isinstance(output_size, int) else tuple(output_size)
    space = reading.shape[1:]
    wanted = tuple(have if size is None else size for size, have in zip(sizes, space, strict=True))
    if wanted == (1, 1):
        return _global(conversion, input)
    if wanted == space:
        return input
    windows = {have // size for size, have in zip(wanted, space, strict=True)}
    if any(have % size for size, have in zip(wanted, space, strict=True)) or len(windows) > 1:
        fields = {"height": wanted[0], "width": wanted[1]}
        return conversion.whole(conversion.add("adaptive_avg_pool2d", fields, [reading.source]))
    return _pool(conversion, input, "avg_pool2d", windows.pop(), None, 0, False)


@converts_module(nn.AdaptiveAvgPool2d)
def _adaptive_avg_pool2d_module(conversion: Conversion, module: nn.AdaptiveAvgPool2d, input: object) -> object:
    return _adaptive_avg_pool2d(conversion, input, module.output_size)


@converts_module(AdaptiveMean)
def _adaptive_mean(conversion: Conversion, module: AdaptiveMean, input: object) -> Value:
    reading = conversion.image(input, "adaptive_avg_pool2d")
    fields = {"height": module.height, "width": module.width}
    return conversion.whole(conversion.add("adaptive_avg_pool2d", fields, [reading.source]))


@converts_function(F.adaptive_max_pool2d)
def _adaptive_max_pool2d(
    conversion: Conversion, input: object, output_size: int | Sequence[int | None] | None, return_indices: bool = False
) -> Value:
    reading = conversion.image(input, "adaptive_max_pool2d")
    sizes = (output_size, output_size) if output_size is None or isinstance(output_size, int) else tuple(output_size)
    space = reading.shape[1:]
    if return_indices or sizes != (1, 1) or space[0] != space[1]:
        raise conversion.refusal("adaptive_max_pool2d", f"from {space} to {sizes}: a layer takes squares to one number")
    return _pool(conversion, input, "max_pool2d", space[0], None, 0, False)


@converts_module(nn.AdaptiveMaxPool2d)
def _adaptive_max_pool2d_module(conversion: Conversion, module: nn.AdaptiveMaxPool2d, input: object) -> Value:
    return _adaptive_max_pool2d(conversion, input, module.output_size, module.return_indices)


def _global(conversion: Conversion, input: object) -> Value:
    reading = conversion.image(input, "global_avg_pool")
    return conversion.whole(conversion.add("global_avg_pool", {}, [reading.source]))


@converts_function(torch.sum)
@converts_method("sum")
def _sum(conversion: Conversion, input: Value, dim: int | Sequence[int] | None = None, keepdim: bool = False) -> Value:
    """The sum over all positions: their mean, times their number."""
    found = _mean(conversion, input, dim, keepdim)
    return conversion.times(found, input.index.numel() / found.index.numel())


@converts_function(torch.mean)
@converts_method("mean")
def _mean(conversion: Conversion, input: Value, dim: int | Sequence[int] | None = None, keepdim: bool = False) -> Value:
    """The mean over all positions: dimensions 2 and 3 of an image, dimension 1 of tokens."""
    reading = conversion.read(input, "mean")
    dimensions = reading.index.dim() + 1
    given = range(dimensions) if dim is None else (dim,) if isinstance(dim, int) else dim
    axes = sorted(each % dimensions for each in given)
    if len(reading.shape) == 1 or 0 in axes:
        raise conversion.refusal("mean", f"over dimensions {axes}: a layer takes the mean over all positions alone")
    kept = [axis for axis in range(1, dimensions) if axis not in axes]
    groups = reading.index.permute([axis - 1 for axis in (*kept, *axes)])
    groups = groups.reshape(*groups.shape[: len(kept)], -1)  # (what is kept, what a mean is taken over)
    channels = groups // reading.size
    if groups.shape[-1] != reading.size or not same(channels, channels[..., :1]):
        raise conversion.refusal(
            "mean",
            f"over dimensions {axes} of {[conversion.batch, *reading.index.shape]}, which are not all the positions of "
            f"{reading.source!r} {reading.shape}",
        )
    index = channels[..., 0]
    if keepdim:
        index = index.reshape([1 if axis in axes else reading.index.shape[axis - 1] for axis in range(1, dimensions)])
    return conversion.value(conversion.add("global_avg_pool", {}, [reading.source]), index)
