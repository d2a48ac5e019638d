import os
import signal
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from client import Error
from client.supervision.logs import LogReader, open_log
from client.supervision.part import Part, how_it_ended
from client.supervision.ports import listen, url_of
from client.supervision.signals import Stopped, StopSignals
from tests.waiting import eventually


@pytest.fixture
def part(tmp_path: Path) -> Iterator[Callable[[str], Part]]:
    made: list[Part] = []

    def make(script: str) -> Part:
        part = Part("piece", [sys.executable, "-S", "-c", script], os.environ, tmp_path / "logs" / "piece.log")
        made.append(part)
        return part

    yield make
    for one in made:
        one.kill()


def told(piece: Part, count: int) -> list[str]:
    """What a part tells, at least so many lines."""
    lines: list[str] = []

    def enough() -> bool:
        lines.extend(piece.tend())
        return len(lines) >= count

    eventually(enough, f"{count} lines of the part")
    return lines


def alive(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except FileNotFoundError:
        return False


def test_a_part_that_dies_is_started_again_and_its_last_words_are_shown(part: Callable[[str], Part]) -> None:
    piece = part("print('no database'); raise SystemExit(3)")
    piece.start()
    lines = told(piece, 1)
    assert lines[0].startswith("piece ended (exit code 3): starting it again in 0.5 s")
    assert lines[1:] == ["  no database"]
    assert piece.pid is None
    eventually(lambda: bool(piece.tend() or piece.pid), "the part runs again")


def test_the_pause_before_a_restart_doubles(part: Callable[[str], Part]) -> None:
    piece = part("raise SystemExit(3)")
    piece.start()
    lines = told(piece, 2)
    assert "again in 0.5 s" in lines[0]
    assert "again in 1 s" in lines[1]
    assert piece.deaths == 2


def test_errors_in_a_log_are_shown_while_the_part_runs(part: Callable[[str], Part]) -> None:
    piece = part(
        "print('INFO fine'); print('2026 [error    ] the disk is full', flush=True); import time; time.sleep(600)"
    )
    piece.start()
    lines = told(piece, 1)
    assert lines == ["piece: 2026 [error    ] the disk is full"]


def test_a_part_that_ignores_term_is_killed(part: Callable[[str], Part]) -> None:
    piece = part(
        "import signal, time; signal.signal(15, signal.SIG_IGN); print('ERROR deaf', flush=True); time.sleep(600)"
    )
    piece.start()
    eventually(lambda: bool(piece.tend()), "the part says that it is deaf")
    pid = piece.pid
    assert pid is not None
    piece.ask_to_stop()
    assert not piece.wait(0.1)
    piece.kill()
    assert not alive(pid)


def test_a_part_dies_with_its_parent_even_if_that_is_killed(tmp_path: Path) -> None:
    script = (
        "import os, sys, time, pathlib\n"
        "from client.supervision.part import Part\n"
        "sleep = [sys.executable, '-c', 'import time; time.sleep(600)']\n"
        f"part = Part('piece', sleep, os.environ, pathlib.Path({str(tmp_path / 'log')!r}))\n"
        "part.start(); print(part.pid, flush=True); time.sleep(600)"
    )
    with subprocess.Popen([sys.executable, "-c", script], stdout=subprocess.PIPE, text=True) as parent:
        assert parent.stdout is not None
        child = int(parent.stdout.readline())
        assert alive(child)
        parent.kill()
    eventually(lambda: not alive(child), "the part dies with its parent")


@pytest.mark.parametrize(
    ("code", "words"),
    [(0, "exit code 0"), (1, "exit code 1"), (-9, "killed by SIGKILL"), (-200, "killed by signal 200")],
)
def test_an_end_is_told_in_words(code: int, words: str) -> None:
    assert how_it_ended(code) == words


def test_a_long_log_is_set_aside(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("client.supervision.logs.ROTATE_AT_BYTES", 10)
    path = tmp_path / "server.log"
    path.write_text("more than ten bytes")
    open_log(path).close()
    assert path.read_text() == ""
    assert (tmp_path / "server.log.1").read_text() == "more than ten bytes"


def test_a_log_reader_tells_each_error_once_and_nothing_from_before(tmp_path: Path) -> None:
    path = tmp_path / "log"
    path.write_text("ERROR old\n")
    reader = LogReader(path)
    with path.open("a") as log:
        log.write('INFO x\n\x1b[31m{"level": "error", "event": "new"}\x1b[0m\nERROR half')
    assert reader.new_errors() == ['{"level": "error", "event": "new"}']
    with path.open("a") as log:
        log.write(" and whole\n")
    assert reader.new_errors() == ["ERROR half and whole"]
    assert reader.last_lines(1) == ["ERROR half and whole"]


def test_a_port_in_use_says_what_to_do() -> None:
    with listen("127.0.0.1", 0) as first, pytest.raises(Error, match=r"port \d+ on 127.0.0.1 is in use.*--port"):
        listen("127.0.0.1", first.getsockname()[1])


@pytest.mark.parametrize("host", ["no.such.host.invalid", "203.0.113.7", ""])
def test_a_host_that_is_not_ours_is_named(host: str) -> None:
    with pytest.raises(Error, match="is no address of this machine"):
        listen(host, 0)


@pytest.mark.parametrize(
    ("host", "start"),
    [("127.0.0.1", "http://127.0.0.1:"), ("0.0.0.0", "http://127.0.0.1:"), ("localhost", "http://localhost:")],
)
def test_the_address_is_one_that_can_be_opened_here(host: str, start: str) -> None:
    with listen(host, 0) as listener:
        url = url_of(listener, host)
        assert url.startswith(start)
        socket.create_connection((url.split("//")[1].rsplit(":", 1)[0], listener.getsockname()[1])).close()


def test_the_first_signal_stops_and_the_second_hurries() -> None:
    with StopSignals() as signals:
        with pytest.raises(Stopped) as stopped:
            signal.raise_signal(signal.SIGTERM)
        assert not signals.hurry
        signal.raise_signal(signal.SIGINT)
        assert signals.hurry
    assert stopped.value.exit_code == 143


def test_no_signal_interrupts_an_end_that_has_begun() -> None:
    with StopSignals() as signals:
        signals.expect_end()
        signal.raise_signal(signal.SIGINT)
        assert signals.hurry


def test_the_handlers_from_before_come_back() -> None:
    before = [signal.getsignal(number) for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)]
    with StopSignals():
        pass
    assert [signal.getsignal(number) for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)] == before
