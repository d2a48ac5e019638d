"""Write client/commands/listing.py anew, from the commands: `python -m tools.listing`, then `make format`."""

from pathlib import Path

from typer.main import get_command

from client.cli import app

FILE = Path(__file__).resolve().parents[1] / "client" / "commands" / "listing.py"
BEGINNING, END = "COMMANDS = (\n", ')\n"""Name, panel'

if __name__ == "__main__":
    commands = get_command(app).commands  # type: ignore[attr-defined]
    lines = [
        f"    {(name, command.rich_help_panel, ' '.join(command.help.split(chr(10) * 2)[0].split()))!r},\n"
        for name, command in commands.items()
        if not command.hidden
    ]
    before, _, rest = FILE.read_text().partition(BEGINNING)
    FILE.write_text(before + BEGINNING + "".join(lines) + END + rest.partition(END)[2])
