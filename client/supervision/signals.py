"""SIGINT, SIGTERM and SIGHUP as one exception, raised once; what comes after it only asks to hurry."""

from __future__ import annotations

import signal
from collections.abc import Callable
from types import FrameType, TracebackType
from typing import Any, Self

Handler = Callable[[int, FrameType | None], Any] | int | signal.Handlers | None

WATCHED = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


class Stopped(KeyboardInterrupt):
    """Somebody asked this process to stop."""

    def __init__(self, number: int) -> None:
        super().__init__(f"stopped by {signal.Signals(number).name}")
        self.number = number

    @property
    def exit_code(self) -> int:
        """The status that a shell would report: 130 for Ctrl-C."""
        return 128 + self.number


class StopSignals:
    """While entered (main thread), the first signal raises `Stopped`, and later ones count as `hurry`."""

    def __init__(self) -> None:
        self.hurry = False
        self._stopping = False
        self._before: dict[signal.Signals, Handler] = {}

    def __enter__(self) -> Self:
        for number in WATCHED:
            before = signal.getsignal(number)
            if number is signal.SIGHUP and before is signal.SIG_IGN:
                continue  # started by nohup
            self._before[number] = before
            signal.signal(number, self._handle)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        for number, before in self._before.items():
            signal.signal(number, before)

    def expect_end(self) -> None:
        """From here on everything is being stopped anyway: a signal interrupts nothing, it only asks to hurry."""
        self._stopping = True

    def _handle(self, number: int, frame: FrameType | None) -> None:
        if self._stopping:
            self.hurry = True
            return
        self._stopping = True
        raise Stopped(number)
