"""Webhooks' secrets in the database: encrypted, rotated, and waited for where the key is missing."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from cryptography.fernet import Fernet
from fastapi.testclient import TestClient
from sqlalchemy import text
from typer.testing import CliRunner

from client.cli import app as netgrow
from client.diagnosis import local
from client.diagnosis.findings import Level
from server.deliverer import Deliverer
from store import Database, migrate
from store.cipher import PREFIX, Cipher, encrypt_all
from store.models import Delivery
from store.repositories import Deliveries
from store.settings import Settings
from store.states import DeliveryState
from tests.integration.server.test_webhook_delivery import SECRET, Receiver, verified
from tests.unit.server.alone import alone
from tests.unit.store.world import World

OLD, NEW = (Fernet.generate_key().decode() for _ in range(2))


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


def settings_with(folder: Path, url: str, *keys: str) -> Settings:
    return Settings(data_dir=folder, database_url=url, webhook_private=True, secret_keys=",".join(keys))


def kept(world: World) -> list[str]:
    """Every secret as the database has it."""
    with world.database.read() as session:
        jobs = session.execute(text("SELECT webhooks FROM jobs")).scalars().all()
        messages = session.execute(text("SELECT secret FROM deliveries")).scalars().all()
    found = [json.loads(webhooks) if isinstance(webhooks, str) else webhooks for webhooks in jobs]
    return [webhook["secret"] for webhooks in found for webhook in webhooks] + list(messages)


def message(world: World) -> Delivery:
    with world.database.read() as session:
        return session.query(Delivery).one()


def due(world: World) -> None:
    """Whatever waits is due now."""
    row = message(world)
    world.do(lambda session: Deliveries(session).again(row.job_id, row.id))


def test_secrets_are_encrypted_and_a_missing_key_loses_nothing(
    world: World, tmp_path: Path, database_url: str, receiver: Receiver, monkeypatch: pytest.MonkeyPatch
) -> None:
    body = {
        "dataset": "digits",
        "search": {"trials": 1},
        "webhooks": [{"url": receiver.url, "secret": SECRET, "events": ["job.ended"]}],
    }
    old = settings_with(tmp_path, database_url, OLD)
    with TestClient(alone(old)) as client:
        posted = client.post("/jobs", json=body, headers={"Idempotency-Key": "k"})
        assert posted.status_code == 201, posted.text
        assert client.post("/jobs", json=body, headers={"Idempotency-Key": "k"}).status_code == 200  # the same request
    world.run_all()
    assert len(kept(world)) == 2
    assert all(secret.startswith(PREFIX) and SECRET not in secret for secret in kept(world))

    for keys, reason in (((), "NETGROW_SECRET_KEYS is not set here"), ((NEW,), "none of NETGROW_SECRET_KEYS")):
        settings = settings_with(tmp_path, database_url, *keys)
        for _ in range(12):  # more often than a receiver would be tried
            Deliverer(world.database, settings).deliver()
            due(world)
        Deliverer(world.database, settings).deliver()
        row = message(world)
        assert (row.state, row.attempts) == (DeliveryState.WAITING, 0)
        assert row.error is not None
        assert row.error.startswith(f"a webhook's secret cannot be read: {reason}")
        finding = local.webhook_secrets(settings)
        assert finding.level is Level.FAIL
        assert "2 of 2" in finding.found
    assert receiver.heard == []

    both = settings_with(tmp_path, database_url, NEW, OLD)
    assert local.webhook_secrets(both).level is Level.WARN
    monkeypatch.setenv("NETGROW_DATABASE_URL", database_url)
    monkeypatch.setenv("NETGROW_SECRET_KEYS", NEW)
    refused = CliRunner().invoke(netgrow, ["encrypt-secrets"])
    assert refused.exit_code == 1
    assert "none of NETGROW_SECRET_KEYS" in refused.stderr
    before = kept(world)
    monkeypatch.setenv("NETGROW_SECRET_KEYS", f"{NEW},{OLD}")
    done = CliRunner().invoke(netgrow, ["encrypt-secrets", "--json"])
    assert json.loads(done.stdout) == {"encrypted": 2}
    assert not set(before) & set(kept(world))
    new = settings_with(tmp_path, database_url, NEW)
    assert local.webhook_secrets(new).level is Level.OK
    due(world)
    Deliverer(world.database, new).deliver()
    verified(receiver.heard[0])
    assert message(world).attempts == 1


def test_what_was_kept_before_there_was_a_key_is_read_and_can_be_encrypted(
    world: World, tmp_path: Path, database_url: str
) -> None:
    with TestClient(alone(settings_with(tmp_path, database_url))) as client:
        hooks = [{"url": "http://127.0.0.1:9/", "secret": SECRET}, {"url": "http://127.0.0.1:9/unsigned"}]
        client.post("/jobs", json={"dataset": "digits", "webhooks": hooks}).raise_for_status()
    assert kept(world) == [SECRET, None]
    assert local.webhook_secrets(settings_with(tmp_path, database_url)).level is Level.WARN
    cipher = Cipher((NEW,))
    assert (encrypt_all(world.database, cipher), encrypt_all(world.database, cipher)) == (1, 0)
    (secret, unsigned) = kept(world)
    assert (cipher.decrypt(secret), unsigned) == (SECRET, None)
