"""Each change is kept with the API key that made it, and admins may read it."""

import io

import numpy as np
from fastapi import FastAPI
from fastapi.testclient import TestClient

from nas import Network, presets
from server.dependencies import Resources
from store import keyring
from store.settings import Settings
from store.tokens import KeyScope
from tests.unit.server.alone import alone
from tests.unit.server.answers import problem
from tests.unit.server.keyed import bearer, client_of


def lines(client: TestClient, **query: str) -> list[tuple[str, str, str | None]]:
    items = client.get("/audit", params=query).raise_for_status().json()["items"]
    return [(item["action"], item["subject"], item["key_name"]) for item in items]


def samples() -> bytes:
    file = io.BytesIO()
    np.savez(file, x=np.zeros((20, 8, 8), dtype=np.uint8), y=np.arange(20) % 2)
    return file.getvalue()


def test_each_change_has_a_line_with_the_key_that_made_it(app: FastAPI, resources: Resources) -> None:
    key, secret = keyring.create(resources.database, "ann", KeyScope.ADMIN, keyring.KeyLimits())
    with TestClient(app, headers=bearer(secret)) as ann:
        job = ann.post("/jobs", json={"dataset": "digits"}).raise_for_status().json()["id"]
        for verb in ("pause", "resume", "cancel"):
            ann.post(f"/jobs/{job}/{verb}").raise_for_status()
        ann.post(f"/jobs/{job}/extend", json={"trials": 1}).raise_for_status()
        ann.post(f"/jobs/{job}/cancel").raise_for_status()
        assert ann.delete(f"/jobs/{job}").status_code == 204
        network = Network.initialise(presets.get("digits_cnn"), seed=0).to_bytes()
        model = ann.post("/models", files={"file": ("m", network)}).raise_for_status().json()["model_id"]
        wider = {"name": "wider", "store": True}
        child = ann.post(f"/models/{model}/mutations", json=wider).raise_for_status().json()["model_id"]
        files = {"file": ("x.npz", samples())}
        for _ in range(2):  # the second changes nothing
            ann.post("/datasets", data={"name": "mine"}, files=files).raise_for_status()
        assert ann.delete("/datasets/mine").status_code == 204
        found = lines(ann)
        assert lines(ann, subject="mine") == [
            ("delete data set", "mine", "ann"),
            ("upload data set", "mine", "ann"),
        ]
        page = ann.get("/audit", params={"limit": 2}).json()
        rest = ann.get("/audit", params={"cursor": page["next_cursor"]}).json()
        assert [item["id"] for item in page["items"] + rest["items"]] == [
            item["id"] for item in ann.get("/audit").json()["items"]
        ]
        assert page["items"][0]["key_id"] == key.id
        problem(ann.get("/audit", params={"cursor": "x"}), 422)
    assert found == [
        ("delete data set", "mine", "ann"),
        ("upload data set", "mine", "ann"),
        ("grow model", child, "ann"),
        ("upload model", model, "ann"),
        ("delete job", job, "ann"),
        ("cancel job", job, "ann"),
        ("extend job", job, "ann"),
        ("cancel job", job, "ann"),
        ("resume job", job, "ann"),
        ("pause job", job, "ann"),
        ("submit job", job, "ann"),
        ("create key", key.id, None),
    ]


def test_what_was_refused_or_repeated_changes_nothing_and_has_no_line(app: FastAPI) -> None:
    client = client_of(app)
    before = lines(client)
    problem(client.post("/jobs/job_x/pause"), 404)
    problem(client.delete("/jobs/job_x"), 404)
    problem(client.delete("/datasets/none"), 404)
    first, again = (
        client.post("/jobs", json={"dataset": "digits"}, headers={"Idempotency-Key": "a"}) for _ in range(2)
    )
    assert (first.status_code, again.status_code) == (201, 200)
    problem(client.post(f"/jobs/{first.json()['id']}/resume"), 409)
    assert len(lines(client)) == len(before) + 1


def test_the_log_is_for_admins(app: FastAPI) -> None:
    for scope in (KeyScope.READ, KeyScope.SUBMIT):
        problem(client_of(app, scope).get("/audit"), 403)


def test_a_revoked_key_has_a_line_and_its_old_ones_stay(app: FastAPI, resources: Resources) -> None:
    key, secret = keyring.create(resources.database, "bob", KeyScope.SUBMIT, keyring.KeyLimits())
    TestClient(app, headers=bearer(secret)).post("/jobs", json={"dataset": "digits"}).raise_for_status()
    keyring.revoke(resources.database, key.id)
    admin = client_of(app)
    assert [action for action, _, _ in lines(admin, subject=key.id)] == ["revoke key", "create key"]
    assert ("submit job", "bob") in {(action, name) for action, _, name in lines(admin)}


def test_a_job_shows_its_owner_and_a_setting_keeps_others_from_changing_it(settings: Settings) -> None:
    app = alone(settings.model_copy(update={"owners_only": True}))
    resources = app.state.resources
    _, secret = keyring.create(resources.database, "ann", KeyScope.SUBMIT, keyring.KeyLimits())
    ann, other, admin = TestClient(app, headers=bearer(secret)), client_of(app, KeyScope.SUBMIT), client_of(app)
    job = ann.post("/jobs", json={"dataset": "digits"}).raise_for_status().json()
    assert job["owner"] == "ann"
    for path, body in (("pause", None), ("resume", None), ("extend", {"trials": 1}), ("cancel", None)):
        refused = problem(other.post(f"/jobs/{job['id']}/{path}", json=body), 403)
        assert "another API key" in refused["detail"]
    problem(other.post(f"/jobs/{job['id']}/deliveries/msg_x/redeliver"), 403)
    problem(other.post("/jobs/job_x/pause"), 404)
    assert other.get(f"/jobs/{job['id']}").json()["owner"] == "ann"
    assert ann.post(f"/jobs/{job['id']}/pause").status_code == 200
    assert admin.post(f"/jobs/{job['id']}/resume").status_code == 200
    assert {action for action, _, name in lines(admin) if name != "ann"} == {"create key", "resume job"}
