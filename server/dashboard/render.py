"""Templates to responses. Every value is escaped; a name that a template misses is an error, not a blank."""

import hashlib
from functools import cache
from importlib.resources import files
from typing import Any
from urllib.parse import urlsplit

from fastapi import Request
from jinja2 import Environment, PackageLoader, StrictUndefined
from starlette.responses import HTMLResponse

from server.authentication import Caller
from server.dashboard import formats
from store.tokens import KeyScope

STATIC_URL = "/static"
NAVIGATION = (
    ("Jobs", "/"),
    ("Leaderboard", "/ui/leaderboard"),
    ("Data sets", "/ui/datasets"),
    ("Workers", "/ui/workers"),
)
FOR_ADMINS = (("Audit", "/ui/audit"),)

environment = Environment(
    loader=PackageLoader("server.dashboard"),
    autoescape=True,
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
)
environment.filters |= formats.FILTERS


def page(request: Request, template: str, *, status: int = 200, **values: Any) -> HTMLResponse:
    """A whole page, or a part of one (`parts/…`), from its template."""
    root = request.scope.get("root_path", "").rstrip("/")
    text = environment.get_template(template).render(
        root=root,
        path=request.url.path.removeprefix(root),
        navigation=(*NAVIGATION, *FOR_ADMINS) if is_admin(request) else NAVIGATION,
        static=lambda name: f"{root}{STATIC_URL}/{name}?v={version(name)}",
        session=session_of(request),
        provider=urlsplit(request.app.state.resources.settings.oidc_issuer).hostname,
        tensorboard=request.app.state.resources.settings.tensorboard_url,
        **values,
    )
    return HTMLResponse(text, status, headers={"Cache-Control": "no-store"})


def session_of(request: Request) -> str | None:
    """The name of the key that the reader has logged in with; None without a session."""
    caller: Caller | None = getattr(request.state, "caller", None)
    return caller.key.name if caller is not None and caller.key is not None and caller.session_token else None


def is_admin(request: Request) -> bool:
    """Whether the reader may do everything; of a page that is open to anybody, nobody knows."""
    caller: Caller | None = getattr(request.state, "caller", None)
    return caller is not None and caller.scope is KeyScope.ADMIN


@cache
def version(name: str) -> str:
    """Content hash of a static file, for cache busting."""
    content = files("server.dashboard").joinpath("static", *name.split("/")).read_bytes()
    return hashlib.sha256(content).hexdigest()[:12]
