"""docker-compose.yml on a real engine: brought up, looked at, and taken down with all that it stored."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import yaml

from tests.acceptance.containers.engine import Engine
from tests.acceptance.containers.images import BASE, INDEX_URL
from tests.acceptance.runtime import REPOSITORY

BUILT_BY = ("migrate", "server", "worker")
UP_SECONDS = 300.0


class Deployment:
    """The services of docker-compose.yml, as they are; only the base image and where pip asks are this machine's."""

    def __init__(self, engine: Engine, folder: Path) -> None:
        self.engine = engine
        (folder / "datasets").mkdir(parents=True, exist_ok=True)
        self._base = folder / "base.yml"
        build = {"args": {"PYTHON_IMAGE": BASE}, "network": "host"}
        self._base.write_text(yaml.safe_dump({"services": {name: {"build": build} for name in BUILT_BY}}))
        self.environment = {
            "NETGROW_DATASETS": str(folder / "datasets"),
            "NETGROW_TORCH_INDEX_URL": INDEX_URL,
            "NETGROW_EXTRAS": "s3",
        }

    def compose(self, *arguments: str) -> str:
        files = ["--project-directory", str(REPOSITORY), "-f", str(REPOSITORY / "docker-compose.yml")]
        return self.engine.compose(*files, "-f", str(self._base), *arguments, **self.environment)

    def up(self, workers: int = 2) -> None:
        self.compose("up", "--detach", "--no-build", "--scale", f"worker={workers}")

    def containers(self, service: str) -> list[dict[str, Any]]:
        """What the engine says of each container of a service that there is, running or not."""
        names = self.compose("ps", "--all", "--quiet", service).split()
        return json.loads(self.engine.docker("inspect", *names)) if names else []

    def health(self, service: str) -> list[str]:
        """`starting`, `healthy` or `unhealthy` of each container; of one that has no check, or ended, its state."""

        def told(state: dict[str, Any]) -> str:
            return str(state["Health"]["Status"] if state["Running"] and "Health" in state else state["Status"])

        return [told(container["State"]) for container in self.containers(service)]

    def logs(self) -> str:
        return self.compose("logs", "--no-color", "--tail", "40")


@contextmanager
def deployment(engine: Engine, folder: Path) -> Iterator[Deployment]:
    """The deployment; at the end its containers, networks and volumes are gone."""
    made = Deployment(engine, folder)
    try:
        yield made
    finally:
        made.compose("down", "--volumes", "--timeout", "30")
