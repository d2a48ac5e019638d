"""Keyset pages: a page of items, and the opaque cursor that says where the next one begins."""

import base64
import binascii
import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Generic, TypeVar

from store.errors import InvalidCursor

Item = TypeVar("Item")
Key = str | int | float | datetime

MAX_CURSOR = 2_000  # characters
_MAX_INTEGER = 2**63 - 1


@dataclass(frozen=True)
class Page(Generic[Item]):
    """Some items of a listing; `next_cursor` is None on the last page."""

    items: Sequence[Item]
    next_cursor: str | None


@dataclass(frozen=True)
class Position:
    """After which item a page begins: how many items came before it, and the sort key of the last of them."""

    offset: int
    key: tuple[Key, ...]


def encode(listing: str, position: Position) -> str:
    """The cursor of a position in the listing that `listing` names (its sort and its filters)."""
    key = [part.isoformat() if isinstance(part, datetime) else part for part in position.key]
    text = json.dumps([listing, position.offset, key], separators=(",", ":"))
    return base64.urlsafe_b64encode(text.encode()).decode().rstrip("=")


def decode(cursor: str, listing: str, types: Sequence[type]) -> Position:
    """The position; raises `InvalidCursor` if the cursor is damaged, or was made for another listing."""
    if len(cursor) > MAX_CURSOR:
        raise InvalidCursor(f"the cursor is damaged: it has more than {MAX_CURSOR} characters")
    try:
        text = base64.b64decode(cursor.encode("ascii") + b"=" * (-len(cursor) % 4), altchars=b"-_", validate=True)
        found, offset, parts = json.loads(text)
        if not isinstance(found, str):
            raise ValueError("not the name of a listing")
        if found != listing:
            raise InvalidCursor("the cursor belongs to another listing, sort or filter: start again without one")
        if not isinstance(parts, list) or len(parts) != len(types):
            raise ValueError("not the key of this sort")
        position = Position(_integer(offset), tuple(_part(part, kind) for part, kind in zip(parts, types, strict=True)))
    except (ValueError, TypeError, OverflowError, RecursionError, binascii.Error) as error:
        raise InvalidCursor("the cursor is damaged: start again without one") from error
    return position


def _integer(value: object) -> int:
    if type(value) is not int or not 0 <= value <= _MAX_INTEGER:
        raise ValueError("not a count")
    return value


def _part(value: object, kind: type) -> Key:
    if kind is int:
        return _integer(value)
    if kind is float and type(value) in (int, float):
        number = float(value)  # type: ignore[arg-type]
        if number - number == 0:  # finite
            return number
    if kind is datetime and isinstance(value, str):
        moment = datetime.fromisoformat(value)
        if moment.tzinfo is not None:
            return moment.astimezone(UTC)
    if kind is str and isinstance(value, str):
        return value
    raise ValueError(f"not of type {kind.__name__}")
