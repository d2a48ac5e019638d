"""Dependencies of routes, as annotated types from the application's state."""

from collections.abc import Callable
from dataclasses import dataclass
from http import HTTPStatus
from typing import Annotated

from fastapi import Depends, Request, params
from fastapi.dependencies.utils import get_flat_params
from starlette.exceptions import HTTPException

from server import limits
from server.authentication import Caller
from server.backend import Backend
from server.errands import Errands
from server.limits import is_json
from server.oidc import Provider
from server.problems import FieldError, InvalidRequest
from server.rates import OpenStreams
from server.readiness import Probes
from server.room import Unfinished
from server.streams import Watchers
from store.database import Database


@dataclass(frozen=True)
class Resources(Backend):
    """Resources that the whole application shares, made once by `create_app`."""

    watchers: Watchers
    streams: OpenStreams
    probes: Probes
    ring: Callable[[int], None]
    errands: Errands
    unfinished: Unfinished
    provider: Provider


async def resources(request: Request) -> Resources:
    """The application's own."""
    found: Resources = request.app.state.resources
    return found


ResourcesDep = Annotated[Resources, Depends(resources)]


async def caller(request: Request) -> Caller:
    """The authenticated caller; open routes have none."""
    found: Caller = request.state.caller
    return found


CallerDep = Annotated[Caller, Depends(caller)]


async def database(found: ResourcesDep) -> Database:
    """The database; a route opens its own transaction, so that it has committed before the response leaves."""
    return found.database


DatabaseDep = Annotated[Database, Depends(database)]


async def json_body(request: Request) -> None:
    """Refuse a body that is not declared as JSON: 415. A missing body is the route's to refuse."""
    kind = content_type(request)
    empty = request.headers.get("content-length", "0") == "0" and "transfer-encoding" not in request.headers
    if empty and not kind:
        return
    if not is_json(request.headers):
        raise unsupported(f"the body must be application/json, not {kind or 'of no type'}")


async def multipart_body(request: Request) -> None:
    """Refuse a body that does not say that it is a form with files: 415."""
    kind = content_type(request)
    if kind != "multipart/form-data":
        raise unsupported(f"the body must be multipart/form-data, not {kind or 'of no type'}")


def content_type(request: Request) -> str:
    """The media type of the body, without its parameters; empty if it has none."""
    return limits.content_type(request.headers)


def unsupported(reason: str) -> HTTPException:
    """415."""
    return HTTPException(HTTPStatus.UNSUPPORTED_MEDIA_TYPE, reason)


OPEN_ENDED = frozenset({"/ui/login/oidc/callback"})
"""Paths whose query another program writes: providers add what they like."""


async def known_query(request: Request) -> None:
    """Refuse query parameters that the operation does not have: 422, each by name."""
    given = request.query_params
    if not given or request.scope["route"].path in OPEN_ENDED:
        return
    fields = get_flat_params(request.scope["route"].dependant)
    known = {field.alias for field in fields if isinstance(field.field_info, params.Query)}
    unknown = [name for name in given if name not in known]
    if unknown:
        offer = f"known: {', '.join(sorted(known))}" if known else "there are none here"
        raise InvalidRequest(
            *(
                FieldError(field=name, message=f"unknown query parameter; {offer}", value=given[name])
                for name in unknown
            )
        )
