"""Downloads of data sets, from a real HTTP server on this machine."""

import hashlib
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import partial
from http.server import BaseHTTPRequestHandler, SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

import nas
from nas.data.source import File
from store.downloads import DownloadError, fetch, fetch_file

CONTENT = bytes(range(256)) * 5000
FILE = File("things/thing.bin", bytes=len(CONTENT), sha256=hashlib.sha256(CONTENT).hexdigest())


@dataclass
class Mirror:
    """A server that answers as the test tells it to."""

    url: str = ""
    status: int = 200
    body: bytes = CONTENT
    announced: int | None = None
    chunked: bool = False
    asked: list[str] = field(default_factory=list)


@pytest.fixture
def mirror() -> Iterator[Mirror]:
    state = Mirror()

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            state.asked.append(self.path)
            if self.path == "/moved/thing.bin":
                self.send_response(302)
                self.send_header("Location", "/thing.bin")
                self.send_header("Content-Length", "0")
                self.end_headers()
                return
            self.send_response(state.status)
            if state.chunked:
                self.send_header("Transfer-Encoding", "chunked")
            else:
                self.send_header("Content-Length", str(state.announced or len(state.body)))
            self.end_headers()
            if state.chunked:
                self.wfile.write(b"%x\r\n%b\r\n0\r\n\r\n" % (len(state.body), state.body))
            else:
                self.wfile.write(state.body)
            self.close_connection = True

        def log_message(self, *_: object) -> None:
            pass

    yield from served(state, Handler)


def served(state: Mirror, handler: object) -> Iterator[Mirror]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)  # type: ignore[arg-type]
    state.url = f"http://127.0.0.1:{server.server_port}"
    thread = threading.Thread(target=server.serve_forever, args=(0.01,))
    thread.start()
    yield state
    server.shutdown()
    thread.join()
    server.server_close()


def bring(mirror: Mirror, folder: Path, path: str = "/thing.bin") -> Path:
    target = folder / FILE.path
    fetch_file(mirror.url + path, FILE, target)
    return target


def test_a_file_is_brought_whole_and_nothing_else_is_left(mirror: Mirror, tmp_path: Path) -> None:
    told: list[tuple[str, int, int]] = []
    target = tmp_path / FILE.path
    fetch_file(f"{mirror.url}/thing.bin", FILE, target, lambda *progress: told.append(progress))
    assert target.read_bytes() == CONTENT
    assert [path.name for path in target.parent.iterdir()] == ["thing.bin"]
    assert told[-1] == ("thing.bin", len(CONTENT), len(CONTENT))
    assert [done for _, done, _ in told] == sorted(done for _, done, _ in told)


def test_a_redirection_is_followed_and_chunks_are_put_together(mirror: Mirror, tmp_path: Path) -> None:
    mirror.chunked = True
    assert bring(mirror, tmp_path, "/moved/thing.bin").read_bytes() == CONTENT


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"body": CONTENT[:-1] + b"?"}, r"its SHA-256 is \w{64}, but \w{64} was published"),
        ({"body": CONTENT[:-100]}, f"only {len(CONTENT) - 100} of {len(CONTENT)} bytes came"),
        ({"body": CONTENT[:-100], "announced": len(CONTENT)}, "could not be downloaded: .*"),
        ({"body": CONTENT * 3}, f"more than the {len(CONTENT)} bytes that were published"),
        ({"body": b"", "announced": 0}, f"only 0 of {len(CONTENT)} bytes came"),
        ({"status": 404, "body": b"no"}, "404"),
        ({"status": 503, "body": b"no"}, "503"),
    ],
)
def test_what_is_not_what_was_published_is_refused_and_leaves_nothing(
    mirror: Mirror, tmp_path: Path, change: dict[str, object], message: str
) -> None:
    for name, value in change.items():
        setattr(mirror, name, value)
    with pytest.raises(DownloadError, match=message) as raised:
        bring(mirror, tmp_path)
    assert "thing.bin" in str(raised.value)
    assert f"put the file there by hand: {tmp_path / FILE.path}" in str(raised.value)
    assert list((tmp_path / "things").iterdir()) == []


def test_a_file_that_was_there_survives_a_failed_download(mirror: Mirror, tmp_path: Path) -> None:
    target = bring(mirror, tmp_path)
    mirror.body = b"something else"
    with pytest.raises(DownloadError):
        bring(mirror, tmp_path)
    assert target.read_bytes() == CONTENT


def test_no_network_is_said_with_the_place_to_put_the_file(tmp_path: Path) -> None:
    with pytest.raises(DownloadError, match=r"train-images-idx3-ubyte\.gz could not be downloaded: .*mnist"):
        fetch("mnist", tmp_path, origin="http://127.0.0.1:9/")


def test_a_folder_that_cannot_be_written_is_named(mirror: Mirror, tmp_path: Path) -> None:
    (tmp_path / "things").write_text("a file, where a folder should be")
    with pytest.raises(DownloadError, match=r"things/thing\.bin cannot be written"):
        bring(mirror, tmp_path)


def test_what_needs_no_files_and_what_is_unknown(tmp_path: Path) -> None:
    assert fetch("digits", tmp_path) == []
    with pytest.raises(nas.DatasetError, match="unknown data set 'imagenet'"):
        fetch("imagenet", tmp_path)


@pytest.mark.real_data
def test_mnist_is_fetched_as_published_and_only_what_is_missing(datasets_dir: Path, tmp_path: Path) -> None:
    class Handler(SimpleHTTPRequestHandler):
        def log_message(self, *_: object) -> None:
            pass

    for mirror in served(Mirror(), partial(Handler, directory=str(datasets_dir / "mnist"))):
        brought = fetch("mnist", tmp_path, origin=mirror.url)
        assert len(brought) == 4
        assert nas.data.info("mnist", tmp_path).available
        assert len(nas.data.load("mnist", tmp_path).train) == 50_000
        assert fetch("mnist", tmp_path, origin=mirror.url) == []
        brought[1].unlink()
        assert fetch("mnist", tmp_path, origin=mirror.url) == [brought[1]]
