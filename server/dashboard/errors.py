"""Pages for errors: what happened, and what to do next. Scripts and other programs get problem details.

The pages stand behind everything that answers with a problem, the gate included, and need no database.
"""

import json
import re
from collections.abc import Mapping
from http import HTTPStatus
from typing import Any
from urllib.parse import quote, urlencode, urlsplit

from starlette._utils import get_route_path
from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from server.access import REQUIRED
from server.authentication import COOKIE
from server.dashboard.render import page
from server.problem_kinds import kind_of_status
from server.problems import MEDIA_TYPE

LOG_IN = "/ui/login"
MAX_WHERE = 1500

NOUNS = {
    "/ui/jobs/": ("job", "It may have been deleted", ("Jobs", "/")),
    "/ui/models/": ("model", "It may have been deleted with its job", ("Leaderboard", "/ui/leaderboard")),
    "/ui/datasets/": ("data set", "It may never have been uploaded here", ("Data sets", "/ui/datasets")),
}
# What a route did not find, which need not be what its path is about: a form asks for a job or a model to begin with.
MISSED = re.compile("there is no (job|model|dataset) ")


class ErrorPages:
    """ASGI middleware: turns problem details into a page where a browser asked for one."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or not asks_for_html(Headers(scope=scope)):
            await self.app(scope, receive, send)
            return
        held: Message | None = None
        body = bytearray()
        started = False

        async def send_or_hold(message: Message) -> None:
            nonlocal held, started
            if message["type"] == "http.response.start":
                kind = Headers(raw=message["headers"]).get("content-type", "")
                if kind.startswith(MEDIA_TYPE) and is_page(scope):
                    held = message
                    return
            if held is None:
                started = True
                await send(message)
                return
            body.extend(message.get("body", b""))
            if not message.get("more_body", False):
                response = shown(Request(scope), json.loads(body), Headers(raw=held["headers"]))
                started = True
                await response(scope, receive, send)

        try:
            await self.app(scope, receive, send_or_hold)
        except Exception:
            if not started and is_page(scope):
                problem = {"status": HTTPStatus.INTERNAL_SERVER_ERROR, "detail": "Its log says why."}
                await shown(Request(scope), problem, Headers())(scope, receive, send)
            raise  # to be logged


def asks_for_html(headers: Headers) -> bool:
    """Whether a browser opens a page, or a page asks for a part of itself."""
    return "text/html" in headers.get("accept", "") or "hx-request" in headers


def is_page(scope: Scope) -> bool:
    """Whether people go there: the dashboard's own paths, and those that nothing answers."""
    path = get_route_path(scope)
    if path.startswith("/ui/data/"):
        return False
    return path in ("/", "/ui", "/login") or path.startswith("/ui/") or ("endpoint" not in scope and not _is_api(path))


def _is_api(path: str) -> bool:
    nouns = {known.split("/")[1] for _, known in REQUIRED} - {"", "ui"}
    return path.split("/")[1] in nouns


def shown(request: Request, problem: Mapping[str, Any], headers: Headers) -> Response:
    """The page, the way to log in, or for a part of a page what htmx is to do."""
    status = int(problem["status"])
    root = request.scope.get("root_path", "").rstrip("/")
    if "hx-request" in request.headers:
        response = Response(json.dumps(dict(problem)), status, media_type=MEDIA_TYPE)
        if status == HTTPStatus.UNAUTHORIZED:
            there = urlsplit(request.headers.get("hx-current-url", ""))
            response.headers["HX-Redirect"] = way_in(request, there.path.removeprefix(root), there.query)
        return response
    path = get_route_path(request.scope)
    if path == "/login":
        fault = "This API key is not valid (any more)." if status == HTTPStatus.UNAUTHORIZED else problem["detail"]
        return page(request, "login.html", status=status, fault=fault, notice=None, target="/")
    if status == HTTPStatus.UNAUTHORIZED:
        return RedirectResponse(way_in(request, path, request.url.query), HTTPStatus.SEE_OTHER)
    heading, text, links = told(path, status, problem)
    response = page(
        request,
        "error.html",
        status=status,
        code=status,
        heading=heading,
        text=text,
        errors=problem.get("errors", []),
        links=links,
        login=f"{LOG_IN}?{urlencode({'next': '/' if path.startswith(LOG_IN) else path})}"
        if status == HTTPStatus.FORBIDDEN or path.startswith(LOG_IN)
        else None,
        retry=status == HTTPStatus.SERVICE_UNAVAILABLE,
    )
    keep = MutableHeaders(raw=response.raw_headers)
    for name in ("retry-after", "allow"):
        if name in headers:
            keep[name] = headers[name]
    return response


def way_in(request: Request, path: str, query: str) -> str:
    """The address of the log-in, which leads back; with a word on why, where a session has ended."""
    root = request.scope.get("root_path", "").rstrip("/")
    where = quote(path) + (f"?{query}" if query else "")
    back = {"next": where} if path.startswith("/") and path != "/" and len(where) <= MAX_WHERE else {}
    ended = {"ended": "1"} if COOKIE in request.cookies else {}
    asked = urlencode(back | ended)
    return f"{root}{LOG_IN}" + (f"?{asked}" if asked else "")


def told(path: str, status: int, problem: Mapping[str, Any]) -> tuple[str, str, list[tuple[str, str]]]:
    """The heading, what to make of it, and where to go: (label, path)."""
    heading = kind_of_status(HTTPStatus(status)).heading
    detail = str(problem["detail"])
    links = [("Jobs", "/")]
    if status == HTTPStatus.NOT_FOUND:
        missed = MISSED.match(detail)
        for prefix, (noun, reason, link) in NOUNS.items():
            if missed[1] == noun.replace(" ", "") if missed else path.startswith(prefix):
                return f"There is no such {noun}", f"{reason}, or the address is not complete.", [link]
        return heading, "Nothing is at this address. It may be mistyped, or from another version of netgrow.", links
    if status == HTTPStatus.SERVICE_UNAVAILABLE:
        return heading, f"{_sentence(detail)} This page tries again by itself, and comes back as soon as it can.", []
    if status == HTTPStatus.INTERNAL_SERVER_ERROR:
        next_step = "Try again; if it stays, look into the server's log, or run netgrow doctor."
        return heading, f"{_sentence(detail)} {next_step}", links
    if status == HTTPStatus.UNPROCESSABLE_ENTITY:
        return heading, "Correct what is named here in the address, or begin anew:", links
    return heading, _sentence(detail), links


def _sentence(text: str) -> str:
    return text[:1].upper() + text[1:] + ("" if text.endswith((".", "!", "?")) else ".")
