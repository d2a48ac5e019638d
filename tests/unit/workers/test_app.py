import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from store.settings import Settings, get_settings
from workers import app as doorbell
from workers.app import MAX_BELLS, app, configure, ring


@pytest.fixture
def embedded(tmp_path: Path) -> Iterator[Path]:
    """The folder of the embedded broker's messages."""
    configure(Settings(data_dir=tmp_path))
    yield tmp_path / "broker" / "messages"
    configure(get_settings())


def bells(folder: Path) -> int:
    return len(list(folder.glob("*.netgrow.msg")))


def test_a_ring_is_one_message_for_each_worker_that_is_wanted(embedded: Path) -> None:
    ring()
    assert bells(embedded) == 1
    ring(3)
    assert bells(embedded) == 4


@pytest.mark.parametrize("count", [0, -1])
def test_ringing_for_nothing_is_silent(embedded: Path, count: int) -> None:
    ring(count)
    assert bells(embedded) == 0


def test_bells_that_nobody_hears_are_bounded(embedded: Path) -> None:
    for _ in range(30):
        ring(10)
    assert bells(embedded) == MAX_BELLS


@pytest.mark.parametrize("url", ["redis://127.0.0.1:1/0", "filesystem:///proc/nowhere", "rediss://127.0.0.1:1/0"])
def test_a_broker_that_is_away_is_logged_and_raises_nothing(
    tmp_path: Path, url: str, caplog: pytest.LogCaptureFixture
) -> None:
    configure(Settings(data_dir=tmp_path, broker_url=url))
    try:
        ring()
        assert "the doorbell did not ring" in caplog.text
        with pytest.raises(Exception):  # noqa: B017, PT011 (each broker has its own)
            doorbell.check()
    finally:
        configure(get_settings())


def test_ringing_needs_no_torch() -> None:
    """The server imports the doorbell; `python -X importtime` would show 1 s and 200 MB more."""
    script = "import sys, workers.app; assert 'torch' not in sys.modules and 'nas' not in sys.modules"
    subprocess.run([sys.executable, "-c", script], check=True)


def test_only_json_is_understood_and_no_result_is_kept() -> None:
    assert app.conf.accept_content == ["json"]
    assert app.conf.task_serializer == "json"
    assert app.conf.task_ignore_result
    assert app.conf.result_backend is None
