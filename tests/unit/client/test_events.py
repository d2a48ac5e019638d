import json

import pytest

from client import ApiError, Client, JobId
from tests.unit.client import answers
from tests.unit.client.scripted import HANG_UP, Reply, Request, problem, reply, scripted


def stream(*numbers: int, cut: bool = False, kind: str = "trial.epoch") -> Reply:
    text = ": a comment\nretry: 10\n\n"
    for number in numbers:
        text += f"id: {number}\nevent: {kind}\ndata: {json.dumps({'trial_id': 't', 'number': number})}\n\n"
    return Reply(200, text.encode(), {"Content-Type": "text/event-stream"}, cut=cut)


class Service:
    """Each connection to the events gives the next of these; the job has ended once they are used up."""

    def __init__(self, *streams: Reply) -> None:
        self._streams = list(streams)

    def __call__(self, request: Request) -> Reply:
        if request.path.endswith("/events"):
            return self._streams.pop(0) if self._streams else stream()
        return reply(answers.job(state="running" if self._streams else "succeeded"))


def test_events_end_with_the_job() -> None:
    with scripted(Service(stream(1, 2, 3))) as service, Client(service.url) as client:
        assert [event.seq for event in client.events(JobId("job_1"))] == [1, 2, 3]


def test_events_carry_kind_and_data() -> None:
    with scripted(Service(stream(1, kind="trial.grown"))) as service, Client(service.url) as client:
        (event,) = client.events(JobId("job_1"))
    assert (event.kind, event.data) == ("trial.grown", {"trial_id": "t", "number": 1})


def test_a_lost_connection_is_taken_up_where_it_broke() -> None:
    with (
        scripted(Service(stream(1, 2, cut=True), HANG_UP, problem(503, "away"), stream(), stream(3, 4))) as service,
        Client(service.url) as client,
    ):
        assert [event.seq for event in client.events(JobId("job_1"))] == [1, 2, 3, 4]
    asked = [request.headers.get("last-event-id") for request in service.requests if request.path.endswith("/events")]
    assert asked == [None, "2", "2", "2", "2", "4"]


def test_an_event_that_comes_twice_is_told_once() -> None:
    with scripted(Service(stream(1, 2, cut=True), stream(1, 2, 3))) as service, Client(service.url) as client:
        assert [event.seq for event in client.events(JobId("job_1"))] == [1, 2, 3]


def test_events_can_begin_in_the_middle() -> None:
    with scripted(Service(stream(8))) as service, Client(service.url) as client:
        assert [event.seq for event in client.events(JobId("job_1"), after=7)] == [8]
    assert service.requests[0].headers["last-event-id"] == "7"


def test_an_unknown_job_is_an_error() -> None:
    with (
        scripted(lambda request: problem(404, "no job 'job_1'")) as service,
        Client(service.url) as client,
        pytest.raises(ApiError, match="no job 'job_1'"),
    ):
        list(client.events(JobId("job_1")))
