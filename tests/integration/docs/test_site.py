"""The docs as a site: it builds without a warning, and nothing in it comes from another host."""

from __future__ import annotations

import re
import subprocess
import sys
from html.parser import HTMLParser
from pathlib import Path

import pytest
from PIL import Image

from tests.integration.docs.blocks import REPOSITORY

NAMED_BY = {"script": "src", "img": "src", "iframe": "src", "source": "src", "link": "href", "use": "href"}
"""The attribute by which an element has something loaded. A link that a reader has to click is none of these."""


class Loaded(HTMLParser):
    """Everything that a page has its browser load."""

    def __init__(self, page: Path) -> None:
        super().__init__()
        self.addresses: list[str] = []
        self.feed(page.read_text())

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        attributes = dict(attrs)
        if address := attributes.get(NAMED_BY.get(tag, "")):
            self.addresses.append(address)


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Built as `make docs` does: a link that leads nowhere, or a page that is in no menu, fails it."""
    folder = tmp_path_factory.mktemp("site")
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet", "--site-dir", str(folder)]
    built = subprocess.run(command, cwd=REPOSITORY, capture_output=True, text=True, check=False, timeout=280)
    assert built.returncode == 0, built.stdout + built.stderr
    return folder


def test_every_page_is_in_it(site: Path) -> None:
    pages = {page.relative_to(REPOSITORY / "docs").with_suffix(".html") for page in (REPOSITORY / "docs").rglob("*.md")}
    missing = {page for page in pages if not (site / page).exists() and page.stem != "README"}
    assert not missing


def test_nothing_is_loaded_from_another_host(site: Path) -> None:
    pages = list(site.rglob("*.html"))
    assert len(pages) > 20
    loaded = {address for page in pages for address in Loaded(page).addresses}
    assert not {address for address in loaded if re.match(r"(https?:)?//", address)}
    styles = "".join(sheet.read_text() for sheet in site.rglob("*.css"))
    assert not re.findall(r"url\(['\"]?(?:https?:)?//[^)]*\)|@import[^;]*//[^;]*;", styles)


def test_its_search_knows_the_library_and_the_pages(site: Path) -> None:
    """The offline search reads this file, also where pages are opened without a server."""
    index = (site / "search" / "search_index.js").read_text()
    for word in ("net2wider", "from_torch", "NETGROW_LEASE_SECONDS", "netgrow leaderboard", "/jobs/{job_id}/pause"):
        assert word in index


def test_the_library_s_pages_have_its_docstrings(site: Path) -> None:
    page = (site / "reference" / "nas.html").read_text()
    for name in ("nas.mutate", "nas.Network", "nas.from_torch", "nas.Recipe", "nas.train", "nas.errors.NoSite"):
        assert f'id="{name}"' in page, name
    assert "the network itself is left as it is" in page


@pytest.mark.slow
def test_the_pictures_of_mutations_can_be_made_again(tmp_path: Path) -> None:
    tool = [sys.executable, str(REPOSITORY / "tools" / "pictures.py"), str(tmp_path)]
    subprocess.run(tool, cwd=REPOSITORY, check=True, capture_output=True, timeout=280)
    made = {picture.relative_to(tmp_path) for picture in tmp_path.rglob("*.png")}
    kept = REPOSITORY / "docs" / "images"
    assert {picture.relative_to(kept) for picture in (kept / "mutations").iterdir()} | {Path("parts.png")} == made
    for picture in made:
        with Image.open(tmp_path / picture) as new, Image.open(kept / picture) as old:
            assert new.size == old.size, picture
