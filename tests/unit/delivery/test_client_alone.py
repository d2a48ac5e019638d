"""The client needs neither torch nor the service: as a distribution of its own, and in what it imports."""

import os
import subprocess
import sys
import tomllib
import zipfile
from pathlib import Path

import pytest

REPOSITORY = Path(__file__).resolve().parents[3]
WHOLE = tomllib.loads((REPOSITORY / "pyproject.toml").read_text())
ALONE = tomllib.loads((REPOSITORY / "client" / "pyproject.toml").read_text())
# Everything that the whole of netgrow has, and its client does without.
ABSENT = (
    *("nas", "store", "server", "workers", "migrations"),
    *("torch", "numpy", "sklearn", "safetensors", "sqlalchemy", "alembic", "psycopg"),
    *("fastapi", "starlette", "uvicorn", "celery", "kombu", "redis", "structlog", "fsspec", "jinja2", "PIL"),
)
BLOCK = f"""\
import sys

class Absent:
    def find_spec(self, name, path=None, target=None):
        if name.partition(".")[0] in {ABSENT!r}:
            raise ModuleNotFoundError(f"No module named {{name!r}}", name=name)

sys.meta_path.insert(0, Absent())
"""


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with what the wheel of netgrow-client puts into site-packages, built as pip builds it."""
    folder = tmp_path_factory.mktemp("client")
    source = folder / "source"
    copied = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard", "client"]
    listed = subprocess.run(copied, cwd=REPOSITORY, capture_output=True, text=True, check=True).stdout
    for name in filter(None, listed.split("\0")):
        if (path := REPOSITORY / name).is_file():
            target = source / Path(name).relative_to("client")
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(path.read_bytes())
    build = "from setuptools import build_meta; print(build_meta.build_wheel('..'))"
    done = subprocess.run([sys.executable, "-c", build], cwd=source, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    (wheel,) = folder.glob("netgrow_client-*.whl")
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(folder / "site")
    return folder / "site"


def run(installed: Path, code: str) -> subprocess.CompletedProcess[str]:
    """Python code where the client is, and nothing of the rest."""
    variables = {name: value for name, value in os.environ.items() if not name.startswith("NETGROW_")}
    return subprocess.run(
        [sys.executable, "-P", "-c", BLOCK + f"sys.path.insert(0, {str(installed)!r})\n" + code],
        env=variables,
        cwd=installed,
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )


def command(installed: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return run(installed, f"from client.cli import app\napp({list(arguments)!r}, prog_name='netgrow')")


def test_the_wheel_has_every_module_of_the_client(installed: Path) -> None:
    there = {path.relative_to(installed / "client") for path in (installed / "client").rglob("*.py")}
    wanted = {path.relative_to(REPOSITORY / "client") for path in (REPOSITORY / "client").rglob("*.py")}
    assert there == {path for path in wanted if "build" not in path.parts}
    assert (installed / "client" / "py.typed").exists()


def test_it_imports_where_nothing_of_the_service_is(installed: Path) -> None:
    code = "import client, client.cli; print(client.__file__); client.AsyncClient(); client.Client().close()"
    done = run(installed, code)
    assert done.returncode == 0, done.stderr
    assert done.stdout.strip() == str(installed / "client" / "__init__.py")


def test_its_command_works_and_says_what_it_cannot_do(installed: Path) -> None:
    assert "submit" in command(installed, "--help").stdout
    nowhere = command(installed, "jobs", "--url", "http://127.0.0.1:9")
    assert (nowhere.returncode, nowhere.stderr.count("\n")) == (1, 1)
    doctor = command(installed, "doctor", "--url", "http://127.0.0.1:9")
    assert (doctor.returncode, doctor.stdout.count("\n")) == (0, 1), doctor.stderr
    for line in (["up"], ["migrate"], ["keys", "list"], ["mutations", "--random", "2"], ["datasets", "fetch", "mnist"]):
        done = command(installed, *line)
        assert done.returncode == 1, line
        assert done.stderr.startswith("netgrow: this needs all of netgrow"), (line, done.stderr)
        assert done.stderr.count("\n") == 1


def test_both_distributions_agree() -> None:
    whole, alone = WHOLE["project"], ALONE["project"]
    for field in ("version", "requires-python", "license"):
        assert alone[field] == whole[field]
    assert alone["scripts"] == whole["scripts"]
    assert set(alone["dependencies"]) <= set(whole["dependencies"])
