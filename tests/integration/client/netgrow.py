"""The `netgrow` command as a user runs it: real processes, real signals, real files."""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

PATIENCE = 240.0
UP = re.compile(r"netgrow is up: (\S+)")


def command(*arguments: str) -> list[str]:
    return [sys.executable, "-P", "-m", "client", *arguments]


def environment(**changes: str) -> dict[str, str]:
    """This process's, without settings of netgrow that would lead a test elsewhere."""
    clean = {name: value for name, value in os.environ.items() if not name.startswith("NETGROW_")}
    quick = {"NETGROW_LEASE_SECONDS": "6", "NETGROW_RENEW_SECONDS": "0.2", "NETGROW_REAP_SECONDS": "0.5"}
    return {**clean, **quick, **changes}


def netgrow(
    *arguments: str, url: str | None = None, stdin: str = "", **settings: str
) -> subprocess.CompletedProcess[str]:
    """A command that ends by itself; `settings` are environment variables."""
    variables = environment(**({"NETGROW_URL": url} if url else {}), **settings)
    return subprocess.run(
        command(*arguments), env=variables, input=stdin, capture_output=True, text=True, timeout=PATIENCE, check=False
    )


def answer(*arguments: str, url: str, stdin: str = "") -> Any:
    """What a command prints with --json; it must succeed."""
    done = netgrow(*arguments, "--json", url=url, stdin=stdin)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def eventually(condition: Callable[[], bool], what: str) -> None:
    deadline = time.monotonic() + PATIENCE
    while not condition():
        assert time.monotonic() < deadline, f"never: {what}"
        time.sleep(0.05)


def processes_of(data_dir: Path) -> dict[int, str]:
    """Every process that works in this data folder, whoever its parent is, with its command line."""
    wanted = f"NETGROW_DATA_DIR={data_dir}".encode()
    found: dict[int, str] = {}
    for entry in Path("/proc").iterdir():
        if not entry.name.isdigit():
            continue
        try:
            if wanted in (entry / "environ").read_bytes().split(b"\0"):
                found[int(entry.name)] = (entry / "cmdline").read_bytes().replace(b"\0", b" ").decode()
        except (FileNotFoundError, ProcessLookupError, PermissionError):
            continue
    return found


@dataclass(frozen=True)
class Up:
    """A running `netgrow up`."""

    process: subprocess.Popen[bytes]
    url: str
    data_dir: Path
    output: Path

    def said(self) -> str:
        return self.output.read_text()

    def pids(self, piece: str) -> set[int]:
        """The processes whose command line has this in it."""
        return {pid for pid, line in processes_of(self.data_dir).items() if piece in line}

    def stop(self, number: signal.Signals) -> int:
        """The exit code after this signal."""
        self.process.send_signal(number)
        return self.process.wait(PATIENCE)


@contextmanager
def running_up(folder: Path, *arguments: str) -> Iterator[Up]:
    """`netgrow up` on a free port, ready; killed at the end if the test has not stopped it."""
    data_dir, output = folder / "data", folder / "output.txt"
    with output.open("wb") as written:
        process = subprocess.Popen(
            command("up", "--port", "0", "--data-dir", str(data_dir), *arguments),
            env=environment(),
            stdin=subprocess.DEVNULL,
            stdout=written,
            stderr=subprocess.STDOUT,
        )
    try:
        eventually(lambda: process.poll() is not None or bool(UP.search(output.read_text())), "it is up")
        found = UP.search(output.read_text())
        assert found, output.read_text()
        yield Up(process, found[1], data_dir, output)
    except BaseException as error:
        for log in (output, *sorted((data_dir / "logs").glob("*.log"))):
            error.add_note(f"--- the end of {log}:\n{log.read_text(errors='replace')[-3000:]}")
        raise
    finally:
        if process.poll() is None:
            process.terminate()
        process.wait(PATIENCE)
