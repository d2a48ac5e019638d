"""Logging in at an OpenID Connect provider with a real browser, which comes from another site and is let in."""

import re
from pathlib import Path

import numpy as np
from oidc_provider_mock import User, run_server_in_thread
from playwright.sync_api import Browser, expect

from store import keyring, migrate
from store.tokens import KeyScope
from tests.browser.conftest import PATIENCE_MS
from tests.browser.looking import DESKTOP, assert_accessible, assert_fits, shoot
from tests.integration.server.conftest import serve
from tests.unit.server.keyed import bearer

ADA = User(sub="ada", claims={"preferred_username": "ada", "groups": ["admins"]})


def test_a_browser_that_comes_back_from_the_provider_is_where_it_wanted_to_be(browser: Browser, tmp_path: Path) -> None:
    migrate.upgrade(f"sqlite:///{tmp_path / 'netgrow.sqlite3'}")
    with run_server_in_thread(user_claims=[ADA]) as provider:
        settings = {
            "oidc_issuer": f"http://localhost:{provider.server_port}",
            "oidc_client_id": "netgrow",
            "oidc_client_secret": "secret",
            "oidc_grants": "admins=admin",
        }
        with serve(tmp_path, **settings) as service:
            secret = keyring.create(service.hand.database, "the lab", KeyScope.SUBMIT, keyring.KeyLimits())[1]
            for name in ("first", "second"):
                body = {"dataset": "digits", "name": name, "search": {"trials": 1}}
                job = service.client.post("/jobs", json=body, headers=bearer(secret)).raise_for_status().json()["id"]
                service.hand.succeed(float(np.float32(0.9)))
            service.client.post(f"/jobs/{job}/cancel", headers=bearer(secret)).raise_for_status()
            context = browser.new_context(base_url=service.url, viewport=DESKTOP)
            context.set_default_timeout(PATIENCE_MS)
            page = context.new_page()
            page.goto("/ui/audit")
            expect(page).to_have_url(re.compile(r"/ui/login\?next="))
            page.get_by_role("link", name="Log in with localhost").click()
            page.locator('input[name="sub"]').first.fill("ada")
            page.get_by_role("button", name="Authorize").last.click()
            expect(page).to_have_url(re.compile("/ui/audit$"))
            expect(page.get_by_role("heading", name="Audit")).to_be_visible()
            expect(page.get_by_role("cell", name="the lab").first).to_be_visible()
            assert page.evaluate("document.cookie") == ""
            assert_accessible(page)
            assert_fits(page)
            shoot(page, "audit")
            page.get_by_role("link", name=job).first.click()
            expect(page.get_by_text("the lab")).to_be_visible()
            shoot(page, "owner-of-a-job")
            page.goto("/")
            shoot(page, "owners-of-jobs")
            page.goto("/ui/workers")
            shoot(page, "storage")
            context.close()
