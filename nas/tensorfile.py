"""Tensors and a JSON document in one safetensors file, read back with suspicion.

Bytes depend on the contents alone: tensors lie in a fixed order, and there is one metadata key (safetensors itself
writes several in random order).
"""

import json
import math
from collections.abc import Mapping
from typing import Any

import safetensors.torch
import torch
from safetensors import SafetensorError
from torch import Tensor

from nas.errors import CheckpointError

MAX_HEADER = 16 * 2**20
"""The longest header that is read, in bytes."""

DTYPES = {"F32": torch.float32, "F64": torch.float64, "I64": torch.int64, "U8": torch.uint8, "BOOL": torch.bool}
"""What a file of ours may hold."""


def canonical_json(document: object) -> str:
    """The one JSON text of a document: sorted keys, no spaces, ASCII, and no NaN (ValueError)."""
    return json.dumps(document, sort_keys=True, separators=(",", ":"), allow_nan=False)


def pack(tensors: Mapping[str, Tensor], key: str, document: object) -> bytes:
    """One safetensors file with the document as JSON under `key` of its metadata."""
    contents = {name: tensors[name].detach().cpu().contiguous() for name in sorted(tensors)}
    return safetensors.torch.save(contents, metadata={key: canonical_json(document)})


def unpack(data: bytes, key: str) -> tuple[dict[str, Tensor], Any]:
    """The tensors and the document under `key`; raises CheckpointError if anything about the file is not sound."""
    document = read_document(data, key)
    try:
        return safetensors.torch.load(data), document
    except (SafetensorError, ValueError, KeyError, TypeError, RuntimeError) as error:
        raise CheckpointError(f"the file's tensors cannot be read: {error}") from None


def read_document(data: bytes, key: str) -> Any:
    """The document under `key` alone; no tensor is looked at."""
    header = read_header(data)
    metadata = header.get("__metadata__")
    if not isinstance(metadata, dict) or not isinstance(metadata.get(key), str):
        raise CheckpointError(f"the file has no {key!r} in its metadata")
    return _parse(metadata[key], f"the file's {key!r} metadata")


def read_header(data: bytes) -> dict[str, Any]:
    """The safetensors header, checked against the bytes that are there."""
    if len(data) < 8:
        raise CheckpointError(f"the file has {len(data)} bytes: too short for a safetensors file")
    length = int.from_bytes(data[:8], "little")
    if length > min(MAX_HEADER, len(data) - 8):
        raise CheckpointError(f"the header claims {length} bytes; the file has {len(data)}, the limit is {MAX_HEADER}")
    header = _parse(data[8 : 8 + length], "the file's header")
    if not isinstance(header, dict):
        raise CheckpointError("the file's header is not a JSON object")
    return header


def _parse(text: str | bytes, what: str) -> Any:
    try:
        return json.loads(text)
    except (ValueError, RecursionError) as error:
        raise CheckpointError(f"{what} is not JSON: {error}") from None


def entry(header: Mapping[str, Any], name: str) -> tuple[tuple[int, ...], torch.dtype]:
    """The shape and dtype that a header claims for a tensor; raises CheckpointError if it claims nonsense."""
    claim = header[name]
    try:
        shape, dtype = tuple(claim["shape"]), DTYPES[claim["dtype"]]
        if not all(type(size) is int and size >= 0 for size in shape) or math.prod(shape) > 2**40:
            raise ValueError(shape)
    except (KeyError, TypeError, ValueError):
        raise CheckpointError(f"tensor {name[:80]!r} has an entry that makes no sense: {str(claim)[:120]}") from None
    return shape, dtype
