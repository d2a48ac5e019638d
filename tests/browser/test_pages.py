"""Leaderboard, workers, data sets and what goes wrong, in a real browser."""

import io
import re
import zipfile
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PIL import Image
from playwright.sync_api import Page, ViewportSize, expect

from tests.browser.conftest import JOB, OpenPage, Site
from tests.browser.looking import (
    WALL,
    Guard,
    Scheme,
    assert_accessible,
    assert_fits,
    looks,
    shoot,
)

EVIL = '<img src=x onerror="boom()">'
NOT_FOUND = "status of 404"
PAGES = {
    "leaderboard": "/ui/leaderboard",
    "workers": "/ui/workers",
    "datasets": "/ui/datasets",
    "dataset": "/ui/datasets/digits",
    "audit": "/ui/audit",
    "login": "/ui/login?ended=1",
    "gone": "/ui/jobs/job_gone",
}


def npz_of(images: np.ndarray[Any, Any], labels: np.ndarray[Any, Any]) -> bytes:
    file = io.BytesIO()
    np.savez_compressed(file, x=images, y=labels)
    return file.getvalue()


def blobs(samples: int = 200) -> bytes:
    """Two classes that a network tells apart: a bright left half, a bright right half."""
    draw = np.random.default_rng(0)
    labels = np.arange(samples) % 2
    images = draw.integers(0, 100, (samples, 8, 8), dtype=np.uint8)
    for image, label in zip(images, labels, strict=True):
        image[:, 4 * label : 4 * label + 4] += 120
    return npz_of(images, labels)


def zipped_folder(names: list[str], each: int = 12) -> bytes:
    draw = np.random.default_rng(0)
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for name in names:
            for number in range(each):
                picture = io.BytesIO()
                Image.fromarray(draw.integers(0, 256, (8, 8, 3), dtype=np.uint8)).save(picture, "PNG")
                archive.writestr(f"{name}/{number}.png", picture.getvalue())
    return file.getvalue()


def choose(page: Page, name: str, file: str, content: bytes) -> None:
    page.get_by_label("Name").fill(name)
    page.get_by_label("File").set_input_files({"name": file, "mimeType": "application/zip", "buffer": content})


def settled(page: Page) -> None:
    """Wait for what the page loads after it is there."""
    if "/ui/datasets/" in page.url:
        expect(page.get_by_role("heading", name="Statistics")).to_be_visible()


@pytest.mark.parametrize(("size", "scheme"), looks("phone", "desktop"))
@pytest.mark.parametrize("name", PAGES)
def test_every_page_is_for_everybody(
    open_page: OpenPage, guard: Guard, job: dict[str, Any], name: str, size: ViewportSize, scheme: Scheme
) -> None:
    guard.allow(NOT_FOUND)
    page = open_page(PAGES[name], size, scheme)
    settled(page)
    expect(page.locator("h1")).to_be_visible()
    assert_accessible(page)
    assert_fits(page)
    shoot(page, name)


@pytest.mark.parametrize("name", PAGES)
def test_every_page_fills_a_wall(open_page: OpenPage, guard: Guard, job: dict[str, Any], name: str) -> None:
    guard.allow(NOT_FOUND)
    page = open_page(PAGES[name], WALL)
    settled(page)
    assert_fits(page)
    shoot(page, name)


def test_the_leaderboard_fills_while_one_looks_and_compares_what_is_ticked(
    page: Page, site: Site, job: dict[str, Any]
) -> None:
    page.goto("/ui/leaderboard?dataset=digits")
    rows = page.locator("#board tbody tr")
    before = rows.count()
    page.get_by_label("Compare the model of rank 1", exact=True).check()
    expect(page.get_by_role("button", name="Compare")).to_be_disabled()
    site.post(JOB | {"name": EVIL, "seed": 8})
    expect(rows).not_to_have_count(before)
    expect(page.get_by_role("link", name=EVIL).first).to_be_visible()
    expect(page.locator("#board input:checked")).to_have_count(1)
    # Named, as the table loads anew under the hand: another one may be the first that is not ticked by then.
    other = page.locator("#board input:not(:checked)").first.get_attribute("data-pick")
    page.locator(f"#board input[data-pick='{other}']").check()
    page.get_by_role("button", name="Compare").click()
    expect(page).to_have_url(re.compile(r"/ui/compare\?models=model_\w+%2Cmodel_\w+$"))


def test_filters_act_at_once_and_the_address_keeps_them(page: Page, job: dict[str, Any]) -> None:
    page.goto("/ui/leaderboard")
    page.get_by_label("Best by").select_option("parameters")
    expect(page).to_have_url(re.compile("sort=parameters"))
    page.get_by_label("Show").select_option("parameters")
    expect(page.get_by_text("Models that no other beats")).to_be_visible()
    page.keyboard.press("Tab")
    page.go_back()
    expect(page.get_by_label("Show")).to_have_value("")


def test_an_upload_becomes_a_job_a_minute_later(page: Page, site: Site, tmp_path: Path) -> None:
    page.goto("/ui/datasets")
    page.get_by_label("File").set_input_files({"name": "My Halves.npz", "mimeType": "", "buffer": blobs()})
    expect(page.get_by_label("Name")).to_have_value("my-halves")
    page.get_by_role("button", name="Upload", exact=True).click()
    expect(page).to_have_url(re.compile("/ui/datasets/my-halves$"))
    picture = page.get_by_alt_text("Samples of the class 1")
    expect(picture).to_be_visible()
    assert picture.evaluate("image => image.decode().then(() => image.naturalWidth)") > 40
    page.get_by_role("link", name="New job with it").click()
    expect(page.locator("#dataset")).to_have_value("my-halves")
    page.get_by_label("trials", exact=True).first.fill("2")
    page.get_by_role("button", name="Post the job").click()
    expect(page).to_have_url(re.compile(r"/ui/jobs/job_\w+$"))
    ended = site.ended(page.url.rpartition("/")[2])
    assert ended["state"] == "succeeded", ended
    page.goto("/ui/leaderboard?dataset=my-halves")
    expect(page.locator("#board tbody tr").first).to_be_visible()


def test_labels_of_an_image_folder_are_text(page: Page) -> None:
    page.goto("/ui/datasets")
    choose(page, "labelled", "folder.zip", zipped_folder(["<i onclick=boom()>", "plain & simple"]))
    page.get_by_role("button", name="Upload", exact=True).click()
    expect(page.get_by_role("rowheader", name="<i onclick=boom()>").first).to_be_visible()
    expect(page.get_by_role("rowheader", name="plain & simple").first).to_be_visible()
    shoot(page, "dataset-labelled")


def test_what_is_wrong_with_an_upload_stands_beside_its_field(page: Page, guard: Guard, site: Site) -> None:
    page.goto("/ui/datasets")
    upload = page.get_by_role("button", name="Upload", exact=True)
    upload.click()
    expect(page.locator("#wrong-name")).to_have_text("Give it a name.")
    expect(page.locator("#wrong-file")).to_have_text("Choose a file.")
    expect(page.get_by_label("Name")).to_be_focused()
    expect(page.get_by_label("Name")).to_have_attribute("aria-invalid", "true")
    choose(page, "Not Allowed", "x.npz", b"")
    upload.click()
    expect(page.locator("#wrong-name")).to_contain_text("small letters")
    expect(page.locator("#wrong-file")).to_have_text("The file is empty.")
    shoot(page, "datasets-wrong")
    assert_accessible(page)
    # What only the server sees.
    guard.allow("status of 4(22|09)")
    choose(page, "damaged", "x.npz", b"no zip at all")
    upload.click()
    expect(page.locator("#wrong-file")).to_contain_text("the file")
    expect(page.get_by_label("File")).to_be_focused()
    choose(page, "digits", "x.npz", blobs())
    upload.click()
    expect(page.locator("#wrong-name")).to_contain_text("built in")


def test_a_page_that_is_not_there_leads_on(page: Page, guard: Guard) -> None:
    guard.allow(NOT_FOUND)
    for path, button in (("/ui/jobs/job_gone", "Jobs"), ("/ui/models/model_gone", "Leaderboard"), ("/nothing", "Jobs")):
        page.goto(path)
        page.get_by_role("main").get_by_role("link", name=button).click()
        expect(page.get_by_role("heading", name=button)).to_be_visible()


def test_workers_show_what_they_do(page: Page, site: Site) -> None:
    page.goto("/ui/workers")
    expect(page.get_by_text("waits")).to_be_visible()
    found = site.post(JOB | {"name": "long", "training": {"seed_epochs": 500, "epochs": 1}})
    expect(page.get_by_role("link", name="0 of long")).to_be_visible()
    expect(page.get_by_text("at work")).to_be_visible()
    shoot(page, "workers-busy")
    site.api.post(f"/jobs/{found['id']}/cancel").raise_for_status()
    expect(page.get_by_text("waits")).to_be_visible()
