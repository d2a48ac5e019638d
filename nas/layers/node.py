"""`Node`: any layer, told apart by `op`. A new layer needs its class, and its name here."""

from typing import Annotated, get_args

from pydantic import Field

from nas.layers.activations import (
    Dropout,
    Dropout2d,
    DropPath,
    Elu,
    Gelu,
    Hardsigmoid,
    Hardswish,
    Identity,
    LeakyRelu,
    Mish,
    PRelu,
    Relu,
    Relu6,
    Scale,
    Selu,
    Sigmoid,
    Silu,
    Softplus,
    Tanh,
)
from nas.layers.base import Layer
from nas.layers.dense import Conv2d, Linear, RectangularConv2d
from nas.layers.joins import Add, Blend, Concat, Multiply
from nas.layers.norms import BatchNorm, GroupNorm, LayerNorm, LocalResponseNorm, RMSNorm
from nas.layers.pools import AdaptiveAvgPool2d, AvgPool2d, Flatten, GlobalAvgPool, MaxPool2d
from nas.layers.spatial import ChannelPad, ChannelShuffle, ChannelSlice, Crop2d, Upsample, ZeroPad2d
from nas.layers.tokens import Attention, ClassToken, FirstToken, PositionEmbedding

AnyLayer = (
    Conv2d
    | Linear
    | BatchNorm
    | LayerNorm
    | RMSNorm
    | GroupNorm
    | Relu
    | Relu6
    | LeakyRelu
    | PRelu
    | Gelu
    | Silu
    | Hardswish
    | Elu
    | Tanh
    | Sigmoid
    | Identity
    | MaxPool2d
    | AvgPool2d
    | GlobalAvgPool
    | Flatten
    | Dropout
    | Add
    | Multiply
    | Concat
    | Scale
    | Blend
    | Attention
    | ClassToken
    | PositionEmbedding
    | FirstToken
    | Hardsigmoid
    | Mish
    | Selu
    | Softplus
    | Dropout2d
    | DropPath
    | ChannelSlice
    | ChannelShuffle
    | ZeroPad2d
    | Upsample
    | RectangularConv2d
    | Crop2d
    | ChannelPad
    | LocalResponseNorm
    | AdaptiveAvgPool2d
)

Node = Annotated[AnyLayer, Field(discriminator="op")]

LAYERS: dict[str, type[Layer]] = {layer.model_fields["op"].default: layer for layer in get_args(AnyLayer)}
"""Every op's class."""
