"""What a person does wrong is one line that says what to do, and leaves nothing behind."""

from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

import nas
from client import Client, Error, JobId
from client.cli import app
from client.diagnosis import local, remote
from client.diagnosis.findings import Level
from nas.data import npz
from store.settings import Settings
from tests.unit.client import answers
from tests.unit.client.scripted import Reply, Request, problem, reply, scripted

DIGITS = {"name": "digits", "input_shape": [1, 8, 8], "classes": 10, "train": 6, "validation": 2, "test": 2}
EMPTY = reply({"items": [], "next_cursor": None})


def netgrow(*words: str, url: str = "http://127.0.0.1:9", **settings: str) -> Result:
    return CliRunner().invoke(app, list(words), env={"NETGROW_URL": url, **settings})


def refused(result: Result) -> str:
    """The one line of an error."""
    (line,) = result.stderr.splitlines()
    assert (result.exit_code, result.stdout) == (1, "")
    assert line.startswith("netgrow: ")
    return line


@pytest.mark.parametrize("job", ["", ".", ".."])
def test_what_can_be_no_id_is_not_asked_for(job: str) -> None:
    with scripted(lambda request: reply(answers.job())) as service:
        assert "is no id" in refused(netgrow("watch", job, url=service.url))
        with Client(service.url) as client, pytest.raises(Error, match="is no id"):
            client.cancel(JobId(job))
    assert service.requests == []


def nothing_ranked(request: Request) -> Reply:
    if request.path == "/jobs/nope":
        return problem(404, "there is no job 'nope'")
    return {"/datasets": reply({"items": [{**DIGITS, "available": True}], "next_cursor": None})}.get(
        request.path.partition("?")[0], EMPTY
    )


@pytest.mark.parametrize("option", ["--job", "--dataset"])
def test_an_empty_ranking_of_what_is_not_says_so(option: str) -> None:
    with scripted(nothing_ranked) as service:
        for more in ([], ["--json"]):
            assert "there is no " in refused(netgrow("leaderboard", option, "nope", *more, url=service.url))
        assert netgrow("leaderboard", "--dataset", "digits", url=service.url).stdout == "no models yet\n"


@pytest.mark.parametrize(
    "words", [("keys", "list"), ("keys", "create", "--name", "x"), ("keys", "revoke", "k"), ("gc",)]
)
def test_a_command_in_the_wrong_folder_makes_no_database_there(words: tuple[str, ...], tmp_path: Path) -> None:
    folder = tmp_path / "wrong"
    assert "there is no database" in refused(netgrow(*words, NETGROW_DATA_DIR=str(folder)))
    assert not folder.exists()


def test_a_job_that_is_not_is_told_before_mlflow_is_asked(tmp_path: Path) -> None:
    with scripted(lambda request: problem(404, "there is no job 'nope'")) as service:
        uri = f"sqlite:///{tmp_path / 'mlflow.sqlite3'}"
        line = refused(netgrow("mlflow", "nope", "--tracking-uri", uri, url=service.url))
    assert line.endswith("there is no job 'nope': `netgrow jobs` lists those that there are")
    assert list(tmp_path.iterdir()) == []


def test_what_mlflow_cannot_open_is_one_line() -> None:
    with scripted(lambda request: reply(answers.job())) as service:
        line = refused(netgrow("mlflow", "job_1", "--tracking-uri", "nope://x", url=service.url))
    assert "MLflow refused" in line
    assert "nope://x" in line


@pytest.mark.parametrize("content", [b"", b"1,2,3\n", b"\x93NUMPY\x01\x00v"])
def test_a_file_that_is_no_npz_is_told_what_one_is(content: bytes, tmp_path: Path) -> None:
    path = tmp_path / "x.csv"
    path.write_bytes(content)
    with pytest.raises(nas.DatasetError, match=r"is no \.npz: a zip file of arrays, as `numpy.savez` writes it"):
        npz.inspect(path)


def test_weights_that_are_no_safetensors_say_so() -> None:
    with pytest.raises(nas.CheckpointError, match="it is damaged, or no safetensors file"):
        nas.Network.from_bytes(b"PK\x03\x04" + b"\x7f" * 100)


def test_another_service_at_the_address_is_told_from_netgrow() -> None:
    for answer in (problem(404, "nothing here"), Reply(200, b"<html>")):
        with scripted(lambda request, answer=answer: answer) as service:  # type: ignore[misc]
            (finding,) = remote.service(service.url, None)
        assert finding.level is Level.FAIL
        assert "is not netgrow" in finding.found
        assert "--url" in (finding.advice or "")


def test_a_broken_database_file_is_to_be_restored_and_told_once(tmp_path: Path) -> None:
    (tmp_path / "netgrow.sqlite3").write_bytes(b"junk" * 100)
    broken = Settings(data_dir=tmp_path)
    assert "put a backup in its place" in (local.database(broken).advice or "")
    impossible = broken.model_copy(update={"database_url": "foo"})  # Settings itself refuses it
    assert local.api_keys(impossible).level is Level.WARN
