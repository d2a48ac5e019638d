"""CI asks a few failed tests again, each alone, and believes no run that broke off."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

TOOL = Path(__file__).resolve().parents[3] / "tools" / "ask_again.py"
TESTS = """
def test_sound():
    pass

def test_broken():
    assert False
"""


def ask_again(folder: Path, failed: list[str], endings: str = "1 0") -> subprocess.CompletedProcess[str]:
    record = folder / ".pytest_cache" / "v" / "cache" / "lastfailed"
    record.parent.mkdir(parents=True)
    record.write_text(json.dumps(dict.fromkeys(failed, True)))
    (folder / ".pytest_cache" / "endings").write_text(endings)
    (folder / "test_some.py").write_text(TESTS)
    return subprocess.run([sys.executable, TOOL], cwd=folder, capture_output=True, text=True)


@pytest.mark.parametrize(
    ("failed", "endings", "status", "said"),
    [
        (["test_some.py::test_sound"], "1 0", 0, "FLAKY: test_some.py::test_sound"),
        (["test_some.py::test_sound", "test_some.py::test_broken"], "0 1", 1, "TWICE: test_some.py::test_broken"),
        ([f"test_some.py::test_sound{number}" for number in range(4)], "1 1", 1, "4 tests failed"),
        (["test_some.py::test_sound"], "1 3", 1, "The tests broke off: their exit statuses are 1 3."),
        ([], "1 0", 1, "No test is on record"),
    ],
)
def test_only_what_passes_alone_is_forgiven(
    tmp_path: Path, failed: list[str], endings: str, status: int, said: str
) -> None:
    done = ask_again(tmp_path, failed, endings)
    assert said in done.stdout
    assert done.returncode == status
