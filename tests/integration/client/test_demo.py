import fcntl
import json
import os
import pty
import re
import signal
import subprocess
from contextlib import suppress
from pathlib import Path

import pytest

from tests.integration.client.netgrow import PATIENCE, command, environment, eventually, netgrow, processes_of


@pytest.mark.slow
def test_a_second_demo_keeps_what_the_first_one_found(tmp_path: Path) -> None:
    data_dir = tmp_path / "data"
    first = netgrow("demo", "--trials", "2", "--data-dir", str(data_dir))
    assert first.returncode == 0, first.stderr
    assert "(seed network)" in first.stdout
    assert re.search(r"trial 0 .*\(seed network\): \d", first.stdout)
    path = re.search(r"Best checkpoint: (\S+)", first.stdout)
    assert path is not None
    assert Path(path[1]).is_file()
    assert "up --data-dir" in first.stdout

    second = netgrow("demo", "--trials", "2", "--data-dir", str(data_dir), "--json")
    assert second.returncode == 0, second.stderr
    found = json.loads(second.stdout)
    assert len(found["leaderboard"]) == 6
    assert len({item["job_id"] for item in found["leaderboard"]}) == 2
    assert Path(found["checkpoint"]).is_file()
    assert processes_of(data_dir) == {}


@pytest.mark.slow
def test_ctrl_c_in_a_terminal_stops_the_demo_and_leaves_no_process(tmp_path: Path) -> None:
    data_dir = tmp_path / "data"
    terminal, theirs = pty.openpty()
    demo = subprocess.Popen(
        command("demo", "--data-dir", str(data_dir), "--trials", "1000"),
        env=environment(TERM="xterm", COLUMNS="100", LINES="40"),
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
        start_new_session=True,
    )
    os.close(theirs)
    shown = b""

    def shows(piece: bytes) -> bool:
        nonlocal shown
        shown += os.read(terminal, 65536)
        return piece in shown

    eventually(lambda: shows(b"3/1001"), "three trials are done")
    demo.send_signal(signal.SIGINT)
    with suppress(OSError):  # the terminal is closed when the demo has ended
        eventually(lambda: shows(b"stopped; what was found is kept"), "it says that it has stopped")
    assert demo.wait(PATIENCE) == 130
    os.close(terminal)
    assert b"stopped; what was found is kept" in shown
    assert processes_of(data_dir) == {}
    assert shown.count(b"\x1b[?25l") == shown.count(b"\x1b[?25h"), "the cursor is back"


@pytest.mark.slow
def test_a_demo_without_workers_ends_with_the_reason(tmp_path: Path) -> None:
    data_dir = tmp_path / "data"
    done = netgrow("demo", "--data-dir", str(data_dir), NETGROW_DEVICE="cuda:99")
    assert done.returncode == 1
    assert done.stderr.startswith("netgrow: no worker stays alive; the log of one is ")
    assert "device 'cuda:99' is not there" in done.stdout
    assert processes_of(data_dir) == {}


def test_a_demo_does_not_share_a_folder_with_another(tmp_path: Path) -> None:
    (tmp_path / "demo.lock").touch()
    with (tmp_path / "demo.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        done = netgrow("demo", "--data-dir", str(tmp_path))
    assert done.returncode == 1
    assert "another `netgrow demo` is running" in done.stderr
