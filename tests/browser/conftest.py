"""A real `netgrow up` with a finished job, and a real Chromium whose pages may do nothing wrong."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import httpx
import pytest
from playwright.sync_api import Browser, Page, ViewportSize, expect, sync_playwright

from tests.browser.looking import ARTEFACTS, DESKTOP, Guard, Scheme
from tests.chromium import ARGUMENTS, chromium_binary
from tests.integration.client.netgrow import Up, eventually, running_up
from tests.services import ServiceUnavailableError

# What a page may take to become what a test waits for; a busy machine is no failure.
PATIENCE_MS = 60_000
JOB = {
    "name": "small digits",
    "dataset": "digits",
    "seed_model": {"preset": "digits_cnn"},
    "search": {"strategy": "evolution", "trials": 5, "parallel": 1},
    "training": {"seed_epochs": 2, "epochs": 1, "batch_size": 64},
    "seed": 7,
}


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if item.path.is_relative_to(ARTEFACTS.parent):
            item.add_marker(pytest.mark.browser)


@dataclass(frozen=True)
class Site:
    """A running service, for people with a browser and for tests that prepare something by its API."""

    up: Up
    api: httpx.Client

    @property
    def url(self) -> str:
        return self.up.url

    def ended(self, job_id: str) -> dict[str, Any]:
        """The job, once it is over."""
        over = ("succeeded", "failed", "cancelled")
        eventually(lambda: self.job(job_id)["state"] in over, f"the end of {job_id}")
        return self.job(job_id)

    def job(self, job_id: str) -> dict[str, Any]:
        found: dict[str, Any] = self.api.get(f"/jobs/{job_id}").raise_for_status().json()
        return found

    def post(self, spec: dict[str, Any]) -> dict[str, Any]:
        found: dict[str, Any] = self.api.post("/jobs", json=spec).raise_for_status().json()
        return found


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """`netgrow up` with one worker on a free port, with nothing in it."""
    with (
        running_up(tmp_path_factory.mktemp("site"), "--workers", "1") as up,
        httpx.Client(base_url=up.url, timeout=60, trust_env=False) as api,
    ):
        yield Site(up, api)


@pytest.fixture(scope="module")
def job(site: Site) -> dict[str, Any]:
    """A small job on the handwritten digits that has succeeded."""
    found = site.ended(site.post(JOB)["id"])
    assert found["state"] == "succeeded", found
    return found


@pytest.fixture(scope="package")
def browser() -> Iterator[Browser]:
    """One Chromium for the package. (Not for the session: while Playwright runs, no other test may run a loop.)"""
    try:
        binary = chromium_binary()
    except ServiceUnavailableError as unavailable:
        pytest.skip(str(unavailable))
    ARTEFACTS.mkdir(parents=True, exist_ok=True)  # other processes put theirs there too: nobody empties it
    expect.set_options(timeout=PATIENCE_MS)
    with sync_playwright() as playwright:
        found = playwright.chromium.launch(executable_path=binary, args=list(ARGUMENTS), timeout=PATIENCE_MS)
        yield found
        found.close()


OpenPage = Callable[..., Page]


@pytest.fixture
def guard(site: Site) -> Guard:
    """What the test's pages did wrong; `guard.allow(pattern)` excuses what a test provokes."""
    return Guard(site.url)


@pytest.fixture
def open_page(browser: Browser, site: Site, guard: Guard) -> Iterator[OpenPage]:
    """Opens pages: `open_page("/ui/workers", size=PHONE, scheme="dark")`; each in a context of its own."""
    contexts = []

    def open_one(path: str | None = None, size: ViewportSize = DESKTOP, scheme: Scheme = "light") -> Page:
        context = browser.new_context(base_url=site.url, viewport=size, color_scheme=scheme, accept_downloads=True)
        contexts.append(context)
        context.set_default_timeout(PATIENCE_MS)
        page = context.new_page()
        guard.watch(page)
        if path is not None:
            page.goto(path)
        return page

    yield open_one
    for context in contexts:
        context.close()
    assert not guard.complaints()


@pytest.fixture
def page(open_page: OpenPage) -> Page:
    """An empty page on a desktop, light; the test fails if it ever complains or asks another host."""
    return open_page()
