"""A hundred thousand damaged architectures and checkpoints: errors of ours, or a legal network; nothing else."""

from __future__ import annotations

import json
import math
import random
import resource
from collections import Counter
from collections.abc import Callable, Iterator
from typing import Any

import pytest

import nas
from tests.unit.nas.mutations.graphs import GRAPHS, network

pytestmark = [pytest.mark.slow, pytest.mark.timeout(900)]

MEMORY = 512 * 2**20
"""How much more memory a test may ever have held at once, in bytes. A tensor that a header claims may be 4 TiB."""

NASTY: list[Any] = [
    None, True, False, -1, 0, 1, 2, 3, 7, 2**20, 2**20 + 1, 2**31, 2**31 - 1, 2**53, 2**63, 2**64, 10**40,
    0.5, -0.0, 1e308, -1e308, math.nan, math.inf, "", "input", "same", "1", "\0", "a" * 65, "a" * 100_000, "é",
    "__class__", "training", "weight",
    [], {}, [[]], [{}], {"": None}, [1, 2, 3], [1] * 300, ["input"] * 2, ["input"] * 257,
]  # fmt: skip


def copied(value: Any) -> Any:
    return json.loads(json.dumps(value))


def pick(rng: random.Random, holder: Any) -> tuple[Any, Any]:
    """A random place in a JSON value: what holds it, and its key or index there."""
    while True:
        key = rng.choice(list(holder) if isinstance(holder, dict) else range(len(holder)))
        inner = holder[key]
        if not isinstance(inner, dict | list) or not inner or rng.random() < 0.15:
            return holder, key
        holder = inner


def nested(rng: random.Random) -> Any:
    """Brackets in brackets."""
    value: Any = 1
    for _ in range(rng.choice([10, 100, 400])):
        value = [value] if rng.random() < 0.5 else {"nodes": value}
    return value


def damage(document: dict[str, Any], rng: random.Random) -> dict[str, Any]:
    """A copy with one to four things wrong, or right by chance."""
    document = copied(document)
    for _ in range(rng.choice([1, 1, 1, 2, 3, 4])):
        if not document:
            break
        holder, key = pick(rng, document)
        value = holder[key]
        match rng.randrange(8):
            case 0:
                del holder[key]
            case 1 | 2:
                holder[key] = copied(rng.choice(NASTY))
            case 3 if type(value) is int:
                holder[key] = rng.choice([value + 1, value - 1, 2 * value, -value, value * 1000, value << 40])
            case 4:
                other, there = pick(rng, document)
                holder[key] = copied(other[there])
            case 5 if isinstance(holder, list):
                holder.insert(rng.randrange(len(holder) + 1), copied(value))
            case 5:
                holder[rng.choice(["", "op", "name", "inputs", "shape", "groups", "slope", key + "_"])] = value
            case 6 if isinstance(holder, list):
                rng.shuffle(holder)
            case 7 if rng.random() < 0.05:
                holder[key] = nested(rng)
            case _:
                other, there = pick(rng, document)
                holder[key], other[there] = copied(other[there]), copied(value)
    return document


def scratched(data: bytes, rng: random.Random) -> bytes:
    """The bytes with a few of them changed, lost, repeated or moved."""
    scratches = bytearray(data)
    for _ in range(rng.choice([1, 1, 2, 3, 8])):
        # The header is a small part of the file, and by far the more interesting one.
        end = len(scratches) if rng.random() < 0.4 else min(len(scratches), 3000)
        place = rng.randrange(max(1, end))
        match rng.randrange(6):
            case 0:
                scratches[place : place + 1] = bytes([rng.randrange(256)])
            case 1 if place < len(scratches):
                scratches[place] ^= 1 << rng.randrange(8)
            case 2:
                del scratches[place : place + rng.choice([1, 2, 8, 100, 10**6])]
            case 3:
                scratches[place:place] = scratches[place : place + rng.choice([1, 8, 64])]
            case 4:
                scratches[place:place] = rng.choice(
                    [b"0", b"9" * 30, b"[", b"{", b'"', b",", b"\\u0000", b"\xff", b"e9"]
                )
            case _:
                scratches[:8] = rng.choice([0, 1, 8, len(data), 2**24, 2**32, 2**63, 2**64 - 1]).to_bytes(8, "little")
    return bytes(scratches)


def documents() -> list[dict[str, Any]]:
    small = [name for name in nas.presets.names() if len(nas.presets.get(name).nodes) < 30]
    legal = [build() for build in GRAPHS.values()] + [nas.presets.get(name) for name in small]
    return [architecture.model_dump(mode="json") for architecture in legal]


def count(inputs: Iterator[Any], read: Callable[[Any], object]) -> Counter[str]:
    """Reads all of them; how many were legal, and how many raised which error of ours. Others end the test."""
    found: Counter[str] = Counter()
    longest = 0
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    for each in inputs:
        try:
            read(each)
        except nas.Error as error:
            found[error.kind] += 1
            longest = max(longest, len(str(error)))
        else:
            found["legal"] += 1
    grown = 1024 * (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before)
    assert grown < MEMORY
    assert longest < 5_000, "an error does not repeat all that it was given"
    return found


def test_damaged_architectures() -> None:
    rng, whole = random.Random(1), documents()

    def read(document: Any) -> None:
        architecture = nas.Architecture.model_validate(document)
        again = nas.Architecture.model_validate(architecture.model_dump(mode="json"))
        assert again.digest == architecture.digest

    found = count((damage(rng.choice(whole), rng) for _ in range(50_000)), read)
    assert set(found) == {"legal", "architecture"}
    assert found["legal"] > 1000, "the damage is slight enough to reach what lies deeper"


def test_damaged_architectures_as_text() -> None:
    rng, whole = random.Random(2), [json.dumps(document).encode() for document in documents()]
    inputs = (scratched(rng.choice(whole), rng) for _ in range(15_000))
    assert set(count(inputs, nas.Architecture.model_validate_json)) == {"legal", "architecture"}


def checkpoints() -> list[bytes]:
    return [network(build()).to_bytes() for build in GRAPHS.values()]


def read_checkpoint(data: bytes) -> None:
    read = nas.Network.from_bytes(data)
    assert nas.Network.from_bytes(read.to_bytes()).digest == read.digest


def test_damaged_checkpoints() -> None:
    rng, whole = random.Random(3), checkpoints()
    found = count((scratched(rng.choice(whole), rng) for _ in range(15_000)), read_checkpoint)
    assert set(found) == {"legal", "checkpoint"}


def test_checkpoints_whose_header_is_whole_json_but_lies() -> None:
    rng, whole = random.Random(4), checkpoints()

    def lying() -> bytes:
        data = rng.choice(whole)
        length = int.from_bytes(data[:8], "little")
        header = json.loads(data[8 : 8 + length])
        if rng.random() < 0.5:
            header = damage(header, rng)
        else:
            inner = damage(json.loads(header["__metadata__"]["architecture"]), rng)
            header["__metadata__"]["architecture"] = json.dumps(inner)
        text = json.dumps(header).encode()
        return len(text).to_bytes(8, "little") + text + data[8 + length :]

    found = count((lying() for _ in range(20_000)), read_checkpoint)
    assert set(found) == {"legal", "checkpoint"}
