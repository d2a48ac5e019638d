from __future__ import annotations

import base64
import json
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store import InvalidCursor
from store.cursor import Key, Position, decode, encode

TYPES = (float, int, datetime, str)
KEYS = st.tuples(
    st.floats(allow_nan=False, allow_infinity=False),
    st.integers(0, 2**63 - 1),
    st.datetimes(timezones=st.just(UTC)),
    st.text(max_size=40),
)


@given(key=KEYS, offset=st.integers(0, 10**9))
def test_a_cursor_says_the_position_it_was_made_of(key: tuple[Key, ...], offset: int) -> None:
    position = Position(offset, key)
    assert decode(encode("listing", position), "listing", TYPES) == position


@given(cursor=st.text(max_size=200))
def test_text_that_is_no_cursor_is_refused(cursor: str) -> None:
    with pytest.raises(InvalidCursor):
        decode(cursor, "listing", TYPES)


def made_of(value: object) -> str:
    return base64.urlsafe_b64encode(json.dumps(value).encode()).decode().rstrip("=")


GOOD = [0.5, 7, "2026-01-01T00:00:00+00:00", "model_1"]


@pytest.mark.parametrize(
    "value",
    [
        None,
        [],
        {},
        ["listing", 1],
        ["listing", 1, GOOD, 4],
        ["listing", -1, GOOD],
        ["listing", True, GOOD],
        ["listing", 2**70, GOOD],
        ["listing", 1, GOOD[:3]],
        ["listing", 1, ["0.5", *GOOD[1:]]],
        ["listing", 1, [float("inf"), *GOOD[1:]]],
        ["listing", 1, [float("nan"), *GOOD[1:]]],
        ["listing", 1, [GOOD[0], 7.5, *GOOD[2:]]],
        ["listing", 1, [GOOD[0], 2**63, *GOOD[2:]]],
        ["listing", 1, [*GOOD[:2], "yesterday", GOOD[3]]],
        ["listing", 1, [*GOOD[:2], "2026-01-01T00:00:00", GOOD[3]]],
        ["listing", 1, [*GOOD[:3], 5]],
        ["listing", 1, "abcd"],
    ],
)
def test_a_forged_cursor_is_refused(value: object) -> None:
    with pytest.raises(InvalidCursor, match="damaged"):
        decode(made_of(value), "listing", TYPES)


def test_a_cursor_that_lost_its_end_is_refused() -> None:
    cursor = encode("listing", Position(3, (0.5, 1, datetime(2026, 1, 1, tzinfo=UTC), "model_1")))
    for length in range(len(cursor)):
        with pytest.raises(InvalidCursor):
            decode(cursor[:length], "listing", TYPES)


def test_a_cursor_of_another_listing_is_refused_as_such() -> None:
    with pytest.raises(InvalidCursor, match="another listing, sort or filter"):
        decode(made_of(["other", 1, GOOD]), "listing", TYPES)


def test_a_huge_cursor_is_refused_unread() -> None:
    with pytest.raises(InvalidCursor, match="2000"):
        decode("a" * 100_000, "listing", TYPES)


def test_deeply_nested_json_is_refused() -> None:
    with pytest.raises(InvalidCursor):
        decode(base64.urlsafe_b64encode(b"[" * 1_400).decode(), "listing", TYPES)
