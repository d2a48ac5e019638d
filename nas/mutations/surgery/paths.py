"""New paths beside a layer, with its output's shape; each ends in zeros, so it adds nothing.

Each function adds the path's nodes and returns the name of its end, which is to be added to the layer's output.
"""

from nas.layers import Conv2d, GlobalAvgPool, Linear, Multiply, Scale
from nas.mutations.surgery.choices import Activation, Gate, PoolKind, add_gated
from nas.mutations.surgery.edit import Edit
from nas.mutations.surgery.parts import activation, dense, grown, pool


def dense_path(
    edit: Edit, node: Conv2d | Linear, kernel_size: int | None, hidden: int, op: Activation, gate: Gate | None
) -> str:
    """A dense layer with the node's reach and stride, an activation, a 1x1 layer."""
    names = edit.names
    if isinstance(node, Conv2d):
        size = kernel_size or node.kernel_size
        first = edit.add(grown(node, size, name=names.name("in"), out_channels=hidden, groups=1, bias=True))
    else:
        first = edit.add(dense(names.name("in"), node.inputs[0], edit.shapes[node.inputs[0]], hidden))
    return _pointwise(edit, node, edit.add(activation(names.name(op), first, op)), gate)


def separable_path(edit: Edit, node: Conv2d, kernel_size: int, op: Activation, gate: Gate | None) -> str:
    """A depthwise convolution with the node's reach and stride, an activation, a 1x1 convolution (MobileNet's)."""
    names, channels = edit.names, edit.shapes[node.inputs[0]][0]
    wide = grown(node, kernel_size, name=names.name("depth"), out_channels=channels, groups=channels, bias=True)
    return _pointwise(edit, node, edit.add(activation(names.name(op), edit.add(wide), op)), gate)


def pooled_path(edit: Edit, node: Conv2d, kind: PoolKind, gate: Gate | None) -> str:
    """A pool with the node's reach and stride, a 1x1 convolution (an inception module's)."""
    size, padding = window(node)
    wide = pool(edit.names.name(kind), node.inputs[0], kind, size, stride=node.stride, padding=padding)
    return _pointwise(edit, node, edit.add(wide), gate)


def squeezed_path(edit: Edit, node: Conv2d, hidden: int, op: Activation, gate: Gate | None) -> str:
    """The node's output times what its means say about its channels (squeeze and excitation, arXiv 1709.01507).

    Behind a gate that is a scale the factors are a sigmoid's, as in the paper; where the last layer itself is zero,
    they have to be zero at first, and are those of the hyperbolic tangent.
    """
    names, shape = edit.names, edit.shapes[node.name]
    mean = edit.add(GlobalAvgPool(name=names.name("mean"), inputs=(node.name,)))
    squeeze = edit.add(dense(names.name("squeeze"), mean, edit.shapes[mean], hidden))
    active = edit.add(activation(names.name(op), squeeze, op))
    out = dense(names.name("out"), active, edit.shapes[active], shape[0])
    silent = gate is not Gate.SCALE
    excite = edit.add_silent(out) if silent else edit.add(out)
    factors = edit.add(activation(names.name("excite"), excite, "tanh" if silent else "sigmoid"))
    last = edit.add(Multiply(name=names.name("product"), inputs=(node.name, factors)))
    return last if silent else edit.add_silent(Scale(name=names.name("gate"), inputs=(last,)))


def window(node: Conv2d) -> tuple[int, int]:
    """Size and padding of a pool that reaches as far as the convolution, and at least over its neighbours."""
    reach = node.dilation * (node.kernel_size - 1) + 1
    return (reach, node.pad) if reach > 1 else (3, node.pad + 1)


def _pointwise(edit: Edit, node: Conv2d | Linear, source: str, gate: Gate | None) -> str:
    """The path's last layer, and what is zero."""
    out = dense(edit.names.name("out"), source, edit.shapes[source], edit.shapes[node.name][0])
    return add_gated(edit, out, gate)
