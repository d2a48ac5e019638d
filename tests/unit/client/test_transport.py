import hashlib
import socket
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from client import ApiError, Client, DigestMismatch, Error, FieldError, JobId, ModelId, UnexpectedAnswer, Unreachable
from tests.unit.client import answers
from tests.unit.client.scripted import HANG_UP, Reply, Request, in_turn, problem, reply, scripted


@contextmanager
def deaf_port() -> Iterator[int]:
    """A port that refuses every connection, and that nobody else can be given meanwhile."""
    with socket.socket() as held:
        held.bind(("127.0.0.1", 0))
        yield held.getsockname()[1]


def test_no_service_is_named_with_what_to_do() -> None:
    with (
        deaf_port() as port,
        Client(url := f"http://127.0.0.1:{port}") as client,
        pytest.raises(Unreachable, match=r"connection refused.*netgrow up") as caught,
    ):
        client.job(JobId("job_1"))
    assert url in str(caught.value)


@pytest.mark.parametrize("url", ["foo", "ftp://host", "http://", "http://host:99999", "http://host:0"])
def test_an_impossible_address_is_refused_at_once(url: str) -> None:
    with pytest.raises(Error, match="is not a service's address"):
        Client(url)


def test_a_get_is_repeated_after_503_and_lost_connections() -> None:
    with (
        scripted(in_turn(problem(503, "database away"), HANG_UP, reply(answers.job()))) as service,
        Client(service.url) as client,
    ):
        assert client.job(JobId("job_1")).name == "digits"
    assert len(service.requests) == 3


def test_a_lasting_503_says_what_the_service_said() -> None:
    with (
        scripted(lambda request: problem(503, "the database does not answer")) as service,
        Client(service.url) as client,
        pytest.raises(ApiError, match="the database does not answer") as caught,
    ):
        client.job(JobId("job_1"))
    assert caught.value.status == 503


def test_a_submission_is_repeated_with_one_idempotency_key() -> None:
    with (
        scripted(in_turn(HANG_UP, problem(503, "busy"), reply(answers.job(), 201))) as service,
        Client(service.url) as client,
    ):
        client.submit({"dataset": "digits"})
    keys = {request.headers["idempotency-key"] for request in service.requests}
    assert len(service.requests) == 3
    assert len(keys) == 1


def test_two_submissions_have_two_keys() -> None:
    with scripted(lambda request: reply(answers.job(), 201)) as service, Client(service.url) as client:
        client.submit({"dataset": "digits"})
        client.submit({"dataset": "digits"})
    assert len({request.headers["idempotency-key"] for request in service.requests}) == 2


@pytest.mark.parametrize(
    "call",
    [
        lambda client: client.pause(JobId("job_1")),
        lambda client: client.extend(JobId("job_1"), 3),
        lambda client: client.delete(JobId("job_1")),
        lambda client: client.delete_dataset("mine"),
    ],
)
def test_what_may_have_happened_is_not_sent_twice(call: Callable[[Client], object]) -> None:
    with scripted(lambda request: HANG_UP) as service, Client(service.url) as client, pytest.raises(Unreachable):
        call(client)
    assert len(service.requests) == 1


def test_problem_details_keep_their_fields() -> None:
    refusal = problem(422, "two faults", [{"field": "dataset", "message": "is required"}, {"message": "odd"}])
    with (
        scripted(lambda request: refusal) as service,
        Client(service.url) as client,
        pytest.raises(ApiError) as caught,
    ):
        client.submit({})
    assert caught.value.errors == (FieldError("dataset", "is required"), FieldError("", "odd"))


def test_an_error_without_problem_details_is_still_named() -> None:
    with (
        scripted(lambda request: Reply(502, b"<html>proxy</html>")) as service,
        Client(service.url) as client,
        pytest.raises(ApiError, match="HTTP 502 Bad Gateway"),
    ):
        client.job(JobId("job_1"))


@pytest.mark.parametrize("body", [b"<html>hello</html>", b'{"id": "job_1"}', b""])
def test_another_service_is_not_taken_for_netgrow(body: bytes) -> None:
    with (
        scripted(lambda request: Reply(200, body)) as service,
        Client(service.url) as client,
        pytest.raises(UnexpectedAnswer, match="another service"),
    ):
        client.job(JobId("job_1"))


def test_fields_of_a_newer_server_are_ignored() -> None:
    with scripted(lambda request: reply(answers.job(colour="red"))) as service, Client(service.url) as client:
        assert client.job(JobId("job_1")).id == "job_1"


def test_an_id_stays_one_part_of_the_path() -> None:
    with scripted(lambda request: reply(answers.job())) as service, Client(service.url) as client:
        client.job(JobId("../a b?c"))
    assert service.requests[0].path == "/jobs/..%2Fa%20b%3Fc"


def test_a_proxy_does_not_stand_between_this_machine_and_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    with deaf_port() as port, scripted(lambda request: reply(answers.job())) as service:
        for name in ("HTTP_PROXY", "ALL_PROXY"):
            monkeypatch.setenv(name, f"http://127.0.0.1:{port}")
        with Client(service.url) as client:
            assert client.job(JobId("job_1")).id == "job_1"


def paged(request: Request) -> Reply:
    """250 models in pages as large as asked for."""
    query = dict(part.split("=") for part in request.path.partition("?")[2].split("&"))
    begin, size = int(query.get("cursor", "0")), int(query["limit"])
    end = min(begin + size, 250)
    items = [answers.item(rank) for rank in range(begin + 1, end + 1)]
    return reply({"items": items, "next_cursor": str(end) if end < 250 else None})


@pytest.mark.parametrize(("limit", "expected", "requests"), [(None, 250, 3), (5, 5, 1), (100, 100, 1), (120, 120, 2)])
def test_pages_are_fetched_as_needed(limit: int | None, expected: int, requests: int) -> None:
    with scripted(paged) as service, Client(service.url) as client:
        ranks = [item.rank for item in client.leaderboard(limit=limit)]
    assert ranks == list(range(1, expected + 1))
    assert len(service.requests) == requests


def checkpoint(data: bytes, sha256: str, cut: bool = False) -> Callable[[Request], Reply]:
    def answer(request: Request) -> Reply:
        if request.path.endswith("/checkpoint"):
            return Reply(200, data, cut=cut)
        return reply(answers.model(checkpoint={"sha256": sha256, "bytes": len(data)}))

    return answer


WEIGHTS = b"weights" * 1000


def sha256_of(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def test_a_download_is_written_whole(tmp_path: Path) -> None:
    target = tmp_path / "best.safetensors"
    target.write_bytes(b"what was there before")
    with scripted(checkpoint(WEIGHTS, sha256_of(WEIGHTS))) as service, Client(service.url) as client:
        client.download(ModelId("model_1"), target)
    assert target.read_bytes() == WEIGHTS
    assert list(tmp_path.iterdir()) == [target]


@pytest.mark.parametrize(("cut", "error"), [(False, DigestMismatch), (True, Unreachable)])
def test_a_damaged_download_leaves_what_was_there(tmp_path: Path, cut: bool, error: type[Error]) -> None:
    target = tmp_path / "best.safetensors"
    target.write_bytes(b"what was there before")
    damaged = WEIGHTS if cut else WEIGHTS[:-1] + b"!"
    with (
        scripted(checkpoint(damaged, sha256_of(WEIGHTS), cut)) as service,
        Client(service.url) as client,
        pytest.raises(error),
    ):
        client.download(ModelId("model_1"), target)
    assert target.read_bytes() == b"what was there before"
    assert list(tmp_path.iterdir()) == [target]


def test_a_download_into_nowhere_is_named(tmp_path: Path) -> None:
    with (
        scripted(checkpoint(WEIGHTS, sha256_of(WEIGHTS))) as service,
        Client(service.url) as client,
        pytest.raises(Error, match=r"cannot write .*No such file or directory"),
    ):
        client.download(ModelId("model_1"), tmp_path / "missing" / "best.safetensors")
