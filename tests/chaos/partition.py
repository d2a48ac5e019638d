"""A network namespace with one cable to this machine, and what is needed to reach servers on loopback through it."""

from __future__ import annotations

import ctypes
import os
import secrets
import shutil
import socket
import subprocess
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from typing import TypeVar

Result = TypeVar("Result")

CLONE_NEWNET = 0x40000000
BYTES = 1 << 16


class NotAllowedError(Exception):
    """This machine lets a test make no network namespace."""


def ip(*arguments: str) -> None:
    """Run `ip`; raises NotAllowedError with its reason."""
    if shutil.which("ip") is None:
        raise NotAllowedError("`ip` was not found: apt-get install iproute2")
    done = subprocess.run(["ip", *arguments], capture_output=True, text=True, check=False)
    if done.returncode != 0:
        raise NotAllowedError(f"ip {' '.join(arguments)}: {done.stderr.strip()}")


@dataclass(frozen=True)
class Island:
    """A namespace and the cable to it."""

    name: str
    cable: str
    address: str
    """Ours, as it is seen from there."""

    def inside(self, call: Callable[[], Result]) -> Result:
        """`call` from within: what it connects, and every process that it starts, has only this network."""
        results: list[Result] = []

        def enter() -> None:
            descriptor = os.open(f"/var/run/netns/{self.name}", os.O_RDONLY)
            try:
                if ctypes.CDLL(None, use_errno=True).setns(descriptor, CLONE_NEWNET) != 0:
                    raise NotAllowedError(os.strerror(ctypes.get_errno()))
            finally:
                os.close(descriptor)
            results.append(call())

        thread = threading.Thread(target=enter)  # the namespace is the thread's own
        thread.start()
        thread.join()
        if not results:
            raise NotAllowedError(f"nothing runs inside {self.name}")
        return results[0]

    def cut(self) -> None:
        """Pull the cable: packets are lost, and nobody is told."""
        ip("link", "set", self.cable, "down")

    def join(self) -> None:
        """Plug it in again."""
        ip("link", "set", self.cable, "up")


@contextmanager
def island() -> Iterator[Island]:
    """A namespace, until the block ends; raises NotAllowedError."""
    token = secrets.token_hex(3)
    subnet = f"10.{200 + secrets.randbelow(50)}.{secrets.randbelow(250)}"
    made = Island(f"netgrow-{token}", f"ng{token}a", f"{subnet}.1")
    far = f"ng{token}b"
    ip("netns", "add", made.name)
    try:
        ip("link", "add", made.cable, "type", "veth", "peer", "name", far, "netns", made.name)
        ip("address", "add", f"{made.address}/30", "dev", made.cable)
        ip("link", "set", made.cable, "up")
        ip("-n", made.name, "address", "add", f"{subnet}.2/30", "dev", far)
        ip("-n", made.name, "link", "set", far, "up")
        ip("-n", made.name, "link", "set", "lo", "up")
        yield made
    finally:
        with suppress(NotAllowedError):
            ip("link", "delete", made.cable)
        ip("netns", "delete", made.name)


class Forwarder:
    """Hands connections to `address` on to the same port on loopback: test servers listen nowhere else."""

    def __init__(self, address: str, port: int) -> None:
        self._port = port
        self._listener = socket.create_server((address, port))
        threading.Thread(target=self._accept, daemon=True).start()

    def close(self) -> None:
        """Take no more connections."""
        self._listener.close()

    def _accept(self) -> None:
        with suppress(OSError):
            while True:
                near, _ = self._listener.accept()
                try:
                    far = socket.create_connection(("127.0.0.1", self._port))
                except OSError:
                    near.close()
                    continue
                for source, sink in ((near, far), (far, near)):
                    threading.Thread(target=_pump, args=(source, sink), daemon=True).start()


def _pump(source: socket.socket, sink: socket.socket) -> None:
    with suppress(OSError):
        while data := source.recv(BYTES):
            sink.sendall(data)
    for end in (source, sink):
        with suppress(OSError):
            end.shutdown(socket.SHUT_RDWR)
