import threading

from store.errors import Unavailable
from workers.periodic import Periodic


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
    assert enough.wait(10)
    periodic.stop()
    count = len(calls)
    threading.Event().wait(0.02)
    assert len(calls) == count  # stopped means stopped
    return count


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
    assert enough.wait(10)
    periodic.stop()
