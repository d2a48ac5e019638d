"""The dashboard's pages that belong to no job and no model, as a browser gets them."""

import gzip
import io
import re
from http import HTTPStatus
from pathlib import Path
from typing import cast

import numpy as np
import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient
from PIL import Image

from server import access
from server.dashboard import login
from server.dashboard.workers import resident_bytes
from server.dependencies import Resources
from store.repositories import Workers
from store.tokens import KeyScope
from tests.unit.server.hand import Hand
from tests.unit.server.keyed import client_of, token

BROWSER = {"Accept": "text/html,application/xhtml+xml,*/*;q=0.8"}
EVIL = '<img src=x onerror="alert(1)">'


@pytest.fixture
def browser(client: TestClient) -> TestClient:
    client.headers.update(BROWSER)
    return client


def npz(samples: int = 60, classes: int = 3) -> bytes:
    file = io.BytesIO()
    images = np.random.default_rng(0).integers(0, 256, (samples, 8, 8), dtype=np.uint8)
    np.savez(file, x=images, y=np.arange(samples) % classes)
    return file.getvalue()


def upload(client: TestClient, name: str, content: bytes) -> None:
    answer = client.post("/datasets", data={"name": name}, files={"file": (name, content)})
    assert answer.status_code == HTTPStatus.CREATED, answer.text


def ranked(hand: Hand, client: TestClient, count: int, name: str = "grown") -> list[str]:
    """So many models of one job, each a little better than the one before; returns their ids."""
    spec = {"name": name, "dataset": "digits", "search": {"trials": count, "parallel": 1}}
    assert client.post("/jobs", json=spec).status_code == HTTPStatus.CREATED
    return [hand.succeed(0.5 + place / 1000) for place in range(count)]


# --- the leaderboard


def test_the_leaderboard_ranks_models_and_names_their_jobs_as_text(browser: TestClient, hand: Hand) -> None:
    models = ranked(hand, browser, 3, name=EVIL)
    text = browser.get("/ui/leaderboard").text
    places = [text.index(f"/ui/models/{model}") for model in reversed(models)]
    assert places == sorted(places)
    assert EVIL not in text
    assert "&lt;img src=x" in text


def test_the_leaderboard_of_a_job_has_its_models_alone(browser: TestClient, hand: Hand) -> None:
    jobs = {
        model: browser.get(f"/models/{model}").json()["job_id"]
        for model in [*ranked(hand, browser, 2, name=EVIL), *ranked(hand, browser, 2, name=EVIL)]
    }
    job = next(iter(jobs.values()))
    own = [model for model, of in jobs.items() if of == job]
    others = jobs.keys() - set(own)
    assert others
    page = browser.get(f"/ui/leaderboard?job_id={job}&sort=parameters").text
    assert all(f"/ui/models/{model}" in page for model in own)
    assert not any(f"/ui/models/{model}" in page for model in others)
    assert EVIL not in page
    assert f"/leaderboard/stream?job_id={job}" in page  # live, within the job
    assert 'href="/ui/leaderboard?sort=parameters"' in page  # out of it again
    assert f"/ui/leaderboard?job_id={job}" in browser.get(f"/ui/jobs/{job}").text
    assert browser.get("/ui/leaderboard?job_id=job_gone").status_code == HTTPStatus.NOT_FOUND


def test_the_leaderboard_grows_by_pages_and_stays_live(browser: TestClient, hand: Hand) -> None:
    ranked(hand, browser, 5)
    text = browser.get("/ui/leaderboard", params={"rows": 2, "sort": "parameters"}).text
    assert text.count("data-pick") == 2
    assert re.search(r"rows=52#rank-2", text)
    assert "leaderboard/stream?sort=parameters&amp;limit=2" in text


def test_rows_beyond_the_most_of_a_page_come_by_cursor(browser: TestClient, hand: Hand) -> None:
    ranked(hand, browser, 3)
    cursor = browser.get("/leaderboard", params={"limit": 2}).json()["next_cursor"]
    text = browser.get("/ui/leaderboard", params={"rows": 2, "cursor": cursor}).text
    assert 'id="rank-3"' in text
    assert "Back to the best" in text
    assert "data-events" not in text


def test_htmx_gets_the_table_alone(browser: TestClient, hand: Hand) -> None:
    ranked(hand, browser, 1)
    part = browser.get("/ui/leaderboard", headers={"HX-Request": "true"}).text
    assert "<table>" in part
    assert "<html" not in part


@pytest.mark.parametrize("path", ["/ui/leaderboard", "/ui/leaderboard?dataset=nothing", "/ui/workers", "/ui/datasets"])
def test_an_empty_service_says_what_to_do(browser: TestClient, path: str) -> None:
    text = browser.get(path).text
    assert "/ui/jobs/new" in text or "netgrow worker" in text


# --- workers


def test_a_worker_is_shown_with_its_trial(browser: TestClient, hand: Hand, resources: Resources) -> None:
    job = browser.post("/jobs", json={"name": EVIL, "dataset": "digits", "search": {"trials": 1}}).json()
    trial = hand.claim().trial_id
    with resources.database.write() as session:
        Workers(session).seen("worker_abcdef", host="elsewhere", pid=1, device="cuda:0", trial_id=trial)
    text = browser.get("/ui/workers").text
    assert f"/ui/jobs/{job['id']}" in text
    assert "cuda:0" in text
    assert EVIL not in text
    assert "not known" in text, "the memory of a process of another machine"


def test_memory_counts_a_process_and_its_children(tmp_path: Path) -> None:
    for pid, pages, children in ((7, 10, "8 9"), (8, 20, ""), (9, 5, "")):
        (tmp_path / str(pid) / "task" / str(pid)).mkdir(parents=True)
        (tmp_path / str(pid) / "statm").write_text(f"100 {pages} 0 0 0 0 0")
        (tmp_path / str(pid) / "task" / str(pid) / "children").write_text(children)
    one = resident_bytes(9, tmp_path)
    assert one is not None
    assert resident_bytes(7, tmp_path) == 7 * one
    assert resident_bytes(6, tmp_path) is None


# --- data sets


def test_a_preview_counts_and_shows_each_class(browser: TestClient) -> None:
    upload(browser, "three", npz(60, 3))
    text = browser.get("/ui/datasets/three/preview").text
    sources = re.findall(r'src="([^"]+)"', text)
    assert len(sources) == 3
    answer = browser.get(sources[0])
    assert answer.headers["content-type"] == "image/png"
    assert "immutable" in answer.headers["cache-control"]
    assert browser.get(sources[0].split("?")[0]).headers["cache-control"] == "no-cache"
    assert Image.open(io.BytesIO(answer.content)).height == 40
    assert browser.get("/ui/data/datasets/three/3.png").status_code == HTTPStatus.NOT_FOUND


def test_the_preview_of_features_has_statistics_and_no_pictures(browser: TestClient) -> None:
    file = io.BytesIO()
    np.savez(file, x=np.random.default_rng(0).normal(size=(40, 5)).astype(np.float32), y=np.arange(40) % 2)
    upload(browser, "features", file.getvalue())
    text = browser.get("/ui/datasets/features/preview").text
    assert "<img" not in text
    assert "Feature" in text


def test_a_data_set_that_is_not_here_says_what_is_missing(browser: TestClient) -> None:
    assert "is missing" in browser.get("/ui/datasets/mnist/preview").text


def test_a_job_with_a_data_set_starts_from_its_page(browser: TestClient) -> None:
    upload(browser, "three", npz())
    assert "/ui/jobs/new?dataset=three" in browser.get("/ui/datasets/three").text
    assert re.search(r'<option value="three" selected', browser.get("/ui/jobs/new?dataset=three").text)


# --- the way in


def test_a_browser_without_a_session_is_led_to_the_way_in(app: FastAPI, resources: Resources) -> None:
    token(resources)
    with TestClient(app, follow_redirects=False, headers=BROWSER) as client:
        answer = client.get("/ui/leaderboard?sort=flops")
        assert answer.status_code == HTTPStatus.SEE_OTHER
        assert answer.headers["location"] == "/ui/login?next=%2Fui%2Fleaderboard%3Fsort%3Dflops"
        client.cookies.set("netgrow_session", "netgrow_session_gone")
        assert "ended=1" in client.get("/").headers["location"]
        assert "Your session has ended" in client.get("/ui/login?ended=1").text


def test_a_part_of_a_page_sends_the_whole_page_to_the_way_in(app: FastAPI, resources: Resources) -> None:
    token(resources)
    with TestClient(app) as client:
        asked = {"HX-Request": "true", "HX-Current-URL": "http://testserver/ui/workers"}
        answer = client.get("/ui/workers", headers=asked)
    assert answer.status_code == HTTPStatus.UNAUTHORIZED
    assert answer.headers["hx-redirect"] == "/ui/login?next=%2Fui%2Fworkers"


def test_the_form_logs_in_without_a_script(app: FastAPI, resources: Resources) -> None:
    secret = token(resources)
    with TestClient(app, headers=BROWSER) as client:
        wrong = client.post("/login", data={"key": "netgrow_no"})
        assert wrong.status_code == HTTPStatus.UNAUTHORIZED
        assert "This API key is not valid" in wrong.text
        page = client.post("/login", data={"key": secret})
        assert page.url.path == "/"
        assert "Log out" in page.text
        assert "Log out" not in client.get("/ui/login").text, "the page knows nobody"


@pytest.mark.parametrize(
    "target", ["https://elsewhere", "//elsewhere", "/\\elsewhere", "javascript:alert(1)", "/\tx", ""]
)
def test_the_way_in_leads_nowhere_else(browser: TestClient, target: str) -> None:
    assert login.own(target) == "/"
    assert 'data-target="/"' in browser.get("/ui/login", params={"next": target}).text


# --- what goes wrong


@pytest.mark.parametrize(
    ("path", "status", "said"),
    [
        ("/ui/jobs/job_gone", 404, "There is no such job"),
        ("/ui/models/model_gone", 404, "There is no such model"),
        ("/ui/datasets/gone", 404, "There is no such data set"),
        ("/ui/nothing", 404, "There is no such page"),
        ("/nothing", 404, "There is no such page"),
        ("/ui/leaderboard?sort=beauty", 422, "sort"),
        ("/ui/workers?colour=red", 422, "colour"),
    ],
)
def test_what_goes_wrong_has_a_page(browser: TestClient, path: str, status: int, said: str) -> None:
    answer = browser.get(path)
    assert answer.status_code == status
    assert answer.headers["content-type"].startswith("text/html")
    assert "Content-Security-Policy" in answer.headers
    assert said in answer.text
    assert 'class="button' in answer.text, "it leads on"


@pytest.mark.parametrize("path", ["/jobs/job_gone", "/models/model_gone", "/ui/data/datasets/gone/0.png"])
def test_the_api_answers_browsers_too_with_problem_details(browser: TestClient, path: str) -> None:
    assert browser.get(path).headers["content-type"] == "application/problem+json"


@pytest.mark.parametrize("path", ["/ui/jobs/job_gone", "/nothing", "/ui/nothing"])
def test_programs_get_problem_details_everywhere(client: TestClient, path: str) -> None:
    assert client.get(path).headers["content-type"] == "application/problem+json"


def test_a_hostile_path_is_shown_as_text(browser: TestClient) -> None:
    assert EVIL not in browser.get(f"/ui/leaderboard?sort={EVIL}").text
    assert EVIL not in browser.get(f"/ui/{EVIL}").text


def test_a_failure_has_a_page_and_says_nothing_about_the_inside(app: FastAPI, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(cast("dict[access.Route, KeyScope]", access.REQUIRED), ("GET", "/ui/fails"), KeyScope.READ)

    def fail() -> None:
        raise RuntimeError("a secret")

    app.add_api_route("/ui/fails", fail)
    with TestClient(app, raise_server_exceptions=False, headers=BROWSER) as client:
        answer = client.get("/ui/fails")
    assert answer.status_code == HTTPStatus.INTERNAL_SERVER_ERROR
    assert "The server failed" in answer.text
    assert "a secret" not in answer.text
    assert "Content-Security-Policy" in answer.headers


def test_a_key_that_may_not_is_told_so(app: FastAPI, monkeypatch: pytest.MonkeyPatch) -> None:
    client = client_of(app, KeyScope.READ)
    answer = client.post("/ui/models/model_x/verification", headers=BROWSER)
    assert answer.status_code == HTTPStatus.FORBIDDEN
    assert "Log in with another key" in answer.text


def test_a_database_that_is_away_has_a_page_that_waits(browser: TestClient, resources: Resources) -> None:
    resources.database.dispose()
    path = resources.settings.data_dir / "netgrow.sqlite3"
    path.rename(path.with_suffix(".away"))
    path.mkdir()
    answer = browser.get("/ui/workers")
    assert answer.status_code == HTTPStatus.SERVICE_UNAVAILABLE
    assert "retry-after" in answer.headers
    assert "tries again by itself" in answer.text
    assert "retry.js" in answer.text


# --- bytes


def test_text_is_compressed_and_weights_and_streams_are_not(browser: TestClient, hand: Hand) -> None:
    [model] = ranked(hand, browser, 1)
    assert browser.get("/ui/leaderboard").headers["content-encoding"] == "gzip"
    assert browser.get("/openapi.json").headers["content-encoding"] == "gzip"
    checkpoint = browser.get(f"/models/{model}/checkpoint")
    assert "content-encoding" not in checkpoint.headers


def test_a_file_asked_for_by_its_version_is_kept_for_ever(browser: TestClient) -> None:
    page = browser.get("/ui/leaderboard").text
    [address] = re.findall(r'href="(/static/app\.css\?v=\w+)"', page)
    answer = browser.get(address)
    assert "immutable" in answer.headers["cache-control"]
    assert answer.headers["content-encoding"] == "gzip"
    assert len(gzip.compress(answer.content)) < len(answer.content)
    for stale in (address.split("?")[0], address.split("?")[0] + "?v=0"):
        assert browser.get(stale).headers["cache-control"] == "no-cache"
