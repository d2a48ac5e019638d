"""The application: what it shares, what it answers, and what runs beside it."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from importlib.metadata import version
from typing import Any

from fastapi import Depends, FastAPI
from prometheus_client import CollectorRegistry
from starlette.middleware.cors import CORSMiddleware
from starlette.middleware.gzip import DEFAULT_EXCLUDED_CONTENT_TYPES, GZipMiddleware
from uvicorn.middleware.proxy_headers import ProxyHeadersMiddleware

from server import dashboard, documentation, failures, openapi, samples
from server.access import require_admitted, require_complete
from server.authentication import Gate
from server.backend import Backend
from server.background import CensusTaker, check_checkpoints, check_database, collect_garbage
from server.dashboard.errors import ErrorPages
from server.deliverer import Deliverer
from server.dependencies import Resources, known_query
from server.errands import Errands, Inline
from server.headers import SecurityHeaders
from server.helpers import Helper
from server.limits import MAX_VALUES, BodyLimit
from server.metrics import CensusCollector, RequestTimes
from server.oidc import Provider
from server.prefix import BelowPath
from server.rates import OpenStreams
from server.readiness import Probes
from server.requests import RequestLog
from server.room import Unfinished, UploadRoom
from server.routes import (
    audit,
    datasets,
    exports,
    growth,
    health,
    jobs,
    leaderboard,
    models,
    mutations,
    presets,
    sessions,
    webhooks,
    workers,
)
from server.streams import Watchers
from store.periodic import Periodic
from store.reaper import reap_and_ring
from store.settings import Settings, get_settings
from workers import app as doorbell

DESCRIPTION = """\
Neural architecture search as a service: a *growth job* takes a trained network, applies random function-preserving
mutations, trains the children, and ranks every network ever grown.

Every list is a page, `{"items": [...], "next_cursor": ...}`: give `next_cursor` back as `cursor` for the next one.
Every error is problem details (RFC 9457). Times are RFC 3339 in UTC; ids are opaque. Unknown fields and unknown query
parameters are errors.
"""
UPLOADS = ("/datasets", "/models")
# A third of level 9's time, and a few per cent more bytes.
COMPRESSION = 6
# Weights hardly shrink; streams of events must not wait for a block to fill.
AS_THEY_ARE = (*DEFAULT_EXCLUDED_CONTENT_TYPES, models.CHECKPOINT_MEDIA_TYPE)
# What a multipart body has beyond its file: boundaries, headers, the name.
UPLOAD_OVERHEAD_BYTES = 64 * 1024


def create_app(settings: Settings | None = None) -> FastAPI:
    """The API on the database, broker and checkpoint store of `settings` (by default the environment's)."""
    settings = settings or get_settings()
    found = assemble(settings)
    app = FastAPI(
        title="netgrow",
        version=version("netgrow"),
        description=DESCRIPTION,
        lifespan=lifespan,
        docs_url=None,
        redoc_url=None,
        dependencies=[Depends(require_admitted), Depends(known_query)],
        generate_unique_id_function=openapi.operation_id,
        separate_input_output_schemas=False,
    )
    app.state.resources = found
    app.state.keyed = False  # whether the database has said that there are keys; the gate keeps it
    app.state.metrics = CollectorRegistry()
    app.state.metrics.register(CensusCollector(CensusTaker(found).take))
    app.add_middleware(BodyLimit, limit_for=lambda path: body_limit(settings, path), values_for=values_limit)
    app.add_middleware(UploadRoom, found=found, unfinished=found.unfinished)
    app.add_middleware(Gate, database=found.database, settings=settings)
    if settings.allowed_origins:
        app.add_middleware(
            CORSMiddleware,
            allow_origins=settings.allowed_origins,
            allow_methods=("GET", "POST", "DELETE"),
            allow_headers=("Authorization", "Content-Type", "Idempotency-Key", "Last-Event-ID"),
            expose_headers=("Location", "ETag", "Retry-After", "WWW-Authenticate"),
        )
    app.add_middleware(ErrorPages)
    app.add_middleware(SecurityHeaders)
    app.add_middleware(GZipMiddleware, compresslevel=COMPRESSION, exclude_content_types=AS_THEY_ARE)
    app.add_middleware(RequestTimes, registry=app.state.metrics)
    app.add_middleware(RequestLog)  # before the others: what any of them logs has the request's id
    if settings.proxies:
        app.add_middleware(ProxyHeadersMiddleware, trusted_hosts=list(settings.proxies))
    failures.install(app)
    documentation.install(app)
    for noun in (
        jobs,
        leaderboard,
        models,
        growth,
        exports,
        datasets,
        presets,
        mutations,
        workers,
        webhooks,
        sessions,
        audit,
        health,
    ):
        app.include_router(noun.router)
    dashboard.install(app)
    require_complete(app)
    if settings.root_path:  # outermost: all others see where the service is
        app.add_middleware(BelowPath, root_path=settings.root_path)
    describe(app)
    return app


def body_limit(settings: Settings, path: str) -> int:
    """The largest body, in bytes, of a request for this path."""
    if path in UPLOADS:
        return settings.max_upload_bytes + UPLOAD_OVERHEAD_BYTES
    return exports.MAX_PREDICT_BYTES if is_prediction(path) else settings.max_body_bytes


def values_limit(path: str) -> int:
    """The most values of a JSON body of a request for this path."""
    return samples.MAX_VALUES if is_prediction(path) else MAX_VALUES


def is_prediction(path: str) -> bool:
    """Whether the path is that of a request for predictions."""
    return path.startswith("/models/") and path.endswith("/predict")


def assemble(settings: Settings) -> Resources:
    """Make the shared resources, unconnected: a server starts while its database is down."""
    doorbell.configure(settings)
    backend = Backend.of(settings)
    database, checkpoints = backend.database, backend.checkpoints
    probes = Probes(
        {
            "database": lambda: check_database(database),
            "broker": doorbell.check,
            "checkpoints": lambda: check_checkpoints(checkpoints),
        }
    )
    helpers = settings.helpers
    errands = Errands(lambda: Helper(settings), helpers) if helpers else Errands(lambda: Inline(backend), 1)
    return Resources(
        settings,
        database,
        checkpoints,
        Watchers(),
        OpenStreams(settings.streams_per_key, settings.streams),
        probes,
        doorbell.ring,
        errands,
        Unfinished(),
        Provider(settings),
    )


@asynccontextmanager
async def lifespan(app: FastAPI) -> AsyncIterator[None]:
    """Run the reaper, the collectors and the messenger beside the API; close the database's connections at the end."""
    found: Resources = app.state.resources
    found.errands.open()
    deliverer = Deliverer(found.database, found.settings)
    often, seldom = found.settings.reap_seconds, found.settings.gc_seconds
    threads = (
        Periodic("reaper", often, lambda: reap_and_ring(found.database, found.settings, found.ring)),
        Periodic("garbage collector", seldom, lambda: collect_garbage(found)),
        Periodic("forgetting deliveries", seldom, deliverer.forget),
        Periodic("deliverer", often, deliverer.deliver),
    )
    for thread in threads:
        thread.start()
    try:
        yield
    finally:
        for thread in threads:
            thread.stop()
        found.errands.close()
        found.database.dispose()


def describe(app: FastAPI) -> None:
    """Refine the OpenAPI document when it is first asked for."""
    generate = app.openapi

    def document() -> dict[str, Any]:
        if app.openapi_schema is None:
            openapi.refine(generate())
        assert app.openapi_schema is not None
        return app.openapi_schema

    app.openapi = document  # type: ignore[method-assign]
