"""Print what netgrow needs at run time, and the extras named: `requirements.py s3,export` (for the Dockerfile)."""

import sys
import tomllib
from pathlib import Path


def requirements(extras: str, pyproject: Path = Path("pyproject.toml")) -> list[str]:
    """The lines for pip; ends the program for an extra that there is not."""
    project = tomllib.loads(pyproject.read_text())["project"]
    known = project["optional-dependencies"]
    found = list(project["dependencies"])
    for name in filter(None, (part.strip() for part in extras.split(","))):
        if name not in known:
            sys.exit(f"EXTRAS names {name!r}; known are {', '.join(known)}")
        found += known[name]
    return found


if __name__ == "__main__":
    print("\n".join(requirements(sys.argv[1] if len(sys.argv) > 1 else "")))
