"""The leaderboard over HTTP."""

import pytest
from fastapi.testclient import TestClient

from tests.unit.server.answers import faults
from tests.unit.server.hand import Hand

FIELDS = {
    "rank",
    "model_id",
    "job_id",
    "trial_id",
    "parent_id",
    "generation",
    "dataset",
    "val_accuracy",
    "val_loss",
    "parameters",
    "flops",
    "mutations",
    "created_at",
}


def grow(client: TestClient, hand: Hand, *accuracies: float, **fields: object) -> tuple[str, list[str]]:
    """A job and its models, in the order of their trials."""
    body = {"dataset": "digits", "search": {"trials": len(accuracies) - 1, "parallel": 1}, **fields}
    job = client.post("/jobs", json=body).json()
    return job["id"], [hand.succeed(accuracy) for accuracy in accuracies]


def test_models_are_ranked_with_the_designs_fields(client: TestClient, hand: Hand) -> None:
    job, models = grow(client, hand, 0.7, 0.9, 0.8)
    items = client.get("/leaderboard").json()["items"]
    assert [item["rank"] for item in items] == [1, 2, 3]
    assert [item["model_id"] for item in items] == [models[1], models[2], models[0]]
    assert all(set(item) == FIELDS for item in items)
    best = items[0]
    assert (best["job_id"], best["dataset"], best["generation"], best["mutations"]) == (job, "digits", 1, ["wider"])
    assert (items[2]["parent_id"], items[2]["generation"], items[2]["mutations"]) == (None, 0, [])
    assert best["created_at"].endswith("Z")


def test_ranks_count_on_from_page_to_page(client: TestClient, hand: Hand) -> None:
    grow(client, hand, 0.5, 0.6, 0.7, 0.8, 0.9)
    first = client.get("/leaderboard", params={"limit": 2}).json()
    second = client.get("/leaderboard", params={"limit": 2, "cursor": first["next_cursor"]}).json()
    assert [item["rank"] for item in second["items"]] == [3, 4]
    third = client.get("/leaderboard", params={"limit": 2, "cursor": second["next_cursor"]}).json()
    assert [item["rank"] for item in third["items"]] == [5]
    assert third["next_cursor"] is None


def test_filters_rank_their_models_among_themselves(client: TestClient, hand: Hand) -> None:
    grow(client, hand, 0.9, 0.95)
    job, models = grow(client, hand, 0.5, 0.6)
    items = client.get("/leaderboard", params={"job_id": job}).json()["items"]
    assert [(item["rank"], item["model_id"]) for item in items] == [(1, models[1]), (2, models[0])]
    assert len(client.get("/leaderboard?dataset=digits").json()["items"]) == 4
    assert client.get("/leaderboard?dataset=mnist").json() == {"items": [], "next_cursor": None}
    assert client.get("/leaderboard", params={"job_id": "\x00"}).json()["items"] == []


@pytest.mark.parametrize("sort", ["val_accuracy", "val_loss", "parameters", "flops", "created_at", "seconds"])
def test_every_documented_sort_is_answered(client: TestClient, hand: Hand, sort: str) -> None:
    grow(client, hand, 0.5, 0.6)
    assert len(client.get("/leaderboard", params={"sort": sort}).json()["items"]) == 2


def test_the_pareto_front_leaves_out_what_is_beaten_in_both(client: TestClient, hand: Hand) -> None:
    client.post("/jobs", json={"dataset": "digits", "search": {"trials": 2, "parallel": 1}})
    small = hand.succeed(0.8, parameters=10)
    hand.succeed(0.7, parameters=20)
    large = hand.succeed(0.9, parameters=30)
    items = client.get("/leaderboard?pareto=parameters").json()["items"]
    assert [item["model_id"] for item in items] == [large, small]


@pytest.mark.parametrize(
    ("query", "field"),
    [
        ("sort=magic", "sort"),
        ("limit=0", "limit"),
        ("limit=501", "limit"),
        ("limit=x", "limit"),
        ("cursor=nonsense", "cursor"),
        ("cursor=%FF", "cursor"),
        ("pareto=flops", "pareto"),
        ("order=desc", "order"),
        ("dataset=" + "x" * 300, "dataset"),
    ],
)
def test_a_senseless_query_is_refused_by_name(client: TestClient, query: str, field: str) -> None:
    assert field in faults(client.get(f"/leaderboard?{query}"))


def test_a_cursor_of_another_sort_is_refused(client: TestClient, hand: Hand) -> None:
    grow(client, hand, 0.5, 0.6)
    cursor = client.get("/leaderboard?limit=1").json()["next_cursor"]
    assert "cursor" in faults(client.get("/leaderboard", params={"limit": 1, "sort": "flops", "cursor": cursor}))
