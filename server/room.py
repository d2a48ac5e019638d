"""Room for uploads: asked for before the body is read, and counted while it comes."""

import tempfile
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import anyio.to_thread
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send

import store
from server.access import Route
from server.authentication import Caller, refuse
from server.backend import Backend
from server.failures import from_error
from server.limits import drain
from store.blobs import free_bytes
from store.checkpoints import CheckpointStore
from store.errors import ReserveReached
from store.growth import Quota
from store.ids import KeyId
from store.settings import Settings

UPLOADS: frozenset[Route] = frozenset({("POST", "/datasets"), ("POST", "/models")})


class Unfinished:
    """Bytes of the uploads that this process takes in just now, by API key: as announced, or as they have come."""

    def __init__(self) -> None:
        self._bytes: Counter[KeyId | None] = Counter()
        self.received = 0  # of all of them: these are on the disk already, or in memory

    def of(self, key_id: KeyId | None) -> int:
        """Of one key."""
        return self._bytes[key_id]

    @property
    def total(self) -> int:
        """Of all keys."""
        return sum(self._bytes.values())

    @property
    def to_come(self) -> int:
        """Bytes that were announced and are still to come."""
        return max(0, self.total - self.received)

    def count(self, key_id: KeyId | None, size: int, received: int) -> None:
        """Add to an upload's bytes, and to those that have come."""
        self._bytes[key_id] += size
        self.received += received
        if not self._bytes[key_id]:
            del self._bytes[key_id]


class UploadRoom:
    """ASGI middleware: answers 507 to an upload that there is no room for, by quota or by the disk's reserve.

    A body of unknown length is counted as it comes. Several servers count their unfinished uploads apart; what is
    stored is counted again in the transaction that stores it.
    """

    def __init__(self, app: ASGIApp, found: Backend, unfinished: Unfinished) -> None:
        self.app = app
        self.found = found
        self.unfinished = unfinished

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or scope["state"].get("route") not in UPLOADS:
            await self.app(scope, receive, send)
            return
        request = Request(scope)
        caller: Caller = scope["state"]["caller"]
        announced = request.headers.get("content-length", "")
        size = int(announced) if announced.isdecimal() else 0
        allowed = None if caller.key is None else caller.key.upload_bytes
        try:
            quota = Quota.UNLIMITED
            if not (allowed is None and self.found.settings.upload_bytes is None):
                quota = await anyio.to_thread.run_sync(stored, self.found, caller.key_id, allowed)
            self._require(quota, caller.key_id, size)
        except store.Error as error:
            await refuse(request, error, receive, send)
            return
        upload = Upload(self.unfinished, caller.key_id, size, lambda: self._require(quota, caller.key_id, 0))
        try:
            await self.app(scope, upload.counted(receive), send)
        finally:
            upload.end()

    def _require(self, quota: Quota, key_id: KeyId | None, size: int) -> None:
        """Raise `QuotaReached`, or `ReserveReached`, unless `size` bytes more fit in beside what is under way."""
        quota.require(size, self.unfinished.of(key_id), self.unfinished.total)
        require_reserve(self.found.settings, self.found.checkpoints, self.unfinished.to_come + size)


class Upload:
    """One body that comes in."""

    def __init__(self, unfinished: Unfinished, key_id: KeyId | None, announced: int, require: Callable[[], None]):
        self._unfinished, self._key_id, self._require = unfinished, key_id, require
        self._size, self._received = announced, 0
        unfinished.count(key_id, announced, 0)

    def counted(self, receive: Receive) -> Receive:
        """`receive`, which raises 507 once there is no room for what has come."""

        async def receive_counted() -> Message:
            message = await receive()
            if message["type"] == "http.request" and (body := message.get("body", b"")):
                self._received += len(body)
                more = max(0, self._received - self._size)  # than was announced
                self._size += more
                self._unfinished.count(self._key_id, more, len(body))
                if more:
                    try:
                        self._require()
                    except store.Error as error:
                        if message.get("more_body", False):
                            await drain(receive)
                        problem = from_error(error)
                        # An HTTPException, because FastAPI makes a 400 of anything else that interrupts a body.
                        raise HTTPException(problem.status, problem.detail) from problem
            return message

        return receive_counted

    def end(self) -> None:
        """It is stored, or refused: it is under way no more."""
        self._unfinished.count(self._key_id, -self._size, -self._received)


def stored(found: Backend, key_id: KeyId | None, allowed: int | None) -> Quota:
    """Bytes of stored uploads, if they are limited."""
    with found.database.read() as session:
        return Quota.read(session, key_id, allowed, found.settings.upload_bytes)


def require_reserve(settings: Settings, checkpoints: CheckpointStore, size: int) -> None:
    """Raise `ReserveReached` unless so many bytes fit in beside the reserve, where they come in and where they stay."""
    reserve = settings.disk_reserve_bytes
    if not reserve:
        return
    free = free_bytes(Path(tempfile.gettempdir()))
    if free - size < reserve:
        raise ReserveReached("temporary files", free, size, reserve)
    checkpoints.require_room(size, reserve)
