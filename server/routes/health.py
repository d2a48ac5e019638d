"""Whether the process is alive, whether it can work, and its metrics."""

from importlib.metadata import version

from fastapi import APIRouter, Request, Response
from prometheus_client import CONTENT_TYPE_LATEST, generate_latest

from server.dependencies import ResourcesDep
from server.openapi import problems
from server.problems import Unavailable
from server.schemas.health import Health, Readiness, Status

router = APIRouter(tags=["health"])


@router.get("/healthz", response_model=Health)
async def healthz() -> Health:
    """Whether the process is alive; asks nothing else, and so is always 200."""
    return Health(version=version("netgrow"))


@router.get("/readyz", response_model=Readiness, responses=problems())
async def readyz(found: ResourcesDep) -> Readiness:
    """Whether the database, the broker and the checkpoint store can be used; answers within two seconds.

    Where one of them cannot, that is a 503; its `checks` say which, and why.
    """
    checks = await found.probes.ask()
    down = {name: check for name, check in checks.items() if check.status is Status.DOWN}
    if down:
        reasons = "; ".join(f"{name}: {check.reason}" for name, check in down.items())
        raise Unavailable(f"not ready: {reasons}", checks)
    return Readiness(checks=checks)


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
