"""Print constraints.txt: the version in this environment of every package that netgrow needs, however deep."""

from importlib.metadata import PackageNotFoundError, distribution

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

HEADER = """\
# Every package that netgrow's runtime and development need, at the version that was tested.
# Written by `make constraints` from the environment; change versions in pyproject.toml, not here."""


def pins(root: str, extras: set[str]) -> dict[str, str]:
    """Name to version of everything that `root[extras]` needs here, `root` itself left out."""
    found: dict[str, str] = {}
    seen: set[tuple[str, str]] = set()
    waiting = [(root, extra) for extra in {"", *extras}]
    while waiting:
        name, extra = waiting.pop()
        if (name, extra) in seen:
            continue
        seen.add((name, extra))
        try:
            here = distribution(name)
        except PackageNotFoundError:
            continue  # an extra of another platform
        # A local build tag (torch's "+cpu") says where a build came from; any build of the version will do.
        found[name] = here.version.split("+")[0]
        for line in here.requires or ():
            requirement = Requirement(line)
            if requirement.marker is None or requirement.marker.evaluate({"extra": extra}):
                waiting += [(canonicalize_name(requirement.name), wanted) for wanted in {"", *requirement.extras}]
    del found[root]
    return found


if __name__ == "__main__":
    print(HEADER)
    for package, version in sorted(pins("netgrow", {"dev"}).items()):
        print(f"{package}=={version}")
