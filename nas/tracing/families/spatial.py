"""Padding and enlarging."""

from collections.abc import Sequence

import torch.nn.functional as F
from torch import nn

from nas.layers.modules import Cropped, Enlarged, PaddedChannels, SelectedChannels, ShuffledChannels
from nas.tracing.conversion import Conversion
from nas.tracing.registry import converts_function, converts_module
from nas.tracing.value import Value


@converts_function(F.pad)
def _pad(
    conversion: Conversion, input: object, pad: Sequence[int], mode: str = "constant", value: float | None = None
) -> object:
    sides = list(pad)
    if not any(sides):
        return input
    if mode != "constant" or value:
        raise conversion.refusal("pad", f"mode={mode!r}, value={value}: a layer pads with zeros", "pad with zeros")
    left, right, top, bottom, before, behind = [*sides, *[0] * 6][:6]
    if any(sides[6:]) or before < 0 or behind < 0:
        raise conversion.refusal("pad", f"{sides}: a layer pads height, width and channels, not the batch", CUT)
    found: object = input
    space = {"left": left, "right": right, "top": top, "bottom": bottom}
    for op, fields in (
        ("crop2d", {side: -size for side, size in space.items() if size < 0}),
        ("zero_pad2d", {side: size for side, size in space.items() if size > 0}),
        ("channel_pad", {"before": before, "behind": behind}),
    ):
        if any(fields.values()):
            found = conversion.whole(conversion.add(op, fields, [conversion.image(found, "pad").source]))
    return found


@converts_module(Cropped)
def _cropped(conversion: Conversion, module: Cropped, input: object) -> object:
    return _pad(conversion, input, (-module.left, -module.right, -module.top, -module.bottom))


@converts_module(PaddedChannels)
def _channels_padded(conversion: Conversion, module: PaddedChannels, input: Value) -> object:
    reading = conversion.over_channels(input, 1, "channel_pad")
    fields = {"before": module.before, "behind": module.behind}
    return conversion.whole(conversion.add("channel_pad", fields, [reading.source]))


@converts_module(Enlarged)
def _enlarged(conversion: Conversion, module: Enlarged, input: Value) -> object:
    return _interpolate(conversion, input, None, module.factor, module.mode, module.align_corners)


@converts_module(SelectedChannels)
def _selected(conversion: Conversion, module: SelectedChannels, input: Value) -> Value:
    reading = conversion.over_channels(input, 1, "channel_slice")
    fields = {"start": module.start, "stop": module.stop}
    return conversion.whole(conversion.add("channel_slice", fields, [reading.source]))


@converts_module(ShuffledChannels, nn.ChannelShuffle)
def _shuffled(conversion: Conversion, module: ShuffledChannels | nn.ChannelShuffle, input: Value) -> Value:
    reading = conversion.image(input, "channel_shuffle")
    return conversion.whole(conversion.add("channel_shuffle", {"groups": module.groups}, [reading.source]))


CUT = "pad height, width and channels alone; parts of the channels are taken by indexing, x[:, a:b]"


@converts_module(nn.ZeroPad2d, nn.ConstantPad2d)
def _pad_module(conversion: Conversion, module: nn.ConstantPad2d, input: object) -> object:
    return _pad(conversion, input, module.padding, "constant", float(module.value))


@converts_function(F.interpolate)
def _interpolate(
    conversion: Conversion,
    input: object,
    size: int | Sequence[int] | None = None,
    scale_factor: float | Sequence[float] | None = None,
    mode: str = "nearest",
    align_corners: bool | None = None,
    recompute_scale_factor: bool | None = None,
    antialias: bool = False,
) -> object:
    reading = conversion.image(input, "interpolate")
    height, width = reading.shape[1:]
    given = scale_factor if size is None else size
    pair = (given, given) if isinstance(given, int | float) else tuple(given or ())
    factors = {each / (1 if size is None else side) for each, side in zip(pair, (height, width), strict=True)}
    factor = factors.pop()
    if factors or factor != int(factor) or factor < 1 or antialias or mode not in ("nearest", "bilinear"):
        raise conversion.refusal(
            "interpolate",
            f"from {(height, width)} by {given}, {mode}: a layer enlarges by a whole factor, nearest or bilinear",
        )
    if factor == 1:
        return input
    fields = {"factor": int(factor), "mode": mode, "align_corners": bool(align_corners)}
    return conversion.whole(conversion.add("upsample", fields, [reading.source]))


@converts_module(nn.Upsample)
def _upsample(conversion: Conversion, module: nn.Upsample, input: Value) -> object:
    return _interpolate(conversion, input, module.size, module.scale_factor, module.mode, module.align_corners)
