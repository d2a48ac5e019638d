"""Authentication: by API key, by browser session, or, without any key, by being on this machine."""

from contextlib import suppress
from dataclasses import dataclass
from hmac import compare_digest

import anyio.to_thread
from starlette.requests import Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send

import store
from server.access import Route, chosen, required
from server.failures import from_error
from server.limits import drain
from server.origins import (
    SAFE_METHODS,
    from_elsewhere,
    is_loopback,
    names_us,
    reached_on_loopback,
    same_origin,
    was_forwarded,
)
from server.problem_kinds import FORBIDDEN, TOO_MANY_REQUESTS, UNAUTHORIZED
from server.problems import ProblemError, problem_response
from server.rates import TURN, TokenBuckets, Turnstile, retry_after
from store.database import Database
from store.ids import KeyId
from store.models import Key
from store.repositories import NOBODY, Actor, Keys, Logins
from store.settings import Settings
from store.tokens import KeyScope, csrf_token, token_digest

COOKIE = "netgrow_session"
CSRF_HEADER = "X-CSRF-Token"

STREAMS: frozenset[Route] = frozenset({("GET", "/jobs/{job_id}/events"), ("GET", "/leaderboard/stream")})
"""Streams that harmless clients open by the thousand: a few are worked on at a time, also without keys."""

CHALLENGE = 'Bearer realm="netgrow"'


@dataclass(frozen=True)
class Caller:
    """The caller of a request. Without a key: there is none in the database, and every caller may do everything."""

    key: Key | None = None
    session_token: str | None = None  # where a cookie named the key

    @property
    def key_id(self) -> KeyId | None:
        """Of the key."""
        return None if self.key is None else self.key.id

    @property
    def actor(self) -> Actor:
        """As the audit log names the caller."""
        return NOBODY if self.key is None else Actor(self.key.id, self.key.name)

    @property
    def scope(self) -> KeyScope:
        """The caller's scope."""
        return KeyScope.ADMIN if self.key is None else self.key.scope


class Gate:
    """ASGI middleware: lets a request through, as `scope["state"]["caller"]`, or answers 401, 403 or 429.

    It stands before the body is read: whoever may not upload sends nothing that is kept.
    """

    def __init__(self, app: ASGIApp, database: Database, settings: Settings) -> None:
        self.app = app
        self.database = database
        self.settings = settings
        self.buckets = TokenBuckets()
        self.turnstile = Turnstile()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        request, route = Request(scope), chosen(scope["app"], scope)
        try:
            needed = required(route)
        except ProblemError as error:
            await refuse(request, error, receive, send)
            return
        scope.setdefault("state", {})["route"] = route  # `require_admitted` compares it with the router's choice
        if needed is None:
            await self.app(scope, receive, send)
        elif not scope["app"].state.keyed and route not in STREAMS:
            await self._admit(request, needed, receive, send)
        else:
            async with self.turnstile.through(claimed(request)) as leave:
                TURN.set(leave)

                async def leave_and_send(message: Message) -> None:
                    if message["type"] == "http.response.start":
                        leave()  # what follows may be a stream, for hours
                    await send(message)

                await self._admit(request, needed, receive, leave_and_send)

    async def _admit(self, request: Request, needed: KeyScope, receive: Receive, send: Send) -> None:
        try:
            request.scope["state"]["caller"] = await self._admitted(request, needed)
        except (ProblemError, store.Error) as error:
            await refuse(request, error, receive, send)
            return
        await self.app(request.scope, receive, send)

    async def _admitted(self, request: Request, needed: KeyScope) -> Caller:
        """The caller; raises ProblemError, or store.Unavailable where the database cannot say who it is."""
        caller = await asked_by(request, self.database)
        if caller is None:
            raise unauthorised("authorization" in request.headers or COOKIE in request.cookies)
        if caller.key is None:
            require_local(request, self.settings)
            return caller
        self._require_rate(caller.key)
        if caller.session_token is not None:
            require_own_page(request, caller.session_token)
        if not caller.key.scope.covers(needed):
            raise forbidden(
                f"this needs an API key with the scope {needed}; this one has {caller.key.scope}",
                {"WWW-Authenticate": f'{CHALLENGE}, error="insufficient_scope", scope="{needed}"'},
            )
        return caller

    def _require_rate(self, key: Key) -> None:
        if key.requests_per_second is None:
            return
        seconds = self.buckets.wait(key.id, key.requests_per_second)
        if seconds > 0:
            raise ProblemError(
                TOO_MANY_REQUESTS,
                f"this API key may make {key.requests_per_second:g} requests a second",
                headers={"Retry-After": retry_after(seconds)},
            )


def claimed(request: Request) -> str:
    """The claimed caller, unverified: the request's token, else its address."""
    token = bearer_token(request) or request.cookies.get(COOKIE)
    client = request.client
    return f"token {token}" if token else f"address {client.host if client else ''}"


async def asked_by(request: Request, database: Database) -> Caller | None:
    """The verified caller; None if keys are needed and this is not one. Raises store.Unavailable."""
    cookie = None if "authorization" in request.headers else request.cookies.get(COOKIE)
    found = await anyio.to_thread.run_sync(looked_up, database, bearer_token(request), cookie)
    request.app.state.keyed = found is None or found.key is not None
    return found


def looked_up(database: Database, bearer: str | None, cookie: str | None) -> Caller | None:
    """The key of a token."""
    with database.read() as session:
        if bearer is not None and (digest := token_digest(bearer)) is not None:
            key = Keys(session).valid(digest)
            if key is not None:
                return Caller(key)
        elif cookie is not None and (digest := token_digest(cookie)) is not None:
            key = Logins(session).key_of(digest)
            if key is not None:
                return Caller(key, cookie)
        return None if Keys(session).any() else Caller()


def require_local(request: Request, settings: Settings) -> None:
    """Without keys: this machine's own programs, and nobody else's pages."""
    if from_elsewhere(request, settings.allowed_origins):
        raise forbidden("a page of another web site may not do this")
    if not settings.insecure and not is_local(request, settings):
        raise forbidden(
            "there is no API key yet, and so this server answers on loopback alone, to an address, to localhost and to "
            "the names in NETGROW_HOSTS: create a key (`netgrow keys create`), or start the server with --insecure"
        )


def is_local(request: Request, settings: Settings) -> bool:
    """Whether this machine's own programs ask, as far as the connection and the host's name show."""
    local = is_loopback(published) if (published := settings.published_on) else reached_on_loopback(request)
    return local and names_us(request, settings.host_names)


async def may_see_inside(request: Request, database: Database, settings: Settings, *, up: bool) -> bool:
    """Whether to show paths and addresses: to any valid key; to this machine's programs, unless there are keys.

    While the database is away, what it last said of keys counts; `up` says whether to ask it at all.
    """
    if up:
        with suppress(store.Error):
            caller = await asked_by(request, database)
            if caller is None or caller.key is not None:
                return caller is not None
    return not request.app.state.keyed and is_local(request, settings) and not was_forwarded(request)


def still_admitted(database: Database, caller: Caller) -> bool:
    """Whether the gate would still know the caller; raises store.Unavailable."""
    with database.read() as session:
        if caller.key is None:
            return not Keys(session).any()
        if caller.session_token is None:
            return Keys(session).valid(caller.key.token_sha256) is not None
        digest = token_digest(caller.session_token)
        return digest is not None and Logins(session).key_of(digest) is not None


def bearer_token(request: Request) -> str | None:
    """The token of the Authorization header, if it has one."""
    kind, _, token = request.headers.get("authorization", "").partition(" ")
    return token.strip() if kind.lower() == "bearer" and token.strip() else None


def require_own_page(request: Request, session_token: str) -> None:
    """Raises ProblemError unless the request changes nothing, or comes from a page of this server.

    Such a page's browser says so (Sec-Fetch-Site, Origin), or else the page sends the session's token along.
    """
    if request.method in SAFE_METHODS or same_origin(request):
        return
    given = request.headers.get(CSRF_HEADER, "")
    if not compare_digest(given.encode(), csrf_token(session_token).encode()):
        raise forbidden(f"a session's request needs the header {CSRF_HEADER}, or to come from a page of this server")


def unauthorised(invalid: bool) -> ProblemError:
    """401."""
    detail = "the API key or the session is not valid (any more)" if invalid else "this needs an API key"
    challenge = f'{CHALLENGE}, error="invalid_token"' if invalid else CHALLENGE
    return ProblemError(
        UNAUTHORIZED,
        f"{detail}: send `Authorization: Bearer KEY`",
        headers={"WWW-Authenticate": challenge},
    )


def forbidden(detail: str, headers: dict[str, str] | None = None) -> ProblemError:
    """403."""
    return ProblemError(FORBIDDEN, detail, headers=headers)


async def refuse(request: Request, error: ProblemError | store.Error, receive: Receive, send: Send) -> None:
    """Answer with the error; a body is read first, for a moment, or its sender would only see a broken connection."""
    if "transfer-encoding" in request.headers or request.headers.get("content-length", "0") != "0":
        await drain(receive)
    problem = error if isinstance(error, ProblemError) else from_error(error)
    await problem_response(request.url.path, problem)(request.scope, receive, send)
