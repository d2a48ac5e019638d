"""A trained network for other data: a new last layer, other channels, another image size, and its own statistics."""

from collections.abc import Sequence
from dataclasses import replace

import torch
from torch import Tensor

from nas.architecture import INPUT, Architecture, Input
from nas.data.dataset import Dataset, Split
from nas.data.normalisation import Normalisation
from nas.errors import ArchitectureError, DatasetError
from nas.layers import AnyLayer, Shape
from nas.layers.dense import Convolution, Linear
from nas.network import Network

HEAD_DEVIATION = 0.01
"""Of a new head's weights: the first outputs are nearly equal, and gradients still reach the layers before it."""

FEWEST, MOST = 0.05, 20.0
"""Between these lies the deviation of a training split that is normalised in its own units."""


def adapt(
    network: Network, *, classes: int | None = None, input_shape: Sequence[int] | None = None, seed: int = 0
) -> Network:
    """The network with a new last layer for `classes`, and for inputs of `input_shape`; all other weights stay.

    The new layer starts from small weights drawn with `seed`, and zero biases. A first convolution that gets one
    channel adds its kernels up, as if the grey image were in every channel; one that gets several others repeats them.
    The size of the image may change where no weight depends on it. Raises ArchitectureError, with what to do.
    """
    target = adapted(network.architecture, classes, input_shape)
    fresh = None if classes is None else head_of(network.architecture)
    weights = {}
    for key, spec in target.tensors.items():
        node, _, parameter = key.partition(".")
        if node == fresh:
            weights[key] = _small(spec.shape, seed) if parameter == "weight" else torch.zeros(spec.shape)
        elif spec.shape != network.weights[key].shape:
            weights[key] = _for_channels(network.weights[key], spec.shape[1])
        else:
            weights[key] = network.weights[key]
    return Network(target, weights)


def adapted(
    architecture: Architecture, classes: int | None = None, input_shape: Sequence[int] | None = None
) -> Architecture:
    """The architecture that `adapt` gives; raises ArchitectureError, with what to do."""
    head = None if classes is None else head_of(architecture)
    shape = architecture.input.shape if input_shape is None else tuple(input_shape)
    if len(shape) != len(architecture.input.shape):
        raise ArchitectureError(
            INPUT, f"it takes {architecture.input.shape}, which cannot become {shape}: images and features differ"
        )
    stem = {INPUT} if shape[:1] == architecture.input.shape[:1] else {INPUT, *_stem(architecture)}
    nodes = [_resized(node, classes) if node.name == head else node for node in architecture.nodes]
    target = Architecture(input=Input(shape=shape), nodes=tuple(nodes), output=architecture.output)
    before = architecture.tensors
    for key, spec in target.tensors.items():
        node = key.partition(".")[0]
        if spec.shape != before[key].shape and node != head and node not in stem:
            raise ArchitectureError(
                node,
                f"its weights are for inputs of {architecture.input.shape}, not of {shape}; "
                f"resize the images to {'×'.join(map(str, architecture.input.shape[1:]))}",
            )
    gives = target.shapes[target.output]
    if head is not None and gives != (classes,):
        raise ArchitectureError(
            target.output,
            f"with {classes} outputs of {head!r} it gives {gives}, not ({classes},): positions are flattened behind "
            "the last layer; bring a network that ends in a linear layer",
        )
    return target


def head_of(architecture: Architecture) -> str:
    """The last linear layer or convolution, whose outputs are the classes; raises ArchitectureError without one."""
    name = architecture.output
    while not isinstance(node := architecture.node(name), Convolution | Linear):
        inputs = architecture.input_shapes(name)
        gives = architecture.shapes[name]
        if len(inputs) != 1 or node.tensors(inputs) or gives[0] != inputs[0][0] or node.inputs[0] == INPUT:
            raise ArchitectureError(
                name,
                f"the network ends in this {node.op}, not in one linear layer or convolution whose outputs are the "
                "classes, so its head cannot be replaced; upload it without this layer, or with a linear layer behind",
            )
        name = node.inputs[0]
        _require_alone(architecture, name)
    if isinstance(node, Convolution) and node.groups != 1:
        raise ArchitectureError(
            name, f"it is a convolution in {node.groups} groups, which cannot be a new head; use groups=1"
        )
    return name


def _require_alone(architecture: Architecture, name: str) -> None:
    readers = architecture.consumers(name)
    if len(readers) != 1:
        raise ArchitectureError(
            name,
            f"{len(readers)} layers read it, so that it is not the head alone; upload the network with a linear layer "
            "behind them",
        )


def _resized(node: AnyLayer, classes: int | None) -> AnyLayer:
    field = "out_channels" if isinstance(node, Convolution) else "out_features"
    return type(node).model_validate(node.model_dump() | {field: classes})


def _stem(architecture: Architecture) -> list[str]:
    """The convolutions that read the input; raises ArchitectureError if anything else does."""
    names = [name for name, _ in architecture.consumers(INPUT)]
    for name in names:
        node = architecture.node(name)
        if not isinstance(node, Convolution) or node.groups != 1:
            raise ArchitectureError(
                name,
                f"this {node.op} reads the input, and only a convolution with groups=1 can be given other channels; "
                f"bring images with {architecture.input.shape[0]} channels",
            )
    return names


def _for_channels(weight: Tensor, channels: int) -> Tensor:
    """(out, in, height, width) for another number of input channels."""
    if channels == 1:
        return weight.sum(1, keepdim=True)
    own = weight.shape[1]
    return weight[:, torch.arange(channels) % own] * (own / channels)


def _small(shape: Shape, seed: int) -> Tensor:
    return torch.empty(shape).normal_(0, HEAD_DEVIATION, generator=torch.Generator().manual_seed(seed))


def with_normalisation(dataset: Dataset, normalisation: Normalisation) -> Dataset:
    """The data set with a network's own mean and deviation in the place of its own, for all splits.

    They are in units of the data set's stored values: 0 to 255 for images. Statistics of another number of channels are
    averaged to one, or repeated. Raises DatasetError where they are plainly in other units.
    """
    own = dataset.train.normalisation
    mean, std = (
        _statistics(each, len(own.mean)).to(own.mean.dtype) for each in (normalisation.mean, normalisation.std)
    )
    ratio = float((own.std / std).median())
    if not FEWEST <= ratio <= MOST:
        raise DatasetError(
            f"with the model's own normalisation (mean {float(mean[0]):.4g}, std {float(std[0]):.4g}) the values of "
            f"{dataset.name} have a deviation of {ratio:.3g}, where {FEWEST:g} to {MOST:g} is usual: they are in "
            f"other units (here the mean is {float(own.mean[0]):.4g}, the std {float(own.std[0]):.4g}). Upload the "
            'model with the right --scale, or take the data set\'s with seed_model.normalisation: "dataset"'
        )
    used = Normalisation(mean, std)

    def renormalised(split: Split) -> Split:
        return replace(split, normalisation=used)

    return replace(
        dataset,
        train=renormalised(dataset.train),
        validation=renormalised(dataset.validation),
        test=renormalised(dataset.test),
        watched=None if dataset.watched is None else renormalised(dataset.watched),
    )


def _statistics(values: Tensor, channels: int) -> Tensor:
    if len(values) == channels:
        return values
    return values.mean(0, keepdim=True) if channels == 1 else values[torch.arange(channels) % len(values)]


def rescaled(network: Network, given: Normalisation, own: Normalisation) -> Network:
    """The network for inputs that were normalised with `given`, where it was trained on those normalised with `own`.

    A batch norm in front, which is fixed in eval mode, turns the one into the other.
    """
    names = {node.name for node in network.architecture.nodes}
    front = next(name for number in range(len(names) + 1) if (name := f"rescaled{number}") not in names)
    channels = network.architecture.input.shape[0]
    first = {"name": front, "op": "batch_norm", "inputs": [INPUT], "eps": 1e-12}
    rest = []
    for node in network.architecture.nodes:
        document = node.model_dump()
        rest.append({**document, "inputs": [front if name == INPUT else name for name in node.inputs]})
    document = network.architecture.model_dump(mode="json")
    target = Architecture.model_validate({**document, "nodes": [first, *rest]})
    before, after = ((each.mean.double(), each.std.double()) for each in (given, own))
    weights = {
        f"{front}.weight": (before[1] / after[1]).float().expand(channels),
        f"{front}.bias": ((before[0] - after[0]) / after[1]).float().expand(channels),
        f"{front}.running_mean": torch.zeros(channels),
        f"{front}.running_var": torch.ones(channels),
        f"{front}.num_batches_tracked": torch.tensor(0),
    }
    return Network(target, {**network.weights, **weights})
