"""Runs a compose file's services without a Docker engine: their commands, environments, health checks and order.

What a container has of its own is mapped to this machine: service host names to local servers, volumes to folders, the
image's Python packages to an environment that holds nothing but what the Dockerfile installs, ports to free ports.
"""

from __future__ import annotations

import os
import re
import subprocess
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from tests.services import die_with_parent
from tests.waiting import eventually

REPOSITORY = Path(__file__).resolve().parents[2]
Service = Mapping[str, Any]


def interpolate(text: str, environment: Mapping[str, str]) -> str:
    """`${NAME:-default}` as Docker Compose replaces it; any other use of a dollar sign is left to the caller."""

    def value(found: re.Match[str]) -> str:
        return environment.get(found["name"]) or found["default"] or ""

    return re.sub(r"\$\{(?P<name>\w+)(?::-(?P<default>[^}]*))?\}", value, text)


def variables(text: str) -> set[str]:
    """The names of the variables that a compose file reads."""
    return set(re.findall(r"\$\{(\w+)", text))


def read(*names: str, environment: Mapping[str, str]) -> dict[str, Any]:
    """The compose files of these names, interpolated, the later ones laid over the earlier ones."""
    merged: dict[str, Any] = {}
    for name in names:
        merged = _laid_over(merged, yaml.safe_load(interpolate((REPOSITORY / name).read_text(), environment)))
    return merged


def _laid_over(below: Any, above: Any) -> Any:
    if not (isinstance(below, dict) and isinstance(above, dict)):
        return above
    return {key: _laid_over(below.get(key), above[key]) if key in above else below[key] for key in {**below, **above}}


def image_environment() -> dict[str, str]:
    """What the Dockerfile's last stage sets, PATH aside."""
    last_stage = (REPOSITORY / "Dockerfile").read_text().rsplit("\nFROM ", 1)[1]
    lines = last_stage.replace("\\\n", " ").splitlines()
    pairs = [pair for line in lines if line.startswith("ENV ") for pair in line.split()[1:]]
    return {name: value for name, value in (pair.split("=", 1) for pair in pairs) if name != "PATH"}


def seconds(duration: str) -> float:
    """A compose duration such as `30s`."""
    assert duration.endswith("s"), duration
    return float(duration[:-1])


def starting_order(services: Mapping[str, Service]) -> list[str]:
    """Services so that each comes after what it depends on."""
    order: list[str] = []

    def visit(name: str) -> None:
        for needed in services[name].get("depends_on", {}):
            visit(needed)
        if name not in order:
            order.append(name)

    for name in services:
        visit(name)
    return order


@dataclass(frozen=True)
class Machine:
    """How this machine stands for the containers' world: text in commands and settings, and what replaces it."""

    folder: Path
    binaries: Path
    replacements: Mapping[str, str]

    def local(self, text: str) -> str:
        """At once, longest first: what replaces one may hold another, a port in a database's name."""
        inside = "|".join(re.escape(found) for found in sorted(self.replacements, key=len, reverse=True))
        return re.sub(inside, lambda found: self.replacements[found[0]], text)


@dataclass
class Container:
    """One service's process, in a folder of its own, with nothing in its environment but what its container has."""

    name: str
    service: Service
    machine: Machine
    arguments: Sequence[str] = ()
    process: subprocess.Popen[bytes] | None = field(default=None, init=False)

    @property
    def folder(self) -> Path:
        return self.machine.folder / self.name

    @property
    def environment(self) -> dict[str, str]:
        declared = {**image_environment(), **self.service.get("environment", {})}
        home = self.folder / "home"
        return {
            **{name: self.machine.local(str(value)) for name, value in declared.items() if value is not None},
            "NETGROW_DATA_DIR": str(home),
            "HOME": str(home),
            "HOSTNAME": self.name,
            "PATH": f"{self.machine.binaries}:/usr/bin:/bin",
            "OMP_NUM_THREADS": "1",
        }

    def start(self) -> None:
        home = self.folder / "home"
        home.mkdir(parents=True)
        command = [self.machine.local(part) for part in self.service["command"]]
        with self.log_file.open("wb") as log:
            self.process = subprocess.Popen(
                [*command, *self.arguments],
                cwd=home,
                env=self.environment,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                start_new_session=True,
                preexec_fn=die_with_parent,
            )

    @property
    def log_file(self) -> Path:
        return self.folder / "log"

    def log(self) -> str:
        return self.log_file.read_text(errors="replace")[-4000:]

    def check_health(self) -> bool:
        """Run the service's health check once."""
        kind, *command = self.service["healthcheck"]["test"]
        local = [self.machine.local(part).replace("$$", "$") for part in command]
        argv = ["/bin/sh", "-c", *local] if kind == "CMD-SHELL" else local
        limit = seconds(self.service["healthcheck"]["timeout"])
        try:
            done = subprocess.run(argv, env=self.environment, cwd=self.folder, capture_output=True, timeout=limit)
        except subprocess.TimeoutExpired:  # as for Docker: not healthy this time
            return False
        return done.returncode == 0

    def wait_until_healthy(self) -> None:
        def healthy() -> bool:
            assert self.process is not None
            assert self.process.poll() is None, f"{self.name} ended: {self.log()}"
            return self.check_health()

        eventually(healthy, f"{self.name} is healthy: {self.log_file}")

    def wait(self, limit: float) -> int:
        assert self.process is not None
        return self.process.wait(limit)

    def stop(self) -> int:
        """As `docker compose stop`: the stop signal; the end must come within the grace period."""
        assert self.process is not None
        self.process.terminate()
        return self.process.wait(seconds(self.service["stop_grace_period"]))

    def kill(self) -> None:
        if self.process is not None and self.process.poll() is None:
            os.killpg(self.process.pid, 9)
            self.process.wait()
