import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from store.settings import Settings, get_settings
from workers import app as doorbell
from workers.app import BELL, MAX_BELLS, app, configure, ring


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


@pytest.mark.parametrize(
    ("modules", "kept_out"),
    [
        ("workers.app", ("torch", "nas", "workers.worker", "workers.supervise")),
        ("workers.tasks, workers.step", ("torch", "numpy", "nas.job", "nas.face")),
        ("nas, nas.search, store.growth", ("torch", "numpy", "nas.job", "nas.face")),
        ("client.cli", ("torch", "numpy", "nas", "store", "celery", "fastapi")),
    ],
)
def test_processes_that_compute_nothing_import_no_torch(modules: str, kept_out: tuple[str, ...]) -> None:
    """The server rings, a worker supervises, the command asks: torch costs each of them a second and 280 MB."""
    script = f"import sys, {modules}; print(*(name for name in {kept_out!r} if name in sys.modules))"
    result = subprocess.run([sys.executable, "-c", script], check=True, capture_output=True, text=True)
    assert result.stdout.split() == []


def test_the_task_is_the_one_that_is_rung_for() -> None:
    app.loader.import_default_modules()
    assert BELL in app.tasks


def test_only_json_is_understood_and_no_result_is_kept() -> None:
    assert app.conf.accept_content == ["json"]
    assert app.conf.task_serializer == "json"
    assert app.conf.task_ignore_result
    assert app.conf.result_backend is None
