import json

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from tests.unit.workers.orders import order
from workers.messages import (
    Beat,
    Broke,
    Epoch,
    Failed,
    Grown,
    Order,
    Ready,
    Reply,
    Saved,
    Stop,
    Stopped,
    Trained,
    instruction_from_line,
    reply_from_line,
)

text = st.text(max_size=20)
numbers = st.floats(allow_nan=False, allow_infinity=False)
objects = st.dictionaries(
    text, st.one_of(text, numbers, st.integers(-(2**53), 2**53), st.none(), st.booleans()), max_size=3
)

replies: st.SearchStrategy[Reply] = st.one_of(
    st.builds(Ready, kind=st.just("ready"), device=text),
    st.builds(Grown, kind=st.just("grown"), mutations=st.lists(objects, max_size=2)),
    st.builds(Epoch, kind=st.just("epoch"), metrics=objects, training_state=text),
    st.builds(Saved, kind=st.just("saved"), training_state=text),
    st.builds(Beat, kind=st.just("beat"), batch=st.integers(), batches=st.integers(), waiting=st.none() | text),
    st.just(Stopped()),
    st.builds(Broke, kind=st.just("broke"), error_kind=text, message=text),
    st.builds(Failed, kind=st.just("failed"), error_kind=text, message=text, evidence=st.none() | objects),
    st.builds(
        Trained,
        kind=st.just("trained"),
        architecture=objects,
        recipe=objects,
        mutations=st.lists(objects, max_size=2),
        val_accuracy=numbers,
        val_loss=numbers,
        seconds=numbers,
    ),
)


@given(reply=replies)
def test_a_reply_survives_its_line(reply: Reply) -> None:
    line = reply.to_line()
    assert line.endswith(b"\n")
    assert line.count(b"\n") == 1
    assert reply_from_line(line) == reply


@pytest.mark.parametrize("line", [b"", b"hello\n", b"{}\n", b'{"kind": "gossip"}\n', b'{"kind": "ready"}\n'])
def test_what_is_no_reply_is_refused(line: bytes) -> None:
    with pytest.raises(ValidationError):
        reply_from_line(line)


def test_an_order_with_an_unknown_field_is_refused() -> None:
    with pytest.raises(ValidationError, match="colour"):
        Order.from_line(json.dumps({"colour": 1}).encode())


def test_a_trainer_tells_a_stop_from_an_order() -> None:
    for instruction in (order(), Stop(stop="trial_1", attempt=2)):
        assert instruction_from_line(instruction.to_line()) == instruction
    with pytest.raises(ValidationError):
        instruction_from_line(b'{"stop": "trial_1", "attempt": 2, "seed": 5}')
