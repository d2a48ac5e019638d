"""torch's own transformer encoder, as the layers that it is made of."""

import operator
from typing import Any

from torch import nn

from nas.tracing.conversion import Conversion
from nas.tracing.registry import converts_module


@converts_module(nn.TransformerEncoderLayer)
def _layer(
    conversion: Conversion,
    module: nn.TransformerEncoderLayer,
    src: object,
    src_mask: None = None,
    src_key_padding_mask: None = None,
    is_causal: bool = False,
) -> object:
    if src_mask is not None or src_key_padding_mask is not None or is_causal:
        raise conversion.refusal("transformer encoder", "with a mask: no layer has one")

    def call(name: str, *args: Any, **kwargs: Any) -> Any:
        return conversion.call_child(module, name, *args, **kwargs)

    def attend(x: object) -> object:
        return call("dropout1", call("self_attn", x, x, x, need_weights=False)[0])

    def think(x: object) -> object:
        hidden = call("linear1", x)
        if isinstance(module.activation, nn.Module):
            hidden = call("activation", hidden)
        else:
            hidden = _function(conversion, module.activation, hidden)
        return call("dropout2", call("linear2", call("dropout", hidden)))

    if module.norm_first:
        src = _function(conversion, operator.add, src, attend(call("norm1", src)))
        return _function(conversion, operator.add, src, think(call("norm2", src)))
    src = call("norm1", _function(conversion, operator.add, src, attend(src)))
    return call("norm2", _function(conversion, operator.add, src, think(src)))


@converts_module(nn.TransformerEncoder)
def _encoder(
    conversion: Conversion,
    module: nn.TransformerEncoder,
    src: object,
    mask: None = None,
    src_key_padding_mask: None = None,
    is_causal: bool | None = None,
) -> object:
    if mask is not None or src_key_padding_mask is not None or is_causal:
        raise conversion.refusal("transformer encoder", "with a mask: no layer has one")
    for number in range(len(module.layers)):
        src = conversion.call_child(module, f"layers.{number}", src)
    return src if module.norm is None else conversion.call_child(module, "norm", src)


def _function(conversion: Conversion, function: object, *args: object) -> Any:
    """Convert a function that the present module calls itself."""
    outer, conversion.place = conversion.place, conversion.place._replace(leaf=False)
    result = conversion.call_function(function, *args)
    conversion.place = outer
    return result
