"""Whether the process is alive, whether it can work, and its metrics."""

from importlib.metadata import version

from fastapi import APIRouter, Request, Response
from prometheus_client import CONTENT_TYPE_LATEST, generate_latest

from server.authentication import may_see_inside
from server.dependencies import ResourcesDep
from server.openapi import problems
from server.problems import Unavailable
from server.schemas.health import Health, Readiness, Status

router = APIRouter(tags=["health"])

UNTOLD = "the server's log says why, and so does this page to an API key"


@router.get("/healthz", response_model=Health)
async def healthz() -> Health:
    """Whether the process is alive; asks nothing else, and so is always 200."""
    return Health(version=version("netgrow"))


@router.get("/readyz", response_model=Readiness, responses=problems())
async def readyz(request: Request, found: ResourcesDep) -> Readiness:
    """Whether the database, the broker and the checkpoint store can be used; answers within two seconds.

    Where one of them cannot, that is a 503; its `checks` say which, and to those with a key, why.
    """
    checks = await found.probes.ask()
    down = {name: check for name, check in checks.items() if check.status is Status.DOWN}
    if not down:
        return Readiness(checks=checks)
    if await may_see_inside(request, found.database, found.settings, up="database" not in down):
        reasons = "; ".join(f"{name}: {check.reason}" for name, check in down.items())
        raise Unavailable(f"not ready: {reasons}", checks)
    untold = {
        name: check.model_copy(update={"reason": UNTOLD if name in down else None}) for name, check in checks.items()
    }
    raise Unavailable(f"not ready: {', '.join(down)}; {UNTOLD}", untold)


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
