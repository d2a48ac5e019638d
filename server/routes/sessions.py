"""Browsers log in with an API key, and get a cookie that no script can read."""

from http import HTTPStatus
from typing import Annotated
from urllib.parse import parse_qs

from fastapi import APIRouter, Depends, Request, Response
from fastapi.exceptions import RequestValidationError
from fastapi.responses import RedirectResponse
from pydantic import ValidationError
from sqlalchemy import orm

from server.authentication import COOKIE, forbidden, require_own_page, unauthorised
from server.dependencies import CallerDep, ResourcesDep, content_type, unsupported
from server.openapi import problems
from server.origins import same_origin
from server.schemas.sessions import LogIn, Session
from store.errors import Conflict
from store.models import Key, Login
from store.repositories import Keys, Logins
from store.tokens import csrf_token, new_session_token, token_digest

router = APIRouter(tags=["sessions"])

FORM = "application/x-www-form-urlencoded"
REFERENCE = {"$ref": "#/components/schemas/LogIn"}


async def log_in_body(request: Request) -> LogIn:
    """The body of a log-in: JSON, or a form as browsers send it without any script. Raises 415, 422."""
    kind, body = content_type(request), await request.body()
    if kind not in ("application/json", FORM):
        raise unsupported(f"the body must be application/json or {FORM}, not {kind or 'of no type'}")
    try:
        if kind == "application/json":
            return LogIn.model_validate_json(body)
        fields = parse_qs(body.decode(errors="replace"), max_num_fields=8)
        return LogIn.model_validate({name: values[0] for name, values in fields.items()})
    except ValidationError as error:
        found = [{**item, "loc": ("body", *item["loc"]), "input": None} for item in error.errors(include_url=False)]
        raise RequestValidationError(found) from error
    except ValueError as error:  # more fields than a log-in has
        raise RequestValidationError([{"type": "value_error", "loc": ("body",), "msg": str(error)}]) from error


@router.post(
    "/login",
    response_model=Session,
    responses=problems(401, 403, 409, 413, 415)
    | {
        200: {
            "description": "The session has begun; the cookie names it.",
            "headers": {"Set-Cookie": {"description": "HttpOnly, SameSite=Strict.", "schema": {"type": "string"}}},
        },
        303: {"description": "The same, where a form asked: to the front page."},
    },
    openapi_extra={
        "requestBody": {
            "required": True,
            "content": {"application/json": {"schema": REFERENCE}, FORM: {"schema": REFERENCE}},
        }
    },
)
def log_in(
    request: Request, response: Response, found: ResourcesDep, body: Annotated[LogIn, Depends(log_in_body)]
) -> Session | Response:
    """Log a browser in with an API key. The cookie is valid until it expires or the key is revoked."""
    if same_origin(request) is False:
        raise forbidden("a page of another web site may not log anybody in")
    token = new_session_token()
    seconds = found.settings.session_seconds
    key, login = found.database.transact(lambda session: opened(session, body.key, token, seconds))
    page = RedirectResponse(home_of(request), HTTPStatus.SEE_OTHER) if content_type(request) == FORM else None
    response = page or response
    response.set_cookie(
        COOKIE,
        token,
        max_age=int(seconds),
        path=home_of(request),
        secure=request.url.scheme == "https",
        httponly=True,
        samesite="strict",
    )
    return page or Session(name=key.name, scope=key.scope, csrf_token=csrf_token(token), expires_at=login.expires_at)


@router.post("/logout", status_code=204, responses=problems(403))
def log_out(request: Request, response: Response, found: ResourcesDep) -> None:
    """End the session that the cookie names, if it names one."""
    token = request.cookies.get(COOKIE)
    digest = token_digest(token) if token is not None else None
    if token is not None and digest is not None:
        require_own_page(request, token)
        found.database.transact(lambda session: Logins(session).close(digest))
    response.delete_cookie(COOKIE, path=home_of(request), httponly=True, samesite="strict")


@router.get("/session", response_model=Session, responses=problems())
async def get_session(caller: CallerDep) -> Session:
    """The caller: name and scope of its key, and the CSRF token of a logged-in page."""
    token = caller.session_token
    return Session(
        name=caller.key.name if caller.key else None,
        scope=caller.scope,
        csrf_token=csrf_token(token) if token is not None else None,
    )


def opened(session: orm.Session, key_token: str, token: str, seconds: float) -> tuple[Key, Login]:
    """The key, and a new session of it. Raises 401; `Conflict` where there are no keys to log in with."""
    digest = token_digest(key_token)
    key = Keys(session).valid(digest) if digest is not None else None
    if key is None:
        if not Keys(session).any():
            raise Conflict("there are no API keys: nobody needs to log in")
        raise unauthorised(invalid=True)
    return key, Logins(session).open(hashed(token), key.id, seconds)


def hashed(token: str) -> str:
    """The digest of a token that was just made."""
    digest = token_digest(token)
    assert digest is not None
    return digest


def home_of(request: Request) -> str:
    """The front page's path."""
    return f"{request.scope.get('root_path', '').rstrip('/')}/"
