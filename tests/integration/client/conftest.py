"""One running service for the tests that only use it."""

from collections.abc import Iterator

import pytest

from tests.integration.client.netgrow import Up, running_up


@pytest.fixture(scope="package")
def service(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Up]:
    """`netgrow up` with two workers."""
    with running_up(tmp_path_factory.mktemp("up")) as up:
        yield up
