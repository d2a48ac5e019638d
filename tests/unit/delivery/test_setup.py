"""The set-up behind `make` says what is missing, and never takes half an install for a whole one."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest

REPOSITORY = Path(__file__).resolve().parents[3]
# Stands for Python 3.11 without a package registry: makes a venv whose pip does as the test says.
FAKE_PYTHON = """#!/bin/sh
case "$*" in
    *"-m venv"*) mkdir -p .venv/bin; cp "$0" .venv/bin/python; echo venv >> calls ;;
    *"-m pip install"*) echo install >> calls; [ ! -e broken ] ;;
esac
"""


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    (tmp_path / "tools").mkdir()
    shutil.copy(REPOSITORY / "tools" / "venv.sh", tmp_path / "tools")
    shutil.copy(REPOSITORY / "Makefile", tmp_path)
    for name in ("pyproject.toml", "constraints.txt"):
        (tmp_path / name).touch()
    python = tmp_path / "fake-python"
    python.write_text(FAKE_PYTHON)
    python.chmod(0o755)
    return tmp_path


def make(checkout: Path, target: str, python: str) -> subprocess.CompletedProcess[str]:
    environment = {**outside_make(), "PYTHON": python}
    return subprocess.run(["make", target], cwd=checkout, env=environment, capture_output=True, text=True)


def outside_make() -> dict[str, str]:
    """The environment without what `make test` hands to a make below it."""
    return {name: value for name, value in os.environ.items() if not name.startswith(("MAKE", "MFLAGS", "ARGS"))}


def calls(checkout: Path) -> list[str]:
    log = checkout / "calls"
    said = log.read_text().split() if log.exists() else []
    log.unlink(missing_ok=True)
    return said


def test_a_machine_without_python_3_11_is_told_so(checkout: Path) -> None:
    done = make(checkout, "venv", "/bin/false")
    assert done.returncode != 0
    assert "needs Python 3.11" in done.stderr


def test_the_second_run_installs_nothing(checkout: Path) -> None:
    python = str(checkout / "fake-python")
    assert make(checkout, "venv", python).returncode == 0
    assert calls(checkout) == ["venv", "install"]
    assert make(checkout, "venv", python).returncode == 0
    assert make(checkout, ".venv/runtime.stamp", python).returncode == 0
    assert calls(checkout) == []


@pytest.mark.parametrize("changed", ["pyproject.toml", "constraints.txt"])
def test_a_changed_dependency_is_installed_into_the_same_venv(checkout: Path, changed: str) -> None:
    python = str(checkout / "fake-python")
    make(checkout, "venv", python)
    calls(checkout)
    later = (checkout / ".venv" / "dev.stamp").stat().st_mtime + 10
    os.utime(checkout / changed, (later, later))
    assert make(checkout, "venv", python).returncode == 0
    assert calls(checkout) == ["install"]


def test_an_install_that_did_not_end_is_made_anew(checkout: Path) -> None:
    python = str(checkout / "fake-python")
    (checkout / "broken").touch()
    assert make(checkout, "venv", python).returncode != 0
    (checkout / "broken").unlink()
    calls(checkout)
    assert make(checkout, "venv", python).returncode == 0
    assert calls(checkout) == ["venv", "install"]


def test_help_lists_every_command() -> None:
    makefile = (REPOSITORY / "Makefile").read_text()
    phony = makefile.split(".PHONY:")[1].splitlines()[0].split()
    help = ["make", "help"]
    listed = subprocess.run(help, cwd=REPOSITORY, env=outside_make(), capture_output=True, text=True, check=True)
    assert [line.split()[1] for line in listed.stdout.splitlines()] == phony


@pytest.mark.parametrize(("target", "given"), [("test-chaos", ["tests/chaos"]), ("test", ["tests/unit", "--ignore"])])
def test_a_target_runs_the_tests_that_it_is_named_for(target: str, given: list[str]) -> None:
    dry = ["make", "--dry-run", target]
    printed = subprocess.run(dry, cwd=REPOSITORY, env=outside_make(), capture_output=True, text=True, check=True).stdout
    commands = [line.split("-m pytest ")[1].split() for line in printed.splitlines() if "-m pytest" in line]
    assert [command[0] for command in commands] == given
