"""HTTP as the client needs it: time-outs, retries of what may be repeated, and errors that say what to do."""

from __future__ import annotations

import ipaddress
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import IO, TypeVar
from urllib.parse import quote, urlsplit

import httpx
from pydantic import BaseModel, JsonValue, ValidationError

from client.errors import ApiError, Error, UnexpectedAnswer, Unreachable
from client.problems import api_error

# Pauses (seconds) before each repetition of a request that may be repeated. Short: a person waits at a prompt.
RETRY_PAUSES = (0.1, 0.3, 0.8)
LONGEST_RETRY_AFTER = 5.0
CONNECT_TIMEOUT = 5.0
UPLOAD_SILENCE_LIMIT = 600.0
"""Seconds: the service looks through all of an upload before it answers."""

Answer = TypeVar("Answer", bound=BaseModel)
Params = Mapping[str, str | int | float]


class Transport:
    """Sends requests to one service and reads its answers; safe to share between threads.

    Raises `ApiError` for an error that the service names, `Unreachable` if there is no answer, `UnexpectedAnswer` if
    the answer is not netgrow's.
    """

    def __init__(self, base_url: str, timeout: float, key: str | None = None) -> None:
        self.base_url = _checked_url(base_url)
        # A proxy that the environment names cannot reach this machine's own loopback.
        use_proxies = not _is_loopback(urlsplit(self.base_url).hostname or "")
        self._http = httpx.Client(
            base_url=self.base_url,
            timeout=httpx.Timeout(timeout, connect=CONNECT_TIMEOUT),
            trust_env=use_proxies,
            headers=_authorization(key),
        )

    def close(self) -> None:
        """Close the connections."""
        self._http.close()

    def get(self, path: str, answer: type[Answer], params: Params | None = None) -> Answer:
        """GET, repeated after a lost connection or a 503."""
        response = self._repeat(self._http.build_request("GET", path, params=_present(params)))
        return self._read(response, answer)

    def post(
        self,
        path: str,
        answer: type[Answer],
        body: JsonValue = None,
        *,
        params: Params | None = None,
        read_timeout: float | None = None,
    ) -> Answer:
        """POST, sent again only if the connection was refused: then nothing has happened yet."""
        timeout = self._patience(read_timeout)
        request = self._http.build_request("POST", path, json=body, params=_present(params), timeout=timeout)
        for pause in (*RETRY_PAUSES, None):
            try:
                return self._read(self._http.send(request), answer)
            except httpx.ConnectError as error:
                if pause is None:
                    raise self._unreachable(error) from error
                time.sleep(pause)
            except httpx.TransportError as error:
                raise self._unreachable(error) from error
        raise AssertionError("the last pause is None")

    def post_once(
        self,
        path: str,
        answer: type[Answer],
        body: JsonValue,
        idempotency_key: str,
        read_timeout: float | None = None,
    ) -> Answer:
        """POST with an Idempotency-Key, and so repeated like a GET: the service does it once."""
        headers = {"Idempotency-Key": idempotency_key}
        timeout = self._patience(read_timeout)
        request = self._http.build_request("POST", path, json=body, headers=headers, timeout=timeout)
        return self._read(self._repeat(request), answer)

    def post_file(
        self, path: str, answer: type[Answer], fields: Mapping[str, str], name: str, file: IO[bytes]
    ) -> Answer:
        """POST a form with fields and a file, which is read as it is sent. Sent once; the answer may take its time."""
        timeout = httpx.Timeout(UPLOAD_SILENCE_LIMIT, connect=CONNECT_TIMEOUT)
        try:
            response = self._http.post(path, data=dict(fields), files={"file": (name, file)}, timeout=timeout)
        except httpx.TransportError as error:
            raise self._unreachable(error) from error
        return self._read(response, answer)

    def delete(self, path: str) -> None:
        """DELETE; sent once."""
        try:
            response = self._http.delete(path)
        except httpx.TransportError as error:
            raise self._unreachable(error) from error
        if response.is_error:
            raise api_error(response.status_code, response.text)

    @contextmanager
    def stream(
        self, path: str, headers: Mapping[str, str] | None = None, read_timeout: float | None = None
    ) -> Iterator[httpx.Response]:
        """A GET whose body is read as it comes; errors while it is read are translated as well. Sent once."""
        extensions = {}
        if read_timeout is not None:
            extensions["timeout"] = httpx.Timeout(read_timeout, connect=CONNECT_TIMEOUT).as_dict()
        request = self._http.build_request("GET", path, headers=headers, extensions=extensions)
        try:
            response = self._http.send(request, stream=True)
            try:
                if response.is_error:
                    response.read()
                    raise api_error(response.status_code, response.text)
                yield response
            finally:
                response.close()
        except httpx.TransportError as error:
            raise self._unreachable(error) from error

    def _patience(self, read_timeout: float | None) -> httpx.Timeout:
        """The client's own time-outs, but for the silence before the answer where that is given."""
        return self._http.timeout if read_timeout is None else httpx.Timeout(read_timeout, connect=CONNECT_TIMEOUT)

    def _repeat(self, request: httpx.Request) -> httpx.Response:
        """Send until there is an answer other than 503 or a short 429, as often as `RETRY_PAUSES` says."""
        for pause in (*RETRY_PAUSES, None):
            try:
                response = self._http.send(request)
            except httpx.TransportError as error:
                if pause is None or isinstance(error, httpx.ReadTimeout):
                    raise self._unreachable(error) from error
            else:
                if not _comes_back(response) or pause is None:
                    return response
                pause = max(pause, _retry_after(response))
            time.sleep(pause)
        raise AssertionError("the last pause is None")

    def _read(self, response: httpx.Response, answer: type[Answer]) -> Answer:
        if response.is_error:
            raise api_error(response.status_code, response.text)
        try:
            return answer.model_validate_json(response.content)
        except ValidationError as error:
            first = error.errors()[0]
            where = ".".join(str(part) for part in first["loc"]) or "the body"
            raise UnexpectedAnswer(str(response.url), f"{where}: {first['msg']}") from error

    def _unreachable(self, error: httpx.TransportError) -> Error:
        if isinstance(error, httpx.ConnectTimeout | httpx.PoolTimeout):
            reason = f"no connection within {CONNECT_TIMEOUT:g} s"
        elif isinstance(error, httpx.TimeoutException):
            reason = "it took too long to answer"
        elif isinstance(error, httpx.ConnectError):
            reason = "connection refused" if "refused" in str(error) else str(error) or "no connection"
        else:
            reason = str(error) or "the connection was lost"
        return Unreachable(self.base_url, reason)


def _authorization(key: str | None) -> dict[str, str]:
    """The header that names the caller; raises `Error` for a key that no header can hold, without quoting it."""
    if key is None or not key.strip():
        return {}
    key = key.strip()
    if not key.isascii() or not key.isprintable() or " " in key:
        raise Error("the API key has characters that no key of netgrow has: copy it again")
    return {"Authorization": f"Bearer {key}"}


def path_of(*parts: str) -> str:
    """A path of the API from its parts; each is quoted, so that an id stays one part."""
    return "/" + "/".join(quote(part, safe="") for part in parts)


def unavailable(error: Error) -> bool:
    """Whether trying again later may help: no connection, or the service says that it cannot just now."""
    return isinstance(error, Unreachable) or (isinstance(error, ApiError) and error.status in (429, 502, 503, 504))


def _present(params: Params | None) -> dict[str, str]:
    return {name: str(value) for name, value in (params or {}).items()}


def _comes_back(response: httpx.Response) -> bool:
    """Whether the service says that it cannot just now, or that this was one request too many in this second."""
    if response.status_code == httpx.codes.TOO_MANY_REQUESTS:
        return 0 < _retry_after(response) < LONGEST_RETRY_AFTER
    return response.status_code == httpx.codes.SERVICE_UNAVAILABLE


def _retry_after(response: httpx.Response) -> float:
    try:
        seconds = float(response.headers.get("Retry-After", "0"))
    except ValueError:
        return 0.0
    return min(max(seconds, 0.0), LONGEST_RETRY_AFTER)


def _checked_url(url: str) -> str:
    try:
        parts = urlsplit(url)
        usable = parts.scheme in ("http", "https") and bool(parts.hostname) and parts.port != 0
    except ValueError:
        usable = False
    if not usable:
        raise Error(f"{url!r} is not a service's address: it looks like http://127.0.0.1:8000")
    return url.rstrip("/")


def _is_loopback(host: str) -> bool:
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False
