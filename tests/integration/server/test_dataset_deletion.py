"""Data sets that are deleted while jobs and models name them: refused, or answered for, on both databases."""

import io
from typing import Any

import httpx
import numpy as np

from tests.integration.server.conftest import Service

SAMPLE = [[[0.0] * 8] * 8]


def npz(samples: int) -> bytes:
    """An upload that the hand's networks fit: 10 classes of 8 by 8 pixels."""
    buffer = io.BytesIO()
    images = np.random.default_rng(samples).integers(0, 255, (samples, 8, 8), dtype=np.uint8)
    np.savez(buffer, x=images, y=np.arange(samples) % 10)
    return buffer.getvalue()


def upload(service: Service, name: str, samples: int = 200) -> httpx.Response:
    return service.client.post("/datasets", data={"name": name}, files={"file": ("shapes.npz", npz(samples))})


def post(service: Service, name: str) -> str:
    body = {"dataset": name, "search": {"trials": 1}, "seed_model": {"preset": "digits_cnn"}}
    posted = service.client.post("/jobs", json=body)
    assert posted.status_code == 201, posted.text
    return str(posted.json()["id"])


def refused(response: httpx.Response, status: int, *words: str) -> dict[str, Any]:
    """The problem, which says these words."""
    assert response.status_code == status, response.text
    assert response.headers["content-type"] == "application/problem+json"
    problem: dict[str, Any] = response.json()
    assert all(word in problem["detail"] for word in words), problem
    return problem


def test_an_upload_is_deleted_with_its_file_and_may_come_back_as_what_it_was(service: Service) -> None:
    sha256 = upload(service, "passing").json()["sha256"]
    assert service.hand.checkpoints.exists(sha256)
    assert service.client.delete("/datasets/passing").status_code == 204
    assert not service.hand.checkpoints.exists(sha256)
    assert "passing" not in {item["name"] for item in service.client.get("/datasets").json()["items"]}
    refused(service.client.delete("/datasets/passing"), 404, "'passing'")
    refused(service.client.post("/jobs", json={"dataset": "passing"}), 422, "dataset", "'passing' was deleted")
    assert upload(service, "passing").status_code == 201
    assert service.hand.checkpoints.exists(sha256)
    assert service.client.delete("/datasets/passing").status_code == 204
    assert upload(service, "passing", 210).status_code == 201  # nothing has learned from the first one


def test_what_is_built_in_is_not_deleted(service: Service) -> None:
    refused(service.client.delete("/datasets/digits"), 404, "'digits'", "built in")
    assert service.client.get("/datasets").json()["items"][2]["name"] == "digits"


def test_the_file_stays_for_another_data_set_of_the_same_samples(service: Service) -> None:
    upload(service, "twin", 220)
    sha256 = upload(service, "other-twin", 220).json()["sha256"]
    assert service.client.delete("/datasets/twin").status_code == 204
    assert service.hand.checkpoints.exists(sha256)


def test_a_job_that_has_not_ended_keeps_its_data_set(service: Service) -> None:
    sha256 = upload(service, "busy", 230).json()["sha256"]
    job = post(service, "busy")
    refused(service.client.delete("/datasets/busy"), 409, "'busy'", job)
    assert service.hand.checkpoints.exists(sha256)
    service.client.post(f"/jobs/{job}/cancel").raise_for_status()
    assert service.client.delete("/datasets/busy").status_code == 204
    refused(service.client.post(f"/jobs/{job}/extend", json={"trials": 1}), 409, "'busy' was deleted")


def test_models_keep_what_they_need_of_a_data_set_that_is_deleted(service: Service) -> None:
    upload(service, "shapes", 240)
    job = post(service, "shapes")
    seed, child = service.hand.succeed(0.5), service.hand.succeed(0.6)
    assert service.client.get(f"/jobs/{job}").json()["state"] == "succeeded"
    ask = service.client
    predict = {"inputs": SAMPLE}
    before = ask.post(f"/models/{child}/predict", json=predict).json()
    assert before["normalised"] == "as_in_training"
    assert "confusion" in ask.get(f"/ui/models/{seed}/mistakes").text.lower()
    assert ask.delete("/datasets/shapes").status_code == 204

    assert ask.post(f"/models/{child}/predict", json=predict).json() == before
    assert ask.get(f"/models/{child}").json()["normalisation"]["std"][0] > 1
    mistakes = ask.get(f"/ui/models/{seed}/mistakes")
    assert mistakes.status_code == 200
    assert "shapes" in mistakes.text
    assert "was deleted" in mistakes.text
    card = ask.get(f"/models/{child}/card")
    assert card.status_code == 200
    assert "240" not in card.text.split("## Normalisation")[0] or "Subtract the mean" in card.text
    assert "| channel | mean | standard deviation |" in card.text
    # These need no data set.
    assert ask.post(f"/models/{child}/verify").status_code == 200
    assert ask.get(f"/models/{child}/checkpoint").status_code == 200
    assert ask.get(f"/models/{child}/export", params={"format": "python"}).status_code == 200
    assert ask.get("/leaderboard", params={"dataset": "shapes"}).json()["items"][0]["model_id"] == child
    for page in (f"/ui/models/{child}", f"/ui/jobs/{job}", "/ui/datasets", "/ui/leaderboard"):
        assert ask.get(page).status_code == 200, page

    refused(upload(service, "shapes", 250), 409, "shapes", job)
    refused(ask.post(f"/jobs/{job}/extend", json={"trials": 1}), 409, "'shapes' was deleted")
    assert upload(service, "shapes", 240).status_code == 201
    assert ask.post(f"/models/{child}/predict", json=predict).status_code == 200
