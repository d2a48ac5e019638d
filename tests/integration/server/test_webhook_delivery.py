"""Webhooks delivered over real HTTP, from both databases: signed, tried again by the same id, whoever is killed."""

from __future__ import annotations

import base64
import hashlib
import hmac
import http.server
import json
import os
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import httpx
import pytest

from server.deliverer import Deliverer
from store import Database, growth, migrate
from store.models import Delivery
from store.repositories import Deliveries
from store.settings import Settings
from store.states import DeliveryState, WebhookEvent
from store.webhooks import Webhook
from tests.unit.store.world import World, job_spec
from tests.waiting import eventually

REPOSITORY = Path(__file__).resolve().parents[3]
KEY = b"0123456789abcdef0123456789abcdef"
SECRET = "whsec_" + base64.b64encode(KEY).decode()
ENDS = (WebhookEvent.JOB_ENDED,)
AT_ONCE = (0.0,) * 9


@dataclass
class Heard:
    headers: dict[str, str]
    body: bytes
    path: str

    @property
    def id(self) -> str:
        return self.headers["webhook-id"]


@dataclass
class Receiver:
    """An HTTP server on loopback that remembers what it heard, and answers as it is told."""

    heard: list[Heard] = field(default_factory=list)
    answers: list[int] = field(default_factory=list)  # the first ones; 204 after them
    delay: float = 0.0
    at_once: int = 0
    most_at_once: int = 0
    port: int = 0

    def __post_init__(self) -> None:
        receiver, lock = self, threading.Lock()

        class Handler(http.server.BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                body = self.rfile.read(int(self.headers["Content-Length"]))
                with lock:
                    headers = {name.lower(): value for name, value in self.headers.items()}
                    receiver.heard.append(Heard(headers, body, self.path))
                    status = receiver.answers.pop(0) if receiver.answers else 204
                    receiver.at_once += 1
                    receiver.most_at_once = max(receiver.most_at_once, receiver.at_once)
                time.sleep(receiver.delay)
                with lock:
                    receiver.at_once -= 1
                try:
                    self.send_response(status)
                    self.send_header("Location", f"http://127.0.0.1:{receiver.port}/elsewhere")
                    self.end_headers()
                except OSError:
                    pass  # whoever posted has gone

            def log_message(self, *_: Any) -> None:
                pass

        self.server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.server.daemon_threads = True
        self.port = self.server.server_address[1]
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}/hook?token=t"


@pytest.fixture
def receiver() -> Iterator[Receiver]:
    receiver = Receiver()
    yield receiver
    receiver.server.shutdown()
    receiver.server.server_close()


@pytest.fixture
def world(database_url: str) -> Iterator[World]:
    migrate.upgrade(database_url)
    database = Database(database_url)
    yield World(database)
    database.dispose()


@pytest.fixture
def settings(tmp_path: Path, database_url: str) -> Settings:
    return Settings(data_dir=tmp_path, database_url=database_url, webhook_private=True)


def ended(world: World, url: str, secret: str | None = SECRET) -> str:
    """A job that has ended, and told this URL of it."""
    job, _ = world.do(growth.submit, job_spec(trials=1), webhooks=[Webhook(url, ENDS, secret)])
    world.run_all()
    return job.id


def the_delivery(world: World, job_id: str) -> Delivery:
    with world.database.read() as session:
        (row,) = Deliveries(session).page(job_id, limit=10).items
    return row


def verified(heard: Heard) -> Any:
    """The body, verified as docs/integrations.md says."""
    signed = f"{heard.headers['webhook-id']}.{heard.headers['webhook-timestamp']}.".encode() + heard.body
    expected = "v1," + base64.b64encode(hmac.new(KEY, signed, hashlib.sha256).digest()).decode()
    assert hmac.compare_digest(heard.headers["webhook-signature"], expected)
    assert abs(time.time() - int(heard.headers["webhook-timestamp"])) < 300
    return json.loads(heard.body)


def test_a_message_is_signed_and_delivered_once(world: World, settings: Settings, receiver: Receiver) -> None:
    job_id = ended(world, receiver.url)
    deliverer = Deliverer(world.database, settings)
    deliverer.deliver()
    deliverer.deliver()
    (heard,) = receiver.heard
    body = verified(heard)
    assert (body["type"], body["data"]["job_id"], body["data"]["state"]) == ("job.ended", job_id, "succeeded")
    assert heard.path == "/hook?token=t"
    assert heard.headers["host"] == f"127.0.0.1:{receiver.port}"
    row = the_delivery(world, job_id)
    assert (row.state, row.attempts, row.status, row.error) == (DeliveryState.DELIVERED, 1, 204, None)


def test_without_a_secret_nothing_is_signed(world: World, settings: Settings, receiver: Receiver) -> None:
    ended(world, receiver.url, secret=None)
    Deliverer(world.database, settings).deliver()
    assert "webhook-signature" not in receiver.heard[0].headers


def test_a_refusal_is_tried_again_by_the_same_id_until_it_is_taken(
    world: World, settings: Settings, receiver: Receiver
) -> None:
    receiver.answers = [500, 302, 429]
    job_id = ended(world, receiver.url)
    Deliverer(world.database, settings, waits=AT_ONCE).deliver()
    assert len(receiver.heard) == 4  # and none of them /elsewhere
    assert {heard.path for heard in receiver.heard} == {"/hook?token=t"}
    assert len({heard.id for heard in receiver.heard}) == 1
    assert len({heard.body for heard in receiver.heard}) == 1
    for heard in receiver.heard:
        verified(heard)
    row = the_delivery(world, job_id)
    assert (row.state, row.attempts, row.error) == (DeliveryState.DELIVERED, 4, None)


def test_after_ten_attempts_it_is_given_up_and_says_why(world: World, settings: Settings, receiver: Receiver) -> None:
    receiver.answers = [503] * 20
    job_id = ended(world, receiver.url)
    Deliverer(world.database, settings, waits=AT_ONCE).deliver()
    row = the_delivery(world, job_id)
    assert (row.state, row.attempts, row.status) == (DeliveryState.DEAD, 10, 503)
    assert row.error == "the receiver answered 503"


def test_a_failed_attempt_is_not_repeated_before_its_time(world: World, settings: Settings, receiver: Receiver) -> None:
    receiver.answers = [500]
    job_id = ended(world, receiver.url)
    Deliverer(world.database, settings).deliver()
    row = the_delivery(world, job_id)
    assert (row.state, len(receiver.heard)) == (DeliveryState.WAITING, 1)
    assert (row.next_at - row.created_at).total_seconds() >= 3.0


def test_silence_and_a_closed_port_are_failures_like_others(
    world: World, settings: Settings, receiver: Receiver
) -> None:
    waits = (3_600.0,) * 9
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        closed = ended(world, f"http://127.0.0.1:{unused.getsockname()[1]}/")
        Deliverer(world.database, settings, waits=waits).deliver()
    receiver.delay = 3.0
    slow = ended(world, receiver.url)
    Deliverer(world.database, settings, timeout_seconds=0.5, waits=waits).deliver()
    assert the_delivery(world, slow).error == "no answer within 0.5 s"
    assert "could not be sent" in (the_delivery(world, closed).error or "")
    receiver.delay = 0.0
    for job_id in (slow, closed):
        row = the_delivery(world, job_id)
        assert row.state is DeliveryState.WAITING
        world.do(lambda session, row=row: Deliveries(session).again(row.job_id, row.id))
    Deliverer(world.database, settings).deliver()
    assert the_delivery(world, slow).state is DeliveryState.DELIVERED
    assert len({heard.id for heard in receiver.heard}) == 1


def test_a_receiver_that_does_not_answer_delays_no_other_s_messages(
    world: World, settings: Settings, receiver: Receiver
) -> None:
    with socket.create_server(("127.0.0.1", 0), backlog=64) as silent:  # takes connections, and says nothing
        port = silent.getsockname()[1]
        stuck = [ended(world, f"http://127.0.0.1:{port}/{number}") for number in range(9)]
        quick = ended(world, receiver.url)  # the last that is due
        deliverer = Deliverer(world.database, settings, timeout_seconds=240.0, lease_seconds=600.0)
        sending = threading.Thread(target=deliverer.deliver, daemon=True)
        sending.start()
        eventually(lambda: the_delivery(world, quick).state is DeliveryState.DELIVERED, "the other is told")
        assert {the_delivery(world, job_id).ended_at for job_id in stuck} == {None}
        untried = [job_id for job_id in stuck if the_delivery(world, job_id).attempts == 0]
        assert untried  # a receiver has to answer some before it is told more
    sending.join(240.0)  # closed, the socket resets them all
    assert not sending.is_alive()


class Stalled(Deliverer):
    """This process stood still until both clocks ran out, its own and its client's: the client says it first."""

    async def _post(self, *_: object) -> int:
        raise httpx.ReadTimeout("")


def test_a_timeout_is_said_as_one_whoever_notices_it(world: World, settings: Settings, receiver: Receiver) -> None:
    job_id = ended(world, receiver.url)
    Stalled(world.database, settings, timeout_seconds=0.5).deliver()
    assert the_delivery(world, job_id).error == "no answer within 0.5 s"


def test_a_receiver_that_is_gone_ends_it_and_is_told_nothing_more(
    world: World, settings: Settings, receiver: Receiver
) -> None:
    receiver.answers = [410]
    job_id = ended(world, receiver.url)
    Deliverer(world.database, settings).deliver()
    assert the_delivery(world, job_id).state is DeliveryState.DEAD
    world.do(growth.extend, job_id, 1)
    world.run_all()
    Deliverer(world.database, settings).deliver()
    assert len(receiver.heard) == 1


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "[::ffff:127.0.0.1]"])
def test_nobody_is_posted_to_on_this_machine_unless_that_is_allowed(
    world: World, settings: Settings, receiver: Receiver, host: str
) -> None:
    job_id = ended(world, f"https://{host}:{receiver.port}/")
    Deliverer(world.database, settings.model_copy(update={"webhook_private": False})).deliver()
    assert receiver.heard == []
    assert "NETGROW_WEBHOOK_PRIVATE" in (the_delivery(world, job_id).error or "")


def test_the_service_s_own_webhook_is_the_setting_s_at_the_time(
    world: World, settings: Settings, receiver: Receiver
) -> None:
    job_id = ended(world, "", None)
    with world.database.write() as session:
        for row in Deliveries(session).page(job_id, limit=1).items:
            row.url = None
    own = settings.model_copy(update={"webhook_url": receiver.url, "webhook_secret": SECRET})
    Deliverer(world.database, own).deliver()
    assert verified(receiver.heard[0])["data"]["job_id"] == job_id


def test_many_deliverers_never_post_the_same_message_at_once(
    world: World, settings: Settings, receiver: Receiver
) -> None:
    receiver.delay = 0.3
    jobs = [ended(world, receiver.url) for _ in range(4)]
    with ThreadPoolExecutor(4) as pool:
        for _ in pool.map(lambda _: Deliverer(world.database, settings).deliver(), range(4)):
            pass
    ids = [heard.id for heard in receiver.heard]
    assert len(ids) == len(set(ids)) == len(jobs)


SENDER = """
import sys
from pathlib import Path
from server.deliverer import Deliverer
from store import Database
from store.settings import Settings
settings = Settings(data_dir=Path(sys.argv[1]), database_url=sys.argv[2], webhook_private=True)
Deliverer(Database(settings.database_url), settings, lease_seconds=float(sys.argv[3])).deliver()
"""


@pytest.mark.slow
def test_a_sender_that_is_killed_between_post_and_mark_loses_nothing(
    world: World, settings: Settings, receiver: Receiver, tmp_path: Path
) -> None:
    receiver.delay = 600.0
    job_id = ended(world, receiver.url)
    arguments = [str(tmp_path), settings.database_url, "3.0"]
    environment = os.environ | {"PYTHONPATH": str(REPOSITORY)}
    sender = subprocess.Popen([sys.executable, "-c", SENDER, *arguments], env=environment, cwd=REPOSITORY)
    try:
        eventually(lambda: receiver.heard, "it is posted")
    finally:
        sender.send_signal(signal.SIGKILL)
        sender.wait()
    assert the_delivery(world, job_id).state is DeliveryState.SENDING
    receiver.delay = 0.0

    def delivered() -> bool:
        Deliverer(world.database, settings).deliver()
        return the_delivery(world, job_id).state is DeliveryState.DELIVERED

    eventually(delivered, "it is delivered")
    first, second = receiver.heard
    assert (first.id, first.body) == (second.id, second.body)
    verified(second)
