"""Quotas of uploads and the disk's reserve: refused by name, before anything is kept, and nothing is left behind."""

import asyncio
import io
import os
import shutil
import tempfile
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any, NamedTuple

import httpx
import numpy as np
import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient

from nas import Network, presets
from server import limits
from server.dependencies import Resources
from store import keyring
from store.errors import DiskFull
from store.settings import Settings
from store.tokens import KeyScope
from tests.unit.server.alone import alone
from tests.unit.server.answers import problem
from tests.unit.server.keyed import bearer, client_of
from workers.retrying_store import RetryingStore

NETWORK = Network.initialise(presets.get("digits_cnn"), seed=5).to_bytes()
BOUNDARY = "frontier"
FORM = {"content-type": f"multipart/form-data; boundary={BOUNDARY}"}
MIB = 1 << 20


def samples(count: int = 200) -> bytes:
    file = io.BytesIO()
    images = np.random.default_rng(0).integers(0, 256, (count, 8, 8), dtype=np.uint8)
    np.savez(file, x=images, y=np.arange(count) % 10)
    return file.getvalue()


def upload_set(client: TestClient, name: str, content: bytes) -> httpx.Response:
    return client.post("/datasets", data={"name": name}, files={"file": ("x.npz", content)})


def upload_model(client: TestClient) -> httpx.Response:
    return client.post("/models", files={"file": ("m", NETWORK)})


def stored(resources: Resources) -> list[str]:
    return [path.name for path in Path(resources.settings.checkpoints_url).rglob("*") if path.is_file()]


def test_a_key_may_store_its_bytes_of_uploads_and_no_more(app: FastAPI) -> None:
    content = samples()
    room = len(content) + len(NETWORK) + 2_000
    client, other = client_of(app, upload_bytes=room), client_of(app, KeyScope.SUBMIT)
    assert upload_set(client, "mine", content).status_code == 201
    assert upload_model(client).status_code == 201
    kept = stored(app.state.resources)
    refused = problem(upload_set(client, "more", content), 507)
    assert refused["type"] == "urn:netgrow:problem:quota-reached"
    for told in (f"{room:,} bytes", "upload_bytes", f"{len(content) + len(NETWORK):,} are taken", "delete a data set"):
        assert told in refused["detail"]
    problem(upload_model(client), 507)
    assert stored(app.state.resources) == kept
    assert upload_set(other, "theirs", samples(100)).status_code == 201
    client.delete("/datasets/mine")
    assert upload_set(client, "again", samples(201)).status_code == 201
    used = keyring.uploaded(app.state.resources.database)
    assert max(used.values()) == len(samples(201)) + len(NETWORK)


def test_what_is_kept_counts_where_it_is_larger_than_what_was_sent(app: FastAPI) -> None:
    """A table's digits are numbers of several bytes where they lie."""
    table = "a,b,c,label\n" + "".join(f"{n % 7},{n % 5},{n % 9},{n % 3}\n" for n in range(2000))
    client = client_of(app, upload_bytes=len(table) + 600)
    refused = problem(upload_set(client, "table", table.encode()), 507)
    assert refused["type"].endswith("quota-reached")
    assert "0 are taken" in refused["detail"]
    assert stored(app.state.resources) == []


def test_the_service_has_a_quota_of_all_keys_together(settings: Settings) -> None:
    app = alone(settings.model_copy(update={"upload_bytes": 2 * len(NETWORK)}))
    first, second = client_of(app), client_of(app)
    assert upload_model(first).status_code == 201
    refused = problem(upload_model(second), 507)["detail"]
    assert f"this service may have {2 * len(NETWORK):,} bytes" in refused
    assert "NETGROW_UPLOAD_BYTES" in refused
    metrics = TestClient(app).get("/metrics").text
    assert f'netgrow_upload_bytes{{state="stored"}} {float(len(NETWORK))}' in metrics
    assert f"netgrow_upload_bytes_allowed {float(2 * len(NETWORK))}" in metrics


class Usage(NamedTuple):
    total: int
    used: int
    free: int


@pytest.fixture
def disk(monkeypatch: pytest.MonkeyPatch) -> dict[str, int]:
    """How much is free, wherever one looks."""
    found = {"free": 10**12}
    monkeypatch.setattr(shutil, "disk_usage", lambda path: Usage(2 * 10**12, 0, found["free"]))
    return found


def test_below_the_reserve_uploads_are_refused_and_all_else_goes_on(
    client: TestClient, disk: dict[str, int], resources: Resources
) -> None:
    reserve = resources.settings.disk_reserve_bytes
    model = upload_model(client).json()["model_id"]
    disk["free"] = reserve + len(NETWORK) // 2
    refused = problem(upload_model(client), 507)
    assert refused["type"] == "urn:netgrow:problem:disk-reserve"
    for told in (f"{disk['free']:,} bytes free", f"{reserve:,}", "NETGROW_DISK_RESERVE_BYTES"):
        assert told in refused["detail"]
    kept = client.post(f"/models/{model}/mutations", json={"name": "wider", "store": True})
    assert problem(kept, 507)["type"].endswith("disk-reserve")
    assert client.post("/jobs", json={"dataset": "digits"}).status_code == 201
    assert client.get("/readyz").json()["checks"]["checkpoints"]["status"] == "ok"
    disk["free"] = 1000
    metrics = client.get("/metrics").text
    assert 'netgrow_disk_free_bytes{of="checkpoints"} 1000.0' in metrics
    assert "netgrow_disk_reserve_bytes 5.36870912e+08" in metrics
    assert "Uploads are refused" in client.get("/ui/workers").text
    disk["free"] = 10**12
    assert "Uploads are refused" not in client.get("/ui/workers").text
    assert upload_model(client).status_code == 201


def test_a_training_process_waits_with_its_checkpoint_until_there_is_room(tmp_path: Path, disk: dict[str, int]) -> None:
    disk["free"] = 1000
    reasons: list[str] = []

    def make_room(reason: str) -> None:
        reasons.append(reason)
        disk["free"] = 10**12

    stored = RetryingStore(tmp_path, 600.0, make_room, reserve_bytes=2000).put(b"state")
    assert stored.bytes == 5
    assert "NETGROW_DISK_RESERVE_BYTES" in reasons[0]
    disk["free"] = 1000
    with pytest.raises(DiskFull, match="2,000 of them are kept free"):
        RetryingStore(tmp_path, 0.0, reserve_bytes=2000).put(b"more")
    assert [path.name for path in tmp_path.rglob("*") if path.is_file()] == [stored.sha256]


class Sent:
    """A request to the application without a client between: its body comes as a test says."""

    def __init__(self, app: FastAPI, secret: str, announced: int | None = None) -> None:
        headers = FORM | bearer(secret) | ({} if announced is None else {"content-length": str(announced)})
        self.app = app
        self.scope: dict[str, Any] = {
            "type": "http",
            "asgi": {"version": "3.0"},
            "http_version": "1.1",
            "method": "POST",
            "scheme": "http",
            "path": "/models",
            "raw_path": b"/models",
            "query_string": b"",
            "root_path": "",
            "headers": [(name.lower().encode(), value.encode()) for name, value in headers.items()],
            "client": ("127.0.0.1", 1),
            "server": ("testserver", 80),
            "state": {},
        }
        self.status = 0

    async def answered(self, body: AsyncIterator[bytes | None]) -> int:
        """The status; a None in the body is the client's leaving."""

        async def receive() -> dict[str, Any]:
            try:
                chunk = await anext(body)
            except StopAsyncIteration:
                return {"type": "http.request", "body": b"", "more_body": False}
            if chunk is None:
                return {"type": "http.disconnect"}
            return {"type": "http.request", "body": chunk, "more_body": True}

        async def send(message: Any) -> None:
            if message["type"] == "http.response.start":
                self.status = message["status"]

        try:
            await self.app(self.scope, receive, send)
        except Exception:
            self.status = self.status or 500
        return self.status


HEAD = f'--{BOUNDARY}\r\nContent-Disposition: form-data; name="file"; filename="m"\r\n\r\n'.encode()


async def pieces(size: int, *last: bytes | None, pause: float = 0.0) -> AsyncIterator[bytes | None]:
    yield HEAD
    for _ in range(size // 65536):
        yield bytes(65536)
    await asyncio.sleep(pause)
    for piece in last:
        yield piece


@pytest.fixture
def spool(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of temporary files."""
    folder = tmp_path / "spool"
    folder.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    return folder


def left_in(folder: Path) -> list[str]:
    """Files of the folder that are there, or that are deleted and still open: those take room too."""
    found = [str(path) for path in folder.rglob("*")]
    for descriptor in Path("/proc/self/fd").iterdir():
        try:
            target = os.readlink(descriptor)
        except OSError:
            continue
        if target.startswith(str(folder)):
            found.append(target)
    return found


def test_nothing_is_left_of_an_upload_that_is_refused_or_cut_off_or_too_slow(
    app: FastAPI, spool: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    resources: Resources = app.state.resources
    secret = keyring.create(resources.database, "k", KeyScope.SUBMIT, keyring.KeyLimits(upload_bytes=8 * MIB))[1]
    small = keyring.create(resources.database, "s", KeyScope.SUBMIT, keyring.KeyLimits(upload_bytes=MIB * 3))[1]
    monkeypatch.setattr(limits, "DRAIN_SECONDS", 0.05)
    spooled: list[bool] = []

    async def seen(body: AsyncIterator[bytes | None]) -> AsyncIterator[bytes | None]:
        async for piece in body:
            spooled.append(bool(left_in(spool)))
            yield piece

    end = f"\r\n--{BOUNDARY}--\r\n".encode()
    assert asyncio.run(Sent(app, small).answered(seen(pieces(4 * MIB, end)))) == 507  # as it comes: no length
    assert any(spooled)  # it was on the disk for a while
    assert left_in(spool) == []
    asyncio.run(Sent(app, secret).answered(pieces(2 * MIB, None)))  # the client leaves
    assert left_in(spool) == []
    monkeypatch.setattr(limits, "PAUSE_SECONDS", 0.2)
    assert asyncio.run(Sent(app, secret).answered(pieces(2 * MIB, end, pause=600.0))) == 408
    assert left_in(spool) == []
    monkeypatch.setattr(limits, "PAUSE_SECONDS", 60.0)
    assert asyncio.run(Sent(app, secret).answered(pieces(2 * MIB, end))) == 422  # no checkpoint
    assert left_in(spool) == []
    assert (resources.unfinished.total, resources.unfinished.received) == (0, 0)
    assert stored(resources) == []


def test_unfinished_uploads_count(app: FastAPI) -> None:
    resources: Resources = app.state.resources
    secret = keyring.create(resources.database, "k", KeyScope.SUBMIT, keyring.KeyLimits(upload_bytes=3 * MIB))[1]

    async def both() -> tuple[int, int]:
        begun, released = asyncio.Event(), asyncio.Event()

        async def slow() -> AsyncIterator[bytes | None]:
            yield HEAD
            begun.set()
            await released.wait()
            yield None

        first = asyncio.create_task(Sent(app, secret, announced=2 * MIB).answered(slow()))
        await begun.wait()
        assert resources.unfinished.total == 2 * MIB
        second = await Sent(app, secret, announced=2 * MIB).answered(pieces(2 * MIB, b""))
        released.set()
        await first
        third = await Sent(app, secret, announced=2 * MIB).answered(pieces(MIB, None))
        return second, third

    second, third = asyncio.run(both())
    assert second == 507
    assert third != 507
