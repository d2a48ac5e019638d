"""One Docker engine for a test, in network, mount and process namespaces of its own: nothing outlives the test."""

from __future__ import annotations

import ctypes
import os
import signal
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from typing import TypeVar

import psutil

from tests.acceptance.containers.debian import NoEngineError, Release, codename

Result = TypeVar("Result")

CLONE_NEWNET = 0x40000000
PR_SET_PDEATHSIG = 1
START_SECONDS = 120.0
STOP_SECONDS = 60.0
COMPOSE = "docker-compose"
COMPOSE_RELEASE = "trixie"
"""Debian 12's own Compose is 1.29, which knows no top-level `name`."""

_libc = ctypes.CDLL(None, use_errno=True)


def unpack(folder: Path) -> Path:
    """The engine's and Compose's files, below a folder that is not this machine's root."""
    root = folder / "engine"
    own = Release(folder / "apt", codename())
    own.unpack(["docker.io", "debootstrap", "iptables"], root, Path("/var/lib/dpkg/status"))
    Release(folder / "apt", COMPOSE_RELEASE).unpack_alone(COMPOSE, root)
    link = root / "usr/sbin/iptables"
    if not link.exists():
        link.symlink_to("xtables-legacy-multi")
    return root


class Engine:
    """A running dockerd; its containers and their network are reached from `inside` alone."""

    def __init__(self, root: Path, data: Path, run: Path) -> None:
        self._root = root
        self._data = data
        self._run = run
        self._socket = run / "docker.sock"
        self._log = run / "dockerd.log"
        self._process: subprocess.Popen[bytes] | None = None

    @property
    def environment(self) -> dict[str, str]:
        libraries = self._root / "usr/lib/x86_64-linux-gnu"
        return {
            "PATH": f"{self._root}/usr/bin:{self._root}/usr/sbin:{os.environ['PATH']}",
            "LD_LIBRARY_PATH": str(libraries),
            "XTABLES_LIBDIR": str(libraries / "xtables"),
            "HOME": str(self._run),
            "TMPDIR": str(self._run),
            "DOCKER_HOST": f"unix://{self._socket}",
            "DOCKER_BUILDKIT": "0",
            "COMPOSE_DOCKER_CLI_BUILD": "0",
        }

    def start(self) -> None:
        """Raises NoEngineError where the kernel or the machine does not let it run."""
        daemon = [
            *("docker-init", "--", "dockerd", "--data-root", str(self._data), "--exec-root", str(self._run / "exec")),
            *("--host", f"unix://{self._socket}", "--pidfile", str(self._run / "docker.pid")),
            *("--default-ulimit", "nofile=4096:4096", "--storage-driver", "overlay2"),
            *("--userland-proxy-path", str(self._root / "usr/sbin/docker-proxy")),
        ]
        namespaces = ["--net", "--mount", "--pid", "--fork", "--kill-child", "--mount-proc", "--propagation", "private"]
        with self._log.open("wb") as log:
            self._process = subprocess.Popen(
                ["unshare", *namespaces, "sh", "-c", 'ip link set lo up && exec "$@"', "sh", *daemon],
                env=self.environment,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                start_new_session=True,
                preexec_fn=_killed_with_parent,
            )
        until = time.monotonic() + START_SECONDS
        while self._ask("version").returncode != 0:
            if self._process.poll() is not None or time.monotonic() > until:
                self.stop()
                raise NoEngineError(f"dockerd does not start: {self._log.read_text(errors='replace')[-600:]}")
            time.sleep(0.2)

    def stop(self) -> None:
        """End dockerd in order, then whatever is left of its namespace."""
        if self._process is None:
            return
        for child in psutil.Process(self._process.pid).children():
            child.send_signal(signal.SIGTERM)
        try:
            self._process.wait(STOP_SECONDS)
        except subprocess.TimeoutExpired:
            pass
        finally:
            self._process.kill()  # with it, by --kill-child, the namespace's first process, and with that all others
            self._process.wait()

    def docker(self, *arguments: str, stdin: bytes | None = None, timeout: float = 900) -> str:
        """What the `docker` command prints; its failure fails the test."""
        done = self._ask(*arguments, stdin=stdin, timeout=timeout)
        assert done.returncode == 0, f"docker {' '.join(arguments)}: {(done.stdout + done.stderr)[-3000:].decode()}"
        return done.stdout.decode()

    def compose(self, *arguments: str, timeout: float = 900, **variables: str) -> str:
        """The same of Compose, in `folder`."""
        done = subprocess.run(
            [str(self._root / "usr/libexec/docker/cli-plugins" / COMPOSE), *arguments],
            env={**self.environment, **variables},
            capture_output=True,
            text=True,
            timeout=timeout,
            stdin=subprocess.DEVNULL,
        )
        assert done.returncode == 0, f"compose {' '.join(arguments)}: {(done.stdout + done.stderr)[-3000:]}"
        return done.stdout

    def clear(self) -> None:
        """Remove what an engine that was killed has left: its containers would be started again."""
        if left := self.docker("ps", "--all", "--quiet").split():
            self.docker("rm", "--force", "--volumes", *left)
        self.docker("volume", "prune", "--force")
        self.docker("network", "prune", "--force")

    def inside(self, call: Callable[[], Result]) -> Result:
        """`call` in the engine's network, where published ports are."""
        assert self._process is not None
        [first] = psutil.Process(self._process.pid).children()

        def enter() -> Result:
            descriptor = os.open(f"/proc/{first.pid}/ns/net", os.O_RDONLY)
            try:
                assert _libc.setns(descriptor, CLONE_NEWNET) == 0, os.strerror(ctypes.get_errno())
            finally:
                os.close(descriptor)
            return call()

        with ThreadPoolExecutor(1) as own_thread:  # the namespace is the thread's
            return own_thread.submit(enter).result()

    def _ask(
        self, *arguments: str, stdin: bytes | None = None, timeout: float = 900
    ) -> subprocess.CompletedProcess[bytes]:
        command = [str(self._root / "usr/bin/docker"), *arguments]
        return subprocess.run(command, env=self.environment, input=stdin or b"", capture_output=True, timeout=timeout)


@contextmanager
def engine(root: Path, data: Path) -> Iterator[Engine]:
    """An engine, until the block ends however it ends."""
    with tempfile.TemporaryDirectory(prefix="ng-", ignore_cleanup_errors=True) as run:  # a socket's path is short
        made = Engine(root, data, Path(run))
        made.start()
        try:
            yield made
        finally:
            made.stop()


def _killed_with_parent() -> None:
    """Runs in the new process: Linux kills it when the thread that started it ends. `unshare` ignores SIGINT."""
    _libc.prctl(PR_SET_PDEATHSIG, signal.SIGKILL)
