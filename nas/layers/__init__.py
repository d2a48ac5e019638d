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
from nas.layers.base import MAX_DIMENSION, MAX_INPUTS, NAME_PATTERN, Layer, Shape, TensorSpec
from nas.layers.dense import Conv2d, Linear, he
from nas.layers.joins import Add, Concat, Multiply
from nas.layers.node import LAYERS, AnyLayer, Node
from nas.layers.norms import BatchNorm, GroupNorm, LayerNorm, RMSNorm
from nas.layers.pools import AvgPool2d, Flatten, GlobalAvgPool, MaxPool2d

__all__ = [
    "LAYERS",
    "MAX_DIMENSION",
    "MAX_INPUTS",
    "NAME_PATTERN",
    "Add",
    "AnyLayer",
    "AvgPool2d",
    "BatchNorm",
    "Concat",
    "Conv2d",
    "Dropout",
    "Elementwise",
    "Elu",
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
