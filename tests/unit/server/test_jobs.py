"""Submitting jobs, looking at them, steering them."""

import re
from typing import Any

import pytest
from fastapi.testclient import TestClient

from server.dependencies import Resources
from server.examples import JOB_SPECS
from store.repositories import Jobs
from tests.unit.server.answers import problem
from tests.unit.server.hand import Hand

RFC3339 = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z")


def submit(client: TestClient, **fields: Any) -> dict[str, Any]:
    response = client.post("/jobs", json={"dataset": "digits", **fields})
    assert response.status_code == 201, response.text
    job: dict[str, Any] = response.json()
    return job


def test_a_submitted_job_is_answered_in_full_with_its_location(client: TestClient) -> None:
    response = client.post("/jobs", json={"dataset": "digits", "name": "demo", "search": {"trials": 3}})
    assert response.status_code == 201
    job = response.json()
    assert client.get(response.headers["location"]).json() == job
    assert job["state"] == "queued"
    assert job["name"] == "demo"
    assert job["spec"]["search"]["strategy"] == "evolution"  # a default
    assert job["progress"] == {"total": 4, "queued": 4, "running": 0, "succeeded": 0, "failed": 0, "cancelled": 0}
    assert job["best_model"] is job["error"] is job["started_at"] is job["ended_at"] is None
    assert job["cancel_requested"] is False
    assert RFC3339.fullmatch(job["created_at"])


def test_a_budget_of_seconds_is_all_that_a_job_needs_to_say(client: TestClient) -> None:
    job = submit(client, search={"budget": {"seconds": 600}})
    assert job["budget"] == {"measure": "seconds", "spent": 0.0, "total": 600.0}
    assert (job["progress"]["total"], job["warnings"]) == (1, []), "as many trials as are planned"
    extended = client.post(f"/jobs/{job['id']}/extend", json={"seconds": 60}).json()
    assert extended["budget"]["total"] == 660
    problem(client.post(f"/jobs/{job['id']}/extend", json={"seconds": 60, "trials": 1}), 422)
    problem(client.post(f"/jobs/{job['id']}/extend", json={"flops": 1e12}), 409)
    assert submit(client)["budget"] is None
    (warning,) = submit(client, search={"budget": {"seconds": 1e-6}})["warnings"]
    assert "search.budget.seconds is 1e-06: one epoch of the seed network takes about" in warning


@pytest.mark.parametrize("example", JOB_SPECS)
def test_every_documented_example_is_accepted(client: TestClient, example: str) -> None:
    assert client.post("/jobs", json=JOB_SPECS[example]["value"]).status_code == 201


def test_a_submitted_job_is_committed_before_its_answer_leaves(client: TestClient, resources: Resources) -> None:
    job = submit(client)
    with resources.database.read() as session:
        assert Jobs(session).get(job["id"]).id == job["id"]


def test_the_doorbell_rings_for_a_new_job_and_not_for_a_repeated_one(client: TestClient, resources: Resources) -> None:
    bells = resources.settings.data_dir / "broker" / "messages"
    for _ in range(2):
        client.post("/jobs", json={"dataset": "digits"}, headers={"Idempotency-Key": "one"})
        assert len(list(bells.glob("*.msg"))) == 1


def test_the_same_key_and_body_give_the_same_job(client: TestClient) -> None:
    headers = {"Idempotency-Key": "key-1"}
    first = client.post("/jobs", json={"dataset": "digits"}, headers=headers)
    again = client.post("/jobs", json={"dataset": "digits", "seed": 0}, headers=headers)  # seed 0 is the default
    assert (first.status_code, again.status_code) == (201, 200)
    assert again.json() == first.json()
    assert again.headers["location"] == first.headers["location"]
    assert len(client.get("/jobs").json()["items"]) == 1


def test_the_same_key_with_another_body_is_a_conflict(client: TestClient) -> None:
    headers = {"Idempotency-Key": "key-1"}
    client.post("/jobs", json={"dataset": "digits"}, headers=headers)
    problem(client.post("/jobs", json={"dataset": "digits", "seed": 1}, headers=headers), 409)
    assert len(client.get("/jobs").json()["items"]) == 1


@pytest.mark.parametrize("key", ["", "x" * 256])
def test_a_key_of_no_or_too_many_characters_is_refused(client: TestClient, key: str) -> None:
    problem(client.post("/jobs", json={"dataset": "digits"}, headers={"Idempotency-Key": key}), 422)
    assert client.get("/jobs").json()["items"] == []


def test_jobs_are_listed_newest_first_page_by_page(client: TestClient) -> None:
    ids = [submit(client, name=str(number))["id"] for number in range(5)]
    seen: list[str] = []
    cursor = None
    while True:
        page = client.get("/jobs", params={"limit": 2, **({"cursor": cursor} if cursor else {})}).json()
        seen += [job["id"] for job in page["items"]]
        cursor = page["next_cursor"]
        if cursor is None:
            break
    assert seen == ids[::-1]


def test_jobs_are_listed_by_state(client: TestClient) -> None:
    job = submit(client)
    submit(client)
    client.post(f"/jobs/{job['id']}/pause")
    assert [item["id"] for item in client.get("/jobs?state=paused").json()["items"]] == [job["id"]]


@pytest.mark.parametrize(
    ("method", "path"),
    [
        ("GET", ""),
        ("DELETE", ""),
        ("POST", "/pause"),
        ("POST", "/resume"),
        ("POST", "/cancel"),
        ("GET", "/trials"),
        ("GET", "/lineage"),
        ("GET", "/events"),
    ],
)
@pytest.mark.parametrize("job_id", ["job_unknown", "x" * 500, "%00", "%F0%9F%8C%B1", "a'b"])
def test_an_unknown_job_is_not_found(client: TestClient, method: str, path: str, job_id: str) -> None:
    problem(client.request(method, f"/jobs/{job_id}{path}"), 404)


def test_an_unknown_job_cannot_be_extended(client: TestClient) -> None:
    problem(client.post("/jobs/job_unknown/extend", json={"trials": 1}), 404)


def test_a_paused_job_gives_no_trial_until_it_is_resumed(client: TestClient, hand: Hand) -> None:
    job = submit(client, search={"trials": 1})
    assert client.post(f"/jobs/{job['id']}/pause").json()["state"] == "paused"
    with pytest.raises(AssertionError, match="no trial is queued"):
        hand.claim()
    assert client.post(f"/jobs/{job['id']}/resume").json()["state"] == "queued"
    hand.claim()


def test_a_cancelled_job_that_runs_says_so_until_its_device_is_free(client: TestClient, hand: Hand) -> None:
    job = submit(client)
    hand.claim()
    answer = client.post(f"/jobs/{job['id']}/cancel").json()
    assert (answer["state"], answer["cancel_requested"]) == ("running", True)


def test_what_a_job_cannot_become_is_a_conflict_that_names_its_state(client: TestClient) -> None:
    job = submit(client)
    client.post(f"/jobs/{job['id']}/cancel")
    for action in ("pause", "resume", "cancel"):
        assert "cancelled" in problem(client.post(f"/jobs/{job['id']}/{action}"), 409)["detail"]


def test_an_ended_job_is_extended(client: TestClient, hand: Hand) -> None:
    job = submit(client, search={"trials": 1})
    hand.succeed()
    hand.succeed()
    assert client.get(f"/jobs/{job['id']}").json()["state"] == "succeeded"
    extended = client.post(f"/jobs/{job['id']}/extend", json={"trials": 2}).json()
    assert extended["state"] == "queued"
    assert extended["progress"]["total"] == 4
    assert extended["ended_at"] is None


@pytest.mark.parametrize("body", [{}, {"trials": 0}, {"trials": -1}, {"trials": "2"}, {"trials": 10**12}, {"more": 1}])
def test_a_senseless_extension_is_refused_and_changes_nothing(client: TestClient, body: dict[str, object]) -> None:
    job = submit(client)
    problem(client.post(f"/jobs/{job['id']}/extend", json=body), 422)
    assert client.get(f"/jobs/{job['id']}").json() == job


def test_progress_and_the_best_model_follow_the_trials(client: TestClient, hand: Hand) -> None:
    job = submit(client, search={"trials": 2, "parallel": 1})
    hand.succeed(0.8)
    best = hand.succeed(0.9)
    hand.fail()
    answer = client.get(f"/jobs/{job['id']}").json()
    assert answer["state"] == "succeeded"
    assert answer["progress"] == {"total": 3, "queued": 0, "running": 0, "succeeded": 2, "failed": 1, "cancelled": 0}
    assert answer["best_model"]["model_id"] == best
    assert answer["best_model"]["rank"] == 1
    assert answer == client.get("/jobs").json()["items"][0]


def test_the_best_model_is_the_first_by_the_jobs_objective(client: TestClient, hand: Hand) -> None:
    job = submit(client, objective="val_loss", search={"trials": 1})
    hand.succeed(0.9, loss=0.5)
    lowest = hand.succeed(0.1, loss=0.4)
    assert client.get(f"/jobs/{job['id']}").json()["best_model"]["model_id"] == lowest


def test_a_failed_seed_fails_the_job_with_its_error(client: TestClient, hand: Hand) -> None:
    job = submit(client)
    hand.fail("out_of_memory", "the device has 1 GiB")
    answer = client.get(f"/jobs/{job['id']}").json()
    assert answer["state"] == "failed"
    assert "1 GiB" in answer["error"]


def test_trials_are_listed_by_number_with_what_became_of_them(client: TestClient, hand: Hand) -> None:
    job = submit(client, search={"trials": 2, "parallel": 1})
    seed = hand.succeed()
    hand.fail()
    page = client.get(f"/jobs/{job['id']}/trials", params={"limit": 2}).json()
    first, second = page["items"]
    assert (first["number"], first["state"], first["model_id"], first["parent_id"]) == (0, "succeeded", seed, None)
    assert (first["epoch"], first["attempt"], first["mutations"]) == (2, 1, [])
    assert (second["state"], second["error_kind"], second["model_id"]) == ("failed", "diverged", None)
    assert second["evidence"] == {"loss": 1e9}
    assert second["parent_id"] == seed
    rest = client.get(f"/jobs/{job['id']}/trials", params={"limit": 2, "cursor": page["next_cursor"]}).json()
    assert [trial["state"] for trial in rest["items"]] == ["queued"]
    assert rest["next_cursor"] is None


def test_trials_are_listed_by_state(client: TestClient, hand: Hand) -> None:
    job = submit(client, search={"trials": 2, "parallel": 1})
    hand.succeed()
    items = client.get(f"/jobs/{job['id']}/trials?state=queued").json()["items"]
    assert [trial["number"] for trial in items] == [1]


def test_the_lineage_is_a_tree_of_models(client: TestClient, hand: Hand) -> None:
    job = submit(client, search={"trials": 1})
    seed, child = hand.succeed(), hand.succeed()
    tree = client.get(f"/jobs/{job['id']}/lineage").json()
    assert [node["model_id"] for node in tree["nodes"]] == [seed, child]
    assert tree["edges"] == [{"parent_id": seed, "child_id": child, "mutations": ["wider"]}]


def test_a_job_that_has_not_ended_is_not_deleted(client: TestClient) -> None:
    job = submit(client)
    problem(client.delete(f"/jobs/{job['id']}"), 409)
    assert client.get(f"/jobs/{job['id']}").status_code == 200


def test_deleting_a_job_deletes_its_models_and_their_files(
    client: TestClient, hand: Hand, resources: Resources
) -> None:
    job = submit(client, search={"trials": 1})
    models = [hand.succeed(), hand.succeed()]
    digests = [client.get(f"/models/{model}").json()["checkpoint"]["sha256"] for model in models]
    response = client.delete(f"/jobs/{job['id']}")
    assert (response.status_code, response.content) == (204, b"")
    problem(client.get(f"/jobs/{job['id']}"), 404)
    problem(client.get(f"/models/{models[0]}"), 404)
    assert not any(resources.checkpoints.exists(digest) for digest in digests)
    assert client.get("/leaderboard").json()["items"] == []


def test_a_file_that_another_job_shares_is_kept(client: TestClient, hand: Hand, resources: Resources) -> None:
    first = submit(client, search={"trials": 1})
    submit(client, search={"trials": 1})
    models = [hand.succeed() for _ in range(4)]  # the same networks in both jobs
    client.delete(f"/jobs/{first['id']}")
    kept = [client.get(f"/models/{model}/checkpoint").status_code for model in models]
    assert sorted(kept) == [200, 200, 404, 404]


def test_a_job_whose_model_seeds_another_job_is_not_deleted(client: TestClient, hand: Hand) -> None:
    job = submit(client, search={"trials": 1})
    seed = hand.succeed()
    hand.succeed()
    submit(client, seed_model={"model_id": seed})
    problem(client.delete(f"/jobs/{job['id']}"), 409)


def test_a_trained_model_seeds_a_job_without_a_trial_of_its_own(client: TestClient, hand: Hand) -> None:
    submit(client, search={"trials": 1})
    seed = hand.succeed()
    job = submit(client, seed_model={"model_id": seed}, search={"trials": 3})
    assert job["progress"]["total"] == 3
