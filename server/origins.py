"""Origins of requests: another site's page or ours, loopback or the network."""

import ipaddress
from collections.abc import Collection
from urllib.parse import urlsplit

from starlette.requests import Request

SAFE_METHODS = frozenset({"GET", "HEAD", "OPTIONS"})


def same_origin(request: Request) -> bool | None:
    """Whether a page of this very server sent the request, as its browser says; None: no browser said anything."""
    site = request.headers.get("sec-fetch-site")
    if site is not None:
        return site in ("same-origin", "none")
    origin = request.headers.get("origin")
    if origin is None:
        return None
    # Without the scheme: a proxy may end TLS.
    return urlsplit(origin).netloc.lower() == request.headers.get("host", "").lower() != ""


def from_elsewhere(request: Request, allowed: Collection[str]) -> bool:
    """Whether a page of an origin that is not allowed sent the request, and it may change something."""
    if request.method in SAFE_METHODS or request.headers.get("origin") in allowed:
        return False
    return same_origin(request) is False


def is_loopback(host: str) -> bool:
    """Whether an address that a server listens on is this machine's alone; names other than localhost are not."""
    if host == "localhost":
        return True
    try:
        address = ipaddress.ip_address(host.strip("[]"))
    except ValueError:
        return False
    mapped = getattr(address, "ipv4_mapped", None)
    return bool((mapped or address).is_loopback)


def reached_on_loopback(request: Request) -> bool:
    """Whether the connection came in on a loopback address; a socket that is no IP socket is this machine's too."""
    server = request.scope.get("server")
    if server is None:
        return True
    try:
        ipaddress.ip_address(server[0])
    except ValueError:
        return True
    return is_loopback(server[0])


def names_us(request: Request, hosts: Collection[str]) -> bool:
    """Whether the Host header is an address, a loopback name or one of `hosts`.

    A page that rebinds its own name to 127.0.0.1 sends that name; in a local network, one of a single label too.
    """
    host = urlsplit(f"//{request.headers.get('host', '')}").hostname or ""
    try:
        ipaddress.ip_address(host)
    except ValueError:
        name = host.rstrip(".")
        return name in ("", "localhost", *hosts) or name.endswith(".localhost")
    return True


def was_forwarded(request: Request) -> bool:
    """Whether a proxy says that it sends the request for another machine."""
    return any(name in request.headers for name in ("forwarded", "x-forwarded-for", "x-real-ip", "via"))
