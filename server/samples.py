"""The samples that a request brings: read with suspicion, and arranged as the network takes them."""

import json
import shutil
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import IO

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from nas.data.archive import open_archive
from nas.errors import DatasetError
from server.failures import UNPARSED
from server.problems import FieldError, InvalidRequest, quoted

MAX_UNPACKED_BYTES = 256 * 2**20
MAX_JSON_BYTES = 8 * 2**20
MAX_VALUES = 2**20
"""Of samples as JSON: some seconds' work, done by a helper."""

FILE, ARRAY, INPUTS = "file", "x", "inputs"

Array = NDArray[np.generic]


def of_npz(file: IO[bytes]) -> Array:
    """The array `x` of an `.npz`; other arrays may be there too. Raises InvalidRequest."""
    with tempfile.NamedTemporaryFile(prefix="netgrow-predict-", suffix=".npz") as copy:
        shutil.copyfileobj(file, copy)
        copy.flush()
        try:
            with open_archive(Path(copy.name), MAX_UNPACKED_BYTES) as archive:
                if ARRAY not in archive.names:
                    held = ", ".join(archive.names) or "none"
                    raise refused(FILE, f"the array {ARRAY} is missing; it holds {held}")
                return archive.read(ARRAY)
        except DatasetError as error:
            raise refused(FILE, str(error).replace(copy.name, "the file")) from error


def of_json(body: bytes) -> Array:
    """The samples of `{"inputs": [...]}`. Raises InvalidRequest."""
    if len(body) > MAX_JSON_BYTES:
        raise refused("body", f"has {len(body)} bytes; as JSON at most {MAX_JSON_BYTES} are read: send an .npz")
    try:
        given = json.loads(body)
    except (ValueError, RecursionError) as error:
        raise refused("body", f"the body is not JSON: {UNPARSED.get(type(error), error)}") from error
    if not isinstance(given, dict):
        raise refused("body", 'must be an object: {"inputs": [...]}')
    if unknown := sorted(given.keys() - {INPUTS}):
        raise refused(unknown[0][:200], f"unknown field; known: {INPUTS}")
    if INPUTS not in given:
        raise refused(INPUTS, "is required")
    samples = given[INPUTS]
    if not isinstance(samples, list):
        raise refused(INPUTS, "must be a list of samples", samples)
    return numbers(samples)


def numbers(samples: list[object]) -> Array:
    """Nested lists as an array. Raises InvalidRequest naming the first place that is at fault."""
    shape = shape_of(samples)
    check_regular(samples, shape, INPUTS)
    try:
        return np.array(samples, dtype=np.float64)
    except OverflowError as error:  # an integer of hundreds of digits
        raise refused(INPUTS, f"holds a number that is too large: {error}") from error


def shape_of(value: object) -> tuple[int, ...]:
    """The shape that the first elements have."""
    shape: list[int] = []
    while isinstance(value, list) and len(shape) <= MAX_AXES:
        shape.append(len(value))
        value = value[0] if value else None
    return tuple(shape)


MAX_AXES = 4
"""Samples, channels, height, width."""


def check_regular(value: object, shape: Sequence[int], place: str) -> None:
    """Raises InvalidRequest unless the lists are as long as `shape` says, with numbers in them."""
    if not shape:
        if isinstance(value, bool) or not isinstance(value, int | float):
            raise refused(place, "must be a number", value)
        return
    if not isinstance(value, list):
        raise refused(place, f"must be a list of {shape[0]}", value)
    if len(value) != shape[0]:
        raise refused(place, f"has {len(value)} elements; those before it have {shape[0]}")
    for index, item in enumerate(value):
        check_regular(item, shape[1:], f"{place}.{index}")


def arranged(
    array: Array, shape: tuple[int, ...], field: str, limit: int, dtype: torch.dtype = torch.float32
) -> Tensor:
    """Samples of shape (samples, *shape), contiguous; of `dtype`, float32 or, as training read its samples, float64.

    As in data sets: (samples, features), or (samples, height, width[, channels]); (samples, channels, height, width)
    is taken too. Raises InvalidRequest for another shape, for no samples or more than `limit`, and for what is not
    finite as float32.
    """
    samples = array.shape[0] if array.ndim else 0
    if not 1 <= samples <= limit:
        raise refused(field, f"has {samples} samples; 1 to {limit} are taken at a time")
    given = array.shape[1:]
    taken = {shape: None} if len(shape) == 1 else accepted(shape)
    if given not in taken:
        allowed = " or ".join(str(("samples", *each)).replace("'", "") for each in taken)
        raise refused(field, f"is of shape {array.shape}, but must be {allowed}")
    if (order := taken[given]) is not None:
        array = array.transpose(0, *order)
    with np.errstate(over="ignore", invalid="ignore"):
        precise = np.float64 if dtype == torch.float64 else np.float32
        values = np.ascontiguousarray(array, dtype=precise).reshape(samples, *shape)
        finite = np.isfinite(values.astype(np.float32, copy=False)).reshape(samples, -1).all(1)
    if not finite.all():
        wrong = int(np.argmin(finite))
        raise refused(field, f"sample {wrong} has a value that is not finite as float32 (NaN, infinity, beyond 3.4e38)")
    return torch.from_numpy(values)


def accepted(shape: tuple[int, ...]) -> dict[tuple[int, ...], tuple[int, ...] | None]:
    """The shapes that a sample (channels, height, width) may come in; each with the axes' new order, where it has one.

    What could be read in two ways is read as data sets are: channels last.
    """
    channels, height, width = shape
    found: dict[tuple[int, ...], tuple[int, ...] | None] = {(height, width, channels): (3, 1, 2)}
    if channels == 1:
        found[(height, width)] = None
    found.setdefault(shape, None)
    return found


def refused(field: str, message: str, value: object = None) -> InvalidRequest:
    """A 422 about one field."""
    return InvalidRequest(FieldError(field=field, message=message, value=None if value is None else quoted(value)))
