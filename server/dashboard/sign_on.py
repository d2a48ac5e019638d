"""Logging in at an OpenID Connect provider: there, and back with a session of the dashboard."""

from typing import Annotated

from fastapi import APIRouter, Query, Request
from fastapi.concurrency import run_in_threadpool
from fastapi.responses import RedirectResponse
from sqlalchemy.orm import Session
from starlette.responses import HTMLResponse, Response

from server.authentication import COOKIE
from server.dashboard.login import MAX_WHERE, own
from server.dashboard.render import page
from server.dependencies import ResourcesDep
from server.oidc import Attempt, Identity, incomplete
from server.problem_kinds import FORBIDDEN
from server.problems import ProblemError
from server.routes.sessions import hashed, home_of
from store import keyring
from store.repositories import Logins
from store.settings import Settings
from store.tokens import new_session_token

router = APIRouter()

ATTEMPT = "netgrow_oidc"
ATTEMPT_SECONDS = 600
PATH = "/ui/login/oidc"
BACK = f"{PATH}/callback"
MAX_CODE = 4096


@router.get(PATH)
async def go_to_provider(
    request: Request, found: ResourcesDep, next: Annotated[str, Query(max_length=MAX_WHERE)] = "/"
) -> Response:
    """To the provider, with what only this browser can come back with."""
    attempt = Attempt.new(own(next))
    response = RedirectResponse(await found.provider.address(attempt, way_back(request)), 303)
    response.set_cookie(
        ATTEMPT,
        attempt.to_cookie(),
        max_age=ATTEMPT_SECONDS,
        path=home_of(request),
        secure=request.url.scheme == "https",
        httponly=True,
        samesite="lax",  # it comes back from the provider's site
    )
    return response


@router.get(BACK)
async def come_back(
    request: Request,
    found: ResourcesDep,
    code: Annotated[str | None, Query(max_length=MAX_CODE)] = None,
    state: Annotated[str, Query(max_length=MAX_CODE)] = "",
    iss: Annotated[str | None, Query(max_length=MAX_CODE)] = None,
    error: Annotated[str | None, Query(max_length=MAX_CODE)] = None,
) -> HTMLResponse:
    """A session for whom the provider names. Providers send more in the query than this reads."""
    if error is not None or code is None:
        raise incomplete(f"the provider says {(error or 'no code')[:200]!r}")
    attempt = Attempt.of_cookie(request.cookies.get(ATTEMPT), state)
    identity = await found.provider.identity(attempt, code, way_back(request), iss)
    token, seconds = new_session_token(), found.settings.session_seconds
    await run_in_threadpool(
        found.database.transact, lambda session: entered(session, found.settings, identity, token, seconds)
    )
    # A page, not a redirect: a browser that comes from another site would not send the strict cookie along.
    root = request.scope.get("root_path", "").rstrip("/")
    response = page(request, "entered.html", target=f"{root}{own(attempt.target)}")
    secure = request.url.scheme == "https"
    response.set_cookie(
        COOKIE,
        token,
        max_age=int(seconds),
        path=home_of(request),
        secure=secure,
        httponly=True,
        samesite="strict",
    )
    response.delete_cookie(ATTEMPT, path=home_of(request), secure=secure, httponly=True, samesite="lax")
    return response


def entered(session: Session, settings: Settings, identity: Identity, token: str, seconds: float) -> None:
    """Open a session with the key that stands for the identity. Raises ProblemError if that was revoked."""
    key = keyring.of_identity(
        session,
        identity.issuer,
        identity.subject,
        identity.name,
        identity.scope,
        keyring.KeyLimits.of_settings(settings),
    )
    if key.revoked_at is not None:
        raise ProblemError(FORBIDDEN, f"the access of {key.name} was revoked here ({key.id})")
    Logins(session).open(hashed(token), key.id, seconds)


def way_back(request: Request) -> str:
    """The address that the provider sends the browser back to; it has to know it."""
    return f"{request.url.scheme}://{request.url.netloc}{home_of(request).rstrip('/')}{BACK}"
