"""Many tabs of one browser: all load and stay live, hidden ones let go, and all come back after the server did."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator
from itertools import pairwise
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.browser.conftest import PATIENCE_MS, Site
from tests.browser.looking import Guard
from tests.browser.test_jobs import GONE, answers
from tests.integration.client.netgrow import eventually
from tests.integration.client.test_up import SERVER

TABS = 10
SPEC = {
    "dataset": "digits",
    "seed_model": {"preset": "digits_cnn"},
    "search": {"trials": 3000, "parallel": 1},
    "training": {"seed_epochs": 1, "epochs": 1},
}
COUNT_STREAMS = """
window.made = [];
const Original = window.EventSource;
window.EventSource = class extends Original {
  constructor(...all) { super(...all); window.made.push(this); }
};
"""
WITHOUT_SHARED_WORKERS = "delete window.SharedWorker;"
OPEN_STREAMS = "window.made.filter((one) => one.readyState !== EventSource.CLOSED).length"
HIDE = """(hidden) => {
  Object.defineProperty(document, "hidden", { value: hidden, configurable: true });
  document.dispatchEvent(new Event("visibilitychange"));
}"""


@pytest.fixture
def window(browser: Browser, site: Site, guard: Guard) -> Iterator[BrowserContext]:
    """One browser, whose tabs share what tabs share."""
    context = browser.new_context(base_url=site.url)
    context.set_default_timeout(PATIENCE_MS)
    context.on("page", guard.watch)
    yield context
    context.close()
    assert not guard.complaints()


@pytest.fixture
def jobs(site: Site) -> Iterator[list[str]]:
    """Jobs that have not ended, as many as there are tabs."""
    made = [site.post({**SPEC, "name": f"tab {number}"})["id"] for number in range(TABS)]
    for job_id in made[1:]:
        site.api.post(f"/jobs/{job_id}/pause").raise_for_status()
    yield made
    for job_id in made:
        site.api.post(f"/jobs/{job_id}/cancel")


def opened(window: BrowserContext, path: str) -> Page:
    page = window.new_page()
    page.goto(path)
    page.evaluate("window.neverReloaded = true")
    return page


def state(page: Page, name: str) -> None:
    expect(page.locator("#state")).to_have_attribute("data-state", name)
    assert page.evaluate("window.neverReloaded")


def becomes(page: Page, expression: str, value: object) -> None:
    """Wait for an expression of the page to have this value. (The pages' own policy forbids `wait_for_function`.)"""
    for _ in range(PATIENCE_MS // 200):
        if page.evaluate(expression) == value:
            return
        page.wait_for_timeout(200)
    assert page.evaluate(expression) == value


def test_ten_tabs_on_ten_jobs_load_stay_live_and_come_back(
    window: BrowserContext, site: Site, jobs: list[str], guard: Guard
) -> None:
    pages = [opened(window, f"/ui/jobs/{job_id}") for job_id in jobs]  # the seventh never loaded
    for page in pages[1:]:
        state(page, "paused")
    for job_id, page in list(zip(jobs, pages, strict=True))[1:5]:
        site.api.post(f"/jobs/{job_id}/resume").raise_for_status()
        expect(page.locator("#state")).not_to_have_attribute("data-state", "paused")

    guard.allow(GONE)
    (server,) = site.up.pids(SERVER)
    os.kill(server, signal.SIGKILL)
    # Those whose streams have a turn just then say so.
    eventually(lambda: any(page.locator("#connection").is_visible() for page in pages), "a tab says so")
    eventually(lambda: answers(site), "the server's return")
    for job_id, page in zip(jobs, pages, strict=True):
        site.api.post(f"/jobs/{job_id}/cancel").raise_for_status()
        state(page, "cancelled")


def test_tabs_on_the_same_thing_share_one_stream_also_with_a_job_that_moves_on(
    window: BrowserContext, site: Site, jobs: list[str]
) -> None:
    pages = [opened(window, f"/ui/jobs/{jobs[1]}") for _ in range(4)]
    site.api.post(f"/jobs/{jobs[1]}/resume").raise_for_status()
    late = opened(window, f"/ui/jobs/{jobs[1]}")
    boards = [opened(window, "/ui/leaderboard") for _ in range(4)]
    pages[0].close()
    site.api.post(f"/jobs/{jobs[1]}/cancel").raise_for_status()
    for page in (*pages[1:], late):
        state(page, "cancelled")
    for board in boards:
        expect(board.get_by_role("heading", name="Leaderboard")).to_be_visible()


def test_a_hidden_tab_lets_go_and_catches_up_also_where_there_are_no_shared_workers(
    window: BrowserContext, site: Site, jobs: list[str]
) -> None:
    window.add_init_script(WITHOUT_SHARED_WORKERS + COUNT_STREAMS)
    page = opened(window, f"/ui/jobs/{jobs[2]}")
    becomes(page, OPEN_STREAMS, 1)
    page.evaluate(HIDE, True)
    assert page.evaluate(OPEN_STREAMS) == 0
    site.api.post(f"/jobs/{jobs[2]}/cancel").raise_for_status()
    page.wait_for_timeout(1000)
    state(page, "paused")
    page.evaluate(HIDE, False)
    state(page, "cancelled")
    becomes(page, OPEN_STREAMS, 0)  # the job has ended


def test_streams_take_turns_and_lose_no_event(window: BrowserContext, site: Site, jobs: list[str]) -> None:
    """Six streams on one page, three at a time: each hears each event of its job once, and in order."""
    page = opened(window, "/ui/workers")
    script = """async (urls) => {
      const app = document.querySelector("script[src*='app.js']").src;
      const { Streams, AT_A_TIME } = await import(new URL("streams.js", app));
      const made = [];
      const Original = window.EventSource;
      window.EventSource = class extends Original { constructor(...all) { super(...all); made.push(this); } };
      window.most = 0;
      window.limit = AT_A_TIME;
      window.heard = Object.fromEntries(urls.map((url) => [url, []]));
      const streams = new Streams();
      for (const url of urls) {
        streams.want(url, "0", ["job.created", "job.state", "trial.queued", "trial.cancelled"], ({ kind, id }) => {
          const open = made.filter((one) => one.readyState !== EventSource.CLOSED).length;
          window.most = Math.max(window.most, open);
          if (kind) window.heard[url].push([Number(id), kind]);
        });
      }
    }"""
    chosen = jobs[3:9]
    page.evaluate(script, [f"/jobs/{job_id}/events" for job_id in chosen])
    for job_id in chosen:
        site.api.post(f"/jobs/{job_id}/cancel").raise_for_status()
    ended = "Object.values(window.heard).every((heard) => heard.filter(([, kind]) => kind === 'job.state').length >= 2)"
    becomes(page, ended, True)
    heard: dict[str, list[Any]] = page.evaluate("window.heard")
    for events in heard.values():
        assert events[0][1] == "job.created"
        assert all(before[0] < after[0] for before, after in pairwise(events))
    assert page.evaluate("window.most") == page.evaluate("window.limit") == 3
