"""Names of nodes as Python and torch take them for attributes."""

import keyword
from collections.abc import Collection, Iterable

from torch import nn


def identifiers(names: Iterable[str], reserved: Collection[str] = ()) -> dict[str, str]:
    """A name of its own for each node, that is neither Python's nor torch's nor reserved."""
    taken = {"self", *reserved, *dir(nn.Module())}
    found = {}
    for name in names:
        identifier = name.replace("-", "_")
        if identifier.startswith("__"):  # Python would rename it inside a class
            identifier = f"node{identifier}"
        while identifier in taken or keyword.iskeyword(identifier):
            identifier += "_"
        taken.add(identifier)
        found[name] = identifier
    return found
