"""Builds what the Docker image would hold of netgrow, without an engine: the Dockerfile's COPYs, made into a wheel."""

import re
import shutil
import subprocess
import sys
from pathlib import Path

REPOSITORY = Path(__file__).resolve().parents[2]


def copied_into_build() -> list[str]:
    """The names in the repository that the Dockerfile copies into its build stage."""
    lines = re.findall(r"^COPY (?!--from)(.+)$", (REPOSITORY / "Dockerfile").read_text(), re.MULTILINE)
    return [name for line in lines for name in line.split()[:-1]]


def tracked(name: str) -> list[str]:
    """Files below `name` that a clone has (git knows them, or would)."""
    listing = ["git", "ls-files", "--cached", "--others", "--exclude-standard", "--", name]
    return subprocess.run(listing, cwd=REPOSITORY, check=True, capture_output=True, text=True).stdout.splitlines()


def source(folder: Path) -> Path:
    """The folder, with the files that the Dockerfile copies."""
    for name in copied_into_build():
        for path in tracked(name):
            (folder / path).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(REPOSITORY / path, folder / path)
    return folder


def install(folder: Path) -> Path:
    """Install netgrow alone into a folder below `folder`, from the files that the Dockerfile copies; its path."""
    packages = folder / "packages"
    pip = [sys.executable, "-m", "pip", "--quiet", "--disable-pip-version-check"]
    # No build isolation: the test needs no package index (setuptools is a dependency of torch).
    offline = [
        "install",
        "--no-deps",
        "--no-build-isolation",
        "--no-index",
        "--target",
        str(packages),
        str(source(folder / "source")),
    ]
    subprocess.run([*pip, *offline], check=True, capture_output=True, text=True)
    return packages
