"""`netgrow datasets`, and what is sent of a folder."""

import hashlib
import json
import zipfile
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from client.api import Client
from client.cli import app
from client.errors import Error
from client.uploads import opened
from tests.unit.client.scripted import Reply, Request, problem, reply, scripted

DATASET = {
    "name": "flowers",
    "source": "uploaded",
    "input_shape": [3, 8, 6],
    "classes": 2,
    "train": 8000,
    "validation": 1,
    "test": 1,
    "available": True,
    "reason": None,
    "class_names": ["aster", "rose"],
}


def netgrow(
    *arguments: str, answer: Reply | None = None, stdin: str = "", **variables: str
) -> tuple[Result, list[Request]]:
    with scripted(lambda request: answer or reply(DATASET, 201)) as service:
        environment = {"NETGROW_URL": service.url, **variables}
        result = CliRunner().invoke(app, ["datasets", *arguments], env=environment, input=stdin)
    return result, service.requests


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "My Flowers"
    for name, content in {"rose/1.png": b"one", "aster/2.png": b"two", ".hidden": b"x", "rose/.DS_Store": b"x"}.items():
        (made / name).parent.mkdir(parents=True, exist_ok=True)
        (made / name).write_bytes(content)
    return made


def sent(request: Request) -> dict[str, bytes]:
    """The parts of a form by name."""
    boundary = request.headers["content-type"].partition("boundary=")[2].encode()
    parts = request.body.split(b"--" + boundary)[1:-1]
    found = {}
    for part in parts:
        head, _, body = part.strip(b"\r\n").partition(b"\r\n\r\n")
        found[head.split(b'name="')[1].split(b'"')[0].decode()] = body
    return found


def test_a_folder_is_sent_as_a_zip_file_under_a_name_that_the_service_takes(folder: Path) -> None:
    result, requests = netgrow("upload", str(folder), "--size", "8x6")
    assert result.exit_code == 0, result.stderr
    assert "flowers: 8000 samples to train" in result.stdout
    parts = sent(requests[0])
    assert (parts["name"], parts["size"]) == (b"my-flowers", b"8x6")
    with opened(folder) as packed:
        archive = zipfile.ZipFile(packed)
        assert {name: archive.read(name) for name in archive.namelist()} == {
            "aster/2.png": b"two",
            "rose/1.png": b"one",
        }


def test_an_upload_tells_what_was_understood_and_sends_what_was_said(tmp_path: Path) -> None:
    (tmp_path / "x.npz").write_bytes(b"x")
    report = {
        "layout": "8 high × 6 wide × 3 channels",
        "values": "uint8",
        "minimum": 0,
        "maximum": 255,
        "train_counts": [4000, 4000],
        "validation_counts": [1, 0],
        "test_counts": [0, 1],
        "skipped": 2,
        "notes": ["2 files could not be read and were left out"],
        "warnings": ["1 of 2 classes have no sample to validate with: 'rose'\x1b[31m"],
    }
    arguments = (
        "upload",
        str(tmp_path / "x.npz"),
        "--layout",
        "NCHW",
        "--label-column",
        "species",
        "--skip-unreadable",
    )
    result, requests = netgrow(*arguments, answer=reply({**DATASET, "report": report}, 201))
    assert result.exit_code == 0, result.stderr
    parts = sent(requests[0])
    assert (parts["layout"], parts["label_column"], parts["skip_unreadable"]) == (b"NCHW", b"species", b"true")
    assert "read as: 8 high × 6 wide × 3 channels; values 0 to 255 (uint8)" in result.stdout
    assert "  aster: 4000/1/0\n  rose: 4000/0/1" in result.stdout
    assert "note: 2 files could not be read and were left out" in result.stdout
    assert "warning: 1 of 2 classes have no sample" in result.stdout
    assert "\x1b" not in result.stdout


def test_a_folder_packs_to_the_same_bytes_each_time(folder: Path) -> None:
    def digest() -> str:
        with opened(folder) as packed:
            return hashlib.sha256(packed.read()).hexdigest()

    first = digest()
    (folder / "rose" / "1.png").touch()
    assert digest() == first


def test_a_file_is_sent_as_it_is(tmp_path: Path) -> None:
    (tmp_path / "a.npz").write_bytes(b"\0\1content")
    with scripted(lambda request: reply(DATASET, 201)) as service, Client(service.url) as client:
        found = client.upload_dataset("mine", tmp_path / "a.npz")
    assert found.class_names == ("aster", "rose")
    assert sent(service.requests[0]) == {"name": b"mine", "file": b"\0\1content"}


@pytest.mark.parametrize("made", ["nothing", "empty", "link"])
def test_what_cannot_be_sent_is_one_line(tmp_path: Path, made: str) -> None:
    path = tmp_path / "thing"
    if made != "nothing":
        path.mkdir()
    if made == "link":
        (path / "a.png").symlink_to("/etc/hostname")
    result, requests = netgrow("upload", str(path))
    assert result.exit_code == 1
    assert len(result.stderr.splitlines()) == 1
    assert str(path) in result.stderr
    assert requests == []


def test_what_the_service_refuses_is_told_by_field(folder: Path) -> None:
    faults = [{"field": "file", "message": "rose/1.png is no image"}]
    result, _ = netgrow("upload", str(folder), answer=problem(422, "one fault", faults))
    assert (result.exit_code, result.stderr) == (1, "netgrow: file: rose/1.png is no image\n")
    result, requests = netgrow("upload", str(folder), "--size", "8")
    assert (result.exit_code, requests) == (1, [])
    assert "--size: '8' is no size in pixels" in result.stderr


def test_the_list_is_a_table_or_json() -> None:
    items = reply({"items": [DATASET, {**DATASET, "name": "mnist", "available": False}], "next_cursor": None})
    result, _ = netgrow("list", answer=items)
    assert "flowers" in result.stdout
    assert "3×8×6" in result.stdout
    assert "files missing" in result.stdout.splitlines()[-1]
    result, _ = netgrow("list", "--json", answer=items)
    assert [item["name"] for item in json.loads(result.stdout)] == ["flowers", "mnist"]


def test_fetch_says_what_is_wrong_and_where_to_put_the_file(tmp_path: Path) -> None:
    variables = {"NETGROW_DATASETS_DIR": str(tmp_path)}
    result, _ = netgrow("fetch", "imagenet", **variables)
    assert result.exit_code == 1
    assert "unknown data set 'imagenet'; known are" in result.stderr
    result, _ = netgrow("fetch", "digits", **variables)
    assert (result.exit_code, result.stdout) == (0, "digits is there already: nothing to download\n")
    with scripted(lambda request: Reply(200, b"not what was published")) as mirror:
        result, _ = netgrow("fetch", "mnist", "--origin", mirror.url, **variables)
    assert result.exit_code == 1
    assert "only 22 of 9912422 bytes came" in result.stderr
    assert f"put the file there by hand: {tmp_path}/mnist/train-images-idx3-ubyte.gz" in result.stderr


def test_a_lost_service_is_one_line(folder: Path) -> None:
    with pytest.raises(Error, match="refused"), Client("http://127.0.0.1:9") as client:
        client.upload_dataset("x", folder)
    assert sorted(path.name for path in folder.parent.iterdir()) == ["My Flowers"]


def test_delete_asks_first_and_names_the_data_set_in_the_path() -> None:
    gone = Reply(204, b"", {})
    result, requests = netgrow("delete", "my/set", answer=gone, stdin="n\n")
    assert (result.exit_code, requests) == (1, [])
    assert "nothing was deleted" in result.stderr
    for arguments, stdin in ((["--yes"], ""), ([], "y\n")):
        result, requests = netgrow("delete", "my/set", *arguments, answer=gone, stdin=stdin)
        assert result.exit_code == 0, result.stderr
        assert [(request.method, request.path) for request in requests] == [("DELETE", "/datasets/my%2Fset")]
        assert "my/set is deleted" in result.stdout
    assert json.loads(netgrow("delete", "mine", "-y", "--json", answer=gone)[0].stdout) == {"deleted": "mine"}


def test_why_a_data_set_is_not_deleted_is_said() -> None:
    result, _ = netgrow("delete", "mine", "-y", answer=problem(409, "the data set 'mine' is needed: job job_1 uses it"))
    assert result.exit_code == 1
    assert "job job_1 uses it" in result.stderr
