"""Whether the process is alive, whether it can work, and its metrics."""

from importlib.metadata import version

from fastapi import APIRouter, Request, Response
from fastapi.responses import JSONResponse
from prometheus_client import CONTENT_TYPE_LATEST, generate_latest

from server.dependencies import ResourcesDep
from server.schemas.health import Health, Readiness, Status

router = APIRouter(tags=["health"])


@router.get("/healthz", response_model=Health)
async def healthz() -> Health:
    """Whether the process is alive; asks nothing else, and so is always 200."""
    return Health(version=version("netgrow"))


@router.get(
    "/readyz",
    response_model=Readiness,
    responses={
        503: {"model": Readiness, "description": "Something it depends on is down; `checks` says what, and why."}
    },
)
async def readyz(resources: ResourcesDep) -> Response:
    """Whether the database, the broker and the checkpoint store can be used; answers within two seconds."""
    readiness = await resources.probes.ask()
    status = 200 if readiness.status is Status.OK else 503
    headers = {} if status == 200 else {"Retry-After": "2"}
    return JSONResponse(readiness.model_dump(mode="json"), status_code=status, headers=headers)


@router.get(
    "/metrics",
    response_class=Response,
    responses={
        200: {"content": {"text/plain": {"schema": {"type": "string"}}}, "description": "Prometheus' text format."}
    },
)
def metrics(request: Request) -> Response:
    """Request times, and jobs, trials and workers as the database counts them now."""
    return Response(generate_latest(request.app.state.metrics), media_type=CONTENT_TYPE_LATEST)
