"""pyproject.toml, constraints.txt and docs/dependencies.md tell the same story."""

import re
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

REPOSITORY = Path(__file__).resolve().parents[3]
PROJECT = tomllib.loads((REPOSITORY / "pyproject.toml").read_text())["project"]
REQUIREMENTS = [Requirement(line) for line in PROJECT["dependencies"] + PROJECT["optional-dependencies"]["dev"]]
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
