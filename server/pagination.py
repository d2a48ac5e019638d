"""The parameters of every list, and pages of lists that are short enough to be held in memory."""

from collections.abc import Callable, Sequence
from typing import Annotated, TypeVar

from fastapi import Query

from server.schemas.common import Page
from store import cursor as cursors
from store.cursor import MAX_CURSOR, Position

T = TypeVar("T")

DEFAULT_LIMIT = 50
MAX_LIMIT = 500

Limit = Annotated[int, Query(ge=1, le=MAX_LIMIT, description="At most so many items.")]
Cursor = Annotated[str | None, Query(max_length=MAX_CURSOR, description="`next_cursor` of the page before.")]


def page_of(listing: str, items: Sequence[T], name: Callable[[T], str], limit: int, cursor: str | None) -> Page[T]:
    """The page after the item that the cursor names, in the order of the names.

    `listing` says what is listed and by which filters: raises InvalidCursor for another listing's cursor.
    """
    offset = 0
    ordered = sorted(items, key=name)
    if cursor is not None:
        before = cursors.decode(cursor, listing, (str,))
        offset = before.offset
        ordered = [item for item in ordered if name(item) > str(before.key[0])]
    shown = ordered[:limit]
    more = len(ordered) > limit
    following = cursors.encode(listing, Position(offset + limit, (name(shown[-1]),))) if more else None
    return Page(items=shown, next_cursor=following)
