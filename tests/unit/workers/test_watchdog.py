"""The watch that calls a silent training process hanging."""

from workers.messages import Beat
from workers.watchdog import PREPARING, Watchdog


class Clock:
    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now


def test_a_first_batch_may_take_longer() -> None:
    clock = Clock()
    watch = Watchdog(10, clock)
    clock.now += 10 * PREPARING - 1
    assert watch.hangs() is None
    clock.now += 1
    assert watch.hangs() == "the training process hangs: no first batch within 60 s"


def test_silence_after_a_batch_is_a_hang_and_whatever_is_said_ends_it() -> None:
    clock = Clock()
    watch = Watchdog(10, clock)
    watch.heard(Beat(doing="training", batch=3, batches=8))
    for _ in range(5):
        clock.now += 9
        assert watch.hangs() is None
        watch.heard()
    clock.now += 10
    assert watch.hangs() == "the training process hangs: nothing for 10 s, after batch 3 of 8 of an epoch"


def test_a_process_that_prepares_again_has_time_again() -> None:
    clock = Clock()
    watch = Watchdog(10, clock)
    watch.heard(Beat(doing="training", batch=3, batches=8))
    watch.heard(Beat(doing="preparing"))
    clock.now += 50
    assert watch.hangs() is None
    assert watch.seconds_left == 10
