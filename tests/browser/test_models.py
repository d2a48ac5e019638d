"""The Model page and the Compare page in a real browser: drawings, curves, proof, mistakes, growing by hand."""

import re
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, ViewportSize, expect

from nas import Network, presets
from tests.browser.conftest import OpenPage, Site
from tests.browser.looking import DESKTOP, PHONE, WALL, Guard, Scheme, assert_accessible, assert_fits, looks, shoot


def children(site: Site, job: dict[str, Any]) -> list[dict[str, Any]]:
    """The job's models that have a parent, the youngest generation first."""
    items = site.api.get("/leaderboard", params={"job_id": job["id"]}).raise_for_status().json()["items"]
    return sorted((item for item in items if item["parent_id"]), key=lambda item: -item["generation"])


@pytest.fixture(scope="module")
def child(site: Site, job: dict[str, Any]) -> dict[str, Any]:
    """A model that grew from another one."""
    return children(site, job)[0]


@pytest.fixture(scope="module")
def upload(site: Site, tmp_path_factory: pytest.TempPathFactory) -> str:
    """The id of an uploaded vision transformer, a hundred layers deep, that nobody has measured."""
    path = tmp_path_factory.mktemp("upload") / "vit.safetensors"
    Network.initialise(presets.get("vit_tiny"), seed=1).save(path)
    return posted(site, path)


def posted(site: Site, path: Path) -> str:
    with path.open("rb") as file:
        answer = site.api.post("/models", files={"file": (path.name, file)}).raise_for_status()
    found: str = answer.json()["model_id"]
    return found


@pytest.mark.parametrize(("size", "scheme"), looks("phone", "desktop", "wall"))
def test_a_model_is_for_everybody(
    open_page: OpenPage, child: dict[str, Any], size: ViewportSize, scheme: Scheme
) -> None:
    page = open_page(f"/ui/models/{child['model_id']}", size, scheme)
    expect(page.locator(".drawing .layer-row").first).to_be_visible()
    expect(page.locator("[data-curves] canvas")).to_be_visible()
    page.locator("#grow").scroll_into_view_if_needed()
    expect(page.get_by_role("button", name="Try it")).to_be_visible()
    assert_accessible(page)
    assert_fits(page)
    shoot(page, "model")


def test_the_drawing_shows_what_changed_and_the_parent(page: Page, site: Site, job: dict[str, Any]) -> None:
    changed = next(one for one in children(site, job) if set(one["mutations"]) - {"continue"})
    page.goto(f"/ui/models/{changed['model_id']}")
    touched = page.locator(".layer-row:is(.added, .changed, .rewired, .removed)")
    expect(touched.first).to_be_visible()
    page.get_by_role("button", name="Next change").click()
    expect(page.locator("[data-layer] .became")).to_be_visible()
    before = page.locator(".layer-row").count()
    page.get_by_role("button", name="Show its parent").click()
    expect(page.locator(".layer-row.added")).to_have_count(0)
    page.get_by_role("button", name="Show its parent").click()
    expect(page.locator(".layer-row")).to_have_count(before)


def test_the_drawing_obeys_the_keyboard_and_the_buttons(page: Page, child: dict[str, Any]) -> None:
    page.goto(f"/ui/models/{child['model_id']}")
    world = page.locator(".drawing > g")
    expect(world).to_be_attached()
    page.locator(".layer-row[tabindex='0']").focus()
    page.keyboard.press("ArrowDown")
    expect(page.locator("[data-layer] strong")).to_have_text("conv1: conv2d")
    page.keyboard.press("ArrowUp")
    expect(page.locator("[data-layer] strong")).to_have_text("input: input")
    start = world.get_attribute("transform")
    page.get_by_role("button", name="Zoom in").click()
    expect(world).not_to_have_attribute("transform", start or "")
    page.get_by_role("button", name="Fit").click()
    page.get_by_text("The same as a table").click()
    expect(
        page.get_by_role("region", name=f"The layers of model {child['model_id']}").locator("tbody tr")
    ).to_have_count(page.locator(".drawing .layer-row").count())


def test_the_curves_have_their_figures_too(page: Page, child: dict[str, Any]) -> None:
    page.goto(f"/ui/models/{child['model_id']}")
    expect(page.locator("[data-curves] canvas")).to_be_visible()
    page.get_by_role("combobox", name="Show").select_option("loss")
    page.get_by_role("combobox", name="From").select_option("growth")
    page.get_by_text("The figures as a table").click()
    rows = page.get_by_role("region", name="Epochs").locator("tbody tr")
    expect(rows).to_have_count(2 + child["generation"])  # two epochs of the seed, one of each child


def test_mistakes_and_the_verification_come_when_asked_for(page: Page, child: dict[str, Any]) -> None:
    page.goto(f"/ui/models/{child['model_id']}")
    page.get_by_role("button", name="Show confusion matrix and worst examples").click()
    expect(page.get_by_text("Rows: what it is.")).to_be_visible()
    recorded = f"recorded are {child['val_accuracy'] * 100:.2f} %"
    expect(page.locator("#mistakes-part")).to_contain_text(f"{child['val_accuracy'] * 100:.2f} % of 359 samples")
    expect(page.locator("#mistakes-part")).to_contain_text(recorded)
    page.get_by_role("button", name="Verify the lineage").click()
    expect(page.get_by_text("Everything is as recorded")).to_be_visible()
    assert_accessible(page)
    shoot(page, "model-mistakes")


def test_a_mutation_is_tried_and_its_child_kept(page: Page, child: dict[str, Any]) -> None:
    page.goto(f"/ui/models/{child['model_id']}")
    page.locator("#grow").scroll_into_view_if_needed()
    form = page.locator("form[data-grow]")
    form.get_by_role("combobox", name="Mutation").select_option("wider")
    form.get_by_role("combobox", name="Site").select_option("conv1")
    form.get_by_role("spinbutton", name="factor").fill("2")
    form.get_by_role("button", name="Try it").click()
    tried = page.locator("[data-tried]")
    expect(tried).to_contain_text("exact wider at conv1")
    expect(tried.locator(".layer-row.changed").first).to_be_visible()
    assert_accessible(page)
    form.get_by_role("button", name="Keep the child as a model").click()
    expect(page.get_by_text("grown by hand and not trained")).to_be_visible()
    assert child["model_id"] not in page.url


def test_what_is_wrong_with_a_mutation_is_told_beside_its_field(
    page: Page, child: dict[str, Any], guard: Guard
) -> None:
    guard.allow("422")
    page.goto(f"/ui/models/{child['model_id']}")
    page.locator("#grow").scroll_into_view_if_needed()
    form = page.locator("form[data-grow]")
    width = form.get_by_role("spinbutton", name="width")
    width.fill("0")
    form.get_by_role("button", name="Try it").click()
    expect(width).to_have_attribute("aria-invalid", "true")
    expect(width).to_be_focused()
    form.get_by_role("combobox", name="Site").select_option("conv1")
    width.fill("1")  # fewer channels than it has: the server knows
    form.get_by_role("button", name="Try it").click()
    expect(form.locator("[data-wrong='parameters.width']:visible")).not_to_be_empty()
    assert_accessible(page)


def test_an_approximate_child_is_not_kept(page: Page, child: dict[str, Any]) -> None:
    page.goto(f"/ui/models/{child['model_id']}")
    page.locator("#grow").scroll_into_view_if_needed()
    form = page.locator("form[data-grow]")
    form.get_by_role("combobox", name="init").select_option("noise")
    form.get_by_role("button", name="Try it").click()
    expect(page.locator("[data-tried]")).to_contain_text("It is approximate")
    expect(form.get_by_role("button", name="Keep the child as a model")).to_be_hidden()


def test_a_large_upload_is_drawn_and_has_no_metrics(page: Page, upload: str) -> None:
    page.goto(f"/ui/models/{upload}")
    expect(page.locator(".drawing .layer-row")).to_have_count(len(presets.get("vit_tiny").nodes) + 1)
    expect(page.get_by_text("Nobody has measured this model")).to_be_visible()
    expect(page.get_by_text("There are no epochs")).to_be_visible()
    page.get_by_role("button", name="Show confusion matrix and worst examples").click()
    expect(page.get_by_text("without naming a data set")).to_be_visible()
    assert_accessible(page)
    assert_fits(page)
    shoot(page, "model-upload")


def test_a_checkpoint_is_downloaded_and_loads(page: Page, child: dict[str, Any], tmp_path: Path) -> None:
    page.goto(f"/ui/models/{child['model_id']}")
    with page.expect_download() as download:
        page.get_by_role("link", name="Checkpoint (safetensors)").click()
    path = tmp_path / "model.safetensors"
    download.value.save_as(path)
    assert Network.load(path).architecture.parameters == child["parameters"]


@pytest.mark.parametrize(
    ("size", "scheme"),
    [(PHONE, "dark"), (DESKTOP, "light"), (WALL, "dark")],
    ids=["phone, dark", "desktop", "wall, dark"],
)
def test_models_are_compared_side_by_side(
    open_page: OpenPage, site: Site, job: dict[str, Any], size: ViewportSize, scheme: Scheme
) -> None:
    ids = [one["model_id"] for one in children(site, job)][:3]
    page = open_page(f"/ui/compare?models={','.join(ids)}", size, scheme)
    expect(page.locator(".drawing")).to_have_count(len(ids))
    expect(page.locator("[data-curves] canvas")).to_be_visible()
    expect(page.get_by_text("They all grew from")).to_be_visible()
    assert_accessible(page)
    assert_fits(page)
    shoot(page, "compare")


def test_models_of_different_shapes_and_data_sets_are_compared(
    page: Page, site: Site, child: dict[str, Any], upload: str, tmp_path: Path
) -> None:
    others = []
    for preset in ("mlp", "mobilenet"):
        path = tmp_path / f"{preset}.safetensors"
        Network.initialise(presets.get(preset), seed=1).save(path)
        others.append(posted(site, path))
    page.goto(f"/ui/compare?models={','.join([child['model_id'], upload, *others])}")
    expect(page.locator(".drawing")).to_have_count(4)
    expect(page.get_by_text("These models are of different data sets")).to_be_visible()
    expect(page.get_by_text("They have no ancestor in common.")).to_be_visible()
    row = page.get_by_role("row").filter(has=page.get_by_role("rowheader", name="Validation accuracy"))
    expect(row.get_by_role("cell")).to_have_text([f"{child['val_accuracy'] * 100:.2f} %", *["not measured"] * 3])
    expect(row.locator(".best")).to_have_count(0)
    assert_accessible(page)
    shoot(page, "compare-different")


def test_what_shrinking_removed_is_drawn_and_reached(page: Page, site: Site, child: dict[str, Any]) -> None:
    model = child["model_id"]
    for name, form in (("deeper", "linear"), ("shrink", "collapse_linear")):
        asked = {"name": name, "parameters": {"form": form}, "seed": 1, "store": True}
        model = site.api.post(f"/models/{model}/mutations", json=asked).raise_for_status().json()["model_id"]
    page.goto(f"/ui/models/{model}")
    gone = page.locator(".layer-row.removed")
    expect(gone).to_have_count(1)
    name = gone.get_attribute("data-node")
    for _ in range(page.locator(".layer-row:is(.added, .changed, .rewired, .removed)").count()):
        page.get_by_role("button", name="Next change").click()
        if gone.evaluate("row => row.classList.contains('selected')"):
            break
    expect(page.locator("[data-layer]")).to_contain_text(f"{name}: ")
    expect(page.locator("[data-layer] .became")).to_have_text("removed")
    expect(page.locator(".edge.removed")).to_have_count(2)


def test_a_job_begins_with_the_model_that_one_looks_at(page: Page, site: Site, child: dict[str, Any]) -> None:
    page.goto(f"/ui/models/{child['model_id']}")
    page.get_by_role("link", name="New job from this model").click()
    expect(page.get_by_label("Id of a model")).to_have_value(child["model_id"])
    expect(page.locator("#dataset")).to_have_value("digits")
    page.locator("#search\\.trials").fill("1")
    page.get_by_role("button", name="Post the job").click()
    page.wait_for_url(re.compile(r"/ui/jobs/job_"))
    posted_job = site.ended(page.url.rpartition("/")[2])
    assert posted_job["spec"]["seed_model"]["model_id"] == child["model_id"]
    assert posted_job["state"] == "succeeded"


def test_a_wrong_choice_to_compare_is_told_beside_the_field(page: Page, guard: Guard) -> None:
    guard.allow("404")
    page.goto("/ui/compare")
    page.get_by_label("Two to five models").fill("model_a, model_b")
    page.get_by_role("button", name="Compare").click()
    expect(page.get_by_role("alert")).to_have_text("There is no model model_a, model_b (any more).")
    expect(page.get_by_label("Two to five models")).to_be_focused()
    assert_accessible(page)
