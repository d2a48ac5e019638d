"""Every page without a mouse: what can be used is reached with Tab, in order, and one sees where one is."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Page, Route, expect

from tests.browser.conftest import OpenPage, Site

pytestmark = pytest.mark.slow

# What can be used, as it stands. Of radio buttons of one name Tab reaches one; the canvases of charts are drawings.
FIND = """() => {
    const wanted = "a[href], button, input, select, textarea, summary, [tabindex]";
    window.all = [...document.querySelectorAll(wanted)].filter((each) =>
        each.checkVisibility({ visibilityProperty: true }) && !each.disabled && each.tabIndex >= 0
        && !(each.type === "radio" && !each.checked));
    window.met = [];
    return window.all.length;
}"""
HERE = """() => {
    const at = document.activeElement;
    if (at === document.body) return null;
    const style = getComputedStyle(at), box = at.getBoundingClientRect();
    const seen = box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth;
    const marked = (style.outlineStyle !== "none" && parseFloat(style.outlineWidth) > 0) || at.matches(".layer-row");
    window.met.push(at);
    return { fine: seen && marked, what: at.outerHTML.slice(0, 150) };
}"""
MISSED = "() => window.all.filter((each) => !window.met.includes(each)).map((each) => each.outerHTML.slice(0, 150))"
PAGES = {
    "jobs": "/",
    "form": "/ui/jobs/new",
    "job": "/ui/jobs/{job}",
    "model": "/ui/models/{first}",
    "compare": "/ui/compare?models={first},{second}",
    "leaderboard": "/ui/leaderboard",
    "datasets": "/ui/datasets",
    "dataset": "/ui/datasets/digits",
    "workers": "/ui/workers",
    "audit": "/ui/audit",
}


# What each page draws last, or when it is seen.
DRAWN = {
    "job": ["#lineage[data-nodes='6']", *(f"#{name} tbody tr" for name in ("front", "progress-table", "gains-table"))],
    "model": [".drawing .layer-row", "[data-curves] canvas", "form[data-ready]"],
    "compare": [".drawing .layer-row", "[data-curves] canvas"],
    "dataset": ["#preview h2"],
}


def settled(page: Page, name: str) -> None:
    """Bring what waits to be seen into view, until all is loaded and drawn."""
    waiting = page.locator("text=/^(Loading|Drawing|Reading).*…$/ >> visible=true")
    for _ in range(600):
        if not waiting.count():
            break
        waiting.evaluate_all("all => all[0]?.scrollIntoView()")
        page.wait_for_timeout(100)
    expect(waiting).to_have_count(0)
    for selector in DRAWN.get(name, []):
        expect(page.locator(selector).first).to_be_attached()
    page.evaluate("scrollTo(0, 0)")


def still(route: Route) -> None:
    """Nothing that asks for a part of the page anew gets one."""
    if "hx-request" in route.request.headers:
        route.fulfill(status=204)
    else:
        route.continue_()


@pytest.mark.parametrize("name", PAGES)
def test_every_control_is_reached_and_seen(open_page: OpenPage, site: Site, job: dict[str, Any], name: str) -> None:
    items = site.api.get("/leaderboard", params={"job_id": job["id"]}).raise_for_status().json()["items"]
    first, second = (item["model_id"] for item in items[:2])
    page = open_page(PAGES[name].format(job=job["id"], first=first, second=second))
    settled(page, name)
    page.route("**", still)
    expect(page.locator(".htmx-request")).to_have_count(0)  # what was asked for before then has come
    count = page.evaluate(FIND)
    unseen, ends = [], 0
    for _ in range(3 * count):
        page.keyboard.press("Tab")
        here = page.evaluate(HERE)
        if here is None:
            ends += 1  # behind the last one; a page that is still busy may also not have taken the key
        elif not here["fine"]:
            unseen.append(here["what"])
        if ends == 3 or not page.evaluate(MISSED):
            break
    assert not page.evaluate(MISSED)
    assert not unseen


def test_one_skips_to_the_content_and_escapes_a_question(page: Page, job: dict[str, Any]) -> None:
    page.goto(f"/ui/jobs/{job['id']}")
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Skip to content")).to_be_focused()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.getElementById('main').contains(document.activeElement)")
    delete = page.get_by_role("button", name="Delete", exact=True)
    delete.focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("dialog")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_be_hidden()
    expect(delete).to_be_focused()


def test_a_table_that_loads_anew_leaves_the_focus_where_it_was(page: Page, job: dict[str, Any]) -> None:
    for path, part in (("/", "main"), (f"/ui/jobs/{job['id']}", "#leaderboard")):
        page.goto(path)
        link = page.locator(f"{part} table a").last
        link.focus()
        name = link.get_attribute("href")
        link.evaluate("link => { window.old = link; }")
        page.evaluate("document.querySelectorAll('[hx-get]').forEach((each) => htmx.trigger(each, 'refresh'))")
        for _ in range(300):
            if not page.evaluate("window.old.isConnected"):
                break
            page.wait_for_timeout(100)
        assert not page.evaluate("window.old.isConnected")
        expect(page.locator(f"{part} table a").last).to_be_focused()
        assert page.evaluate("document.activeElement.getAttribute('href')") == name
