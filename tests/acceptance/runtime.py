"""Environments as a deployment has them: what netgrow depends on, at the tested versions, and no development tool."""

import os
import subprocess
import sys
import tomllib
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any

from tests.acceptance import image

REPOSITORY = Path(__file__).resolve().parents[2]


@cache
def project() -> dict[str, Any]:
    found: dict[str, Any] = tomllib.loads((REPOSITORY / "pyproject.toml").read_text())["project"]
    return found


class Environment:
    """A virtual environment: `python` runs in it what the test asks for."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        folder.mkdir(parents=True, exist_ok=True)
        subprocess.run([sys.executable, "-m", "venv", "--without-pip", str(folder)], check=True, capture_output=True)

    @property
    def binaries(self) -> Path:
        return self.folder / "bin"

    @property
    def packages(self) -> Path:
        [found] = (self.folder / "lib").glob("python*/site-packages")
        return found

    def install(self, *arguments: str) -> None:
        """pip install, by the pip of the environment that runs the tests and with this machine's configuration."""
        pip = [sys.executable, "-m", "pip", "--python", str(self.binaries / "python"), "install", "--quiet"]
        done = subprocess.run([*pip, "--no-compile", *arguments], capture_output=True, text=True, cwd=REPOSITORY)
        assert done.returncode == 0, done.stderr

    def require(self, requirements: Sequence[str]) -> None:
        """Install what is missing of these; torch's build, too, is the one that constraints.txt names."""
        self.install("-c", "constraints.txt", *requirements)

    def python(self, code: str, *arguments: str, **variables: str) -> str:
        """What a Python program prints that knows nothing of this one; its failure fails the test."""
        inherited = {name: os.environ[name] for name in ("PATH", "TMPDIR", "LANG") if name in os.environ}
        done = subprocess.run(
            [str(self.binaries / "python"), "-c", code, *arguments],
            cwd=self.folder,
            env={**inherited, "HOME": str(self.folder), "OMP_NUM_THREADS": "1", **variables},
            capture_output=True,
            text=True,
            timeout=600,
        )
        assert done.returncode == 0, f"{done.stdout}\n{done.stderr}"
        return done.stdout


def bare(folder: Path) -> Environment:
    """The dependencies alone, and netgrow as the image has it."""
    made = Environment(folder / "bare")
    if not (folder / "whole").exists():
        made.require(project()["dependencies"])
        made.install("--no-deps", "--no-build-isolation", "--no-index", str(image.source(folder / "image")))
        (folder / "whole").touch()
    return made


def with_extra(folder: Path, below: Environment, extra: str) -> Environment:
    """An environment on top of the bare one, to which one extra adds what it needs."""
    made = Environment(folder / extra)
    (made.packages / "below.pth").write_text(f"{below.packages}\n")
    made.require(project()["optional-dependencies"][extra])
    return made
