"""Event streams opened by the thousand at once: few of them are kept, and nobody else waits for the others."""

import asyncio
import os
from collections import Counter
from pathlib import Path

import httpx
import pytest

from store import keyring, migrate
from store.tokens import KeyScope
from tests.integration.server.conftest import ANSWER_SECONDS, Service, serve

AT_ONCE = 2000
OF_A_KEY, OF_ALL = 20, 50
SPARE_DESCRIPTORS = 100
"""Of a server: its database, its log, and requests that are not streams."""


async def opened(service: Service, path: str, secret: str | None, answers: list[int]) -> asyncio.StreamWriter:
    """A connection on which a stream was asked for, and how that was answered."""
    host, _, port = service.url.removeprefix("http://").partition(":")
    reader, writer = await asyncio.open_connection(host, int(port))
    key = "" if secret is None else f"Authorization: Bearer {secret}\r\n"
    writer.write(f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1\r\n{key}Connection: close\r\n\r\n".encode())
    line = await asyncio.wait_for(reader.readline(), ANSWER_SECONDS)
    answers.append(int(line.split()[1]))
    if answers[-1] != 200:
        body = await asyncio.wait_for(reader.read(), ANSWER_SECONDS)
        assert b"NETGROW_STREAMS" in body, body  # by name
        writer.close()
    return writer


async def stormed(service: Service, path: str, secrets: list[str | None], quiet: httpx.AsyncClient) -> Counter[int]:
    """Open all at once while another asks for the jobs; returns how they were answered."""
    answers: list[int] = []
    calls = [opened(service, path, secrets[number % len(secrets)], answers) for number in range(AT_ONCE)]
    storm = asyncio.gather(*calls)
    answered_at = []  # how many of the storm had their answer when the other had one
    while not storm.done():
        (await quiet.get("/jobs")).raise_for_status()
        answered_at.append(len(answers))
    writers = await storm
    kept = answers.count(200)
    descriptors = len(os.listdir(f"/proc/{service.process.pid}/fd"))
    assert descriptors < kept + SPARE_DESCRIPTORS
    meanwhile = sum(count < AT_ONCE - kept for count in answered_at)
    assert meanwhile >= 5, answered_at  # a queue of one for all would let it wait for most of them
    for writer in writers:
        writer.close()
    (await quiet.get("/jobs")).raise_for_status()
    return Counter(answers)


@pytest.mark.parametrize("keys", [0, 5])
def test_thousands_of_streams_at_once_stop_nobody_else(tmp_path: Path, keys: int) -> None:
    migrate.upgrade(f"sqlite:///{tmp_path / 'netgrow.sqlite3'}")
    with serve(tmp_path, streams_per_key=str(OF_A_KEY), streams=str(OF_ALL)) as service:
        database = service.hand.database
        secrets = [
            keyring.create(database, str(number), KeyScope.SUBMIT, keyring.KeyLimits())[1]
            for number in range(keys + 1 if keys else 0)
        ]
        quiet, *others = secrets if keys else [None]
        headers = {} if quiet is None else {"Authorization": f"Bearer {quiet}"}

        async def run() -> Counter[int]:
            async with httpx.AsyncClient(
                base_url=service.url, headers=headers, timeout=ANSWER_SECONDS, trust_env=False
            ) as client:
                posted = await client.post("/jobs", json={"dataset": "digits"})
                path = f"/jobs/{posted.raise_for_status().json()['id']}/events"
                return await stormed(service, path, [*others] or [None], client)

        found = asyncio.run(run())
    kept = OF_ALL if keys else OF_A_KEY  # several keys reach the server's own limit, 503
    assert found[200] == kept
    assert found[429] + found[503] == AT_ONCE - kept
    assert (found[503] > 0) == (keys > 0)
