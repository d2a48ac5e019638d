"""Write docs/images/*.png: the dashboard's pages on a real service, in a real browser.

    .venv/bin/python tools/screenshots.py [FOLDER]

Starts `netgrow up` in a temporary folder, grows networks on the handwritten digits, and looks at every page. A minute.
"""

import sys
import tempfile
from pathlib import Path

import httpx
from PIL import Image
from playwright.sync_api import Page, sync_playwright

REPOSITORY = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(REPOSITORY))

from tests.browser.looking import DESKTOP, PHONE, Scheme  # noqa: E402
from tests.chromium import ARGUMENTS, chromium_binary  # noqa: E402
from tests.integration.client.netgrow import eventually, running_up  # noqa: E402

JOB = {
    "name": "handwritten digits",
    "dataset": "digits",
    "search": {"strategy": "evolution", "trials": 24, "parallel": 2},
    "training": {"seed_epochs": 4, "epochs": 2},
    "seed": 1,
}
COLOURS = 128
SETTLE_MS = 2500


def main(folder: Path) -> None:
    """Make every picture."""
    folder.mkdir(parents=True, exist_ok=True)
    with (
        tempfile.TemporaryDirectory() as place,
        running_up(Path(place), "--workers", "2") as up,
        httpx.Client(base_url=up.url, timeout=60, trust_env=False) as api,
        sync_playwright() as playwright,
    ):
        job = api.post("/jobs", json=JOB).raise_for_status().json()["id"]
        eventually(lambda: api.get(f"/jobs/{job}").json()["state"] in ("succeeded", "failed"), "the job ends")
        ranked = api.get("/leaderboard", params={"job_id": job}).raise_for_status().json()["items"]
        grown = next(item for item in ranked if item["mutations"])
        pages = {
            "jobs": "/",
            "new-job": "/ui/jobs/new",
            "job": f"/ui/jobs/{job}",
            "model": f"/ui/models/{grown['model_id']}",
            "compare": f"/ui/compare?models={','.join(item['model_id'] for item in ranked[:3])}",
            "leaderboard": "/ui/leaderboard",
            "datasets": "/ui/datasets/digits",
            "workers": "/ui/workers",
        }
        browser = playwright.chromium.launch(executable_path=chromium_binary(), args=list(ARGUMENTS))
        looks: dict[str, tuple[str, Scheme]] = {name: (path, "light") for name, path in pages.items()}
        looks["job-dark"] = (pages["job"], "dark")
        for name, (path, scheme) in looks.items():
            page = browser.new_page(base_url=up.url, viewport=DESKTOP, color_scheme=scheme)
            write(page, path, folder / f"{name}.png")
        for name, path, heading in (("lineage", pages["job"], "Lineage"), ("network", pages["model"], "Network")):
            page = browser.new_page(base_url=up.url, viewport=DESKTOP, color_scheme="light")
            write(page, path, folder / f"{name}.png", heading)
        phone = browser.new_page(base_url=up.url, viewport=PHONE, color_scheme="light")
        write(phone, pages["job"], folder / "job-phone.png")
        browser.close()


def write(page: Page, path: str, file: Path, heading: str | None = None) -> None:
    """A picture of what a window shows, scrolled to a heading, with few colours: it stays small."""
    page.goto(path)
    if heading is not None:
        page.get_by_role("heading", name=heading).first.evaluate("found => found.scrollIntoView()")
    page.wait_for_timeout(SETTLE_MS)
    page.screenshot(path=file, animations="disabled")
    page.close()
    with Image.open(file) as picture:
        small = picture.convert("RGB").quantize(COLOURS, dither=Image.Dither.NONE)
    small.save(file, optimize=True)
    print(f"{file}: {file.stat().st_size / 1000:.0f} kB")


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else REPOSITORY / "docs" / "images")
