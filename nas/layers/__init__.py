"""The layers: one class an op with its fields, its shape rule, its torch module and its cost; one file a family."""

from nas.layers.activations import (
    Dropout,
    Elementwise,
    Elu,
    Gelu,
    Hardswish,
    Identity,
    LeakyRelu,
    PRelu,
    Relu,
    Relu6,
    Scale,
    Sigmoid,
    Silu,
    Tanh,
)
from nas.layers.base import MAX_DIMENSION, MAX_INPUTS, NAME_RULE, Layer, Shape, TensorSpec
from nas.layers.dense import Conv2d, Linear, he
from nas.layers.joins import Add, Blend, Concat, Multiply
from nas.layers.node import LAYERS, AnyLayer, Node
from nas.layers.norms import BatchNorm, GroupNorm, LayerNorm, RMSNorm
from nas.layers.pools import AvgPool2d, Flatten, GlobalAvgPool, MaxPool2d
from nas.layers.tokens import Attention, ClassToken, FirstToken, PositionEmbedding

__all__ = [
    "LAYERS",
    "MAX_DIMENSION",
    "MAX_INPUTS",
    "NAME_RULE",
    "Add",
    "AnyLayer",
    "Attention",
    "AvgPool2d",
    "BatchNorm",
    "Blend",
    "ClassToken",
    "Concat",
    "Conv2d",
    "Dropout",
    "Elementwise",
    "Elu",
    "FirstToken",
    "Flatten",
    "Gelu",
    "GlobalAvgPool",
    "GroupNorm",
    "Hardswish",
    "Identity",
    "Layer",
    "LayerNorm",
    "LeakyRelu",
    "Linear",
    "MaxPool2d",
    "Multiply",
    "Node",
    "PRelu",
    "PositionEmbedding",
    "RMSNorm",
    "Relu",
    "Relu6",
    "Scale",
    "Shape",
    "Sigmoid",
    "Silu",
    "Tanh",
    "TensorSpec",
    "he",
]
