"""The whole service on this machine: the API and its workers as child processes, looked after until told to stop."""

from __future__ import annotations

import os
import socket
import subprocess
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import httpx

from client.errors import PartFailed
from client.problems import api_error
from client.supervision import commands
from client.supervision.part import Part, how_it_ended
from client.supervision.ports import url_of
from client.supervision.signals import StopSignals
from client.supervision.tether import tied_to_this_process

Report = Callable[[str], None]

READY_WITHIN = 240.0  # a loaded machine takes half a minute for the imports alone
SAY_WHAT_IS_MISSING_AFTER = 15.0
# A server that dies this often before it was ever ready will not become ready.
HOPELESS_DEATHS = 3
STOP_WITHIN = 60.0  # a second signal ends the wait; a worker that is killed leaves its trial to the lease
POLL_EVERY = 0.05
# What a command of ours writes before the reason why it failed.
OUR_ERROR = "netgrow: "


@dataclass
class Service:
    """Running parts; call `tend` a few times a second from the thread that made it."""

    url: str
    parts: list[Part]
    report: Report
    _waiting_for: str = field(default="the API", init=False)

    @property
    def server(self) -> Part:
        """The part that answers HTTP."""
        return self.parts[0]

    def tend(self) -> None:
        """Start again what died, and report what people should know."""
        for part in self.parts:
            for line in part.tend():
                self.report(line)

    def wait_until_ready(self) -> None:
        """Return once `/readyz` says yes. Raises `PartFailed` if that cannot be hoped for any more."""
        begun = time.monotonic()
        told = False
        with httpx.Client(base_url=self.url, timeout=5.0, trust_env=False) as http:
            while not self._is_ready(http):
                self.tend()
                if self.server.deaths >= HOPELESS_DEATHS:
                    raise PartFailed(f"the server does not start; its log is {self.server.log}")
                waited = time.monotonic() - begun
                if waited > READY_WITHIN:
                    raise PartFailed(f"not ready after {READY_WITHIN:g} s, still waiting for {self._waiting_for}")
                if waited > SAY_WHAT_IS_MISSING_AFTER and not told:
                    self.report(f"still waiting for {self._waiting_for}")
                    told = True
                time.sleep(POLL_EVERY)

    def require_workers(self) -> None:
        """Raise `PartFailed` if every worker dies again and again."""
        hopeless = [part for part in self.parts[1:] if part.deaths >= HOPELESS_DEATHS and part.pid is None]
        if len(hopeless) == len(self.parts) - 1:
            raise PartFailed(f"no worker stays alive; the log of one is {hopeless[0].log}")

    def stop(self, signals: StopSignals) -> None:
        """End all parts: asked first, killed if they take longer than `STOP_WITHIN` or somebody is in a hurry."""
        signals.expect_end()
        for part in self.parts:
            part.ask_to_stop()
        deadline = time.monotonic() + STOP_WITHIN
        left = list(self.parts)
        while left and time.monotonic() < deadline and not signals.hurry:
            left = [part for part in left if not part.wait(POLL_EVERY)]
        for part in left:
            part.kill()

    def _is_ready(self, http: httpx.Client) -> bool:
        try:
            answer = http.get("/readyz")
        except httpx.TransportError:
            self._waiting_for = "the API"
            return False
        if answer.status_code != httpx.codes.OK:
            self._waiting_for = f"what the API needs: {api_error(answer.status_code, answer.text)}"
        return answer.status_code == httpx.codes.OK


@contextmanager
def running(
    listener: socket.socket,
    host: str,
    workers: int,
    data_dir: Path,
    environment: Mapping[str, str],
    signals: StopSignals,
    report: Report,
) -> Iterator[Service]:
    """A service that is ready, on a listening socket; at the end of the block nothing of it is left running.

    Raises `PartFailed` if a part cannot be started.
    """
    environment = {**environment, "NETGROW_DATA_DIR": str(data_dir), "PYTHONUNBUFFERED": "1"}
    logs = _make_folder(data_dir) / "logs"
    _migrate(environment)
    server = Part("server", commands.server(listener.fileno()), environment, logs / "server.log", [listener.fileno()])
    parts = [server]
    for number in range(1, workers + 1):
        name = f"worker-{number}"
        parts.append(Part(name, commands.worker(), environment, logs / f"{name}.log"))
    service = Service(url_of(listener, host), parts, report)
    try:
        for part in parts:
            part.start()
        service.wait_until_ready()
        yield service
    finally:
        service.stop(signals)


def data_dir_of(given: Path | None) -> Path:
    """The data folder as an absolute path: the one given, or NETGROW_DATA_DIR, or ./netgrow-data."""
    return (given or Path(os.environ.get("NETGROW_DATA_DIR") or "netgrow-data")).absolute()


def _make_folder(path: Path) -> Path:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.mkdir(mode=0o700, exist_ok=True)  # one that is there stays as open as it is
    except OSError as error:
        raise PartFailed(f"cannot make the data folder {path}: {error.strerror}; choose another --data-dir") from error
    if not os.access(path, os.W_OK | os.X_OK):
        raise PartFailed(f"the data folder {path} may not be written to; choose another --data-dir")
    return path


def _migrate(environment: Mapping[str, str]) -> None:
    done = subprocess.run(
        commands.migrate(),
        env=dict(environment),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
        start_new_session=True,
        preexec_fn=tied_to_this_process(),
    )
    if done.returncode != 0:
        lines = [line for line in done.stderr.splitlines() if line.strip()]
        told = [line.removeprefix(OUR_ERROR) for line in lines if line.startswith(OUR_ERROR)]
        if told:
            raise PartFailed("\n".join(told))
        raise PartFailed(
            f"the database could not be brought up to date: {(lines or [how_it_ended(done.returncode)])[-1]}"
        )
