"""What the client's unit tests share."""

import pytest

from client import events, transport


@pytest.fixture(autouse=True)
def _short_pauses(monkeypatch: pytest.MonkeyPatch) -> None:
    """The pauses before a repetition are for real services; how often is what is tested."""
    monkeypatch.setattr(transport, "RETRY_PAUSES", (0.01, 0.01, 0.01))
    monkeypatch.setattr(events, "FIRST_PAUSE", 0.01)
