"""The async client does what the blocking one does: the calls are the same, and so is what becomes of errors."""

import asyncio
import inspect
import json
from pathlib import Path

import pytest

from client import ApiError, AsyncClient, Client, DigestMismatch, Error, ExportFormat, JobId, ModelId, Unreachable
from client.api import Calls
from client.errors import UnexpectedAnswer
from client.messages import Message, Messages
from client.operations import Listing, Operation
from tests.unit.client import answers
from tests.unit.client.scripted import HANG_UP, Reply, Request, in_turn, problem, reply, scripted
from tests.unit.client.test_events import Service, stream
from tests.unit.client.test_transport import WEIGHTS, checkpoint, deaf_port, paged, sha256_of

CALLS = {name: value for name, value in vars(Calls).items() if isinstance(value, Operation | Listing)}


def test_both_clients_have_the_same_methods_with_the_same_parameters() -> None:
    assert len(CALLS) > 25
    blocking, asynchronous = Client(), AsyncClient()
    for name, call in CALLS.items():
        described = inspect.signature(call.__wrapped__)
        assert inspect.signature(getattr(blocking, name)) == described
        assert inspect.signature(getattr(asynchronous, name)) == described
        assert getattr(blocking, name).__doc__ == call.__doc__
        assert call.__doc__


def test_a_submission_is_repeated_with_one_idempotency_key() -> None:
    async def submit(url: str) -> str:
        async with AsyncClient(url) as client:
            return (await client.submit({"dataset": "digits"})).id

    with scripted(in_turn(HANG_UP, problem(503, "busy"), reply(answers.job(), 201))) as service:
        assert asyncio.run(submit(service.url)) == "job_1"
    assert len(service.requests) == 3
    assert len({request.headers["idempotency-key"] for request in service.requests}) == 1


def test_pages_are_iterated() -> None:
    async def ranks(url: str) -> list[int | None]:
        async with AsyncClient(url) as client:
            return [item.rank async for item in client.leaderboard(limit=120)]

    with scripted(paged) as service:
        assert asyncio.run(ranks(service.url)) == list(range(1, 121))
    assert len(service.requests) == 2


def test_events_survive_lost_connections() -> None:
    async def events(url: str) -> list[int]:
        async with AsyncClient(url) as client:
            return [event.seq async for event in client.events(JobId("job_1"))]

    streams = (stream(1, 2, cut=True), HANG_UP, problem(503, "away"), stream(), stream(3, 4))
    with scripted(Service(*streams)) as service:
        assert asyncio.run(events(service.url)) == [1, 2, 3, 4]


def test_errors_are_the_same() -> None:
    async def ask(url: str) -> None:
        async with AsyncClient(url) as client:
            await client.job(JobId("job_1"))

    with deaf_port() as port, pytest.raises(Unreachable, match=r"connection refused.*netgrow up"):
        asyncio.run(ask(f"http://127.0.0.1:{port}"))
    with scripted(lambda request: problem(404, "no job")) as service, pytest.raises(ApiError, match="no job"):
        asyncio.run(ask(service.url))
    with pytest.raises(Error, match="is not a service's address"):
        AsyncClient("foo")


@pytest.mark.parametrize(("cut", "error"), [(False, DigestMismatch), (True, Unreachable)])
def test_a_damaged_download_leaves_what_was_there(tmp_path: Path, cut: bool, error: type[Error]) -> None:
    async def download(url: str) -> None:
        async with AsyncClient(url) as client:
            await client.download(ModelId("model_1"), target)

    target = tmp_path / "best.safetensors"
    target.write_bytes(b"before")
    damaged = WEIGHTS if cut else WEIGHTS[:-1] + b"!"
    with scripted(checkpoint(damaged, sha256_of(WEIGHTS), cut)) as service, pytest.raises(error):
        asyncio.run(download(service.url))
    assert target.read_bytes() == b"before"
    assert list(tmp_path.iterdir()) == [target]


def test_calls_run_at_the_same_time() -> None:
    async def jobs(url: str) -> list[str | None]:
        async with AsyncClient(url) as client:
            found = await asyncio.gather(*(client.job(JobId(f"job_{number}")) for number in range(20)))
        return [job.name for job in found]

    with scripted(lambda request: reply(answers.job(name=request.path))) as service:
        assert asyncio.run(jobs(service.url)) == [f"/jobs/job_{number}" for number in range(20)]


def test_a_folder_is_uploaded(tmp_path: Path) -> None:
    async def upload(url: str) -> str:
        async with AsyncClient(url) as client:
            return (await client.upload_dataset("mine", tmp_path)).name

    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "one.png").write_bytes(b"pixels")
    found = {"name": "mine", "input_shape": [1, 2, 2], "classes": 2, "train": 1, "validation": 1, "test": 1}
    with scripted(lambda request: reply({**found, "available": True}, 201)) as service:
        assert asyncio.run(upload(service.url)) == "mine"
    assert b"a/one.png" in service.requests[0].body


def board(kind: str, **data: object) -> bytes:
    return f"event: {kind}\ndata: {json.dumps(data)}\n\n".encode()


FIRST, SECOND, THIRD = (answers.item(rank, model_id=f"model_{rank}") for rank in (1, 2, 3))
CHANGE = board("change", items=[{**THIRD, "rank": 1}, {**FIRST, "rank": 2}], removed=["model_2"])
STREAMS = (
    Reply(200, board("snapshot", items=[FIRST, SECOND]) + CHANGE, {"Content-Type": "text/event-stream"}),
    HANG_UP,
    Reply(200, board("snapshot", items=[{**THIRD, "rank": 1}]), {"Content-Type": "text/event-stream"}),
)
RANKINGS = [["model_1", "model_2"], ["model_3", "model_1"], ["model_3"]]


def test_the_leaderboard_is_streamed_across_lost_connections() -> None:
    async def rankings(url: str) -> list[list[str]]:
        found: list[list[str]] = []
        async with AsyncClient(url) as client:
            async for rows in client.leaderboard_stream(dataset="digits", limit=7):
                found.append([row.model_id for row in rows])
                if len(found) == 3:
                    return found
        raise AssertionError("the stream ended")

    with scripted(in_turn(*STREAMS)) as service:
        assert asyncio.run(rankings(service.url)) == RANKINGS
    assert service.requests[0].path == "/leaderboard/stream?dataset=digits&limit=7"
    with scripted(in_turn(*STREAMS)) as service, Client(service.url) as client:
        live = client.leaderboard_stream()
        assert [[row.model_id for row in next(live)] for _ in RANKINGS] == RANKINGS


def test_what_is_no_event_stream_is_not_taken_for_one() -> None:
    with scripted(lambda request: reply({})) as service, Client(service.url) as client:
        with pytest.raises(UnexpectedAnswer, match="not text/event-stream"):
            next(client.leaderboard_stream())
        with pytest.raises(UnexpectedAnswer, match="not text/event-stream"):
            next(client.events(JobId("job_1")))


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("size", [1, 2, 3, 7, 1000])
def test_messages_come_from_pieces_of_any_size(end: str, size: int) -> None:
    lines = [
        ": comment",
        "id: 1",
        "event: a",
        "data: é\u2028x",
        "data:y",
        "",
        "",
        "data: z",
        "retry: 3",
        "",
        "event: no",
        "",
    ]
    data = "".join(line + end for line in [*lines, "data: half"]).encode()
    messages = Messages()
    found = [message for start in range(0, len(data), size) for message in messages.feed(data[start : start + size])]
    assert found == [Message("1", "a", "é\u2028x\ny"), Message("1", "message", "z")]


def exported(request: Request) -> Reply:
    return Reply(200, b"a network", {"ETag": '"x"'})


@pytest.mark.parametrize("form", ExportFormat)
def test_an_export_is_written_whole(tmp_path: Path, form: ExportFormat) -> None:
    target = tmp_path / f"model{form.suffix}"
    with scripted(exported) as service, Client(service.url) as client:
        assert client.export(ModelId("model_1"), form, target) == target
    assert target.read_bytes() == b"a network"
    assert service.requests[0].path == f"/models/model_1/export?format={form}"


def test_a_refused_export_leaves_nothing(tmp_path: Path) -> None:
    refusal = problem(501, "on the server, ONNX needs onnxruntime: pip install 'netgrow[export]'")
    with (
        scripted(lambda request: refusal) as service,
        Client(service.url) as client,
        pytest.raises(ApiError, match=r"netgrow\[export\]"),
    ):
        client.export(ModelId("model_1"), "onnx", tmp_path / "x.onnx")
    assert list(tmp_path.iterdir()) == []


def test_predictions_are_asked_for_with_lists_or_a_file(tmp_path: Path) -> None:
    row = {"label": 1, "name": "cat", "probability": 0.75, "probabilities": [0.25, 0.75]}
    found = {"model_id": "model_1", "dataset": "pets", "normalised": "as_in_training", "predictions": [row]}
    path = tmp_path / "x.npz"
    path.write_bytes(b"arrays")
    with (
        scripted(in_turn(problem(503, "too many wait"), reply(found))) as service,
        Client(service.url) as client,
    ):
        (prediction,) = client.predict(ModelId("model_1"), [[0.5, 1]]).predictions
        assert (prediction.name, prediction.probabilities) == ("cat", (0.25, 0.75))
        client.predict(ModelId("model_1"), path)
        with pytest.raises(Error, match="cannot be read"):
            client.predict(ModelId("model_1"), tmp_path / "none.npz")
    assert json.loads(service.requests[1].body) == {"inputs": [[0.5, 1]]}
    assert b"arrays" in service.requests[2].body


def test_readiness_names_what_is_down() -> None:
    checks = {"database": {"status": "down", "reason": "away"}, "broker": {"status": "ok"}}
    down = reply({"title": "x", "status": 503, "checks": checks}, 503)
    with scripted(lambda request: down) as service, Client(service.url) as client:
        found = client.readiness()
    assert not found.ready
    assert found.checks["database"].reason == "away"


def test_a_proxy_s_503_is_no_readiness() -> None:
    with (
        scripted(lambda request: Reply(503, b"<html>")) as service,
        Client(service.url) as client,
        pytest.raises(ApiError, match="503"),
    ):
        client.readiness()


def test_leaving_a_stream_or_being_cancelled_closes_its_connection() -> None:
    async def leave(url: str) -> None:
        async with AsyncClient(url) as client:
            live = client.leaderboard_stream()
            await anext(live)
            await live.aclose()  # type: ignore[attr-defined]
            waiting = asyncio.create_task(anext(client.events(JobId("job_1"), after=9)))
            await asyncio.sleep(0.2)
            waiting.cancel()
            with pytest.raises(asyncio.CancelledError):
                await waiting
            connections = client._driver.http._transport._pool.connections  # type: ignore[attr-defined]
            assert [connection for connection in connections if not connection.is_idle()] == []

    streams = {"/leaderboard/stream": STREAMS[0], "/jobs/job_1/events": stream(*[])}
    with scripted(lambda request: streams.get(request.path) or reply(answers.job())) as service:
        asyncio.run(leave(service.url))
