"""One part of the service (the API, a worker): a child process that is started again when it dies."""

from __future__ import annotations

import os
import signal
import subprocess
import time
from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path

from client.supervision.logs import LogReader, open_log
from client.supervision.tether import tied_to_this_process

FIRST_DELAY = 0.5
LONGEST_DELAY = 30.0
# A part that ran this long (seconds) has recovered: its next death counts as the first.
STEADY_AFTER = 30.0
SHOWN_LINES = 5


class Part:
    """A named command, run in its own session with its output in `log`; not running until `start`."""

    def __init__(
        self, name: str, command: Sequence[str], environment: Mapping[str, str], log: Path, pass_fds: Sequence[int] = ()
    ) -> None:
        self.name = name
        self.log = log
        self.deaths = 0
        self._command = list(command)
        self._environment = dict(environment)
        self._pass_fds = tuple(pass_fds)
        self._process: subprocess.Popen[bytes] | None = None
        self._reader = LogReader(log)
        self._started_at = 0.0
        self._start_again_at = 0.0

    @property
    def pid(self) -> int | None:
        """The process id while it runs."""
        return self._process.pid if self._process is not None else None

    def start(self) -> None:
        """Start the process; raises `OSError` if it cannot be."""
        self._started_at = time.monotonic()
        with open_log(self.log) as output:
            self._reader = LogReader(self.log)
            output.write(f"--- {time.strftime('%Y-%m-%d %H:%M:%S')} starting {self.name}\n".encode())
            output.flush()
            self._process = subprocess.Popen(
                self._command,
                env=self._environment,
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=subprocess.STDOUT,
                pass_fds=self._pass_fds,
                # Ctrl-C is for the parent alone, which then stops its parts in good order.
                start_new_session=True,
                preexec_fn=tied_to_this_process(),
            )

    def tend(self) -> list[str]:
        """Start the process again if it died and its pause is over; what people should know, as lines."""
        if self._process is not None:
            code = self._process.poll()
            if code is None:
                return [f"{self.name}: {line}" for line in self._reader.new_errors()]
            return self._note_death(code)
        if time.monotonic() >= self._start_again_at:
            self.start()
        return []

    def ask_to_stop(self) -> None:
        """SIGTERM to the process, if it runs."""
        if self._process is not None:
            self._process.terminate()

    def wait(self, seconds: float) -> bool:
        """Whether the process has ended within that time."""
        if self._process is None:
            return True
        try:
            self._process.wait(max(seconds, 0.0))
        except subprocess.TimeoutExpired:
            return False
        self._process = None
        return True

    def kill(self) -> None:
        """SIGKILL to the process and all of its session; waits until it is gone."""
        if self._process is not None:
            with suppress(ProcessLookupError):
                os.killpg(self._process.pid, signal.SIGKILL)
            self._process.wait()
            self._process = None

    def last_lines(self) -> list[str]:
        """The end of its log since it was started."""
        return [line for line in self._reader.last_lines(SHOWN_LINES) if not line.startswith("--- ")]

    def _note_death(self, code: int) -> list[str]:
        self._process = None
        ran_for = time.monotonic() - self._started_at
        self.deaths = 1 if ran_for >= STEADY_AFTER else self.deaths + 1
        delay = min(FIRST_DELAY * 2 ** (self.deaths - 1), LONGEST_DELAY)
        self._start_again_at = time.monotonic() + delay
        notice = f"{self.name} ended ({how_it_ended(code)}): starting it again in {delay:g} s; its log is {self.log}"
        return [notice, *(f"  {line}" for line in self.last_lines())]


def how_it_ended(code: int) -> str:
    """An exit status in words."""
    if code >= 0:
        return f"exit code {code}"
    try:
        return f"killed by {signal.Signals(-code).name}"
    except ValueError:
        return f"killed by signal {-code}"
