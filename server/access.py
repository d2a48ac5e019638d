"""Scopes: the one that each route needs, in one table. A server with a route left out does not start.

The router's own match decides which route a request is for: two ways of reading a path would differ somewhere.
"""

from collections.abc import Iterator, Mapping

from fastapi import FastAPI, Request
from fastapi.routing import RouteContext, iter_route_contexts
from starlette.routing import Match
from starlette.types import Scope

from server.problem_kinds import FORBIDDEN
from server.problems import ProblemError
from store.tokens import KeyScope

Route = tuple[str, str]
"""A method, and a path as the route was declared."""

READ, SUBMIT, ADMIN = KeyScope.READ, KeyScope.SUBMIT, KeyScope.ADMIN

REQUIRED: Mapping[Route, KeyScope | None] = {
    # For anybody: whether the service lives, its documentation (the same for every netgrow), and the way in and out.
    ("GET", "/healthz"): None,
    ("GET", "/readyz"): None,
    ("GET", "/metrics"): None,  # counts and times, no names; it must answer while the database cannot say who asks
    ("GET", "/openapi.json"): None,
    ("GET", "/docs"): None,
    ("GET", "/docs/start.js"): None,
    ("GET", "/docs/assets/{path:path}"): None,
    ("POST", "/login"): None,
    ("POST", "/logout"): None,
    ("GET", "/static/{path:path}"): None,
    ("GET", "/ui/login"): None,
    ("GET", "/ui/login/oidc"): None,
    ("GET", "/ui/login/oidc/callback"): None,
    # Looking
    ("GET", "/"): READ,
    ("GET", "/ui/jobs/new"): READ,
    ("GET", "/ui/jobs/{job_id}"): READ,
    ("GET", "/ui/jobs/{job_id}/{part}"): READ,
    ("GET", "/ui/data/jobs/{job_id}/growth"): READ,
    ("GET", "/ui/data/jobs/{job_id}/shares"): READ,
    ("GET", "/ui/models/{model_id}"): READ,
    ("GET", "/ui/models/{model_id}/sites"): READ,
    ("GET", "/ui/models/{model_id}/mistakes"): READ,
    ("GET", "/ui/data/models/{model_id}/network"): READ,
    ("POST", "/ui/data/models/{model_id}/network"): READ,
    ("GET", "/ui/data/models/{model_id}/curves"): READ,
    ("GET", "/ui/compare"): READ,
    ("GET", "/ui/data/compare/curves"): READ,
    ("GET", "/ui/leaderboard"): READ,
    ("GET", "/ui/workers"): READ,
    ("GET", "/ui/datasets"): READ,
    ("GET", "/ui/datasets/{name}"): READ,
    ("GET", "/ui/datasets/{name}/preview"): READ,
    ("GET", "/ui/data/datasets/{name}/{label}.png"): READ,
    ("GET", "/session"): READ,
    ("GET", "/jobs"): READ,
    ("GET", "/jobs/{job_id}"): READ,
    ("GET", "/jobs/{job_id}/trials"): READ,
    ("GET", "/jobs/{job_id}/lineage"): READ,
    ("GET", "/jobs/{job_id}/events"): READ,
    ("GET", "/jobs/{job_id}/deliveries"): READ,
    ("GET", "/leaderboard"): READ,
    ("GET", "/leaderboard/stream"): READ,
    ("GET", "/models/{model_id}"): READ,
    ("GET", "/models/{model_id}/checkpoint"): READ,
    ("GET", "/models/{model_id}/curves"): READ,
    ("GET", "/models/{model_id}/sites"): READ,
    ("GET", "/models/{model_id}/export"): READ,
    ("GET", "/models/{model_id}/card"): READ,
    ("GET", "/datasets"): READ,
    ("GET", "/presets"): READ,
    ("GET", "/mutations"): READ,
    ("GET", "/workers"): READ,
    # Using the devices, and what this process computes
    ("POST", "/jobs"): SUBMIT,
    ("POST", "/jobs/{job_id}/pause"): SUBMIT,
    ("POST", "/jobs/{job_id}/resume"): SUBMIT,
    ("POST", "/jobs/{job_id}/cancel"): SUBMIT,
    ("POST", "/jobs/{job_id}/extend"): SUBMIT,
    ("POST", "/jobs/{job_id}/deliveries/{delivery_id}/redeliver"): SUBMIT,
    ("POST", "/models"): SUBMIT,
    ("POST", "/models/{model_id}/mutations"): SUBMIT,
    ("POST", "/models/{model_id}/verify"): SUBMIT,
    ("POST", "/models/{model_id}/predict"): SUBMIT,
    ("POST", "/ui/models/{model_id}/verification"): SUBMIT,
    ("POST", "/datasets"): SUBMIT,
    # What cannot be undone
    ("DELETE", "/jobs/{job_id}"): ADMIN,
    ("DELETE", "/datasets/{name}"): ADMIN,
    # What others did
    ("GET", "/audit"): ADMIN,
    ("GET", "/ui/audit"): ADMIN,
}


def required(route: Route | None) -> KeyScope | None:
    """The scope that a route needs; `read` to learn that no route answers. Raises 403 for a route without a scope."""
    if route is None:
        return KeyScope.READ
    if route not in REQUIRED:
        raise closed(route)
    return REQUIRED[route]


def chosen(app: FastAPI, scope: Scope) -> Route | None:
    """The route that `app`'s router is going to choose for a request; None if no route takes it."""
    for context in iter_route_contexts(app.routes):
        if context.matches(scope)[0] is Match.FULL:
            return _named(context, scope["method"])
    return None


async def require_admitted(request: Request) -> None:
    """Refuse a route other than the one that the gate has admitted the request to: the last check before a handler."""
    method = "GET" if request.method == "HEAD" else request.method
    route = (method, request.scope["route"].path)
    if route != request.state.route:
        raise closed(route)


def closed(route: Route) -> ProblemError:
    """403, to everybody."""
    return ProblemError(FORBIDDEN, f"nobody may use {' '.join(route)}: it has no scope")


def require_complete(app: FastAPI) -> None:
    """Raise if `app` has a route that the table leaves out."""
    if left_out := sorted(set(served(app)) - set(REQUIRED)):
        raise RuntimeError(f"server.access.REQUIRED leaves out {left_out}")


def served(app: FastAPI) -> Iterator[Route]:
    """Every route of `app` as (method, path); HEAD goes with GET."""
    for context in iter_route_contexts(app.routes):
        methods = context.methods
        for method in {"GET"} if methods is None else methods - {"HEAD"}:
            yield _named(context, method)


def _named(context: RouteContext, method: str) -> Route:
    path = context.path or ""
    if context.methods is None:  # a mounted application
        path = f"{path}/{{path:path}}"
    return "GET" if method == "HEAD" else method, path
