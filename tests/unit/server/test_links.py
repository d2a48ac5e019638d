"""Every address that a page of the dashboard leads to, or loads, is one that answers."""

from __future__ import annotations

import re
from html import unescape

from fastapi.testclient import TestClient

from tests.unit.server.hand import Hand

BROWSER = {"Accept": "text/html,*/*;q=0.8"}
# What is loaded or followed; `data-events` is a stream, which does not end, and a download has tests of its own.
TAG = re.compile(r"<(?!form)[a-z]+ [^>]*>")
ADDRESS = re.compile(r'(?:href|src|hx-get|data-network|data-curves|data-board)="(/[^"]*)"')
MOST = 300


def addresses(page: str) -> list[str]:
    tags = [tag for tag in TAG.findall(page) if " download" not in tag]
    return [unescape(found).partition("#")[0] for tag in tags for found in ADDRESS.findall(tag)]


def test_nothing_that_a_page_leads_to_is_missing(client: TestClient, hand: Hand) -> None:
    client.post("/jobs", json={"dataset": "digits", "name": "crawled", "search": {"trials": 2, "parallel": 1}})
    seed, child = hand.succeed(0.5), hand.succeed(0.6)
    wanted = ["/", "/ui/login", "/ui/compare", f"/ui/compare?models={seed},{child}"]
    seen: dict[str, int] = {}
    while wanted and len(seen) < MOST:
        path = wanted.pop()
        if path in seen:
            continue
        answer = client.get(path, headers=BROWSER)
        seen[path] = answer.status_code
        if answer.headers.get("content-type", "").startswith("text/html"):
            wanted += addresses(answer.text)
    assert not {path: status for path, status in seen.items() if status >= 400}
    assert {f"/ui/jobs/new?model={child}", f"/ui/models/{seed}", "/ui/datasets/digits", "/ui/workers"} <= set(seen)
