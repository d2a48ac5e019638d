"""Logging in, with keys in the database: a cookie that no script sees, its end, and the way back."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from store import keyring
from store.database import Database
from store.tokens import KeyScope
from tests.browser.conftest import Site
from tests.browser.looking import Guard, assert_accessible, shoot

LIVE = {
    "name": "watched",
    "dataset": "digits",
    "seed_model": {"preset": "digits_cnn"},
    "search": {"trials": 3000, "parallel": 1},
    "training": {"seed_epochs": 1, "epochs": 1},
}


@pytest.fixture
def database(site: Site) -> Iterator[Database]:
    found = Database(f"sqlite:///{site.up.data_dir / 'netgrow.sqlite3'}")
    yield found
    found.dispose()


def log_in(page: Page, secret: str) -> None:
    page.get_by_label("API key").fill(secret)
    page.get_by_role("button", name="Log in").click()


def test_a_session_from_its_begin_to_its_end(page: Page, guard: Guard, database: Database) -> None:
    guard.allow("status of 401")
    _, secret = keyring.create(database, "the reader's", KeyScope.ADMIN, keyring.KeyLimits())
    page.goto("/ui/leaderboard?sort=flops")
    expect(page).to_have_url(re.compile(r"/ui/login\?next="))
    log_in(page, "netgrow_wrong")
    expect(page.get_by_text("This API key is not valid")).to_be_visible()
    expect(page.get_by_label("API key")).to_be_focused()
    assert_accessible(page)
    shoot(page, "login-wrong")
    log_in(page, secret)
    expect(page).to_have_url(re.compile(r"/ui/leaderboard\?sort=flops$"))
    assert page.evaluate("document.cookie") == ""
    page.get_by_role("button", name="Log out").click()
    expect(page.get_by_text("You have logged out.")).to_be_visible()
    page.goto("/")
    expect(page).to_have_url(re.compile("/ui/login"))


def test_a_session_that_ends_while_one_looks_leads_to_the_log_in_and_back(
    page: Page, guard: Guard, database: Database
) -> None:
    guard.allow("status of 401")
    key, secret = keyring.create(database, "short-lived", KeyScope.ADMIN, keyring.KeyLimits())
    _, other = keyring.create(database, "another", KeyScope.READ, keyring.KeyLimits())
    page.goto("/ui/workers")
    log_in(page, secret)
    expect(page.get_by_role("heading", name="Workers")).to_be_visible()
    keyring.revoke(database, key.id)
    expect(page.get_by_text("Your session has ended")).to_be_visible()
    log_in(page, other)
    expect(page).to_have_url(re.compile("/ui/workers$"))


def test_a_live_job_whose_session_ends_leads_to_the_log_in_and_back(
    page: Page, guard: Guard, database: Database, site: Site
) -> None:
    guard.allow("status of 401|ERR_INCOMPLETE_CHUNKED_ENCODING|htmx:")
    key, secret = keyring.create(database, "watches", KeyScope.ADMIN, keyring.KeyLimits())
    asked = {"headers": {"Authorization": f"Bearer {secret}"}}
    job = site.api.post("/jobs", json=LIVE, **asked).raise_for_status().json()["id"]
    page.goto(f"/ui/jobs/{job}")
    log_in(page, secret)
    expect(page.locator("#lineage")).to_have_attribute("data-nodes", re.compile("[1-9]"))
    _, other = keyring.create(database, "watches on", KeyScope.ADMIN, keyring.KeyLimits())
    keyring.revoke(database, key.id)
    expect(page.get_by_text("Your session has ended")).to_be_visible()
    log_in(page, other)
    expect(page).to_have_url(re.compile(f"/ui/jobs/{job}$"))
    page.get_by_role("button", name="Cancel", exact=True).click()
    page.get_by_role("button", name="Cancel the job").click()
    expect(page.locator("#state[data-state=cancelled]")).to_be_visible()


def test_a_form_whose_session_has_ended_keeps_what_was_typed(page: Page, guard: Guard, database: Database) -> None:
    guard.allow("status of 401")
    key, secret = keyring.create(database, "typing", KeyScope.ADMIN, keyring.KeyLimits())
    _, other = keyring.create(database, "typing on", KeyScope.ADMIN, keyring.KeyLimits())
    page.goto("/ui/jobs/new")
    log_in(page, secret)
    page.get_by_label("Name", exact=True).fill("typed for long")
    page.locator("#search\\.trials").fill("1")
    keyring.revoke(database, key.id)
    page.get_by_role("button", name="Post the job").click()
    again = page.get_by_role("link", name="Log in again in another tab")
    expect(again).to_be_focused()
    assert_accessible(page)
    with page.context.expect_page() as opened:
        again.click()
    log_in(opened.value, other)
    expect(opened.value.get_by_role("heading", name="Jobs")).to_be_visible()
    page.get_by_role("button", name="Post the job").click()
    expect(page).to_have_url(re.compile(r"/ui/jobs/job_\w+$"))
    expect(page.get_by_role("heading", name="typed for long")).to_be_visible()
    page.goto("/ui/datasets")
    page.get_by_label("Name").fill("mine")
    page.get_by_label("File").set_input_files({"name": "x.npz", "mimeType": "", "buffer": b"PK"})
    page.context.clear_cookies()
    page.get_by_role("button", name="Upload", exact=True).click()
    expect(page.locator("#upload-problem")).to_contain_text("Your session has ended.")
    expect(page.get_by_label("Name")).to_have_value("mine")


def test_what_a_key_may_not_do_is_told_in_the_form(page: Page, guard: Guard, database: Database) -> None:
    guard.allow("status of 403")
    _, secret = keyring.create(database, "only reads", KeyScope.READ, keyring.KeyLimits())
    page.goto("/ui/datasets")
    log_in(page, secret)
    page.get_by_label("Name").fill("mine")
    page.get_by_label("File").set_input_files({"name": "x.npz", "mimeType": "", "buffer": b"PK"})
    page.get_by_role("button", name="Upload", exact=True).click()
    expect(page.locator("#upload-problem")).to_contain_text("submit")
