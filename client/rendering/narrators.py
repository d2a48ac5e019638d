"""The ways to tell a job's story: a live picture in a terminal, plain lines, JSON lines, or not at all."""

from __future__ import annotations

from types import TracebackType
from typing import Self

from rich.console import Console
from rich.live import Live

from client.models import Event, Job
from client.rendering.jobs import progress_summary
from client.rendering.output import print_json_line
from client.rendering.progress import progress_panel
from client.watching.view import JobView


class Silent:
    """Says nothing."""

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        return None

    def event(self, event: Event, line: str | None) -> None:
        """Nothing."""

    def show(self, view: JobView) -> None:
        """Nothing."""

    def ended(self, job: Job) -> None:
        """Nothing."""

    def say(self, line: str) -> None:
        """Nothing."""


class JsonLines(Silent):
    """Each event as a line of JSON, and the job as it ended as the last one."""

    def event(self, event: Event, line: str | None) -> None:
        """The event."""
        print_json_line(event)

    def ended(self, job: Job) -> None:
        """The job."""
        print_json_line(job)


class Plain(Silent):
    """A line for each thing that is worth one, with how far the job is."""

    def __init__(self) -> None:
        self._ended = 0

    def event(self, event: Event, line: str | None) -> None:
        """The line, if there is one."""
        if line is not None:
            self.say(line)

    def show(self, view: JobView) -> None:
        """Show the job's progress at each tenth."""
        progress = view.job.progress
        if progress.total and progress.ended * 10 // progress.total > self._ended * 10 // progress.total:
            self._ended = progress.ended
            self.say(f"-- {progress_summary(view.job)}")

    def say(self, line: str) -> None:
        """The line, at once."""
        print(line, flush=True)


class Picture(Silent):
    """A live view of the job at the terminal's bottom, gone at the end; `say` writes above it."""

    def __init__(self, console: Console) -> None:
        self._live = Live(console=console, auto_refresh=False, transient=True)

    def __enter__(self) -> Self:
        self._live.__enter__()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self._live.__exit__(kind, error, traceback)

    def show(self, view: JobView) -> None:
        """Draw it anew."""
        self._live.update(progress_panel(view, height=self._live.console.height), refresh=True)

    def say(self, line: str) -> None:
        """A line above the picture."""
        self._live.console.print(line, markup=False)


def for_people(console: Console) -> Silent:
    """The picture if there is a terminal to draw it on, else lines."""
    return Picture(console) if console.is_terminal else Plain()
