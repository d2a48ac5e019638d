"""Nothing that a client sends makes a server error, on either database."""

import base64
import json
from typing import Any
from urllib.parse import quote

import pytest

from tests.integration.server.conftest import Service

TEXTS = [
    "\x00",
    "a\x00b",
    "\ud83c\udf31",
    "'; DROP TABLE jobs; --",
    "%",
    "x" * 3000,
    "\u202e",
    "\uffff",
    "../../x",
    "NaN",
]
PATHS = ["/jobs/{}", "/jobs/{}/trials", "/jobs/{}/lineage", "/jobs/{}/events", "/models/{}", "/models/{}/checkpoint"]


def as_text(value: str) -> str:
    return value.encode("utf-16", "surrogatepass").decode("utf-16")


@pytest.mark.parametrize("path", PATHS)
def test_any_text_may_stand_for_an_id(service: Service, path: str) -> None:
    for text in TEXTS:
        response = service.client.get(path.format(quote(as_text(text), safe="")))
        assert response.status_code in (404, 422), (text, response.text)
        assert response.headers["content-type"] == "application/problem+json"


def test_any_text_may_stand_for_a_filter(service: Service) -> None:
    for text in TEXTS:
        for name in ("job_id", "dataset", "sort", "pareto", "limit", "cursor"):
            response = service.client.get("/leaderboard", params={name: as_text(text)})
            assert response.status_code in (200, 422), (name, text, response.text)


def cursor(content: Any) -> str:
    return base64.urlsafe_b64encode(json.dumps(content).encode()).decode().rstrip("=")


MOMENTS = ["2026-01-01T00:00:00+00:00", "0001-01-01T00:00:00+23:59", "9999-12-31T23:59:59-23:59", "2026-01-01", "", "x"]
NUMBERS = [0, -1, 2**63 - 1, 2**63, 10**400, 1.5, 1e308, True, None, "1", [], {}]
IDS = ["job_x", "a\x00b", "\ud800", "", 3]


@pytest.mark.parametrize("moment", MOMENTS)
def test_a_forged_cursor_of_jobs_is_no_server_error(service: Service, moment: str) -> None:
    for identifier in IDS:
        for offset in NUMBERS:
            forged = cursor(["jobs/", offset, [moment, identifier]])
            response = service.client.get("/jobs", params={"cursor": forged})
            assert response.status_code in (200, 422), (offset, identifier, response.text)


@pytest.mark.parametrize("number", NUMBERS, ids=lambda number: str(number)[:20])
def test_a_forged_cursor_of_the_leaderboard_is_no_server_error(service: Service, number: Any) -> None:
    for moment in MOMENTS:
        for identifier in IDS:
            forged = cursor(["leaderboard/val_accuracy///", 1, [number, number, moment, identifier]])
            response = service.client.get("/leaderboard", params={"cursor": forged})
            assert response.status_code in (200, 422), (moment, identifier, response.text)


@pytest.mark.parametrize("text", ["", "-1", "9" * 30, "x", "1\x00"])
def test_a_forged_cursor_of_trials_is_no_server_error(service: Service, text: str) -> None:
    job = service.client.post("/jobs", json={"dataset": "digits"}).json()["id"]
    forged = base64.urlsafe_b64encode(text.encode()).decode().rstrip("=")
    response = service.client.get(f"/jobs/{job}/trials", params={"cursor": forged})
    assert response.status_code in (200, 422), response.text


def test_any_text_may_stand_for_the_names_of_a_job(service: Service) -> None:
    headers = {"content-type": "application/json"}
    for text in [*TEXTS, "\ud800"]:
        for body in (
            {"dataset": text},
            {"dataset": "digits", "name": text},
            {"dataset": "digits", "mutations": {text: 1}},
            {"dataset": "digits", "seed_model": {"model_id": text}},
            {"dataset": "digits", text: 1},
        ):
            response = service.client.post("/jobs", content=json.dumps(body).encode(), headers=headers)
            assert response.status_code in (201, 422), (body, response.text)
            if response.status_code == 201:
                job = response.json()
                assert service.client.get(f"/jobs/{job['id']}").json() == job


def test_a_large_event_id_is_no_server_error(service: Service) -> None:
    job = service.client.post("/jobs", json={"dataset": "digits"}).json()["id"]
    service.client.post(f"/jobs/{job}/cancel")
    for given in ("9" * 18, "9" * 30, "9" * 3000):
        response = service.client.get(f"/jobs/{job}/events", headers={"Last-Event-ID": given})
        assert response.status_code in (200, 422), response.text
