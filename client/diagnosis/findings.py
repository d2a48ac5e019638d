"""Findings of checks, and the loop that runs each check for a bounded time."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator, Mapping
from enum import StrEnum

from pydantic import BaseModel, ConfigDict

PATIENCE_SECONDS = 20.0


class Level(StrEnum):
    """Severity: with a failure, something will not work; a warning hints at a likely mistake."""

    OK = "ok"
    WARN = "warn"
    FAIL = "fail"


class Finding(BaseModel):
    """One thing that was looked at; `advice` says what to do about it."""

    model_config = ConfigDict(frozen=True)

    check: str
    level: Level
    found: str
    advice: str | None = None


Check = Callable[[], "Finding | list[Finding]"]


def findings(checks: Mapping[str, Check], patience: float = PATIENCE_SECONDS) -> Iterator[Finding]:
    """Findings of each check, in order."""
    for name, check in checks.items():
        yield from _within(name, check, patience)


def ok(check: str, found: str) -> Finding:
    """All is well."""
    return Finding(check=check, level=Level.OK, found=found)


def warn(check: str, found: str, advice: str) -> Finding:
    """It works, and may not be what was meant."""
    return Finding(check=check, level=Level.WARN, found=found, advice=advice)


def fail(check: str, found: str, advice: str) -> Finding:
    """Something will not work."""
    return Finding(check=check, level=Level.FAIL, found=found, advice=advice)


def _within(name: str, check: Check, patience: float) -> list[Finding]:
    answer: list[Finding] = []

    def run() -> None:
        try:
            found = check()
            answer.extend(found if isinstance(found, list) else [found])
        except ImportError as error:
            answer.append(fail(name, f"{error.name or error} is not installed", "pip install netgrow"))
        except Exception as error:  # whatever it is, it is what the user has to know
            reason = str(error).strip().splitlines()
            answer.append(fail(name, reason[0] if reason else type(error).__name__, "mend that, and ask again"))

    # A daemon: one that hangs must not keep the command from ending.
    thread = threading.Thread(target=run, name=f"doctor {name}", daemon=True)
    thread.start()
    thread.join(patience)
    if not answer:
        return [fail(name, f"no answer within {patience:g} s", "see whether it is reachable from this machine")]
    return list(answer)
