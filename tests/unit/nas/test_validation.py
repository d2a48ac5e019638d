"""What a refused document leaves behind: one clear error, and nothing in memory."""

from __future__ import annotations

import gc
from typing import Any

import pytest

import nas

BROKEN: dict[str, Any] = {
    "input": {"shape": [3]},
    "nodes": [{"name": "fc", "op": "linear", "inputs": ["nowhere"], "out_features": 2}],
    "output": "fc",
}


def left_behind() -> int:
    gc.collect()
    return sum(issubclass(type(each), nas.ArchitectureError) for each in gc.get_objects())


@pytest.mark.parametrize("document", [BROKEN, BROKEN | {"input": {"shape": [0]}}, {}], ids=["graph", "field", "empty"])
def test_a_refused_architecture_leaves_nothing_in_memory(document: dict[str, Any]) -> None:
    """A server that is sent nonsense all day long must not grow."""
    before = left_behind()
    for _ in range(20):
        with pytest.raises(nas.ArchitectureError):
            nas.Architecture.model_validate(document)
        with pytest.raises(nas.ArchitectureError):
            nas.Architecture(**document)
    assert left_behind() <= before  # fewer, if the collector found an older one only now


def test_a_checkpoint_that_is_full_of_text_gives_a_short_error() -> None:
    header = b'{"__metadata__":{"x":"{}"},"a":{"dtype":"F32","shape":[1],"data_offsets":["' + b"a" * 100_000 + b'",4]}}'
    with pytest.raises(nas.CheckpointError) as caught:
        nas.tensorfile.unpack(len(header).to_bytes(8, "little") + header + b"\0" * 4, "x")
    assert len(str(caught.value)) < 1000
