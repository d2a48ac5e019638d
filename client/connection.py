"""The connection to a service: address, timeouts, proxies, API key."""

from __future__ import annotations

import ipaddress
from dataclasses import dataclass
from urllib.parse import urlsplit

import httpx

from client.errors import Error

CONNECT_TIMEOUT = 5.0
DEFAULT_URL = "http://127.0.0.1:8000"


@dataclass(frozen=True)
class Connection:
    """A service at `base_url`; `timeout` is in seconds of silence.

    Making one raises `Error` for an address or a key that is none.
    """

    base_url: str
    timeout: httpx.Timeout
    headers: dict[str, str]
    trust_env: bool

    @classmethod
    def to(cls, base_url: str, timeout: float, key: str | None) -> Connection:
        """Check what a user gave: the address, the key, the timeout."""
        url = _checked_url(base_url)
        # A proxy that the environment names cannot reach this machine's own loopback.
        use_proxies = not _is_loopback(urlsplit(url).hostname or "")
        return cls(url, httpx.Timeout(timeout, connect=CONNECT_TIMEOUT), _authorization(key), use_proxies)

    def blocking(self) -> httpx.Client:
        """A client for threads."""
        return httpx.Client(
            base_url=self.base_url, timeout=self.timeout, headers=self.headers, trust_env=self.trust_env
        )

    def asynchronous(self) -> httpx.AsyncClient:
        """A client for an event loop."""
        return httpx.AsyncClient(
            base_url=self.base_url, timeout=self.timeout, headers=self.headers, trust_env=self.trust_env
        )


def _authorization(key: str | None) -> dict[str, str]:
    """The header that names the caller; raises `Error` for a key that no header can hold, without quoting it."""
    if key is None or not key.strip():
        return {}
    key = key.strip()
    if not key.isascii() or not key.isprintable() or " " in key:
        raise Error("the API key has characters that no key of netgrow has: copy it again")
    return {"Authorization": f"Bearer {key}"}


def _checked_url(url: str) -> str:
    try:
        parts = urlsplit(url)
        usable = parts.scheme in ("http", "https") and bool(parts.hostname) and parts.port != 0
    except ValueError:
        usable = False
    if not usable:
        raise Error(f"{url!r} is not a service's address: it looks like {DEFAULT_URL}")
    return url.rstrip("/")


def _is_loopback(host: str) -> bool:
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False
