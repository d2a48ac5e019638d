"""Who may call what: the scope that each route needs, in one table. A server does not start with a route left out."""

import re
from collections.abc import Iterator, Mapping

from fastapi import FastAPI
from fastapi.routing import iter_route_contexts

from store.tokens import KeyScope

READ, SUBMIT, ADMIN = KeyScope.READ, KeyScope.SUBMIT, KeyScope.ADMIN

REQUIRED: Mapping[tuple[str, str], KeyScope | None] = {
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
}


def required(method: str, path: str) -> KeyScope | None:
    """What a request for this path needs; `read` for what no route answers: whoever may look is told so."""
    method = "GET" if method == "HEAD" else method
    for (known, _), (pattern, scope) in _PATTERNS.items():
        if known == method and pattern.fullmatch(path):
            return scope
    return READ


def require_complete(app: FastAPI) -> None:
    """Raise if `app` has a route that the table leaves out."""
    if left_out := sorted(set(served(app)) - set(REQUIRED)):
        raise RuntimeError(f"server.access.REQUIRED leaves out {left_out}")


def served(app: FastAPI) -> Iterator[tuple[str, str]]:
    """Every route of `app` as (method, path); HEAD goes with GET."""
    for route in iter_route_contexts(app.routes):
        methods, path = getattr(route, "methods", None), str(getattr(route, "path", ""))
        if methods is None:  # a mounted application
            yield "GET", f"{path}/{{path:path}}"
        else:
            yield from ((method, path) for method in set(methods) - {"HEAD"})


def _pattern(path: str) -> re.Pattern[str]:
    parts = re.split(r"(\{\w+(?::path)?\})", path)
    return re.compile(
        "".join(
            re.escape(part) if not part.startswith("{") else ".*" if part.endswith(":path}") else "[^/]+"
            for part in parts
        ),
        re.DOTALL,
    )


# Fixed paths first: /leaderboard/stream is not a leaderboard called "stream".
_PATTERNS = {
    route: (_pattern(route[1]), scope) for route, scope in sorted(REQUIRED.items(), key=lambda item: "{" in item[0][1])
}
