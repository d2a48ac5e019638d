"""What runs beside the API begins with it and ends with it. What it does is seen in the integration tests."""

import threading

from fastapi.testclient import TestClient

from server.app import create_app
from store.settings import Settings
from tests.waiting import eventually

THREADS = {"reaper", "garbage collector", "forgetting deliveries", "deliverer"}


def beside() -> set[str]:
    return THREADS & {thread.name for thread in threading.enumerate()}


def test_the_threads_beside_the_api_live_as_long_as_it_does(settings: Settings) -> None:
    assert not beside()
    with TestClient(create_app(settings)):
        assert beside() == THREADS
    eventually(lambda: not beside(), "the end of what ran beside the API")
