"""The stacks that worker tests run on."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.integration.workers.stack import Stack

LEASE_SECONDS = 60.0
"""A busy machine stands still for no longer. A test whose workers are killed sets a shorter one."""


@pytest.fixture
def embedded(tmp_path: Path) -> Iterator[Stack]:
    """SQLite and the filesystem broker."""
    made = Stack.create(tmp_path, lease_seconds=LEASE_SECONDS)
    yield made
    made.close()


@pytest.fixture
def deployed(tmp_path: Path, postgres_url: str, redis_url: str) -> Iterator[Stack]:
    """PostgreSQL and Redis."""
    made = Stack.create(tmp_path, lease_seconds=LEASE_SECONDS, database_url=postgres_url, broker_url=redis_url)
    yield made
    made.close()


@pytest.fixture(params=["embedded", "deployed"])
def stack(request: pytest.FixtureRequest) -> Stack:
    """Each of the two."""
    made: Stack = request.getfixturevalue(request.param)
    return made
