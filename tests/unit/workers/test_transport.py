import shutil
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from celery.worker import state
from kombu import Connection, Consumer, Queue

from workers.transport import Transport

QUEUE = Queue("bells", routing_key="bells")


def connect(folder: Path, shares: int = 1) -> Connection:
    options = {
        "data_folder_in": str(folder / "messages"),
        "data_folder_out": str(folder / "messages"),
        "control_folder": str(folder / "control"),
        "polling_interval": 0.01,
        "shares": shares,
    }
    return Connection("memory://localhost//", transport=Transport, transport_options=options)


@pytest.fixture
def connection(tmp_path: Path) -> Iterator[Connection]:
    with connect(tmp_path) as made:
        yield made


def publish(connection: Connection, body: Any) -> None:
    connection.Producer().publish(body, routing_key="bells", exchange="")


def drain(connection: Connection, seconds: float = 0.2) -> list[Any]:
    heard: list[Any] = []

    def hear(body: Any, message: Any) -> None:
        heard.append(body)
        message.ack()

    with Consumer(connection.channel(), queues=[QUEUE], callbacks=[hear]):
        try:
            while True:
                connection.drain_events(timeout=seconds)
        except TimeoutError:
            return heard


def test_messages_are_heard_once_and_in_order(connection: Connection, tmp_path: Path) -> None:
    for number in range(5):
        publish(connection, {"number": number})
    assert [body["number"] for body in drain(connection)] == [0, 1, 2, 3, 4]
    assert drain(connection) == []
    assert list((tmp_path / "messages").iterdir()) == []


def test_many_readers_share_the_messages_between_them(tmp_path: Path) -> None:
    with connect(tmp_path) as sender:
        for number in range(60):
            publish(sender, number)
    heard: list[list[int]] = []

    def read() -> None:
        with connect(tmp_path) as reader:
            heard.append(drain(reader))

    readers = [threading.Thread(target=read) for _ in range(4)]
    for reader in readers:
        reader.start()
    for reader in readers:
        reader.join()
    assert sorted(number for part in heard for number in part) == list(range(60))


def test_a_damaged_message_is_passed_over(connection: Connection, tmp_path: Path) -> None:
    publish(connection, 1)
    (tmp_path / "messages" / "00000000000000000000_x.bells.msg").write_bytes(b"")
    (tmp_path / "messages" / "00000000000000000001_x.bells.msg").write_bytes(b'{"body":')
    assert drain(connection) == [1]


def test_a_message_that_is_being_written_is_not_seen(connection: Connection, tmp_path: Path) -> None:
    publish(connection, 1)
    (tmp_path / "messages" / "00000000000000000000_x.part").write_bytes(b"{")
    assert drain(connection) == [1]


def test_a_folder_that_was_wiped_is_made_again(connection: Connection, tmp_path: Path) -> None:
    publish(connection, 1)
    for path in (tmp_path / "messages").iterdir():
        path.unlink()
    (tmp_path / "messages").rmdir()
    assert drain(connection) == []
    publish(connection, 2)
    assert drain(connection) == [2]


def test_waiting_messages_are_counted(connection: Connection) -> None:
    channel = connection.channel()
    assert channel.queue_declare("bells", passive=True).message_count == 0
    publish(connection, 1)
    publish(connection, 2)
    assert channel.queue_declare("bells", passive=True).message_count == 2
    assert channel.queue_purge("bells") == 2
    assert channel.queue_declare("bells", passive=True).message_count == 0


def test_a_worker_whose_shares_are_busy_leaves_messages_for_others(tmp_path: Path) -> None:
    class Request:
        """What Celery has taken and not done: a weak set holds it."""

    request = Request()
    with connect(tmp_path, shares=1) as busy:
        publish(busy, 1)
        state.reserved_requests.add(request)
        try:
            assert drain(busy) == []
        finally:
            state.reserved_requests.discard(request)
        assert drain(busy) == [1]


def test_a_folder_that_cannot_be_used_for_a_while_ends_no_reader(
    connection: Connection, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    heard: list[Any] = []

    def hear(body: Any, message: Any) -> None:
        heard.append(body)
        message.ack()

    with Consumer(connection.channel(), queues=[QUEUE], callbacks=[hear]):
        folder = tmp_path / "messages"
        shutil.rmtree(folder, ignore_errors=True)
        folder.write_text("a file lies in the folder's place")
        for _ in range(2):
            with pytest.raises(TimeoutError):
                connection.drain_events(timeout=0.1)
        assert caplog.text.count("cannot be read") == 1
        folder.unlink()
        publish(connection, {"number": 1})
        connection.drain_events(timeout=5)
    assert heard == [{"number": 1}]
