"""Webhooks as a client posts and sees them: checked, masked, and never a way into the operator's network."""

from __future__ import annotations

import base64
import json
from typing import Any

import pytest
from fastapi.testclient import TestClient

from server.dependencies import Resources
from server.destinations import refusal
from store.repositories import Deliveries, Jobs
from store.settings import Settings
from store.webhooks import origin, signature
from tests.unit.server.alone import alone
from tests.unit.server.answers import faults

SECRET = "whsec_" + base64.b64encode(b"0123456789abcdef0123456789abcdef").decode()
HOOK = {"url": "https://hooks.example.com/T0/secret-path?token=abc", "secret": SECRET}


def posted(client: TestClient, *webhooks: dict[str, Any]) -> dict[str, Any]:
    answer = client.post("/jobs", json={"dataset": "digits", "webhooks": list(webhooks)})
    assert answer.status_code == 201, answer.text
    job: dict[str, Any] = answer.json()
    return job


def test_a_job_keeps_its_webhooks_and_shows_nothing_secret_of_them(client: TestClient, resources: Resources) -> None:
    job = posted(client, HOOK, {"url": "https://hooks.example.com", "events": ["job.ended"]})
    assert job["webhooks"] == [
        {
            "url": "https://hooks.example.com/…",
            "events": ["job.ended", "model.best"],
            "signed": True,
            "disabled": False,
        },
        {"url": "https://hooks.example.com", "events": ["job.ended"], "signed": False, "disabled": False},
    ]
    assert "webhooks" not in job["spec"]
    pages = ["/jobs", f"/jobs/{job['id']}", f"/jobs/{job['id']}/trials", f"/ui/jobs/{job['id']}"]
    for path in [*pages, f"/jobs/{job['id']}/deliveries", f"/ui/jobs/new?like={job['id']}"]:
        shown = client.get(path).raise_for_status().text
        assert not any(word in shown for word in (SECRET, SECRET[6:], "secret-path", "token=abc")), path
    with resources.database.read() as session:
        (first, _) = Jobs(session).get(job["id"]).webhooks or ()
    assert (first["url"], first["secret"]) == (HOOK["url"], SECRET)


def test_the_service_s_own_webhook_is_told_of_every_job(settings: Settings) -> None:
    own = settings.model_copy(update={"webhook_url": "https://ops.example/netgrow/token", "webhook_secret": SECRET})
    with TestClient(alone(own)) as client:
        job = posted(client)
    assert job["webhooks"] == [{"url": None, "events": ["job.ended", "model.best"], "signed": None, "disabled": False}]
    assert SECRET not in repr(own)


BAD: dict[str, tuple[Any, str, str]] = {
    "no list": ({"url": "https://a.example"}, "webhooks", "tuple"),
    "too many": ([{"url": "https://a.example"}] * 9, "webhooks", "at most 8"),
    "no URL": ([{}], "webhooks.0.url", "required"),
    "an empty URL": ([{"url": ""}], "webhooks.0.url", "at least 1"),
    "a URL that is too long": ([{"url": "https://a.example/" + "a" * 2_000}], "webhooks.0.url", "2000"),
    "another scheme": ([{"url": "file:///etc/passwd"}], "webhooks.0.url", "https://"),
    "no host": ([{"url": "https:///path"}], "webhooks.0.url", "https://host"),
    "no such port": ([{"url": "https://a.example:99999/"}], "webhooks.0.url", "URL"),
    "a password in it": ([{"url": "https://me:pass@a.example/"}], "webhooks.0.url", "password"),
    "a line end": ([{"url": "https://a.example/\r\nX: y"}], "webhooks.0.url", "control"),
    "a fragment": ([{"url": "https://a.example/#x"}], "webhooks.0.url", "fragment"),
    "without TLS": ([{"url": "http://a.example/"}], "webhooks.0.url", "must be https"),
    "loopback": ([{"url": "https://127.0.0.1/"}], "webhooks.0.url", "loopback"),
    "loopback of IPv6": ([{"url": "https://[::1]/"}], "webhooks.0.url", "loopback"),
    "loopback in disguise": ([{"url": "https://[::ffff:127.0.0.1]/"}], "webhooks.0.url", "loopback"),
    "a private network": ([{"url": "https://10.0.0.8/"}], "webhooks.0.url", "private"),
    "a cloud's metadata": ([{"url": "https://169.254.169.254/latest"}], "webhooks.0.url", "metadata"),
    "no events": ([{"url": "https://a.example", "events": []}], "webhooks.0.events", "at least 1"),
    "an unknown event": ([{"url": "https://a.example", "events": ["job.began"]}], "webhooks.0.events.0", "job.ended"),
    "a secret that is none": ([HOOK | {"secret": "hunter2hunter2"}], "webhooks.0.secret", "openssl rand"),
    "a secret that is short": ([HOOK | {"secret": "whsec_c2hvcnQ="}], "webhooks.0.secret", "24 to 64"),
    "an unknown field": ([HOOK | {"method": "GET"}], "webhooks.0.method", "unknown field"),
}


@pytest.mark.parametrize(("webhooks", "field", "words"), BAD.values(), ids=BAD)
def test_a_webhook_that_may_not_be_is_refused_by_field(
    client: TestClient, webhooks: Any, field: str, words: str
) -> None:
    answer = client.post("/jobs", json={"dataset": "digits", "webhooks": webhooks})
    assert answer.status_code == 422
    assert words in faults(answer)[field]
    assert client.get("/jobs").json()["items"] == []
    if "secret" in field:
        assert webhooks[0]["secret"] not in answer.text


@pytest.mark.parametrize(
    ("address", "public", "private"),
    [
        ("93.184.215.14", True, True),
        ("2606:2800:21f:cb07:6820:80da:af6b:8b2c", True, True),
        ("127.0.0.1", False, True),
        ("::1", False, True),
        ("10.1.2.3", False, True),
        ("172.17.0.1", False, True),
        ("192.168.1.1", False, True),
        ("100.64.0.1", False, True),
        ("fd12:3456::1", False, True),
        ("::ffff:10.0.0.1", False, True),
        ("64:ff9b::a00:1", False, True),
        ("2002:a00:1::", False, True),
        ("64:ff9b::5db8:d70e", True, True),
        ("2002:5db8:d70e::1", True, True),
        ("::ffff:93.184.215.14", True, True),
        ("::127.0.0.1", False, True),
        ("::10.0.0.1", False, True),
        ("::93.184.215.14", False, True),
        ("::ffff:0:127.0.0.1", False, True),
        ("64:ff9b:1::7f00:1", False, True),
        ("2606:2800:21f:cb07:0:5efe:10.0.0.1", False, True),
        ("2606:2800:21f:cb07:200:5efe:10.0.0.1", False, True),
        ("2001:0:5db8:d70e:0:0:f5ff:fffe", False, True),
        ("fec0::1", False, True),
        ("3fff::1", False, True),
        ("2001:db8::1", False, True),
        ("4000::1", False, True),
        ("198.18.0.1", False, True),
        ("240.0.0.1", False, True),
        ("::169.254.169.254", False, False),
        ("2002:a9fe:a9fe::", False, False),
        ("169.254.169.254", False, False),
        ("::ffff:169.254.169.254", False, False),
        ("64:ff9b::a9fe:a9fe", False, False),
        ("fe80::1", False, False),
        ("fd00:ec2::254", False, False),
        ("100.100.100.200", False, False),
        ("0.0.0.0", False, False),
        ("::", False, False),
        ("224.0.0.1", False, False),
        ("ff02::1", False, False),
    ],
)
def test_only_public_addresses_are_posted_to_unless_private_ones_are_allowed(
    address: str, public: bool, private: bool
) -> None:
    assert (refusal(address, private=False) is None) is public
    assert (refusal(address, private=True) is None) is private


def test_a_signature_is_the_one_of_the_standard() -> None:
    """The example of Standard Webhooks' own libraries."""
    secret, body = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw", b'{"test": 2432232314}'
    signed = signature(secret, "msg_p5jXN8AQM9LWM0D4loKWxJek", 1_614_265_330, body)
    assert signed == "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE="


def test_of_a_url_only_its_origin_is_shown() -> None:
    assert origin("https://a.example:8443/T0/B1?x=y") == "https://a.example:8443/…"
    assert origin("https://a.example/") == "https://a.example"


def test_a_message_is_listed_and_sent_again(client: TestClient, resources: Resources) -> None:
    job = posted(client, HOOK)
    client.post(f"/jobs/{job['id']}/cancel").raise_for_status()
    (told,) = client.get(f"/jobs/{job['id']}/deliveries").raise_for_status().json()["items"]
    assert (told["event"], told["url"], told["attempts"]) == ("job.ended", "https://hooks.example.com/…", 0)
    attempts = resources.database.transact(lambda session: Deliveries(session).claim(10, 60.0))
    resources.database.transact(lambda session: Deliveries(session).dead(attempts[0], 500, "answered 500"))
    (told,) = client.get(f"/jobs/{job['id']}/deliveries").json()["items"]
    assert (told["state"], told["status"], told["next_at"]) == ("dead", 500, None)
    again = client.post(f"/jobs/{job['id']}/deliveries/{told['id']}/redeliver").raise_for_status().json()
    assert (again["id"], again["state"]) == (told["id"], "waiting")
    resources.database.transact(lambda session: Deliveries(session).claim(10, 60.0))
    assert client.post(f"/jobs/{job['id']}/deliveries/{told['id']}/redeliver").status_code == 409
    assert client.post(f"/jobs/{job['id']}/deliveries/msg_none/redeliver").status_code == 404
    assert client.get("/jobs/job_none/deliveries").status_code == 404


def test_the_body_that_is_sent_is_json_with_type_time_and_data(client: TestClient, resources: Resources) -> None:
    job = posted(client, HOOK)
    client.post(f"/jobs/{job['id']}/cancel").raise_for_status()
    with resources.database.read() as session:
        (row,) = Deliveries(session).page(job["id"], limit=5).items
    body = json.loads(row.body)
    assert body.keys() == {"type", "timestamp", "data"}
    assert body["data"]["job_id"] == job["id"]
    assert body["data"]["state"] == "cancelled"
    assert SECRET not in row.body
