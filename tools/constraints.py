"""Print constraints.txt: the version in this environment of every package that netgrow needs, however deep."""

import tomllib
from collections.abc import Iterable
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

PYPROJECT = Path(__file__).resolve().parents[1] / "pyproject.toml"
HEADER = """\
# Every package that netgrow's runtime and development need, at the version that was tested.
# Written by `make constraints` from the environment; change versions in pyproject.toml, not here."""


def pins(requirements: Iterable[str]) -> dict[str, str]:
    """Name to version of every package that `requirements` lead to here."""
    found: dict[str, str] = {}
    seen: set[tuple[str, str]] = set()
    waiting = [(line, "") for line in requirements]
    while waiting:
        line, asked_by_extra = waiting.pop()
        requirement = Requirement(line)
        if requirement.marker is not None and not requirement.marker.evaluate({"extra": asked_by_extra}):
            continue
        name = canonicalize_name(requirement.name)
        for extra in {"", *requirement.extras}:
            if (name, extra) in seen:
                continue
            seen.add((name, extra))
            try:
                here = distribution(name)
            except PackageNotFoundError:
                raise SystemExit(f"{name} is not installed: run `make venv` first") from None
            # A local build tag (torch's "+cpu") says where a build came from; any build of the version will do.
            found[name] = here.version.split("+")[0]
            waiting += [(needed, extra) for needed in here.requires or ()]
    return found


if __name__ == "__main__":
    project = tomllib.loads(PYPROJECT.read_text())["project"]
    print(HEADER)
    found = pins(project["dependencies"] + project["optional-dependencies"]["dev"])
    for package, version in sorted(found.items()):
        if package != project["name"]:  # "dev" asks for our own extras
            print(f"{package}=={version}")
