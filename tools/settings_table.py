"""Print docs/settings.md: the table of every setting, from the settings class itself."""

from pathlib import Path

from store.settings import Settings

HEADER = """\
# Settings

Every setting of netgrow, read from the environment; an empty variable counts as unset. `make docs` writes this page
from `store/settings.py`.

| variable | default | what it does |
| --- | --- | --- |"""


def rows() -> list[str]:
    """One table row a setting, in the order of the class."""
    return [
        f"| `NETGROW_{name.upper()}` | {shown(field.default)} | {(field.description or '').replace('|', '/')} |"
        for name, field in Settings.model_fields.items()
    ]


def shown(default: object) -> str:
    """A default as an operator would write it; empty ones are explained by the description."""
    return "" if default in ("", Path()) else f"`{default}`"


if __name__ == "__main__":
    print(HEADER)
    print("\n".join(rows()))
