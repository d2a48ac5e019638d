"""What the client's unit tests share."""

import os
from collections.abc import Iterator
from unittest.mock import patch

import pytest

from client import events, transport


@pytest.fixture(autouse=True)
def _short_pauses(monkeypatch: pytest.MonkeyPatch) -> None:
    """The pauses before a repetition are for real services; how often is what is tested."""
    monkeypatch.setattr(transport, "RETRY_PAUSES", (0.01, 0.01, 0.01))
    monkeypatch.setattr(events, "FIRST_PAUSE", 0.01)


@pytest.fixture(autouse=True)
def _environment_of_its_own() -> Iterator[None]:
    """Commands hand their options on in the environment: to their own process, and not to the next test."""
    with patch.dict(os.environ):
        yield
