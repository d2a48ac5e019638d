"""The front page, the form that posts a job, and the page of a job, as HTML."""

import html
import json
import re
from typing import Any

import pytest
from fastapi.testclient import TestClient

from nas import mutations, presets
from nas.job import DEFAULT_WEIGHTS, JobSpec
from nas.training.recipe import Recipe
from server.dashboard.job.feed import TOLD, told
from store import models
from store.states import EventKind, JobState
from tests.unit.server.answers import problem
from tests.unit.server.hand import Hand

HOSTILE = "<script>alert(1)</script>\"'&"
PARTS = ("head", "running", "leaderboard", "failures", "events")


def submit(client: TestClient, **fields: Any) -> str:
    response = client.post("/jobs", json={"dataset": "digits", "search": {"trials": 3, "parallel": 1}, **fields})
    assert response.status_code == 201, response.text
    job: str = response.json()["id"]
    return job


def tags(page: str, tag_name: str, /, **attributes: str) -> list[str]:
    """The opening tags of this name that have these attributes."""
    found = re.findall(rf"<{tag_name}\b[^>]*>", page)
    return [
        tag for tag in found if all(f'{key.replace("_", "-")}="{value}"' in tag for key, value in attributes.items())
    ]


def rows(client: TestClient, job: str, **query: Any) -> dict[str, Any]:
    response = client.get(f"/ui/data/jobs/{job}/growth", params=query)
    assert response.status_code == 200, response.text
    found: dict[str, Any] = response.json()
    return found


# --- the front page


def test_jobs_are_found_by_words_and_by_state(client: TestClient) -> None:
    for name in ("apples 100%", "pears"):
        submit(client, name=name)
    cancelled = submit(client, name="apples, cancelled")
    client.post(f"/jobs/{cancelled}/cancel")
    names = ("apples 100%", "pears", "apples, cancelled")

    def shown(**query: str) -> list[str]:
        page = client.get("/", params=query).text
        return [name for name in names if f">{name}</a>" in page]

    assert shown() == list(names)
    assert shown(search="APPLES") == ["apples 100%", "apples, cancelled"]
    assert shown(search="0%") == ["apples 100%"]
    assert shown(search="%") == ["apples 100%"]
    assert shown(search="apples", state="cancelled") == ["apples, cancelled"]
    assert shown(search=cancelled) == ["apples, cancelled"]
    assert "No job fits this search" in client.get("/", params={"search": "plums"}).text


def test_an_empty_service_says_what_to_do(client: TestClient) -> None:
    page = client.get("/").text
    assert "No job has been posted yet" in page
    assert 'href="/ui/jobs/new"' in page


def test_many_jobs_come_in_pages(client: TestClient) -> None:
    ids = [submit(client, name=f"job {number}") for number in range(55)]
    first = client.get("/").text
    (older,) = re.findall(r'href="([^"]*cursor=[^"]*)"', first)
    second = client.get(html.unescape(older)).text
    on_first, on_second = ({job for job in ids if f"/ui/jobs/{job}" in page} for page in (first, second))
    assert (len(on_first), len(on_second)) == (50, 5)
    assert not on_first & on_second
    assert tags(first, "div", hx_trigger="every 2s")
    assert not tags(second, "div", hx_trigger="every 2s")  # what is older does not jump


def test_a_job_with_models_has_a_sparkline_and_its_best(client: TestClient, hand: Hand) -> None:
    submit(client)
    for accuracy in (0.5, 0.75, 0.6):
        hand.succeed(accuracy)
    page = client.get("/").text
    (points,) = re.findall(r'<polyline points="([^"]+)"', page)
    heights = [float(point.split(",")[1]) for point in points.split()]
    assert heights[0] > heights[1] == heights[2]  # the best so far never falls
    assert "75.00 %" in page


def test_htmx_gets_the_table_alone(client: TestClient) -> None:
    submit(client, name=HOSTILE)
    part = client.get("/", headers={"HX-Request": "true"}).text
    assert "<html" not in part
    assert html.escape(HOSTILE, quote=False).split("&#34;")[0][:30] in part
    assert "<script>alert" not in part


# --- the form


def test_the_form_offers_what_a_job_may_say(client: TestClient) -> None:
    page = client.get("/ui/jobs/new").text
    for name in mutations.names():
        (weight,) = tags(page, "input", data_weight=name)
        assert f'value="{DEFAULT_WEIGHTS.get(name, 0):g}' in weight, name
        assert tags(page, "input", data_slider=name, type="range")
    for name in presets.names():
        assert tags(page, "option", value=name)
    for name in Recipe.model_fields:
        assert tags(page, "(?:input|select)", data_path=f"training.{name}") or tags(
            page, "fieldset", data_group=f"training.{name}"
        ), name
    for path in ("search.trials", "search.parallel", "limits.max_parameters", "limits.max_seconds", "seed", "priority"):
        assert tags(page, "input", data_path=path), path


def test_bounds_and_defaults_stand_in_the_form(client: TestClient) -> None:
    page = client.get("/ui/jobs/new").text
    (epochs,) = tags(page, "input", data_path="training.epochs")
    assert 'min="1"' in epochs
    assert 'max="100000"' in epochs
    assert 'step="1"' in epochs
    assert " required" in epochs
    (rate,) = tags(page, "input", data_path="training.child_learning_rate")
    assert 'data-above="0"' in rate
    assert " required" not in rate
    (clip,) = tags(page, "input", data_path="training.clip_norm")
    assert 'data-default="2.0"' in clip
    assert " required" not in clip, "none is a value too, though not the default"


def test_what_the_form_shows_at_first_is_every_field_of_a_job(client: TestClient) -> None:
    page = client.get("/ui/jobs/new").text
    known = set(re.findall(r'data-(?:path|group|mutations|seed)="([a-z_]+)', page))
    missing = set(JobSpec.model_fields) - known - {"mutations", "mutations_per_trial"}
    assert not missing


def test_a_clone_has_what_the_job_was_asked_for(client: TestClient) -> None:
    job = submit(
        client,
        name=HOSTILE,
        policy="uniform",
        mutations={"kernel": 3.5},
        training={
            "epochs": 7,
            "early_stopping": {"patience": 9},
            "augmentation": "auto",
            "optimizer": "adamw",
            "betas": [0.8, 0.99],
        },
        limits={"max_seconds": 12.5},
        seed=2**63 - 1,
    )
    page = client.get("/ui/jobs/new", params={"like": job}).text
    assert "<script>alert" not in page
    assert 'value="3.5"' in tags(page, "input", data_weight="kernel")[0]
    assert 'value="0"' in tags(page, "input", data_weight="wider")[0]
    assert 'value="7"' in tags(page, "input", data_path="training.epochs")[0]
    assert 'value="9"' in tags(page, "input", data_path="training.early_stopping.patience")[0]
    assert 'value="0.8, 0.99"' in tags(page, "input", data_path="training.betas")[0]
    assert 'value="12.5"' in tags(page, "input", data_path="limits.max_seconds")[0]
    assert f'value="{2**63 - 1}"' in tags(page, "input", data_path="seed")[0]
    assert '<option value="auto" selected>' in page
    assert '<option value="uniform" selected' in page


def test_a_clone_of_an_architecture_or_of_commands_keeps_them(client: TestClient) -> None:
    architecture = presets.get("digits_cnn").model_dump(mode="json")
    commands = [{"name": "wider", "site": "conv1"}]
    job = submit(client, seed_model={"architecture": architecture}, mutations=commands)
    page = client.get("/ui/jobs/new", params={"like": job}).text
    texts = [html.unescape(text) for text in re.findall(r"<textarea[^>]*>(.*?)</textarea>", page, re.DOTALL)]
    assert json.loads(texts[0]) == architecture
    assert [command["name"] for command in json.loads(texts[1])] == ["wider"]
    assert tags(page, "input", name="seed_kind", value="architecture")[0].endswith("checked>")


def test_a_clone_of_a_dead_job_is_not_found(client: TestClient) -> None:
    assert client.get("/ui/jobs/new", params={"like": "job_dead"}).status_code == 404


# --- the page of a job


def test_a_model_to_begin_with_stands_in_the_form_with_its_data_set(client: TestClient, hand: Hand) -> None:
    client.post("/jobs", json={"dataset": "digits", "search": {"trials": 1}})
    model = hand.succeed(0.5)
    page = client.get(f"/ui/jobs/new?model={model}").raise_for_status().text
    assert re.search(r'value="model_id" checked', page)
    assert re.search(rf'id="seed_model.model_id"[^>]* value="{model}"', page)
    assert re.search(r'id="seed_model.head".*?value="" selected', page, re.DOTALL)
    assert re.search(r'<option value="digits" selected', page)


@pytest.mark.parametrize("noun", ["job", "model"])
def test_a_form_that_would_begin_with_what_is_gone_says_so(client: TestClient, noun: str) -> None:
    asked = {"job": "like", "model": "model"}[noun]
    answer = client.get(f"/ui/jobs/new?{asked}={noun}_gone", headers={"Accept": "text/html"})
    assert answer.status_code == 404
    assert f"There is no such {noun}" in answer.text


def test_a_data_set_that_is_gone_is_told_beside_its_field(client: TestClient) -> None:
    page = client.get("/ui/jobs/new?dataset=<b>gone").raise_for_status().text
    assert "There is no data set &lt;b&gt;gone (any more)." in page
    assert "(any more)" not in client.get("/ui/jobs/new?dataset=digits").text


def test_a_dead_job_is_not_found(client: TestClient) -> None:
    for path in ("/ui/jobs/job_dead", *(f"/ui/jobs/job_dead/{part}" for part in PARTS)):
        assert client.get(path).status_code == 404, path
    for data in ("growth", "shares"):
        problem(client.get(f"/ui/data/jobs/job_dead/{data}"), 404)


def test_what_users_wrote_is_text(client: TestClient, hand: Hand) -> None:
    job = submit(client, name=HOSTILE)
    hand.succeed()
    hand.fail(message=HOSTILE)
    for path in (f"/ui/jobs/{job}", *(f"/ui/jobs/{job}/{part}" for part in PARTS)):
        page = client.get(path).text
        assert "<script>alert" not in page, path
    assert "&lt;script&gt;alert(1)" in client.get(f"/ui/jobs/{job}").text
    assert "&lt;script&gt;alert(1)" in client.get(f"/ui/jobs/{job}/failures").text


def test_no_part_needs_an_inline_script_or_style(client: TestClient, hand: Hand) -> None:
    job = submit(client)
    hand.succeed()
    for path in (f"/ui/jobs/{job}", "/ui/jobs/new", "/"):
        page = client.get(path).text
        assert " style=" not in page, path
        assert not re.search(r"\son[a-z]+=", page), path
        for script in re.findall(r"<script\b[^>]*>", page):
            assert "src=" in script or 'type="application/json"' in script, script


def test_the_parts_tell_of_models_failures_and_what_runs(client: TestClient, hand: Hand) -> None:
    job = submit(client)
    assert "No model yet" in client.get(f"/ui/jobs/{job}/leaderboard").text
    model = hand.succeed(0.875)
    hand.fail("preservation", "the certificate failed")
    hand.claim()
    board = client.get(f"/ui/jobs/{job}/leaderboard").text
    assert model in board
    assert "87.50 %" in board
    failures = client.get(f"/ui/jobs/{job}/failures").text
    assert "the certificate failed" in failures
    assert '"loss": 1000000000.0' in html.unescape(failures)
    assert "worker_by_hand" in client.get(f"/ui/jobs/{job}/running").text
    events = client.get(f"/ui/jobs/{job}/events").text
    assert "preservation: the certificate failed" in events
    assert "accuracy 87.50 %" in events


def test_the_leaderboard_sorts_and_loads_more(client: TestClient, hand: Hand) -> None:
    job = submit(client, search={"trials": 29, "parallel": 1})
    for number in range(30):
        hand.succeed(0.5 + number / 100, parameters=1_000 + number)
    first = client.get(f"/ui/jobs/{job}/leaderboard").text
    assert first.count("data-pick=") == 20
    (more,) = re.findall(r'id="more-rows" data-board="([^"]+)"', first)
    assert client.get(html.unescape(more)).text.count("data-pick=") == 30
    smallest = client.get(f"/ui/jobs/{job}/leaderboard", params={"sort": "parameters", "rows": 1}).text
    assert "50.00 %" in smallest
    assert 'aria-sort="ascending"' in smallest
    assert client.get(f"/ui/jobs/{job}/leaderboard", params={"rows": 501}).status_code == 422


@pytest.mark.parametrize(
    ("state", "moves"),
    [
        (JobState.QUEUED, "pause cancel extend"),
        (JobState.RUNNING, "pause cancel extend"),
        (JobState.PAUSED, "resume cancel extend"),
        (JobState.SUCCEEDED, "extend delete"),
        (JobState.CANCELLED, "extend delete"),
    ],
)
def test_only_what_the_server_would_do_is_offered(client: TestClient, hand: Hand, state: JobState, moves: str) -> None:
    job = submit(client, search={"trials": 1, "parallel": 1})
    if state is JobState.RUNNING:
        hand.claim()
    elif state is JobState.PAUSED:
        client.post(f"/jobs/{job}/pause")
    elif state is JobState.SUCCEEDED:
        for _ in range(2):
            hand.succeed()
    elif state is JobState.CANCELLED:
        client.post(f"/jobs/{job}/cancel")
    head = client.get(f"/ui/jobs/{job}/head").text
    assert f'data-state="{state.value}"' in head
    assert f'data-legal="{moves}"' in head
    for move in {"pause", "resume", "cancel"} - set(moves.split()):
        problem(client.post(f"/jobs/{job}/{move}"), 409)


def test_a_job_that_is_being_cancelled_can_only_be_waited_for(client: TestClient, hand: Hand) -> None:
    job = submit(client)
    hand.claim()
    client.post(f"/jobs/{job}/cancel")
    head = client.get(f"/ui/jobs/{job}/head").text
    assert 'data-legal=""' in head
    assert "cancelling" in head


def test_warnings_and_the_error_are_shown(client: TestClient, hand: Hand) -> None:
    job = submit(client, training={"augmentation": {"flip": True}})
    assert "digits are not the same the other way round" in client.get(f"/ui/jobs/{job}").text
    hand.fail(message="the loss is <NaN>")
    head = client.get(f"/ui/jobs/{job}/head").text
    assert "the loss is &lt;NaN&gt;" in head


def test_the_stream_begins_after_what_the_page_shows(client: TestClient, hand: Hand) -> None:
    job = submit(client, search={"trials": 1, "parallel": 1})
    hand.succeed()
    seq = rows(client, job)["seq"]
    (stream,) = tags(client.get(f"/ui/jobs/{job}").text, "div", id="job")
    assert f'data-events-after="{seq}"' in stream
    assert "data-events-over" not in stream
    hand.succeed()
    (stream,) = tags(client.get(f"/ui/jobs/{job}").text, "div", id="job")
    assert "data-events-over" in stream


def test_every_kind_of_event_is_followed_and_told(client: TestClient, hand: Hand) -> None:
    job = submit(client)
    hand.succeed()
    page = client.get(f"/ui/jobs/{job}").text
    (feed,) = tags(page, "div", id="events")
    for kind in EventKind:
        assert kind.value in feed


# --- its numbers


def test_rows_have_what_the_charts_need(client: TestClient, hand: Hand) -> None:
    job = submit(client)
    seed, child = hand.succeed(0.5), hand.succeed(0.625)
    found = rows(client, job)
    assert found["names"] == ["wider"]
    assert (found["total"], found["more"]) == (2, False)
    parameters = presets.get("digits_cnn").parameters
    flops = presets.get("digits_cnn").flops
    assert found["models"] == {
        "key": [0, 1],
        "id": [seed, child],
        "parent": [None, 0],
        "generation": [0, 1],
        "accuracy": [0.5, 0.625],
        "parameters": [parameters, parameters],
        "flops": [flops, flops],
        "seconds": [1.0, 1.0],
        "mutations": [[], [0]],
    }


def test_what_came_after_an_event_is_sent_alone(client: TestClient, hand: Hand) -> None:
    job = submit(client)
    hand.succeed()
    seq = rows(client, job)["seq"]
    assert rows(client, job, after=seq)["models"]["id"] == []
    child = hand.succeed()
    later = rows(client, job, after=seq)
    assert later["models"]["id"] == [child]
    assert later["seq"] > seq
    problem(client.get(f"/ui/data/jobs/{job}/growth", params={"after": -1}), 422)


def test_numbers_are_packed_for_who_can_unpack_them(client: TestClient, hand: Hand) -> None:
    job = submit(client, search={"trials": 12, "parallel": 1})
    for _ in range(12):
        hand.succeed()
    packed = client.get(f"/ui/data/jobs/{job}/growth", headers={"Accept-Encoding": "gzip"})
    plain = client.get(f"/ui/data/jobs/{job}/growth", headers={"Accept-Encoding": "identity"})
    assert packed.headers["content-encoding"] == "gzip"
    assert "content-encoding" not in plain.headers
    assert packed.json() == plain.json()
    assert int(packed.headers["content-length"]) < len(plain.content) == int(plain.headers["content-length"])


def test_the_depth_policys_shares_are_its_formulas(client: TestClient, hand: Hand) -> None:
    job = submit(client, policy="depth")
    hand.succeed()
    hand.succeed()
    found = client.get(f"/ui/data/jobs/{job}/shares").json()
    assert [each["number"] for each in found] == [0, 1]
    for shares in [each["shares"] for each in found]:
        assert set(shares) == {"deeper", "group", "pool", "skip", "wider"}
        assert sum(shares.values()) == pytest.approx(1, abs=1e-3)
        assert shares["deeper"] == shares["wider"]  # D / 2 both
    assert client.get(f"/ui/data/jobs/{submit(client)}/shares").json() == []


def test_every_kind_of_event_has_words() -> None:
    assert set(TOLD) == {kind.value for kind in EventKind}
    for kind in EventKind:
        assert told(models.Event(kind=kind.value, data={})), kind  # also of an event that says little
