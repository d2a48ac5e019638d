"""The Dockerfile and what it puts into the image."""

import fnmatch
import re
from pathlib import Path

import pytest

from tests.acceptance.image import REPOSITORY, copied_into_build, install, tracked

DOCKERFILE = (REPOSITORY / "Dockerfile").read_text()
ROOMS = ["nas", "store", "workers", "server", "client", "migrations"]


def test_the_image_holds_every_file_of_every_room(tmp_path: Path) -> None:
    packages = install(tmp_path)
    needed = [path for room in ROOMS for path in tracked(room)]
    assert needed
    assert not [path for path in needed if not (packages / path).is_file()]


@pytest.mark.parametrize("name", copied_into_build())
def test_what_is_copied_exists_and_is_let_through(name: str) -> None:
    let_through = re.findall(r"^!(.+)$", (REPOSITORY / ".dockerignore").read_text(), re.MULTILINE)
    assert (REPOSITORY / name).exists()
    assert [pattern for pattern in let_through if fnmatch.fnmatch(name, pattern)]


def test_the_image_does_not_run_as_root() -> None:
    last_stage = DOCKERFILE.rsplit("\nFROM ", 1)[1]
    user = re.findall(r"^USER (\d+):\d+$", last_stage, re.MULTILINE)
    assert user
    assert int(user[-1]) > 0
