"""The test servers themselves: they are real, they restart with their data, and they end with pytest."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import psutil
import psycopg
import pytest
import redis
from sqlalchemy import create_engine, text

from tests.services import ExternalServer, Server, connect, free_port, own_ports
from tests.waiting import eventually


def alive(pid: int) -> bool:
    try:
        return bool(psutil.Process(pid).status() != psutil.STATUS_ZOMBIE)
    except psutil.NoSuchProcess:
        return False


def test_each_test_gets_an_empty_database(database_url: str) -> None:
    engine = create_engine(database_url)
    with engine.begin() as connection:
        connection.execute(text("CREATE TABLE only_here (n INTEGER)"))
    engine.dispose()


@pytest.mark.parametrize("end", ["stop", "kill"])
def test_postgres_comes_back_with_its_data(postgres_server: Server, postgres_url: str, end: str) -> None:
    if isinstance(postgres_server, ExternalServer):
        pytest.skip("PostgreSQL is given by URL")
    with connect(postgres_url) as connection:
        connection.execute("CREATE TABLE kept (n INTEGER)")
    getattr(postgres_server, end)()
    with pytest.raises(psycopg.OperationalError):
        connect(postgres_url)
    postgres_server.start()
    with connect(postgres_url) as connection:
        assert connection.execute("SELECT count(*) FROM kept").fetchone() == (0,)


def test_redis_comes_back_empty(redis_server: Server, redis_url: str) -> None:
    if isinstance(redis_server, ExternalServer):
        pytest.skip("Redis is given by URL")
    with redis.Redis.from_url(redis_url) as client:
        client.set("key", "value")
        redis_server.kill()
        with pytest.raises(redis.ConnectionError):
            client.ping()
        redis_server.start()
        assert client.keys() == []


def test_servers_end_with_a_killed_test_run() -> None:
    script = (
        "from tests.services import provide_postgres, provide_redis\n"
        "servers = [provide_postgres(), provide_redis()]\n"
        "print(*(server._process.pid for server in servers), flush=True)\n"
        "import time; time.sleep(600)"
    )
    environment = {key: value for key, value in os.environ.items() if not key.startswith("NETGROW_TEST_")}
    root = Path(__file__).parents[2]
    run = subprocess.Popen([sys.executable, "-c", script], stdout=subprocess.PIPE, text=True, cwd=root, env=environment)
    assert run.stdout is not None
    pids = [int(pid) for pid in run.stdout.readline().split()]
    if len(pids) != 2:
        run.kill()
        pytest.skip("this machine's servers are given by URL")
    run.send_signal(signal.SIGKILL)
    run.wait()
    eventually(lambda: not any(alive(pid) for pid in pids), "the servers end")


def test_no_two_test_processes_give_out_the_same_port(monkeypatch: pytest.MonkeyPatch) -> None:
    given = []
    for name in ("gw0", "gw1", "gw2"):
        monkeypatch.setenv("PYTEST_XDIST_WORKER", name)
        given += [set(own_ports()), {free_port() for _ in range(20)}]
    first, from_first, second, from_second, third, from_third = given
    assert len(first | second | third) == len(first) + len(second) + len(third)
    assert from_first <= first
    assert from_second <= second
    assert from_third <= third
    assert {len(ports) for ports in (from_first, from_second, from_third)} == {20}  # none of them twice
