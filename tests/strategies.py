"""Hypothesis strategies that several rooms' tests share."""

from __future__ import annotations

import math
from typing import Any

import torch
from hypothesis import strategies as st

import nas

Fields = dict[str, Any]
Shape = tuple[int, ...]

ACTIVATIONS: list[Fields] = [
    {"op": op}
    for op in (
        *("relu", "relu6", "prelu", "gelu", "silu", "hardswish", "elu", "tanh", "sigmoid", "identity"),
        *("hardsigmoid", "mish", "selu", "softplus"),
    )
] + [
    {"op": "leaky_relu"},
    {"op": "leaky_relu", "slope": 0.2},
    {"op": "gelu", "approximate": "tanh"},
    {"op": "dropout", "p": 0.25},
    {"op": "drop_path", "p": 0.25},
]
RANDOM = {"dropout", "dropout2d", "drop_path"}
"""Layers that leave train mode to chance."""
NORMS = ("batch_norm", "layer_norm", "rms_norm", "group_norm")


class Builder:
    """A graph that grows node by node; `shapes` has what may be consumed."""

    def __init__(self, draw: st.DrawFn, shape: Shape) -> None:
        self.draw = draw
        self.shapes: dict[str, Shape] = {"input": shape}
        self.nodes: list[Fields] = []

    def node(self, inputs: list[str], fields: Fields) -> str:
        """Appends a node and returns its name."""
        name = f"{fields['op']}{len(self.nodes)}"
        self.nodes.append({"name": name, "inputs": inputs, **fields})
        node = nas.layers.LAYERS[fields["op"]].model_validate(self.nodes[-1])
        self.shapes[name] = node.shape([self.shapes[source] for source in inputs])
        return name

    def one(self, choices: list[Any]) -> Any:
        return self.draw(st.sampled_from(choices))

    def conv(self, source: str, *, keep_space: bool, out: int | None = None) -> str:
        """A dense, grouped or depthwise convolution; `out` fixes its channels."""
        channels, height, width = self.shapes[source]
        groups = self.one([g for g in (1, 1, 2, 3, channels) if channels % g == 0 and (out or g) % g == 0])
        if out is None:
            out = groups * self.draw(st.integers(1, max(1, 6 // groups)))
        fields: Fields = {"op": "conv2d", "out_channels": out, "kernel_size": self.one([1, 3, 3, 5]), "groups": groups}
        if not keep_space:
            fields["stride"] = self.one([1, 1, 2])
            fields["dilation"] = self.one([1, 1, 2])
            fields["padding"] = self.one(["same", "same", 0, 1])
            reach = fields["dilation"] * (fields["kernel_size"] - 1) + 1
            if fields["padding"] != "same" and reach > min(height, width) + 2 * fields["padding"]:
                fields["padding"] = "same"
        if self.draw(st.integers(0, 3)) == 0:
            fields["bias"] = False
        if keep_space and self.draw(st.integers(0, 3)) == 0:
            size, wide = fields["kernel_size"], self.draw(st.booleans())
            kernel, padding = ((1, size), (0, size // 2)) if wide else ((size, 1), (size // 2, 0))
            fields |= {"op": "rectangular_conv2d", "kernel_size": kernel, "padding": padding}
        return self.node([source], fields)

    def norm(self, source: str) -> str:
        """Any norm."""
        shape = self.shapes[source]
        fields: Fields = {"op": self.one(list(NORMS))}
        if fields["op"] == "group_norm":
            legal = [g for g in (1, 2, 3, shape[0]) if shape[0] % g == 0 and math.prod(shape) > g]
            if not legal:
                return source
            fields["groups"] = self.one(legal)
        return self.node([source], fields)

    def act(self, source: str) -> str:
        """Any activation."""
        return self.node([source], self.one(ACTIVATIONS))

    def gate(self, source: str) -> str:
        """Squeeze and excitation: the input times a (channels, 1, 1) made from its means."""
        channels = self.shapes[source][0]
        squeezed = self.node([source], {"op": "global_avg_pool"})
        hidden = self.node([squeezed], {"op": "conv2d", "out_channels": self.one([1, 2, 3]), "kernel_size": 1})
        back = self.node([self.act(hidden)], {"op": "conv2d", "out_channels": channels, "kernel_size": 1})
        gate = self.node([back], {"op": self.one(["sigmoid", "tanh"])})
        return self.node(self.draw(st.permutations([source, gate])), {"op": "multiply"})

    def residual(self, source: str) -> str:
        """source + F(source), the second possibly behind a scale."""
        inner = self.act(self.norm(self.conv(source, keep_space=True)))
        path = self.conv(inner, keep_space=True, out=self.shapes[source][0])
        if self.draw(st.booleans()):
            path = self.node([path], {"op": "scale", "per_channel": self.draw(st.booleans())})
        return self.node(self.draw(st.permutations([source, path])), {"op": "add"})

    def fork(self, source: str) -> str:
        """Two paths over the same space, concatenated."""
        left = self.act(self.conv(source, keep_space=True))
        right = self.conv(source, keep_space=True) if self.draw(st.booleans()) else source
        return self.node([left, right], {"op": "concat"})

    def attention(self, source: str) -> str:
        """Self-attention, on its own or as a residual behind a norm."""
        channels = self.shapes[source][0]
        fields: Fields = {"op": "attention", "heads": self.one([1, 2, 3]), "key_dim": self.one([1, 2, 4])}
        fields["value_dim"] = self.one([fields["key_dim"], 3])
        if self.draw(st.integers(0, 3)) == 0:
            fields |= {"bias": False, "scale": 0.25}
        if self.draw(st.booleans()):
            return self.node([source], {**fields, "out_channels": self.draw(st.integers(1, 6))})
        path = self.node([self.norm(source)], {**fields, "out_channels": channels})
        return self.node([source, path], {"op": "add"})

    def tokens(self, source: str) -> str:
        """A position embedding, perhaps behind a class token that is taken out again behind attention."""
        taken = self.draw(st.booleans())
        if not taken:
            return self.node([source], {"op": "position_embedding"})
        tip = self.node([self.node([source], {"op": "class_token"})], {"op": "position_embedding"})
        return self.node([self.attention(tip)], {"op": "first_token"})

    def blend(self, source: str) -> str:
        """The input and an activation of it, blended."""
        pair = [source, self.act(source)]
        return self.node(pair, {"op": "blend", "per_channel": self.draw(st.booleans())})

    def pool(self, source: str) -> str:
        """A pool that fits, or nothing where space has run out."""
        _, height, width = self.shapes[source]
        if min(height, width) < 2:
            return source
        op = self.one(["max_pool2d", "avg_pool2d"])
        window: list[Fields] = [{"kernel_size": 2}, {"kernel_size": 3, "stride": 1, "padding": 1}]
        if min(height, width) >= 3:
            window.append({"kernel_size": 3, "stride": 2})
        fields = {"op": op, **self.one(window)}
        if self.draw(st.integers(0, 3)) == 0:
            fields |= {"ceil_mode": True} if op == "max_pool2d" else {"count_include_pad": False}
        return self.node([source], fields)

    def framed(self, source: str) -> str:
        """Zeros around the image or beside its channels, or less of it."""
        _, height, width = self.shapes[source]
        kinds: list[Fields] = [{"op": "zero_pad2d", "right": 1, "bottom": 1}, {"op": "dropout2d", "p": 0.25}]
        kinds.append({"op": "channel_pad", "before": self.one([0, 1]), "behind": 2})
        kinds.append({"op": "adaptive_avg_pool2d", "height": self.one([2, 3]), "width": 2})
        if min(height, width) >= 2:
            kinds.append({"op": "crop2d", "top": 1, "right": self.one([0, 1])})
        return self.node([source], self.one(kinds))

    def moved(self, source: str) -> str:
        """Part of the channels beside the others, in another order, with their neighbours, or on a larger image."""
        channels, height, width = self.shapes[source]
        kinds: list[Fields] = [{"op": "local_response_norm", "size": 3, "alpha": 0.5}]
        if channels % 2 == 0:
            kinds = [{"op": "channel_shuffle", "groups": 2}, {"op": "channel_slice", "stop": channels // 2}]
        if max(height, width) <= 4:
            kinds.append({"op": "upsample", "factor": 2, "mode": self.one(["nearest", "bilinear"])})
        fields = self.one(kinds)
        tip = self.node([source], fields)
        if fields["op"] != "channel_slice":
            return tip
        rest = self.node([source], {"op": "channel_slice", "start": channels // 2, "stop": channels})
        return self.node([rest, tip], {"op": "concat"})

    def feature_block(self, source: str) -> str:
        """One step over (features,)."""
        kind = self.one(["linear", "act", "norm", "residual", "concat", "gate", "blend"])
        features = self.shapes[source][0]
        if kind == "act":
            return self.act(source)
        if kind == "norm":
            return self.norm(source)
        if kind == "blend":
            return self.blend(source)
        width = features if kind in ("residual", "gate") else self.draw(st.integers(2, 8))
        out = self.node([source], {"op": "linear", "out_features": width, "bias": self.draw(st.booleans())})
        if kind == "linear":
            return out
        op = {"residual": "add", "concat": "concat", "gate": "multiply"}[kind]
        return self.node([source, self.act(out)], {"op": op})

    def image_block(self, source: str) -> str:
        """One step over (channels, height, width)."""
        convolutional = ["conv", "conv", "act", "norm", "residual", "fork", "gate", "pool", "scale", "blend"]
        kind = self.one([*convolutional, "attention", "tokens", "moved", "moved", "framed", "framed"])
        match kind:
            case "conv":
                return self.conv(source, keep_space=False)
            case "scale":
                return self.node([source], {"op": "scale", "per_channel": self.draw(st.booleans())})
            case _:
                step = {
                    "act": self.act,
                    "norm": self.norm,
                    "residual": self.residual,
                    "fork": self.fork,
                    "gate": self.gate,
                    "pool": self.pool,
                    "blend": self.blend,
                    "attention": self.attention,
                    "tokens": self.tokens,
                    "moved": self.moved,
                    "framed": self.framed,
                }[kind]
                return step(source)

    def block(self, source: str) -> str:
        return self.image_block(source) if len(self.shapes[source]) == 3 else self.feature_block(source)

    def head(self, classes: int) -> str:
        """Joins every loose end into (classes,)."""
        consumed = {name for node in self.nodes for name in node["inputs"]}
        ends = []
        for name in [name for name in self.shapes if name not in consumed]:
            if len(self.shapes[name]) == 3:
                if math.prod(self.shapes[name]) > 200 or self.draw(st.booleans()):
                    name = self.node([name], {"op": "global_avg_pool"})
                name = self.node([name], {"op": "flatten"})
            ends.append(name)
        joined = ends[0] if len(ends) == 1 else self.node(ends, {"op": "concat"})
        return self.node([joined], {"op": "linear", "out_features": classes})


@st.composite
def architecture_documents(draw: st.DrawFn, max_blocks: int = 6, classes: int = 3) -> Fields:
    """The JSON of a random legal architecture that ends in a linear layer.

    Small (about 6 channels, 8 x 8 positions), with residual adds, concats, gates, several consumers of one tensor,
    grouped and depthwise convolutions, every norm and activation, pools, flatten and linear layers, attention, class
    tokens, position embeddings and blends.
    """
    image = st.tuples(st.integers(1, 4), st.integers(4, 8), st.integers(4, 8))
    shape: Shape = draw(st.one_of(image, image, image, st.tuples(st.integers(2, 8))))
    builder = Builder(draw, shape)
    tip = builder.block("input")
    for _ in range(draw(st.integers(0, max_blocks - 1))):
        # Mostly on from the tip; now and then from anywhere, which leaves a loose end for the head to join.
        elsewhere = draw(st.integers(0, 4)) == 0
        tip = builder.block(builder.one(list(builder.shapes)) if elsewhere else tip)
    output = builder.head(classes)
    return {"input": {"shape": list(shape)}, "nodes": builder.nodes, "output": output}


def architectures(max_blocks: int = 6, classes: int = 3) -> st.SearchStrategy[nas.Architecture]:
    """A random legal architecture; see `architecture_documents`."""
    return architecture_documents(max_blocks, classes).map(nas.Architecture.model_validate)


def lived_in(network: nas.Network, seed: int) -> nas.Network:
    """The network as if it had been trained: no gate is zero, no norm is neutral, no two channels are alike."""
    generator = torch.Generator().manual_seed(seed)
    weights = {}
    for key, tensor in network.weights.items():
        op = network.architecture.node(key.partition(".")[0]).op
        noise = torch.randn(tensor.shape, generator=generator) if tensor.is_floating_point() else torch.zeros(())
        if key.endswith("running_var"):
            weights[key] = tensor * (0.5 + noise.abs())
        elif not tensor.is_floating_point():
            weights[key] = tensor + 7
        elif op in ("conv2d", "linear", "attention") and key.endswith("weight"):
            weights[key] = tensor
        else:
            weights[key] = tensor + 0.3 * noise
    return nas.Network(network.architecture, weights)


@st.composite
def networks(draw: st.DrawFn, max_blocks: int = 6, classes: int = 3) -> nas.Network:
    """A random legal architecture with `lived_in` weights."""
    seed = draw(st.integers(0, 2**16))
    return lived_in(nas.Network.initialise(draw(architectures(max_blocks, classes)), seed), seed)
