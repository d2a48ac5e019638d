"""Pages: the parameters of every list, and pages of lists that are short enough to be held in memory."""

import base64
import binascii
from collections.abc import Callable, Sequence
from typing import Annotated, TypeVar

from fastapi import Query

from server.schemas.common import Page
from store.errors import InvalidCursor

T = TypeVar("T")

DEFAULT_LIMIT = 50
MAX_LIMIT = 500
MAX_CURSOR = 2000
MAX_DIGITS = 18

Limit = Annotated[int, Query(ge=1, le=MAX_LIMIT, description="At most so many items.")]
Cursor = Annotated[str | None, Query(max_length=MAX_CURSOR, description="`next_cursor` of the page before.")]


def page_of(items: Sequence[T], name: Callable[[T], str], limit: int, cursor: str | None) -> Page[T]:
    """The page after the item that the cursor names; the items are put in the order of their names."""
    ordered = sorted(items, key=name)
    if cursor is not None:
        last = decoded(cursor)
        ordered = [item for item in ordered if name(item) > last]
    more = len(ordered) > limit
    shown = ordered[:limit]
    return Page(items=shown, next_cursor=encoded(name(shown[-1])) if more else None)


def encoded(name: str) -> str:
    """A cursor that stands for a name."""
    return base64.urlsafe_b64encode(name.encode()).decode().rstrip("=")


def decoded(cursor: str) -> str:
    """The name that a cursor stands for. Raises InvalidCursor."""
    try:
        return base64.b64decode(cursor + "=" * (-len(cursor) % 4), altchars=b"-_", validate=True).decode()
    except (binascii.Error, ValueError):
        raise InvalidCursor from None


def decoded_number(cursor: str) -> int:
    """The number that a cursor stands for. Raises InvalidCursor."""
    text = decoded(cursor)
    if not (text.isascii() and text.isdecimal() and len(text) < MAX_DIGITS):
        raise InvalidCursor
    return int(text)
