"""How a value's numbers are arranged: as an image, as features, over the channels, or as no layer can take them."""

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any

import torch
from torch import Tensor, nn

from nas.errors import UnsupportedModule
from nas.layers import Shape
from nas.tracing.draft import Draft, Read
from nas.tracing.place import Place
from nas.tracing.remedies import remedy_for
from nas.tracing.value import Constant, Reading, Value, along, counted, is_permutation, same

UNTOUCHED = 1e-9
"""Two factors that differ by less, relatively, are one: 8**-0.5 and 1 / math.sqrt(8) do in the last bit."""


class Layouts:
    """The draft, and the questions that layers ask about the order of a value's numbers."""

    def __init__(self, root: nn.Module, input_shape: Shape, batch: int) -> None:
        self.draft = Draft(input_shape)
        self.root = root
        self.batch = batch
        self.place = Place("", "", None)
        self._paths = {id(tensor): path for path, tensor in _tensors(root)}
        self.head: str | None = None
        """The final softmax or log_softmax, which falls away."""
        self.notes: list[str] = []
        """What its owner should know of the network that comes of the module."""
        self._overwritten: dict[str, str] = {}
        self._derived: dict[tuple[str, str], str] = {}

    def add(
        self,
        op: str,
        fields: Mapping[str, Any],
        inputs: list[str],
        tensors: Mapping[str, Tensor] | None = None,
        read: tuple[Constant | Read | None, ...] = (),
        *,
        place: Place | None = None,
    ) -> str:
        """Adds a node named after the present place; `read` is what its tensors were made from."""
        place = place or self.place
        reads = tuple(each if isinstance(each, Read) else Read(each, place) for each in read if each is not None)
        stem = place.path if place.leaf else f"{place.path}.{op}".removeprefix(".")
        return self.draft.add(op, fields, inputs, tensors or {}, reads, place, stem)

    def derived(self, op: str, source: str) -> str:
        """The node of this op without fields or weights behind `source`; there is never more than one of them."""
        if (op, source) not in self._derived:
            self._derived[op, source] = self.draft.add(op, {}, [source], {}, (), self.place, op)
        return self._derived[op, source]

    def elementwise(
        self, value: object, op: str, fields: Mapping[str, Any] | None = None, *, inplace: bool = False
    ) -> Value:
        """An elementwise layer without weights, whatever the order of the numbers."""
        result = self.replaced(self.read(value, op), op, fields or {})
        if inplace and isinstance(value, Value):
            self.overwrite(value, result.source)
        return result

    def replaced(
        self,
        reading: Reading,
        op: str,
        fields: Mapping[str, Any],
        tensors: Mapping[str, Tensor] | None = None,
        read: tuple[Constant | Read | None, ...] = (),
    ) -> Value:
        """A layer that keeps the shape and the order."""
        name = self.add(op, fields, [reading.source], tensors, read)
        return self.whole(name) if reading.whole else self.value(name, reading.index)

    def overwrite(self, value: Value, name: str) -> None:
        """From now on, who reads what the value reads gets `name`: an operation in place changed it."""
        if not value.settled:
            self._overwritten[self.source_of(value)] = name

    def source_of(self, value: Value) -> str:
        """The node that has the value's numbers now."""
        source = value.source
        while not value.settled and source in self._overwritten:
            source = self._overwritten[source]
        return source

    def value(self, name: str, index: Tensor) -> Value:
        """The node's numbers in the order of `index` (without the batch), for the whole batch."""
        size = math.prod(self.draft.shapes[name])
        return Value(name, index[None] + along(0, self.batch, index.dim() + 1) * size)

    def whole(self, name: str) -> Value:
        """The node's output as it is."""
        shape = (self.batch, *self.draft.shapes[name])
        return Value(name, counted(shape), whole=True)

    def constant(self, tensor: Tensor) -> Constant:
        """A parameter or buffer."""
        return Constant(self._paths.get(id(tensor), "a tensor"), tensor, counted(tensor.shape), whole=True)

    def optional(self, tensor: Tensor | None) -> Constant | None:
        """A parameter that may be missing."""
        return None if tensor is None else self.constant(tensor)

    def one_sample(self, value: object, operation: str) -> Reading:
        """Which numbers of one sample the value has, perhaps not all or some twice; the batch must come first."""
        if not isinstance(value, Value):
            what = f"the parameter {value.path!r}" if isinstance(value, Constant) else f"a {type(value).__name__}"
            raise self.refusal(operation, f"it takes {what}, where only what is computed from the input can stand")
        source = self.source_of(value)
        shape = self.draft.shapes[source]
        size = math.prod(shape)
        first = value.index[:1]
        if value.whole and tuple(value.index.shape) == (self.batch, *shape):
            return Reading(source, shape, first[0], whole=True)
        if (
            len(value.index) != self.batch
            or not same(value.index, first + along(0, self.batch, first.dim()) * size)
            or not bool((first < size).all())
        ):
            raise self.refusal(
                operation, f"the first dimension of its input, {list(value.index.shape)}, is not the batch"
            )
        return Reading(source, shape, first[0])

    def read(self, value: object, operation: str) -> Reading:
        """The value as a layer takes it: all numbers of a node's output, each once."""
        reading = self.one_sample(value, operation)
        assert isinstance(value, Value)
        if not math.isclose(value.factor, 1, rel_tol=UNTOUCHED):
            return self.read(self._scaled(value), operation)
        if reading.source in self.draft.heads:
            raise self.refusal(
                operation, "the heads of attention must go into one linear layer, straight from the attention"
            )
        index, size = reading.index, math.prod(reading.shape)
        if reading.whole or is_permutation(index, size):
            return reading
        first = len(reading.shape) == 3 and same(reading.positions, torch.tensor(0))
        if first and is_permutation(reading.channels, reading.shape[0]):
            name = self.derived("first_token", reading.source)
            return Reading(name, self.draft.shapes[name], index // reading.size)
        first_channel, last = int(reading.channels.min()), int(reading.channels.max())
        if is_permutation(index - first_channel * reading.size, (last + 1 - first_channel) * reading.size):
            fields = {"start": first_channel, "stop": last + 1} if first_channel else {"stop": last + 1}
            name = self._part("channel_slice", reading.source, fields)
            return Reading(name, self.draft.shapes[name], index - first_channel * reading.size)
        box = Box.of(reading) if len(reading.shape) == 3 else None
        if box is not None:
            name = reading.source
            if any(box.fields.values()):
                name = self._part("crop2d", name, box.fields)
            if box.step > 1:
                name = self._part("max_pool2d", name, {"kernel_size": 1, "stride": box.step})
            if self.draft.shapes[name] == (reading.shape[0], box.rows, box.columns):
                return Reading(name, self.draft.shapes[name], box.index)
        raise self.refusal(
            operation,
            f"its input, {[self.batch, *index.shape]} with the batch, is a part of {reading.source!r} {reading.shape} "
            "that no layer takes out (neighbouring channels can be, neighbouring rows and columns or every second one, "
            "and tokens)",
        )

    def times(self, value: Value, factor: float) -> Value:
        """The value with a constant factor, which attention can take in; anywhere else it becomes a layer."""
        return replace(value, factor=value.factor * factor, scaled_at=self.place)

    def _scaled(self, value: Value) -> Value:
        """The value behind a layer that multiplies by its constant factor."""
        source = self.source_of(value)
        key = (f"scale by {value.factor}", source)
        if key not in self._derived:
            self.notes.append(
                f"the constant factor {value.factor:g} becomes a parameter, which is trained ({self.place})"
            )
            weight = {"weight": torch.tensor([value.factor])}
            self._derived[key] = self.draft.add(
                "scale", {}, [source], weight, (), value.scaled_at or self.place, "scale"
            )
        return replace(value, source=self._derived[key], factor=1.0, settled=True)

    def _part(self, op: str, source: str, fields: Mapping[str, Any]) -> str:
        """A node without weights that takes a part of `source`; there is never more than one for the same part."""
        key = (f"{op} {fields}", source)
        if key not in self._derived:
            self._derived[key] = self.draft.add(op, fields, [source], {}, (), self.place, op)
        return self._derived[key]

    def shuffled(self, value: Value) -> Value:
        """The value, behind a layer that shuffles channels if that is what was done to its source's."""
        try:
            reading = self.one_sample(value, "channel_shuffle")
        except UnsupportedModule:
            return value
        channels = reading.shape[0]
        if tuple(reading.index.shape) != reading.shape or len(reading.shape) != 3 or self._is_counted(reading):
            return value
        order = reading.channels[:, 0, 0]
        inside = reading.index - reading.channels * reading.size
        if not same(inside, counted(reading.shape[1:])) or not same(reading.channels, order[:, None, None]):
            return value
        for groups in range(2, channels):
            if channels % groups == 0 and torch.equal(order, torch.arange(channels).view(groups, -1).T.flatten()):
                name = self._part("channel_shuffle", reading.source, {"groups": groups})
                return replace(self.whole(name), factor=value.factor, scaled_at=value.scaled_at)
        return value

    def image(self, value: object, operation: str) -> Reading:
        """The value as (batch, channels, height, width), in that order."""
        reading = self.read(value, operation)
        if len(reading.shape) == 1 and tuple(reading.index.shape) == (*reading.shape, 1, 1):
            reading = self.spatial(reading, operation)
        if tuple(reading.index.shape) != reading.shape or len(reading.shape) != 3 or not self._is_counted(reading):
            raise self.refusal(
                operation,
                f"it needs (batch, channels, height, width); its input is {[self.batch, *reading.index.shape]}, the "
                f"{reading.shape} of {reading.source!r} in another order or form",
            )
        return reading

    def features(self, value: object, operation: str) -> Reading:
        """The value as (batch, features), flattened if need be; `index` may still be a permutation."""
        reading = self.read(value, operation)
        if reading.index.dim() != 1:
            raise self.refusal(
                operation, f"it needs (batch, features); its input is {[self.batch, *reading.index.shape]}"
            )
        if len(reading.shape) == 1:
            return reading
        name = self.derived("flatten", reading.source)
        return Reading(name, self.draft.shapes[name], reading.index)

    def over_channels(self, value: object, axis: int, operation: str) -> Reading:
        """The value, whose given axis (counted with the batch) must be the channels, or the features."""
        reading = self.read(value, operation)
        if self.channels_along(reading, axis):
            return reading
        if reading.index.dim() == 1:
            reading = self.features(value, operation)
            if self.channels_along(reading, axis):
                return reading
        raise self.refusal(
            operation,
            f"dimension {axis} of its input, {[self.batch, *reading.index.shape]}, is not the channels of "
            f"{reading.source!r} {reading.shape}",
        )

    def channels_along(self, reading: Reading, axis: int) -> bool:
        """Whether an axis (counted with the batch) has the channels, in order."""
        dimensions = reading.index.dim()
        axis = axis - 1 if axis >= 0 else axis + dimensions
        if not 0 <= axis < dimensions or reading.index.shape[axis] != reading.shape[0]:
            return False
        if reading.whole:
            return axis == 0
        return same(reading.channels, along(axis, reading.shape[0], dimensions))

    def spatial(self, reading: Reading, operation: str) -> Reading:
        """Features as (channels, 1, 1): the layers that made them, as their counterparts over one position."""
        name = self._spatial_twin(reading.source, operation)
        return Reading(name, self.draft.shapes[name], reading.index)

    def _spatial_twin(self, source: str, operation: str) -> str:
        key = ("spatial", source)
        if key in self._derived:
            return self._derived[key]
        entry = self.draft.entries.get(source)
        if entry is None:
            raise self.refusal(operation, "no layer makes an image of the input's features")
        node = entry.node
        if node.op == "flatten":
            twin = node.inputs[0]
            if self.draft.shapes[twin][1:] != (1, 1):
                raise self.refusal(operation, f"no layer makes an image of features again, as of {source!r}")
        elif len(entry.shape) == 3:
            return source
        else:
            inputs = [self._spatial_twin(name, operation) for name in node.inputs]
            fields = node.model_dump(mode="json", exclude={"name", "op", "inputs"})
            op, tensors = node.op, dict(entry.tensors)
            if op == "linear":
                op, fields = "conv2d", {"out_channels": fields.pop("out_features"), "kernel_size": 1, **fields}
                tensors["weight"] = tensors["weight"][:, :, None, None]
            twin = self.add(op, fields, inputs, tensors, entry.read, place=entry.place)
        self._derived[key] = twin
        return twin

    def spread(self, reading: Reading, constant: Constant, operation: str) -> Tensor:
        """Which number of the constant meets which number of the source's sample: indices of the source's shape."""
        shape = (self.batch, *reading.index.shape)
        try:
            index = constant.index.expand(shape)
        except RuntimeError:
            raise self.refusal(
                operation, f"{constant.path!r} {list(constant.index.shape)} is larger than {list(shape)}"
            ) from None
        if not same(index, index[:1]):
            raise self.refusal(operation, f"{constant.path!r} has other numbers for every sample of the batch")
        found = torch.empty(math.prod(reading.shape), dtype=torch.int64)
        found[reading.index.flatten()] = index[0].flatten()
        return found.view(reading.shape)

    def refusal(self, operation: str, reason: str, remedy: str | None = None) -> UnsupportedModule:
        """The error that names the present place."""
        return UnsupportedModule(operation, reason, str(self.place), remedy or remedy_for(operation, reason))

    def moved(self, operation: str, move: Callable[[Tensor], Any], value: Value | Constant) -> Any:
        """What torch makes of the value's indices: a value, or several."""
        try:
            found = move(value.index)
        except (RuntimeError, IndexError, TypeError, ValueError) as error:
            reason = " ".join(str(error).split())[:200]
            raise self.refusal(operation, f"for a batch of {self.batch} it fails: {reason}") from None
        if isinstance(found, Tensor):
            return value.moved(found)
        return type(found)(value.moved(each) for each in found)

    def _is_counted(self, reading: Reading) -> bool:
        return reading.whole or same(reading.index, counted(reading.shape))


@dataclass(frozen=True, eq=False)
class Box:
    """Rows and columns of an image, at equal steps and for all channels."""

    fields: dict[str, int]
    step: int
    rows: int
    columns: int
    index: Tensor
    """What the reading's index is, counted in the box."""

    @classmethod
    def of(cls, reading: Reading) -> "Box | None":
        """The box that a reading is made of; None if it is not made of all numbers of one, each once."""
        channels, height, width = reading.shape
        down, across = reading.positions // width, reading.positions % width
        rows, columns = (torch.tensor(sorted(set(each.flatten().tolist()))) for each in (down, across))
        if len(rows) * len(columns) * channels != reading.index.numel():
            return None
        steps = {int(step) for each in (rows, columns) for step in each.diff()} or {1}
        step = steps.pop()
        if steps:
            return None
        index = reading.channels * (len(rows) * len(columns))
        index = index + (down - rows[0]) // step * len(columns) + (across - columns[0]) // step
        if not is_permutation(index, reading.index.numel()):
            return None
        fields = {
            "left": int(columns[0]),
            "right": width - 1 - int(columns[-1]),
            "top": int(rows[0]),
            "bottom": height - 1 - int(rows[-1]),
        }
        cut = {side: size for side, size in fields.items() if size >= (1 if side in ("left", "top") else step)}
        return cls(cut, step, len(rows), len(columns), index)


def _tensors(root: nn.Module) -> list[tuple[str, Tensor]]:
    """Every parameter and buffer with the path that its owner knows it by."""
    named = [*root.named_buffers(remove_duplicate=False), *root.named_parameters(remove_duplicate=False)]
    return [(path.partition(".")[2], tensor) for path, tensor in named]
