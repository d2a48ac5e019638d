"""Ties a child process to its parent: it dies when the parent does, even if the parent is killed with SIGKILL."""

from __future__ import annotations

import ctypes
import os
import signal
import sys
from collections.abc import Callable

PR_SET_PDEATHSIG = 1
# Loaded here, because between fork and exec a child may do next to nothing.
_libc = ctypes.CDLL(None, use_errno=True) if sys.platform == "linux" else None


def tied_to_this_process() -> Callable[[], None]:
    """A `preexec_fn` for `subprocess.Popen`. Start children from a thread that lives as long as the process: Linux
    counts the end of the starting thread as the parent's. Elsewhere than on Linux it does nothing."""
    parent = os.getpid()

    def tie() -> None:
        if _libc is None:
            return
        _libc.prctl(PR_SET_PDEATHSIG, signal.SIGKILL)
        if os.getppid() != parent:  # it died before the line above
            os._exit(1)

    return tie
