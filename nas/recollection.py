"""A small memory of results by what they depend on: bounded, and safe to use from several threads."""

from collections import OrderedDict
from collections.abc import Hashable, Sequence
from threading import Lock

from torch import Tensor


class Recollection:
    """The tensors that were asked for last, by key. A key must name everything that they depend on."""

    def __init__(self, entries: int) -> None:
        self._entries = entries
        self._kept: OrderedDict[Hashable, Sequence[Tensor]] = OrderedDict()
        self._lock = Lock()

    def __contains__(self, key: Hashable) -> bool:
        return key in self._kept

    def get(self, key: Hashable) -> Sequence[Tensor] | None:
        """What was kept for the key; None if nothing is, or no longer."""
        with self._lock:
            if key in self._kept:
                self._kept.move_to_end(key)
            return self._kept.get(key)

    def keep(self, key: Hashable, tensors: Sequence[Tensor]) -> None:
        """Keeps these, and forgets what was not asked for the longest."""
        with self._lock:
            self._kept[key] = tensors
            self._kept.move_to_end(key)
            while len(self._kept) > self._entries:
                self._kept.popitem(last=False)
