"""Numbers, times and states as people read them; the templates' filters."""

import json
from collections.abc import Callable
from datetime import UTC, datetime
from math import log10
from typing import Any

NOTHING = "–"


def percent(value: float | None) -> str:
    """A fraction as a percentage with two decimals."""
    return NOTHING if value is None else f"{value * 100:.2f} %"


def figure(value: float | None) -> str:
    """A loss or a rate, with four significant digits."""
    return NOTHING if value is None else f"{value:.4g}"


def count(value: int | None) -> str:
    """A count in full, its thousands apart."""
    return NOTHING if value is None else f"{value:,}".replace(",", "\u202f")


def compact(value: float | None) -> str:
    """A large count in three digits: 9.31 M."""
    if value is None:
        return NOTHING
    if abs(value) < 1000:
        return f"{value:.0f}"
    power = min(int(log10(abs(value))) // 3, 4)
    return f"{value / 1000**power:.3g} {'kMGT'[power - 1]}"


def duration(seconds: float | None) -> str:
    """Seconds as 40 ms, 8.2 s, 3 min 12 s, 2 h 5 min."""
    if seconds is None:
        return NOTHING
    if seconds < 0.1:
        return f"{seconds * 1000:.0f} ms"
    if seconds < 60:
        return f"{seconds:.1f} s"
    minutes, rest = divmod(round(seconds), 60)
    if minutes < 60:
        return f"{minutes} min {rest} s"
    hours, minutes = divmod(minutes, 60)
    return f"{hours} h {minutes} min"


def moment(value: datetime | None) -> str:
    """The machine-readable form, which the page's script shows in the reader's own time zone."""
    if value is None:
        return ""
    value = value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)
    return value.isoformat(timespec="seconds").replace("+00:00", "Z")


def pretty(value: object) -> str:
    """JSON for people; still to be escaped."""
    return json.dumps(value, indent=2, ensure_ascii=False)


FILTERS: dict[str, Callable[..., Any]] = {
    "percent": percent,
    "figure": figure,
    "count": count,
    "compact": compact,
    "duration": duration,
    "json": pretty,
    "moment": moment,
}
