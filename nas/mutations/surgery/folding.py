"""Merging two layers: a batch norm into the layer in front, or two products without an activation between."""

import torch
from torch import Tensor

from nas.architecture import INPUT, Architecture
from nas.errors import NoSite
from nas.layers import BatchNorm, Conv2d, Layer, Linear
from nas.network import Network

Product = Conv2d | Linear


def in_front(architecture: Architecture, node: Layer) -> Product | None:
    """The convolution or linear layer that only this node reads; None if there is none."""
    name = node.inputs[0]
    if name in (INPUT, architecture.output) or architecture.consumers(name) != [(node.name, 0)]:
        return None
    front = architecture.node(name)
    return front if isinstance(front, Product) else None


def unfoldable(architecture: Architecture, node: Layer) -> str | None:
    """The reason why this layer cannot be merged into the one in front; None if it can."""
    if in_front(architecture, node) is None:
        return f"what it reads, {node.inputs[0]!r}, is not a convolution or linear layer that it alone reads"
    return None


def fold(network: Network, norm: BatchNorm) -> Network:
    """Fold the norm into the layer in front; the same function in eval mode, up to rounding."""
    front = in_front(network.architecture, norm)
    assert front is not None
    weight, bias = _tensors(network, front)
    shift, factor, mean, variance = (
        network.weights[f"{norm.name}.{key}"].double() for key in ("bias", "weight", "running_mean", "running_var")
    )
    # (W x + b - mean) * f + shift = (f W) x + ((b - mean) f + shift), with f = weight / sqrt(var + eps), (out,).
    factor = factor / torch.sqrt(variance + norm.eps)
    weight = weight * factor.view(-1, *[1] * (weight.dim() - 1))
    return _joined(network, front.model_copy(update={"bias": True}), norm, weight, (bias - mean) * factor + shift)


def uncollapsible(architecture: Architecture, node: Product) -> str | None:
    """The reason why no weights make this layer the identity or mergeable with the one in front; None if some do."""
    return None if _identity_shaped(architecture, node) else _unjoinable(architecture, node)


def collapse(network: Network, node: Product, *, rounded: bool) -> Network:
    """Remove this layer: drop it if it is the identity, else multiply it into the layer in front.

    Raises NoSite if the weights do not permit it; unless `rounded`, also if float32 would round what is multiplied out.
    """
    architecture = network.architecture
    weight, offset = _tensors(network, node)
    if _identity_shaped(architecture, node) and _is_identity(node, weight, offset):
        if (node.inputs[0], node.name) == (INPUT, architecture.output):
            raise NoSite(f"{node.name!r} is the identity, but without it the network would be empty")
        return _without(network, node, dict(network.weights), {})
    reason = _unjoinable(architecture, node)
    if reason is not None:
        raise NoSite(f"{node.name!r} is not the identity, and cannot become one with {node.inputs[0]!r}: {reason}")
    front = in_front(architecture, node)
    assert front is not None
    joined, weight, bias, exact = _multiplied(network, front, node)
    if not (rounded or exact):
        raise NoSite(f"{front.name!r} times {node.name!r} would be rounded in float32; collapse_rounded permits that")
    if front.bias or node.bias:
        return _joined(network, joined.model_copy(update={"bias": True}), node, weight, bias)
    return _joined(network, joined.model_copy(update={"bias": False}), node, weight, None)


def _identity_shaped(architecture: Architecture, node: Product) -> bool:
    same = architecture.shapes[node.name] == architecture.shapes[node.inputs[0]]
    return same and (isinstance(node, Linear) or _may_be_pointwise(node))


def _unjoinable(architecture: Architecture, node: Product) -> str | None:
    """The reason why this layer cannot be merged into the one in front, whatever their weights; None if it can."""
    front = in_front(architecture, node)
    if front is None:
        return unfoldable(architecture, node)
    kernels = {1}
    if isinstance(front, Conv2d) and isinstance(node, Conv2d):
        if front.groups > 1 or node.groups > 1:
            return "one of the two is grouped, and together they would be one dense layer"
        pairs = ((node, front), (front, node))
        kernels = {other.kernel_size for pointwise, other in pairs if _may_be_pointwise(pointwise)}
        if not kernels:
            return "neither of the two could be pointwise, and two kernels in a row make a larger one"
    two = sum(each.parameters(architecture.input_shapes(each.name)) for each in (front, node))
    one = architecture.shapes[front.inputs[0]][0] * architecture.shapes[node.name][0] * min(kernels) ** 2
    return f"one layer in their place would have {one} weights, the two have {two}" if one > two else None


def _may_be_pointwise(node: Conv2d) -> bool:
    """Whether this is a matrix product at each position if all weights around its centre are zero."""
    odd = node.kernel_size % 2 == 1
    return odd and node.stride == node.groups == 1 and node.pad == node.dilation * (node.kernel_size - 1) // 2


def _matrix(node: Product, weight: Tensor) -> Tensor | None:
    """The matrix (out, in) if the layer multiplies each position by one, else None."""
    if isinstance(node, Linear):
        return weight
    centre = (node.kernel_size - 1) // 2
    matrix = weight[:, :, centre, centre]
    return matrix if _may_be_pointwise(node) and weight.count_nonzero() == matrix.count_nonzero() else None


def _is_identity(node: Product, weight: Tensor, bias: Tensor) -> bool:
    matrix = _matrix(node, weight)
    return matrix is not None and torch.equal(matrix, torch.eye(len(matrix)).double()) and not bias.any()


def _multiplied(network: Network, front: Product, node: Product) -> tuple[Product, Tensor, Tensor, bool]:
    """The merged layer, its weight and bias in float64, and whether float32 holds them without rounding."""
    (first, shift), (second, offset) = _tensors(network, front), _tensors(network, node)
    matrix = _matrix(node, second)
    if matrix is not None:
        out = {"out_features": len(matrix)} if isinstance(front, Linear) else {"out_channels": len(matrix)}
        weight, exact = _product(matrix, first.flatten(1))
        bias, exact_bias = _product(torch.cat([matrix, offset[:, None]], 1), torch.cat([shift, torch.ones(1)])[:, None])
        return front.model_copy(update=out), weight.view(-1, *first.shape[1:]), bias[:, 0], exact and exact_bias
    matrix = _matrix(front, first)
    if matrix is None:
        raise NoSite(f"neither {front.name!r} nor {node.name!r} is pointwise: both have weights around their centres")
    assert isinstance(node, Conv2d)
    # At the border the second layer reads padded zeros, where the first one's bias is missing: no single bias fits.
    if node.pad and shift.any():
        raise NoSite(f"the bias of {front.name!r} ends at the zeros around what {node.name!r} reads")
    taps = second.transpose(1, -1)  # (out, k, k, channels between), rows and columns exchanged
    weight, exact = _product(taps.flatten(0, 2), matrix)
    weight = weight.view(*taps.shape[:3], -1).transpose(1, -1)
    # The second layer sums its taps over the first one's bias, (in * k * k,), and adds its own: one dot product each.
    read = torch.cat([shift.repeat_interleave(node.kernel_size**2), torch.ones(1)])
    bias, exact_bias = _product(torch.cat([second.flatten(1), offset[:, None]], 1), read[:, None])
    joined = node.model_copy(update={"name": front.name, "inputs": front.inputs})
    return joined, weight, bias[:, 0], exact and exact_bias


def _product(left: Tensor, right: Tensor) -> tuple[Tensor, bool]:
    """The matrix product in float64, and whether it is exact there and in float32. Factors hold float32 values."""
    full = left @ right
    # Cheap test first: a product that float32 cannot hold is not exact, however float64 got there.
    if not (full.float().double() == full).all():
        return full, False
    total = torch.zeros_like(full)
    for column, row in zip(left.T, right, strict=True):
        term = torch.outer(column, row)  # Two numbers of 24 digits: exact.
        # Knuth's two-sum: the bracket is the exact rounding error of total + term.
        new = total + term
        part = new - total
        if ((total - (new - part)) + (term - part)).any():
            return full, False
        total = new
    return total, bool((total.float().double() == total).all())


def _tensors(network: Network, node: Product) -> tuple[Tensor, Tensor]:
    """Weight (out, in, ...) and bias (out,) in float64; zeros if it has no bias."""
    weight = network.weights[f"{node.name}.weight"].double()
    bias = network.weights.get(f"{node.name}.bias")
    return weight, weight.new_zeros(len(weight)) if bias is None else bias.double()


def _joined(network: Network, layer: Product, gone: Layer, weight: Tensor, bias: Tensor | None) -> Network:
    """The network with `layer` in place of the node of its name and of `gone` behind it."""
    weights = {key: tensor for key, tensor in network.weights.items() if not key.startswith(f"{layer.name}.")}
    weights[f"{layer.name}.weight"] = weight.float()
    if bias is not None:
        weights[f"{layer.name}.bias"] = bias.float()
    child = _without(network, gone, weights, {layer.name: layer})
    before, now = network.architecture.parameters, child.architecture.parameters
    if now > before:
        raise NoSite(f"one layer in the place of {layer.name!r} and {gone.name!r} makes {now} parameters of {before}")
    return child


def _without(network: Network, gone: Layer, weights: dict[str, Tensor], new: dict[str, Product]) -> Network:
    """The network without `gone`: its consumers read its input, with these weights and new nodes."""
    architecture, source = network.architecture, gone.inputs[0]
    nodes = []
    for node in architecture.nodes:
        if node.name != gone.name:
            inputs = tuple(source if name == gone.name else name for name in node.inputs)
            nodes.append(new.get(node.name, node).model_copy(update={"inputs": inputs}))
    output = source if architecture.output == gone.name else architecture.output
    left = {key: tensor for key, tensor in weights.items() if not key.startswith(f"{gone.name}.")}
    return Network(architecture.model_copy(update={"nodes": tuple(nodes), "output": output}), left)
