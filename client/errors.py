"""Errors between a client and the service; each says what happened and, if possible, what to do."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class FieldError:
    """One fault of a request: the field as a dotted path (`search.trials`; empty for the whole body) and the reason."""

    field: str
    message: str

    def __str__(self) -> str:
        return f"{self.field}: {self.message}" if self.field else self.message


class Error(Exception):
    """Something went wrong between the client and the service."""

    def __init__(self, message: str | None = None) -> None:
        super().__init__(message or (type(self).__doc__ or "").strip())


class Unreachable(Error):
    """The service could not be reached."""

    def __init__(self, url: str, reason: str) -> None:
        super().__init__(f"no answer from {url} ({reason}): start the service with `netgrow up`, or name it with --url")
        self.url = url
        self.reason = reason


class ApiError(Error):
    """The service answered with an error (RFC 9457 problem details)."""

    def __init__(self, status: int, title: str, detail: str = "", errors: Sequence[FieldError] = ()) -> None:
        self.status = status
        self.title = title
        self.detail = detail
        self.errors = tuple(errors)
        super().__init__(detail or title or f"HTTP {status}")


class UnexpectedAnswer(Error):
    """The answer is not one that netgrow's API gives: another service may be listening there."""

    def __init__(self, url: str, reason: str) -> None:
        super().__init__(f"{url} gave an answer that is not netgrow's ({reason}): is another service listening there?")


class DigestMismatch(Error):
    """The downloaded bytes differ from the stored ones: another SHA-256."""

    def __init__(self, what: str, expected: str, got: str) -> None:
        super().__init__(
            f"the download of {what} is damaged: SHA-256 {got[:16]}… instead of {expected[:16]}…; try again"
        )


class JobFileError(Error):
    """A job file that is not a YAML or JSON object."""

    def __init__(self, source: str, line: int | None, reason: str) -> None:
        super().__init__(f"{source}:{line}: {reason}" if line is not None else f"{source}: {reason}")
        self.source = source
        self.line = line


class JobRefused(Error):
    """The service refuses the job."""

    def __init__(self, faults: Sequence[str]) -> None:
        super().__init__("\n".join(faults))
        self.faults = tuple(faults)


class PartFailed(Error):
    """A part of the service could not be started."""
