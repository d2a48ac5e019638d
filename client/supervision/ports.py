"""The listening socket: opened before anything is started, so that a port in use is known at once."""

from __future__ import annotations

import errno
import ipaddress
import socket

from client.errors import Error

BACKLOG = 2048
ANY_ADDRESS = {"0.0.0.0": "127.0.0.1", "::": "[::1]", "": "127.0.0.1"}


def listen(host: str, port: int) -> socket.socket:
    """A listening TCP socket; port 0 takes a free one. Raises `Error` saying what to do if that cannot be."""
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE)
    except OSError as error:
        raise Error(
            f"{host!r} is no address of this machine ({error.strerror or error}): choose another --host"
        ) from error
    family, kind, protocol, _, address = found[0]
    listener = socket.socket(family, kind, protocol)
    try:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind(address)
        listener.listen(BACKLOG)
    except OSError as error:
        listener.close()
        raise Error(_reason(error, host, port)) from error
    return listener


def is_loopback(host: str) -> bool:
    """Whether this machine alone reaches the address. Raises `Error` if it is none."""
    try:
        found = socket.getaddrinfo(host, None, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE)
    except OSError as error:
        raise Error(
            f"{host!r} is no address of this machine ({error.strerror or error}): choose another --host"
        ) from error
    return all(ipaddress.ip_address(str(address[0]).partition("%")[0]).is_loopback for *_, address in found)


def url_of(listener: socket.socket, host: str) -> str:
    """The address at which this machine reaches the socket."""
    shown = ANY_ADDRESS.get(host) or (f"[{host}]" if ":" in host else host)
    return f"http://{shown}:{listener.getsockname()[1]}"


def _reason(error: OSError, host: str, port: int) -> str:
    match error.errno:
        case errno.EADDRINUSE:
            return f"port {port} on {host} is in use: stop what listens there, or choose another with --port"
        case errno.EACCES:
            return f"port {port} on {host} is not allowed for this user: choose one above 1023 with --port"
        case errno.EADDRNOTAVAIL:
            return f"{host!r} is no address of this machine: choose another --host"
        case _:
            return f"cannot listen on {host}, port {port}: {error.strerror or error}"
