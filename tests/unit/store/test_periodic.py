import threading

import structlog

from store.errors import Unavailable
from store.periodic import Periodic
from tests.waiting import eventually


def run_until(times: int, errors: list[Exception | None], seconds: float = 0.001) -> int:
    """Run an action that raises what `errors` says, in turn, until it is enough; returns how often it was called."""
    calls: list[int] = []
    enough = threading.Event()

    def action() -> None:
        calls.append(1)
        if len(calls) >= times:
            enough.set()
        error = errors[len(calls) - 1] if len(calls) <= len(errors) else None
        if error is not None:
            raise error

    periodic = Periodic("test", seconds, action)
    periodic.start()
    assert enough.wait(120)
    periodic.stop()
    eventually(lambda: "test" not in {thread.name for thread in threading.enumerate()}, "stopped means stopped")
    return len(calls)


def test_it_goes_on_after_whatever_goes_wrong() -> None:
    assert run_until(4, [Unavailable(), ValueError("x"), None]) >= 4


def test_the_first_call_is_at_once() -> None:
    assert run_until(1, [], seconds=1000) == 1


def test_an_action_may_ask_to_be_called_sooner() -> None:
    calls: list[int] = []
    enough = threading.Event()

    def action() -> float:
        calls.append(1)
        if len(calls) >= 3:
            enough.set()
        return 0.001

    periodic = Periodic("test", 1000, action)
    periodic.start()
    assert enough.wait(120)
    periodic.stop()


def test_an_outage_is_logged_when_it_begins_and_when_it_ends_not_at_each_call() -> None:
    with structlog.testing.capture_logs() as lines:
        run_until(6, [Unavailable("gone"), Unavailable("gone"), None, None, Unavailable("again"), None])
        assert [line["event"] for line in lines[:3]] == [
            "the database is away",
            "the database is back",
            "the database is away",
        ]
    assert {line["during"] for line in lines} == {"test"}


def test_a_call_that_hangs_is_left_behind() -> None:
    begun, free = threading.Event(), threading.Event()

    def action() -> None:
        begun.set()
        free.wait(120)

    periodic = Periodic("test", 1000, action)
    periodic.start()
    assert begun.wait(120)
    periodic.stop()
    assert not free.is_set()
    free.set()


def test_what_was_never_started_may_be_stopped() -> None:
    Periodic("test", 1, lambda: None).stop()
