"""Looking at pages: sizes and colour schemes, what a page must never do, screenshots, and axe's opinion."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any, Literal
from urllib.parse import urlsplit

import pytest
from _pytest.mark.structures import ParameterSet
from playwright.sync_api import ConsoleMessage, Page, Request, ViewportSize

HERE = Path(__file__).parent
# Kept after a run, for people to look at; git ignores it.
ARTEFACTS = HERE / "artefacts"
AXE = HERE / "vendor" / "axe.min.js"

Scheme = Literal["light", "dark"]
PHONE: ViewportSize = {"width": 360, "height": 740}
DESKTOP: ViewportSize = {"width": 1440, "height": 900}
WALL: ViewportSize = {"width": 3840, "height": 2160}
SCHEMES: tuple[Scheme, Scheme] = ("light", "dark")
SIZES = {"phone": PHONE, "desktop": DESKTOP, "wall": WALL}


def looks(*sizes: str) -> list[ParameterSet]:
    """Every (size, scheme), for `pytest.mark.parametrize`; the default run takes one scheme of each size, by turns."""
    return [
        pytest.param(SIZES[size], scheme, id=f"{size}-{scheme}", marks=[pytest.mark.slow] if (row + column) % 2 else [])
        for row, size in enumerate(sizes)
        for column, scheme in enumerate(SCHEMES)
    ]


@dataclass
class Guard:
    """Collects what a page must never do: console errors, exceptions, and requests to another host."""

    home: str
    allowed: list[re.Pattern[str]] = field(default_factory=list)
    found: list[str] = field(default_factory=list)

    def watch(self, page: Page) -> None:
        """From now on."""
        page.on("console", self._on_console)
        page.on("pageerror", lambda error: self._note(f"exception: {error}"))
        page.on("request", self._on_request)

    def allow(self, pattern: str) -> None:
        """A complaint that fits this is expected: a test of an error page has Chromium tell of the 404."""
        self.allowed.append(re.compile(pattern))

    def complaints(self) -> list[str]:
        """What was found and not allowed."""
        return [found for found in self.found if not any(pattern.search(found) for pattern in self.allowed)]

    def _on_console(self, message: ConsoleMessage) -> None:
        if message.type in ("error", "warning"):
            self._note(f"console {message.type}: {message.text} ({message.location.get('url', '')})")

    def _on_request(self, request: Request) -> None:
        parts = urlsplit(request.url)
        if parts.scheme not in ("data", "blob") and parts.netloc != urlsplit(self.home).netloc:
            self._note(f"request to another host: {request.url}")

    def _note(self, what: str) -> None:
        self.found.append(what)


def shoot(page: Page, name: str) -> Path:
    """Keep a picture of the whole page as artefacts/<name>-<width>-<scheme>.png."""
    assert page.viewport_size is not None
    dark = page.evaluate("matchMedia('(prefers-color-scheme: dark)').matches")
    path = ARTEFACTS / f"{name}-{page.viewport_size['width']}-{'dark' if dark else 'light'}.png"
    page.screenshot(path=path, full_page=True, animations="disabled")
    return path


@cache
def _axe() -> str:
    return AXE.read_text()


def violations(page: Page) -> list[dict[str, Any]]:
    """What axe-core finds that is serious or critical, by the rules of WCAG 2.2 A and AA and axe's best practices."""
    page.evaluate(_axe())  # not a script tag: the pages' Content-Security-Policy rightly forbids those
    found: list[dict[str, Any]] = page.evaluate(
        "axe.run(document, {resultTypes: ['violations']}).then(r => r.violations)"
    )
    return [one for one in found if one["impact"] in ("serious", "critical")]


def assert_accessible(page: Page) -> None:
    """Fail with axe's words and the elements at fault."""
    found = violations(page)
    told = [
        f"{one['id']} ({one['impact']}): {one['help']}\n    "
        + "\n    ".join(f"{node['html'][:200]}  {node['failureSummary']}" for node in one["nodes"][:5])
        for one in found
    ]
    assert not found, f"axe on {page.url}:\n" + "\n".join(told)


def assert_fits(page: Page) -> None:
    """Fail if the page as a whole scrolls sideways; what is wide scrolls within its own box."""
    wide = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    assert wide <= 0, f"{page.url} is {wide} px wider than the window"
