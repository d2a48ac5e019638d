"""The front page, and what every page has in common, in a real browser."""

from typing import Any

import pytest
from playwright.sync_api import Page, ViewportSize, expect

from tests.browser.conftest import OpenPage
from tests.browser.looking import Scheme, assert_accessible, assert_fits, looks, shoot


@pytest.mark.parametrize(("size", "scheme"), looks("phone", "desktop", "wall"))
def test_the_list_of_jobs_is_for_everybody(
    open_page: OpenPage, job: dict[str, Any], size: ViewportSize, scheme: Scheme
) -> None:
    page = open_page("/", size, scheme)
    expect(page.get_by_role("link", name=job["name"])).to_be_visible()
    assert_accessible(page)
    assert_fits(page)
    shoot(page, "jobs")


def test_the_theme_switches_and_stays(page: Page, job: dict[str, Any]) -> None:
    page.goto("/")
    page.get_by_role("button", name="Switch between light and dark").click()
    expect(page.locator("html")).to_have_attribute("data-theme", "dark")
    page.reload()
    expect(page.locator("html")).to_have_attribute("data-theme", "dark")
