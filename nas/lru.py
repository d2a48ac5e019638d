"""A cache of a few values in memory, safe between threads."""

from collections import OrderedDict
from collections.abc import Hashable
from threading import Lock
from typing import Generic, TypeVar

Value = TypeVar("Value")


class LRU(Generic[Value]):
    """At most `most` values by key; the least recently used goes first.

    A key must name all that its value depends on.
    """

    def __init__(self, most: int) -> None:
        self._most = most
        self._values: OrderedDict[Hashable, Value] = OrderedDict()
        self._lock = Lock()

    def __contains__(self, key: Hashable) -> bool:
        return key in self._values

    def get(self, key: Hashable) -> Value | None:
        """The value; None if it is not cached."""
        with self._lock:
            if key in self._values:
                self._values.move_to_end(key)
            return self._values.get(key)

    def keep(self, key: Hashable, value: Value) -> Value:
        """Cache the value and return it."""
        with self._lock:
            self._values[key] = value
            self._values.move_to_end(key)
            self._shrink(self._most)
            return value

    def make_room(self) -> None:
        """Drop a value if the cache is full: before something large is made."""
        with self._lock:
            self._shrink(self._most - 1)

    def _shrink(self, most: int) -> None:
        while len(self._values) > most:
            self._values.popitem(last=False)
