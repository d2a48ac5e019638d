"""A reader who types what a page shows, from its top to its end, into an empty folder."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Mapping
from contextlib import ExitStack
from pathlib import Path
from types import TracebackType

from tests.integration.client.netgrow import PATIENCE, UP, environment, eventually
from tests.integration.docs.blocks import REPOSITORY, Block

INTERPRETER = Path(__file__).with_name("interpreter.py")
ADDRESS = "http://127.0.0.1:8000"
"""Where every page says that the service is; here it is on a free port."""

CODE = ("nas", "tests")

STARTS = re.compile(r"^(\.venv/bin/)?netgrow up\b.*$")
OWN = r"up|demo|server|worker|migrate|keys|gc|doctor"
ASKS = re.compile(rf"\bnetgrow (?!{OWN})[a-z]|{re.escape(ADDRESS)}")
"""What needs a service: a command that is none of those that start or tend one, or its address."""


class Session:
    """One page's reader. The service is started by the page itself, or before its first block that needs one."""

    def __init__(self, folder: Path, elsewhere: Mapping[str, str] | None = None) -> None:
        """`elsewhere` has what stands for the example's servers that a page names."""
        self.folder = folder
        self.url: str | None = None
        self.printed = ""
        self._elsewhere = dict(elsewhere or {})
        self._ends = ExitStack()
        self._python: subprocess.Popen[str] | None = None
        self._variables = {
            **environment(HOME=str(folder), OMP_NUM_THREADS="1", COLUMNS="160"),
            "PYTHONPATH": f"{folder}{os.pathsep}{REPOSITORY}",
            "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}",
        }
        shutil.copytree(REPOSITORY / "examples", folder / "examples")
        (folder / ".venv").symlink_to(sys.prefix)

    def __enter__(self) -> Session:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._ends.close()

    def run(self, block: Block) -> None:
        """Does what the block says; what it printed is kept. Raises AssertionError if it fails."""
        if block.title is not None:
            self._check_out(block.title)
            (self.folder / block.title).write_text(block.code)
        elif block.language == "diff":
            for changed in re.findall(r"^\+\+\+ b/(\S+)", block.code, re.MULTILINE):
                self._check_out(changed)
            self._type(f"git apply --verbose - <<'END'\n{block.code}END\n", block)
        elif block.language == "python":
            self._needs(block.code)
            self.printed = self._interpret(block)
        elif STARTS.match(block.code.strip()):
            self._start(block.code.strip())
        elif block.language == "console":
            self._needs(block.code)
            for command, shown in dialogue(block.code):
                self._type(command, block)
                assert_shown(shown, self.printed, f"{block}: {command}")
        else:
            self._needs(block.code)
            self._type(block.code, block)

    def _check_out(self, file: str) -> None:
        """A reader who changes netgrow's own files works in a copy of the repository: the parts that it takes."""
        if file.split("/")[0] in CODE and not (self.folder / "nas").exists():
            for name in CODE:
                ignored = shutil.ignore_patterns("__pycache__", "artefacts", "saved")
                shutil.copytree(REPOSITORY / name, self.folder / name, ignore=ignored)
            shutil.copy(REPOSITORY / "pyproject.toml", self.folder)

    def _needs(self, code: str) -> None:
        if self.url is None and ASKS.search(code):
            self._start("netgrow up")

    def _start(self, command: str) -> None:
        """Types a `netgrow up` as it is shown, but for the port, into a window of its own."""
        output = self.folder / "up.txt"
        with output.open("wb") as written:
            process = subprocess.Popen(
                ["bash", "-c", f"exec {command} --port 0"],
                cwd=self.folder,
                env=self._variables,
                stdin=subprocess.DEVNULL,
                stdout=written,
                stderr=subprocess.STDOUT,
            )
        self._ends.callback(process.wait, PATIENCE)
        self._ends.callback(process.terminate)
        eventually(lambda: process.poll() is not None or bool(UP.search(output.read_text())), "the service is up")
        found = UP.search(output.read_text())
        assert found, output.read_text()
        self.url = found[1].rstrip("/")
        self._variables["NETGROW_URL"] = self.url

    def _here(self, code: str) -> str:
        for shown, real in ({ADDRESS: self.url} if self.url else {}).items() | self._elsewhere.items():
            code = code.replace(shown, real)
        return code

    def _type(self, code: str, block: Block) -> None:
        """Into one shell, as a reader would: what a block exports is there in the next."""
        kept = self.folder / ".exported"
        before = f"[ -e {kept} ] && source {kept}\ntrap 'declare -px > {kept}' EXIT\nset -euo pipefail\n"
        done = subprocess.run(
            ["bash", "-c", before + self._here(code)],
            cwd=self.folder,
            env=self._variables,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            timeout=PATIENCE,
            check=False,
        )
        assert done.returncode == 0, f"{block}: exit code {done.returncode}\n{done.stdout[-4000:]}{done.stderr[-4000:]}"
        self.printed = done.stdout

    def _interpret(self, block: Block) -> str:
        if self._python is None:
            self._python = subprocess.Popen(
                [sys.executable, str(INTERPRETER)],
                cwd=self.folder,
                env=self._variables,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                text=True,
            )
            self._ends.callback(self._python.communicate)
        assert self._python.stdin is not None
        assert self._python.stdout is not None
        request = {"name": block.page, "line": block.line, "code": self._here(block.code)}
        self._python.stdin.write(json.dumps(request) + "\n")
        self._python.stdin.flush()
        line = self._python.stdout.readline()
        assert line, f"{block}: the interpreter ended"
        answer = json.loads(line)
        assert answer["error"] is None, f"{block}:\n{answer['error']}"
        return str(answer["printed"])


def dialogue(code: str) -> list[tuple[str, str]]:
    """The commands of a `console` block, each with what is shown below it."""
    parts = re.split(r"^\$ ", code, flags=re.MULTILINE)
    assert not parts[0].strip(), "a console block begins with a command"
    return [(command, shown) for command, _, shown in (part.partition("\n") for part in parts[1:])]


def assert_shown(shown: str, printed: str, where: str) -> None:
    """What a page shows is what came; `…` stands for anything, and the blanks at line ends for nothing."""
    wanted = ".*?".join(re.escape(piece) for piece in stripped(shown).split("…"))
    assert re.fullmatch(wanted, stripped(printed), re.DOTALL), (
        f"{where} printed\n{printed}\nand the page shows\n{shown}"
    )


def stripped(text: str) -> str:
    return "\n".join(line.rstrip() for line in text.strip().splitlines())
