"""The command line of each part, as this very installation of Python runs it."""

from __future__ import annotations

import os
import secrets
import sys

# -P: a folder named `server` or `workers` where the user happens to be must not be imported instead of ours.
PYTHON = (sys.executable, "-P")


def server(listener_fd: int) -> list[str]:
    """The API on a socket that is already listening."""
    return [*PYTHON, "-m", "client", "server", "--fd", str(listener_fd)]


def migrate() -> list[str]:
    """Brings the database's tables up to date, then ends."""
    return [*PYTHON, "-m", "client", "migrate"]


def worker(node: str | None = None) -> list[str]:
    """A Celery worker, by default with a node name of its own; its device and shares are settings (workers.app)."""
    node = node or f"netgrow-{os.getpid()}-{secrets.token_hex(4)}@%h"
    return [*PYTHON, "-m", "celery", "-A", "workers.app", "worker", "--hostname", node, "--loglevel", "INFO"]
