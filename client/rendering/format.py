"""Numbers, times and lists as people read them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

NOTHING = "–"


def plain(text: str) -> str:
    """Text from elsewhere without line breaks and control characters: it cannot steer the terminal."""
    return "".join(character if character.isprintable() else " " for character in text)


def percent(fraction: float | None) -> str:
    """A fraction as a percentage with two decimals: `97.22 %`."""
    return NOTHING if fraction is None else f"{100 * fraction:.2f} %"


def count(number: int | None) -> str:
    """An integer with its thousands apart."""
    return NOTHING if number is None else f"{number:,}"


def size(number: int) -> str:
    """A number of bytes in the unit that suits it."""
    amount = float(number)
    for unit in ("bytes", "KB", "MB"):
        if amount < 1000:
            return f"{amount:,.0f} {unit}" if unit == "bytes" else f"{amount:.1f} {unit}"
        amount /= 1000
    return f"{amount:.1f} GB"


def moment(time: datetime | None) -> str:
    """A time in this machine's zone, to the second."""
    return NOTHING if time is None else time.astimezone().strftime("%Y-%m-%d %H:%M:%S")


def duration(seconds: float) -> str:
    """A span of time: `7 s`, `3:05 min`, `2:00:07 h`."""
    whole = max(0, int(seconds))
    if whole < 60:
        return f"{whole} s"
    minutes, rest = divmod(whole, 60)
    if minutes < 60:
        return f"{minutes}:{rest:02d} min"
    return f"{minutes // 60}:{minutes % 60:02d}:{rest:02d} h"


def mutations(names: Sequence[str], *, of_seed: bool) -> str:
    """Mutations by name; the seed network, which has none, is said to be that."""
    if of_seed:
        return "(seed network)"
    return ", ".join(names) or NOTHING
