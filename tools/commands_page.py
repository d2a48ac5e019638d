"""Print docs/cli.md: every command with its options, from the command line itself."""

from collections.abc import Iterator
from typing import Any

from typer.main import get_command

from client.cli import app

HEADER = """\
# The command line

`netgrow --help`, and `netgrow COMMAND --help`, say the same. `make docs` writes this page from `client/commands`.

- `--json`: one JSON document for programs (`watch` and `leaderboard --watch`: a line each time). Errors go to
  stderr, one line for each; the exit code is 1 (2: the command line itself is at fault).
- `--url` or `NETGROW_URL` names the service, `--key` or `NETGROW_API_KEY` the API key.
- `netgrow --install-completion` teaches the shell (bash, zsh, fish, PowerShell) to complete commands, options,
  and the ids and names that the service at `NETGROW_URL` has just now.
"""
# What nearly every command has, and the header explains.
COMMON = {"--url", "--key", "--json", "--help"}


def commands(command: Any, words: tuple[str, ...] = ("netgrow",)) -> Iterator[tuple[tuple[str, ...], Any]]:
    """Every command that does something, with its words."""
    for name, inner in command.commands.items():
        if hasattr(inner, "commands"):
            yield from commands(inner, (*words, name))
        else:
            yield (*words, name), inner


def section(words: tuple[str, ...], command: Any) -> str:
    """One command."""
    arguments = [parameter for parameter in command.params if parameter.param_type_name == "argument"]
    options = [
        parameter
        for parameter in command.params
        if parameter.param_type_name == "option" and not parameter.hidden and not COMMON & set(parameter.opts)
    ]
    usage = " ".join([*words, *(argument.metavar or argument.name.upper() for argument in arguments)])
    lines = [f"## {' '.join(words)}", "", f"`{usage}`", "", paragraph(command.help), ""]
    rows = [(argument.metavar or argument.name.upper(), text(argument)) for argument in arguments]
    rows += [(", ".join(option.opts), text(option)) for option in options]
    if rows:
        lines += ["| | |", "| --- | --- |", *(f"| `{name}` | {words} |" for name, words in rows), ""]
    return "\n".join(lines)


def paragraph(help: str | None) -> str:
    """The help with its lines joined, paragraphs kept."""
    return "\n\n".join(" ".join(part.split()) for part in (help or "").split("\n\n"))


def text(parameter: Any) -> str:
    """What a parameter means, and whether it is needed."""
    words = " ".join((parameter.help or "").split()).replace("|", "/")
    return f"{words} **Needed.**" if parameter.required and parameter.param_type_name == "option" else words


if __name__ == "__main__":
    print(HEADER)
    print("\n".join(section(words, command) for words, command in sorted(commands(get_command(app)))), end="")
