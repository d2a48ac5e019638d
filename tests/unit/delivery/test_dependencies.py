"""pyproject.toml, constraints.txt and docs/dependencies.md tell the same story."""

import ast
import re
import sys
import tomllib
from collections.abc import Iterator
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tools.constraints import pins

REPOSITORY = Path(__file__).resolve().parents[3]
PROJECT = tomllib.loads((REPOSITORY / "pyproject.toml").read_text())["project"]
ROOMS = ["nas", "store", "workers", "server", "client", "migrations"]
EXTRAS = PROJECT["optional-dependencies"]
FOR_USERS = [line for extra in ("s3", "oidc", "tensorboard", "mlflow", "parquet", "export") for line in EXTRAS[extra]]
FOR_DEVELOPERS = [line for line in EXTRAS["dev"] + EXTRAS["docs"] if Requirement(line).name != PROJECT["name"]]
REQUIREMENTS = [Requirement(line) for line in PROJECT["dependencies"] + FOR_USERS + FOR_DEVELOPERS]
PINS = dict(re.findall(r"^(\S+)==(\S+)$", (REPOSITORY / "constraints.txt").read_text(), re.MULTILINE))


@pytest.mark.parametrize("requirement", REQUIREMENTS, ids=str)
def test_every_dependency_is_pinned_within_its_range(requirement: Requirement) -> None:
    assert requirement.specifier.contains(PINS[canonicalize_name(requirement.name)])


def test_no_pin_names_a_local_build() -> None:
    assert not [name for name, version in PINS.items() if "+" in version]


def test_every_dependency_is_explained_with_its_tested_version() -> None:
    page = (REPOSITORY / "docs" / "dependencies.md").read_text()
    explained = dict(re.findall(r"^\| ([a-z0-9-]+) \| ([0-9][0-9.a-z]*) \|", page, re.MULTILINE))
    names = [canonicalize_name(requirement.name) for requirement in REQUIREMENTS]
    assert explained == {name: PINS[name] for name in names}


def imported_packages(source: Path) -> Iterator[str]:
    """Top-level packages from outside the standard library and netgrow that a file imports or takes files from."""
    for node in ast.walk(ast.parse(source.read_text())):
        names: list[str] = []
        match node:
            case ast.Import():
                names = [alias.name for alias in node.names]
            case ast.ImportFrom(module=str(module), level=0):
                names = [module]
            case ast.Call(func=ast.Name(id="files"), args=[ast.Constant(value=str(package))]):
                names = [package]  # importlib.resources
        for name in {name.split(".")[0] for name in names}:
            if name not in sys.stdlib_module_names and name not in ROOMS:
                yield name


def test_development_has_every_extra_for_users_and_the_docs_site() -> None:
    [own] = [Requirement(line) for line in EXTRAS["dev"] if Requirement(line).name == PROJECT["name"]]
    assert own.extras == {"s3", "oidc", "tensorboard", "mlflow", "parquet", "export", "docs"}


def test_every_import_of_the_rooms_comes_with_the_runtime_dependencies_or_an_extra() -> None:
    at_run_time = set(pins(PROJECT["dependencies"] + FOR_USERS))
    distributions = packages_distributions()
    used = {name for room in ROOMS for file in (REPOSITORY / room).rglob("*.py") for name in imported_packages(file)}
    assert not {
        name
        for name in used
        if not at_run_time & {canonicalize_name(package) for package in distributions.get(name, ())}
    }
