"""The form that posts a job, and the page of a job, in a real browser on a real service."""

from __future__ import annotations

import json
import os
import re
import signal
from typing import Any

import httpx
import pytest
from playwright.sync_api import Locator, Page, Route, ViewportSize, expect

from nas import mutations
from store.database import Database
from tests.browser.conftest import OpenPage, Site
from tests.browser.looking import Guard, Scheme, assert_accessible, assert_fits, looks, shoot
from tests.integration.client.netgrow import eventually
from tests.integration.client.test_up import SERVER
from tests.integration.server.big_job import plant_big_job

HOSTILE = "<img src=x onerror=alert(1)>"
# Chromium tells of every answer that is an error, and, in more than one way, of a server that is gone.
REFUSED = r"status of 422"
GONE = (
    r"ERR_(CONNECTION_\w+|INCOMPLETE_CHUNKED_ENCODING|CONTENT_LENGTH_MISMATCH|EMPTY_RESPONSE|SOCKET_NOT_CONNECTED)"
    r"|htmx:(sendError|afterRequest)|status of 50\d"
)
LIVE_SPEC = {
    "dataset": "digits",
    "seed_model": {"preset": "digits_cnn"},
    "search": {"trials": 3000, "parallel": 1},  # more than any machine does before the test cancels it
    "training": {"seed_epochs": 1, "epochs": 1},
}


def spec_shown(page: Page) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(page.locator("#json").inner_text())
    return found


def rows(page: Page) -> Locator:
    return page.locator("#leaderboard tbody tr")


def models_said(page: Page) -> int:
    return int(page.locator("#state").get_attribute("data-models") or 0)


def await_more_models(page: Page, before: int | None = None) -> None:
    """More models arrive than `before` (by default than now), and the page is never loaded anew."""
    page.evaluate("window.neverReloaded = true")
    before = models_said(page) if before is None else before
    for _ in range(600):
        if models_said(page) > before:
            break
        page.wait_for_timeout(200)
    assert models_said(page) > before
    assert page.evaluate("window.neverReloaded")


def await_state(page: Page, state: str) -> None:
    expect(page.locator(f"#state[data-state={state}]")).to_be_visible(timeout=60_000)


# --- the form


def test_a_job_is_posted_from_the_form_and_grows_before_the_readers_eyes(page: Page, site: Site) -> None:
    page.goto("/ui/jobs/new")
    page.get_by_label("Name", exact=True).fill(HOSTILE)
    page.locator("#search\\.trials").fill("12")
    page.locator("#search\\.parallel").fill("1")
    page.locator("#training\\.epochs").fill("1")
    page.get_by_label("Weight of continue").focus()
    page.keyboard.press("ArrowRight")
    shown = spec_shown(page)
    assert shown["search"] == {"trials": 12, "parallel": 1}
    assert shown["training"] == {"epochs": 1}
    assert shown["mutations"] == {"branch": 1, "continue": 0.1, "deeper": 1, "kernel": 1, "skip": 1, "wider": 1}
    assert json.dumps(shown["name"]) in page.locator("#curl").inner_text()
    page.get_by_role("button", name="Post the job").click()
    page.wait_for_url(re.compile(r"/ui/jobs/job_"))
    job = site.job(page.url.rpartition("/")[2])
    assert job["name"] == HOSTILE
    assert {name: job["spec"][name] for name in ("mutations", "dataset")} == {
        name: shown[name] for name in ("mutations", "dataset")
    }
    page.evaluate("window.neverReloaded = true")
    expect(rows(page)).to_have_count(13, timeout=120_000)
    await_state(page, "succeeded")
    assert page.evaluate("window.neverReloaded")
    expect(page.locator("h1")).to_have_text(HOSTILE)
    expect(page.locator("#lineage")).to_have_attribute("data-nodes", "13")
    expect(page.locator("#scatter-summary")).to_contain_text("13 models")


def test_what_is_wrong_is_said_beside_the_field_before_it_is_sent(page: Page) -> None:
    page.goto("/ui/jobs/new")
    trials = page.locator("#search\\.trials")
    trials.fill("0")
    trials.blur()
    expect(page.locator("[id='wrong-search.trials']")).to_have_text("must be at least 1")
    page.get_by_text("More of the recipe").click()
    momentum = page.locator("#training\\.momentum")
    momentum.fill("1")
    page.get_by_text("More of the recipe").click()
    page.get_by_role("button", name="Post the job").click()
    expect(trials).to_be_focused()  # the first of them
    expect(trials).to_have_attribute("aria-invalid", "true")
    trials.fill("1")
    page.get_by_role("button", name="Post the job").click()
    expect(momentum).to_be_focused()  # in what was folded away
    expect(page.locator("[id='wrong-training.momentum']")).to_have_text("must be less than 1")
    momentum.fill("0.9")
    for slider in page.get_by_label(re.compile("^Weight of")).all():
        slider.fill("0")
    page.get_by_role("button", name="Post the job").click()
    expect(page.locator("#wrong-mutations")).to_contain_text("at least one mutation needs a weight")
    assert page.url.endswith("/ui/jobs/new")


def test_what_the_server_refuses_is_said_beside_the_field_too(page: Page, guard: Guard) -> None:
    guard.allow(REFUSED)
    page.goto("/ui/jobs/new")
    page.locator("#dataset_limit").fill("3")  # fewer than there are classes: only the server knows
    page.get_by_role("button", name="Post the job").click()
    wrong = page.locator("#wrong-dataset_limit")
    expect(wrong).to_be_visible()
    expect(wrong).to_contain_text("3")
    expect(page.locator("#dataset_limit")).to_be_focused()
    page.locator("#dataset_limit").fill("")
    page.get_by_label("an architecture").check()
    page.locator("#seed_model\\.architecture").fill('{"input": {"shape": [1, 8, 8]}, "nodes": [], "output": "x"}')
    page.get_by_role("button", name="Post the job").click()
    expect(page.locator("[id='wrong-seed_model.architecture']")).to_contain_text("nodes")
    assert_accessible(page)
    page.get_by_role("button", name="Start from the preset").click()
    expect(page.locator("#seed_model\\.architecture")).to_have_value(re.compile("conv"))


def test_the_policy_brings_its_own_mutations_until_they_are_chosen(page: Page) -> None:
    page.goto("/ui/jobs/new")
    page.locator("#policy").select_option("depth")
    assert spec_shown(page)["mutations"] == {"deeper": 1, "group": 1, "pool": 1, "skip": 1, "wider": 1}
    page.locator("[id='mutations.kernel']").fill("2.5")
    expect(page.get_by_label("Weight of kernel")).to_have_value("2.5")
    page.locator("#policy").select_option("weights")
    assert spec_shown(page)["mutations"]["kernel"] == 2.5
    assert "policy" not in spec_shown(page)


def test_no_form_is_sent_before_its_module_has_loaded(page: Page) -> None:
    held: list[Route] = []
    page.route(re.compile(r"/static/(new_job|dataset)/"), lambda route: held.append(route))
    for path, name in (("/ui/jobs/new", "Post the job"), ("/ui/datasets", "Upload")):
        page.goto(path, wait_until="commit")
        button = page.get_by_role("button", name=name, exact=True)
        expect(button).to_be_disabled()
        eventually(lambda: held or page.wait_for_timeout(10), "the module is asked for")
        held.pop().continue_()
        expect(button).to_be_enabled()


def test_a_clone_is_the_same_job_again(page: Page, site: Site) -> None:
    spec = {
        "dataset": "digits",
        "name": "original",
        "policy": "uniform",
        "mutations": {"kernel": 2, "wider": 1},
        "search": {"trials": 1, "strategy": "hill_climb", "generational": True},
        "training": {"epochs": 2, "optimizer": "adamw", "betas": [0.8, 0.99], "early_stopping": {"patience": 4}},
        "limits": {"max_seconds": 90.5},
        "seed": 2**62 + 1,
    }
    job = site.post(spec)
    site.api.post(f"/jobs/{job['id']}/cancel")
    page.goto(f"/ui/jobs/{job['id']}")
    page.get_by_role("link", name="Clone", exact=True).click()
    page.wait_for_url(re.compile("like="))
    page.get_by_role("button", name="Post the job").click()
    page.wait_for_url(re.compile(r"/ui/jobs/job_"))
    clone = site.job(page.url.rpartition("/")[2])
    site.api.post(f"/jobs/{clone['id']}/cancel")
    assert clone["id"] != job["id"]
    assert clone["spec"] == job["spec"]


# --- the page of a job


def test_a_job_is_paused_resumed_cancelled_and_extended_from_its_page(page: Page, site: Site) -> None:
    job = site.post({**LIVE_SPEC, "name": "steered"})["id"]
    page.goto(f"/ui/jobs/{job}")
    await_more_models(page)
    page.get_by_role("button", name="Pause").click()
    await_state(page, "paused")
    assert site.job(job)["state"] == "paused"
    expect(page.get_by_role("button", name="Pause")).to_be_disabled()
    page.get_by_role("button", name="Resume").click()
    await_more_models(page)

    page.get_by_role("button", name="Cancel", exact=True).click()
    page.get_by_role("button", name="Keep it").click()
    assert not site.job(job)["cancel_requested"]
    page.get_by_role("button", name="Cancel", exact=True).click()
    page.get_by_role("button", name="Cancel the job").click()
    await_state(page, "cancelled")

    page.get_by_label("Trials to add").fill("0")
    page.get_by_role("button", name="Extend").click()
    expect(page.locator("#refused")).to_contain_text("whole number from 1")
    page.get_by_label("Trials to add").fill("3")
    before = models_said(page)
    page.get_by_role("button", name="Extend").click()
    await_more_models(page, before)  # the stream had ended, and goes on
    await_state(page, "succeeded")
    before = models_said(page)
    site.api.post(f"/jobs/{job}/extend", json={"trials": 2}).raise_for_status()  # by somebody else
    await_more_models(page, before)
    await_state(page, "succeeded")

    page.get_by_role("button", name="Delete").click()
    page.get_by_role("button", name="Delete the job").click()
    page.wait_for_url(re.compile(r"/$"))
    assert site.api.get(f"/jobs/{job}").status_code == 404


@pytest.mark.slow
def test_a_page_goes_on_when_the_server_was_killed(page: Page, site: Site, guard: Guard) -> None:
    guard.allow(GONE)
    job = site.post({**LIVE_SPEC, "name": "restarted"})["id"]
    page.goto(f"/ui/jobs/{job}")
    await_more_models(page)
    (server,) = site.up.pids(SERVER)
    os.kill(server, signal.SIGKILL)
    expect(page.locator("#connection")).to_be_visible()
    eventually(lambda: answers(site), "the server's return")
    expect(page.locator("#connection")).to_be_hidden()
    await_more_models(page)
    nodes = int(page.locator("#lineage").get_attribute("data-nodes") or 0)
    assert nodes > 0
    site.api.post(f"/jobs/{job}/cancel").raise_for_status()
    await_state(page, "cancelled")
    expect(page.locator("#lineage")).to_have_attribute("data-nodes", str(site.job(job)["progress"]["succeeded"]))


def answers(site: Site) -> bool:
    try:
        return site.api.get("/readyz").is_success
    except httpx.TransportError:
        return False


def test_the_lineage_leads_to_a_model_by_keyboard_and_by_mouse(page: Page, job: dict[str, Any]) -> None:
    page.goto(f"/ui/jobs/{job['id']}")
    lineage = page.locator("#lineage")
    expect(lineage).to_have_attribute("data-nodes", "6")
    lineage.focus()
    page.keyboard.press("ArrowRight")
    expect(page.locator("#lineage-focus")).to_contain_text("Trial 0: seed network")
    page.keyboard.press(" ")
    expect(lineage).to_have_attribute("data-nodes", "1")
    expect(page.locator("#lineage-focus")).to_contain_text("5 models hidden below it")
    page.keyboard.press(" ")
    expect(lineage).to_have_attribute("data-nodes", "6")
    page.keyboard.press("ArrowRight")
    expect(page.locator("#lineage-focus")).to_contain_text("by ")
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile(r"/ui/models/model_"))


def test_the_leaderboard_is_sorted_and_models_are_picked_to_compare(page: Page, job: dict[str, Any]) -> None:
    page.goto(f"/ui/jobs/{job['id']}")
    page.get_by_role("button", name="Parameters").click()
    expect(page.locator("th[aria-sort=ascending]")).to_have_text("Parameters")
    sizes = [
        int(re.sub(r"\D", "", cell)) for cell in page.locator("#leaderboard tbody td:nth-child(6)").all_inner_texts()
    ]
    assert sizes == sorted(sizes)
    compare = page.get_by_role("button", name="Compare")
    expect(compare).to_be_disabled()
    boxes = page.get_by_role("checkbox").all()[:2]
    picked = [box.get_attribute("data-pick") for box in boxes]
    for box in boxes:
        box.check()
    page.get_by_role("button", name="Loss").click()  # the ticks stay
    expect(page.locator("th[aria-sort=ascending]")).to_have_text("Loss")
    expect(page.locator("[data-pick]:checked")).to_have_count(2)
    page.get_by_role("button", name="Compare 2").click()
    page.wait_for_url(re.compile("/ui/compare"))
    assert all(model is not None and model in page.url for model in picked)


@pytest.mark.slow
def test_ten_thousand_models_are_drawn_and_stay_under_the_hand(page: Page, site: Site) -> None:
    database = Database(f"sqlite:///{site.up.data_dir / 'netgrow.sqlite3'}")
    with database.write() as session:
        job = plant_big_job(session, 10_000)
    database.dispose()
    shipped: list[int] = []
    wire = page.context.new_cdp_session(page)
    wire.on("Network.loadingFinished", lambda told: shipped.append(int(told["encodedDataLength"])))
    wire.send("Network.enable")
    page.goto(f"/ui/jobs/{job}")
    lineage = page.locator("#lineage")
    expect(lineage).to_have_attribute("data-nodes", "10001")
    expect(page.locator("#scatter-summary")).to_contain_text("10001 models")
    for table in ("front", "progress-table", "gains-table", "shares-table"):
        expect(page.locator(f"#{table} tbody tr").first).to_be_attached()
    assert 100_000 < sum(shipped) < 1_000_000
    shoot(page, "job-of-ten-thousand")
    lineage.focus()
    for key in ("+", "+", "-", "0"):
        page.keyboard.press(key)
    page.get_by_role("button", name="Path to the best").click()
    expect(lineage).not_to_have_attribute("data-nodes", "10001")
    page.get_by_role("button", name="Expand all").click()
    expect(lineage).to_have_attribute("data-nodes", "10001")
    page.locator("#cost").select_option("seconds")
    expect(page.locator("#scatter-summary")).to_contain_text("training seconds")


@pytest.mark.parametrize(("size", "scheme"), looks("phone", "desktop", "wall"))
def test_the_page_of_a_job_is_for_everybody(
    open_page: OpenPage, job: dict[str, Any], size: ViewportSize, scheme: Scheme
) -> None:
    page = open_page(f"/ui/jobs/{job['id']}", size, scheme)
    expect(page.locator("#lineage")).to_have_attribute("data-nodes", "6")
    assert_accessible(page)
    assert_fits(page)
    shoot(page, "job")


@pytest.mark.parametrize(("size", "scheme"), looks("phone", "desktop", "wall"))
def test_the_form_is_for_everybody(open_page: OpenPage, size: ViewportSize, scheme: Scheme) -> None:
    page = open_page("/ui/jobs/new", size, scheme)
    page.get_by_text("More of the recipe").click()
    assert_accessible(page)
    assert_fits(page)
    shoot(page, "new-job")


LOOK = """async (names) => {
  const { mutationLook } = await import("/static/look.js");
  return names.map((name) => Object.values(mutationLook(name)).join(" "));
}"""


def test_a_mutation_has_a_look_of_its_own_that_no_other_changes(page: Page) -> None:
    page.goto("/ui/workers")
    known = mutations.names()
    looks_of_all: list[str] = page.evaluate(LOOK, known)
    assert len(set(looks_of_all)) == len(known)
    strange = ["rescale", *reversed(known), "another"]
    among_strange: list[str] = page.evaluate(LOOK, strange)
    assert among_strange[1:-1] == looks_of_all[::-1]
    assert page.evaluate(LOOK, ["rescale"]) == among_strange[:1]
