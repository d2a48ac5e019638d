"""Names for new nodes: readable, unique, the same for the same architecture, and no longer after fifty generations."""

import re

from nas.architecture import Architecture
from nas.mutations import registry

LONGEST_STEM = 36
"""With `_`, a mutation's name, a number, `_` and a role this stays under the 64 characters of a node's name."""


class Family:
    """The names of the nodes that one application adds: `conv1_deeper`, `conv1_deeper_relu`; `conv1_deeper2`, ..."""

    def __init__(self, architecture: Architecture, base: str, tag: str) -> None:
        """The first family of `tag` (a mutation's name) for the node `base` that is not there yet."""
        prefix = f"{stem(base)}_{tag}"
        used = re.compile(rf"{re.escape(prefix)}(\d*)(?:_.*)?")
        numbers = {int(match[1] or 1) for name in architecture.shapes if (match := used.fullmatch(name))}
        number = next(number for number in range(1, len(numbers) + 2) if number not in numbers)
        self.prefix = prefix if number == 1 else f"{prefix}{number}"

    def name(self, role: str = "") -> str:
        """The family's name for a node with this role; without one, the name of the family itself."""
        return f"{self.prefix}_{role}" if role else self.prefix


def stem(name: str) -> str:
    """The name without what mutations added to it: `conv1` for `conv1_deeper2_relu`."""
    tags = "|".join(map(re.escape, registry.names()))
    return re.sub(rf"_(?:{tags})\d*(?:_.*)?$", "", name)[:LONGEST_STEM]
