"""The application without the threads that run beside it.

The reaper, the collector and the messenger begin with the application, in threads of their own, and would open the
database, ring the bell, claim messages or log at whatever moment of a test the machine lets them.
"""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from fastapi import FastAPI

from server.app import create_app
from store.settings import Settings

HOST = "testserver"
"""The name under which a TestClient asks."""
PATIENCE_SECONDS = 60.0  # a database, a broker or a disk that a busy machine keeps waiting is not away


def alone(settings: Settings) -> FastAPI:
    """The API of these settings: nothing runs but what a test asks for, and its probes take their time."""
    app = create_app(settings.model_copy(update={"hosts": settings.hosts or HOST, "helpers": 0}))
    app.router.lifespan_context = _nothing_beside
    app.state.resources.probes.patience = PATIENCE_SECONDS
    return app


@asynccontextmanager
async def _nothing_beside(app: FastAPI) -> AsyncIterator[None]:
    yield
    app.state.resources.errands.close()
    app.state.resources.database.dispose()
