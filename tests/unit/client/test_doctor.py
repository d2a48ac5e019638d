"""What `netgrow doctor` finds, and what it says to do about it."""

import json
import shutil
import threading
from pathlib import Path
from typing import NamedTuple

import pytest
from typer.testing import CliRunner, Result

from client.cli import app
from client.diagnosis import local, remote
from client.diagnosis.findings import Finding, Level, fail, findings, ok
from nas.training import device  # noqa: F401 (seconds of a slow machine that no check has to spend)
from store import migrate
from store.settings import Settings
from tests.unit.client import answers
from tests.unit.client.scripted import Reply, Request, problem, reply, scripted


def doctor(folder: Path, *arguments: str, **settings: str) -> Result:
    variables = {"NETGROW_DATA_DIR": str(folder), "NETGROW_URL": "http://127.0.0.1:9", **settings}
    return CliRunner().invoke(app, ["doctor", *arguments], env=variables)


def found(result: Result) -> dict[str, Finding]:
    return {item["check"]: Finding.model_validate(item) for item in json.loads(result.stdout)}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A data folder with a database."""
    folder = tmp_path / "data"
    folder.mkdir()
    migrate.upgrade(f"sqlite:///{folder / 'netgrow.sqlite3'}")
    return folder


def test_a_machine_that_has_everything_is_well(folder: Path) -> None:
    result = doctor(folder, "--json")
    assert result.exit_code == 0, result.stdout
    levels = {name: finding.level for name, finding in found(result).items()}
    assert {name for name, level in levels.items() if level is Level.FAIL} == set()
    well = {"data folder", "database", "api keys", "broker", "checkpoints", "device", "data sets"}
    assert {name for name, level in levels.items() if level is Level.OK} >= well
    assert list((folder / "checkpoints").rglob("*.*")) == []


def test_people_get_a_line_for_each_check_with_what_to_do(tmp_path: Path) -> None:
    result = doctor(tmp_path / "nowhere")
    assert result.exit_code == 0
    lines = result.stdout.splitlines()
    assert len(lines) == len(found(doctor(tmp_path / "nowhere", "--json")))
    assert all(line.startswith(("ok   ", "warn ", "fail ")) for line in lines)
    assert any(line.startswith("warn service") and "-> `netgrow up` starts one" in line for line in lines)
    assert not (tmp_path / "nowhere").exists()


@pytest.mark.parametrize(
    ("settings", "check", "words"),
    [
        ({"NETGROW_DEVICE": "cuda:77"}, "device", "device 'cuda:77' is not there"),
        ({"NETGROW_DATABASE_URL": "postgresql://nobody@127.0.0.1:9/none"}, "database", ""),
        ({"NETGROW_BROKER_URL": "redis://127.0.0.1:9/0"}, "broker", "redis"),
        ({"NETGROW_CHECKPOINTS_URL": "/proc/nothing"}, "checkpoints", "/proc/nothing"),
    ],
)
def test_what_will_not_work_fails_with_what_to_do(
    folder: Path, settings: dict[str, str], check: str, words: str
) -> None:
    result = doctor(folder, "--json", **settings)
    assert result.exit_code == 1
    finding = found(result)[check]
    assert finding.level is Level.FAIL
    assert words in finding.found
    assert finding.advice is not None
    assert next(iter(settings)) in finding.advice or check == "broker"


def test_an_old_database_is_to_be_migrated(folder: Path) -> None:
    migrate.downgrade(f"sqlite:///{folder / 'netgrow.sqlite3'}", "0001")
    finding = found(doctor(folder, "--json"))["database"]
    assert (finding.level, finding.advice) == (Level.FAIL, "run `netgrow migrate`")


def test_a_wrong_setting_is_one_line(folder: Path) -> None:
    result = doctor(folder, NETGROW_SHARES="none")
    assert result.exit_code == 1
    assert result.stderr.startswith("netgrow: NETGROW_SHARES: ")


class Usage(NamedTuple):
    total: int
    used: int
    free: int


@pytest.mark.parametrize(("free", "level"), [(10**8, Level.FAIL), (2 * 10**9, Level.WARN), (10**12, Level.OK)])
def test_disk_space_is_measured_where_the_data_lies(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, free: int, level: Level
) -> None:
    asked: list[Path] = []

    def usage(path: Path) -> Usage:
        asked.append(path)
        return Usage(2 * 10**12, 0, free)

    monkeypatch.setattr(shutil, "disk_usage", usage)
    assert local.disk_space(tmp_path / "not" / "yet").level is level
    assert asked == [tmp_path]


def test_missing_extras_are_warnings_but_for_those_that_a_setting_asks_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(local, "has", lambda package: False)
    plain = {finding.check: finding for finding in local.extras(Settings(data_dir=tmp_path))}
    assert {finding.level for finding in plain.values()} == {Level.WARN}
    assert plain["extra export"].advice == "for ONNX exports: pip install 'netgrow[export]'"
    asked = Settings(data_dir=tmp_path, trial_logs="tensorboard")
    assert {finding.check: finding.level for finding in local.extras(asked)}["extra tensorboard"] is Level.FAIL
    remote_store = Settings(data_dir=tmp_path, checkpoints_url="s3://bucket/prefix")
    assert local.checkpoints(remote_store).advice == "pip install 'netgrow[s3]'"


def test_the_service_says_what_is_down_and_who_works() -> None:
    checks = {"database": {"status": "ok"}, "broker": {"status": "down", "reason": "connection refused"}}
    workers = {"items": [answers.worker(), answers.worker(trial_id="trial_1")], "next_cursor": None}

    def answer(request: Request) -> Reply:
        if request.path == "/healthz":
            return reply({"status": "ok", "version": "1.2"})
        return reply({"checks": checks}, 503) if request.path == "/readyz" else reply(workers)

    with scripted(answer) as service:
        listed = remote.service(service.url, None)
    assert [(finding.check, finding.level) for finding in listed] == [
        ("service", Level.OK),
        ("service: broker", Level.FAIL),
        ("workers", Level.OK),
    ]
    assert listed[2].found == "2 alive, 1 at work"


def test_a_service_that_wants_a_key_says_so() -> None:
    def answer(request: Request) -> Reply:
        if request.path == "/healthz":
            return reply({"status": "ok", "version": "1.2"})
        return reply({"checks": {}}) if request.path == "/readyz" else problem(401, "needs a key")

    with scripted(answer) as service:
        last = remote.service(service.url, None)[-1]
    assert (last.check, last.level) == ("workers", Level.FAIL)
    assert "NETGROW_API_KEY" in (last.advice or "")


def test_a_check_that_raises_or_hangs_is_a_finding() -> None:
    never = threading.Event()

    def hangs() -> Finding:
        never.wait(120)
        return ok("slow", "at last")

    def raises() -> Finding:
        raise RuntimeError("first line\nsecond line")

    results = list(findings({"bad": raises, "slow": hangs, "fine": lambda: [ok("fine", "")]}, patience=3.0))
    never.set()
    assert [(finding.check, finding.level) for finding in results] == [
        ("bad", Level.FAIL),
        ("slow", Level.FAIL),
        ("fine", Level.OK),
    ]
    assert results[0].found == "first line"
    assert fail("a", "b", "c").advice == "c"
