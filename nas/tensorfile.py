"""Tensors and a JSON document in one safetensors file, read back with suspicion.

Bytes depend on the contents alone: tensors lie in a fixed order, and there is one metadata key (safetensors itself
writes several in random order).
"""

import json
import math
from collections.abc import Mapping
from typing import Any, NamedTuple

import safetensors.torch
import torch
from safetensors import SafetensorError
from torch import Tensor

from nas.errors import CheckpointError

MAX_HEADER = 16 * 2**20
"""The longest header that is read, in bytes."""

MAX_TENSORS = 2**17
"""The most tensors of a file: more than any training state has."""

MAX_ELEMENTS = 2**40
"""The most numbers that an entry may claim; more is nonsense, and its product would only grow."""

DTYPES = {
    "F64": torch.float64,
    "F32": torch.float32,
    "F16": torch.float16,
    "BF16": torch.bfloat16,
    "I64": torch.int64,
    "I32": torch.int32,
    "U8": torch.uint8,
    "BOOL": torch.bool,
}
"""The kinds of tensor in our files."""


class Claim(NamedTuple):
    """A header's entry for one tensor."""

    shape: tuple[int, ...]
    dtype: torch.dtype


class Contents(NamedTuple):
    """A header's account of the file: its JSON document and its tensors, unread."""

    document: Any
    claims: dict[str, Claim]


def canonical_json(document: object) -> str:
    """The one JSON text of a document: sorted keys, no spaces, ASCII, and no NaN (ValueError)."""
    return json.dumps(document, sort_keys=True, separators=(",", ":"), allow_nan=False)


def pack(tensors: Mapping[str, Tensor], key: str, document: object) -> bytes:
    """One safetensors file with the document as JSON under `key` of its metadata. Tensors may share memory."""
    contents: dict[str, Tensor] = {}
    storages: set[int] = set()
    for name in sorted(tensors):
        tensor = tensors[name].detach().cpu().contiguous()
        if tensor.untyped_storage().data_ptr() in storages:
            tensor = tensor.clone()  # safetensors refuses tensors that share memory.
        storages.add(tensor.untyped_storage().data_ptr())
        contents[name] = tensor
    return safetensors.torch.save(contents, metadata={key: canonical_json(document)})


def unpack(data: bytes, key: str) -> tuple[dict[str, Tensor], Any]:
    """The tensors and the document under `key`; raises CheckpointError if anything about the file is not sound."""
    document = inspect(data, key).document
    return read_tensors(data), document


def inspect(data: bytes, key: str) -> Contents:
    """Read a file's header; raises CheckpointError if it is not sound."""
    metadata, claims = header(data)
    if not isinstance(metadata.get(key), str):
        raise CheckpointError(f"the file has no {key!r} in its metadata")
    return Contents(_object(metadata[key], f"the file's {key!r}"), claims)


def header(data: bytes) -> tuple[dict[str, Any], dict[str, Claim]]:
    """The metadata, as it stands, and what is said about the tensors; raises CheckpointError if that is not sound."""
    if len(data) < 8:
        raise CheckpointError(f"the file has {len(data)} bytes: too short for a safetensors file")
    length = int.from_bytes(data[:8], "little")
    if length > min(MAX_HEADER, len(data) - 8):
        claim = f"the header claims {length} bytes; the file has {len(data)}, the limit is {MAX_HEADER}"
        raise CheckpointError(f"{claim}: it is damaged, or no safetensors file")
    text = data[8 : 8 + length]
    if (count := text.count(b'"data_offsets"')) > MAX_TENSORS:
        raise CheckpointError(f"the file has {count} tensors; at most {MAX_TENSORS} are read")
    entries = _object(text, "the file's header")
    metadata = entries.pop("__metadata__", None)
    claims = {name: _claim(name, entry) for name, entry in entries.items()}
    return metadata if isinstance(metadata, dict) else {}, claims


def with_metadata(data: bytes, more: Mapping[str, str]) -> bytes:
    """The same file with more texts in its metadata; those that it has stay. Its tensors are not looked at."""
    length = int.from_bytes(data[:8], "little")
    return header_with(data[8 : 8 + length], more) + data[8 + length :]


def header_with(text: bytes, more: Mapping[str, str]) -> bytes:
    """The first bytes of a file, up to its first tensor, with more texts in the header's metadata."""
    entries = _object(text, "the file's header")
    entries["__metadata__"] = dict(sorted({**more, **entries.get("__metadata__", {})}.items()))
    found = json.dumps(entries, separators=(",", ":"), ensure_ascii=False).encode()
    found += b" " * (-len(found) % 8)  # tensors begin at a multiple of eight bytes
    return len(found).to_bytes(8, "little") + found


def read_tensors(data: bytes) -> dict[str, Tensor]:
    """The tensors; raises CheckpointError if the header and the bytes do not agree. `inspect` the file first."""
    try:
        return safetensors.torch.load(data)
    except (SafetensorError, ValueError, KeyError, TypeError, RuntimeError) as error:
        raise CheckpointError(f"the file's tensors cannot be read: {str(error)[:400]}") from None


def _object(text: str | bytes, what: str) -> dict[str, Any]:
    """The JSON object in a text."""
    try:
        document = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise CheckpointError(f"{what} is not JSON: {error}") from None
    if not isinstance(document, dict):
        raise CheckpointError(f"{what} is not a JSON object")
    return document


def _claim(name: str, entry: Any) -> Claim:
    """A header's entry for a tensor, if it makes sense."""
    try:
        shape, dtype = tuple(entry["shape"]), DTYPES[entry["dtype"]]
        if not all(type(size) is int and 0 <= size <= MAX_ELEMENTS for size in shape):
            raise ValueError(shape)
        if len(shape) > 8 or math.prod(shape) > MAX_ELEMENTS:
            raise ValueError(shape)
    except (KeyError, TypeError, ValueError):
        raise CheckpointError(f"tensor {name[:80]!r} has an entry that makes no sense: {str(entry)[:120]}") from None
    return Claim(shape, dtype)
