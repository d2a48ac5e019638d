"""Whose things are, and who changed what, as the dashboard shows it."""

import io

import numpy as np
from fastapi import FastAPI
from fastapi.testclient import TestClient

from nas import Network, presets
from server.dashboard.audit import AT_ONCE
from server.dependencies import Resources
from store import keyring
from store.repositories import Audit
from store.repositories.audit import Actor
from store.states import Action
from store.tokens import KeyScope
from tests.unit.server.hand import Hand
from tests.unit.server.keyed import bearer

NETWORK = Network.initialise(presets.get("digits_cnn"), seed=5).to_bytes()


def client_named(app: FastAPI, name: str, scope: KeyScope) -> TestClient:
    resources: Resources = app.state.resources
    secret = keyring.create(resources.database, name, scope, keyring.KeyLimits())[1]
    return TestClient(app, raise_server_exceptions=False, headers=bearer(secret))


def samples() -> bytes:
    file = io.BytesIO()
    images = np.random.default_rng(0).integers(0, 256, (200, 8, 8), dtype=np.uint8)
    np.savez(file, x=images, y=np.arange(200) % 10)
    return file.getvalue()


def test_jobs_models_and_data_sets_show_whose_they_are(app: FastAPI, hand: Hand) -> None:
    ada, bob = client_named(app, "ada <b>", KeyScope.SUBMIT), client_named(app, "bob", KeyScope.SUBMIT)
    job = ada.post("/jobs", json={"dataset": "digits", "search": {"trials": 1}}).json()["id"]
    hand.succeed()
    grown = ada.get("/leaderboard").json()["items"][0]["model_id"]
    child = bob.post(f"/models/{grown}/mutations", json={"name": "wider", "store": True}).json()["model_id"]
    uploaded = bob.post("/models", files={"file": ("m", NETWORK)}).json()["model_id"]
    bob.post("/datasets", data={"name": "mine"}, files={"file": ("x.npz", samples())}).raise_for_status()
    assert ada.get(f"/jobs/{job}").json()["owner"] == "ada <b>"
    owners = {model: ada.get(f"/models/{model}").json()["owner"] for model in (grown, child, uploaded)}
    assert owners == {grown: "ada <b>", child: "bob", uploaded: "bob"}
    (mine,) = (each for each in ada.get("/datasets").json()["items"] if each["name"] == "mine")
    assert mine["owner"] == "bob"
    shown = "ada &lt;b&gt;"
    for path in ("/", f"/ui/jobs/{job}", f"/ui/models/{grown}", "/ui/leaderboard"):
        page = bob.get(path).text
        assert shown in page, path
        assert "ada <b>" not in page, path
    assert "<dt>Owner</dt><dd>bob</dd>" in ada.get(f"/ui/models/{child}").text
    assert "uploaded by bob" in ada.get("/ui/datasets").text
    assert "by bob" in ada.get("/ui/datasets/mine").text


def test_the_audit_page_is_for_admins_and_shows_every_change(app: FastAPI) -> None:
    ada, admin = client_named(app, "ada <b>", KeyScope.SUBMIT), client_named(app, "root", KeyScope.ADMIN)
    job = ada.post("/jobs", json={"dataset": "digits"}).json()["id"]
    ada.post(f"/jobs/{job}/cancel").raise_for_status()
    assert ada.get("/ui/audit").status_code == 403
    assert "/ui/audit" not in ada.get("/").text
    assert 'href="/ui/audit"' in admin.get("/").text
    page = admin.get("/ui/audit").text
    assert page.count("ada &lt;b&gt;") == 2
    assert page.index("cancel job") < page.index("submit job") < page.index("create key")  # the newest first
    assert f'href="/ui/jobs/{job}"' in page
    of_job = admin.get("/ui/audit", params={"subject": job}).text
    assert ("submit job" in of_job, "create key" in of_job) == (True, False)
    assert "Nobody has changed job_x" in admin.get("/ui/audit", params={"subject": "job_x"}).text


def test_older_changes_are_a_link_away_and_what_was_deleted_is_none(app: FastAPI) -> None:
    admin = client_named(app, "root", KeyScope.ADMIN)
    resources: Resources = app.state.resources
    with resources.database.write() as session:
        for number in range(AT_ONCE + 5):
            Audit(session).add(Actor(), Action.DELETE_JOB, f"job_{number}")
    first = admin.get("/ui/audit").text
    assert first.count("delete job") == AT_ONCE
    assert "/ui/jobs/job_" not in first
    older = first.split('href="/ui/audit?subject=&amp;cursor=')[1].split('"')[0]
    rest = admin.get(f"/ui/audit?cursor={older}").text
    assert rest.count("delete job") == 5
    assert "create key" in rest
    assert "Back to the newest" in rest
