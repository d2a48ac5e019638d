"""`netgrow --help` says what the commands say, without loading them."""

import os
import subprocess
import sys

from typer.main import get_command
from typer.testing import CliRunner

import client
from client.cli import app
from client.commands.listing import COMMANDS, listing

RUN = "import sys; from client.program import main; sys.argv = ['netgrow', *sys.argv[1:]]; main()"


def test_the_listing_is_of_the_commands_as_they_are() -> None:
    commands = get_command(app).commands  # type: ignore[attr-defined]
    actual = tuple(
        (name, command.rich_help_panel, " ".join(command.help.split("\n\n")[0].split()))
        for name, command in commands.items()
        if not command.hidden
    )
    assert sorted(actual) == sorted(COMMANDS), "`python -m tools.listing && make format` writes it anew"


def test_the_help_is_the_same_with_and_without_the_commands() -> None:
    for arguments in ([], ["--help"]):
        whole, listed = (CliRunner().invoke(each, arguments, prog_name="netgrow") for each in (app, listing()))
        assert "Usage: netgrow" in whole.output
        assert (whole.exit_code, whole.output) == (listed.exit_code, listed.output)


def test_the_help_loads_no_command_and_a_command_still_runs() -> None:
    loads = f"import atexit; atexit.register(lambda: print(*sys.modules)); {RUN}"
    result = subprocess.run([sys.executable, "-c", f"import sys; {loads}", "--help"], capture_output=True, text=True)
    assert result.returncode == 0
    assert "leaderboard" in result.stdout
    assert not {"httpx", "pydantic", "torch", "client.api", "client.cli"} & set(result.stdout.split())
    version = subprocess.run([sys.executable, "-c", RUN, "--version"], capture_output=True, text=True)
    assert version.stdout.startswith("netgrow ")


def test_a_shell_that_completes_is_answered_by_the_commands() -> None:
    given = {**os.environ, "_NETGROW_COMPLETE": "complete_zsh", "_TYPER_COMPLETE_ARGS": "netgrow lead"}
    result = subprocess.run([sys.executable, "-c", RUN], capture_output=True, text=True, env=given)
    assert "leaderboard" in result.stdout
    assert "Usage" not in result.stdout


def test_every_name_of_the_client_is_there() -> None:
    assert all(getattr(client, name) is not None for name in client.__all__)
    assert set(client.__all__) <= set(dir(client))
    assert not hasattr(client, "Nothing")
