"""Log-in to the dashboard with an OpenID Connect provider: a real one on loopback, and forged answers of one."""

from __future__ import annotations

import asyncio
import base64
import hmac
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import httpx
import pytest
from fastapi.testclient import TestClient
from joserfc import jwt
from joserfc.jwk import OctKey, RSAKey
from oidc_provider_mock import User, run_server_in_thread

from server import oidc
from server.oidc import Attempt, Provider
from server.problems import ProblemError
from store import keyring, migrate
from store.settings import Settings
from store.tokens import KeyScope
from tests.unit.server.alone import alone
from tests.unit.server.answers import problem
from tests.unit.server.keyed import bearer

GRANTS = "staff=submit,netgrow admins=admin"
USERS = [
    User(sub="ada", claims={"preferred_username": "ada", "groups": ["staff", "netgrow admins"]}),
    User(sub="bob", claims={"email": "bob@example.org", "groups": ["staff"]}),
    User(sub="eve", claims={"name": "Eve", "groups": ["others"]}),
]


@pytest.fixture(scope="module")
def issuer() -> Iterator[str]:
    with run_server_in_thread(user_claims=USERS, require_nonce=True) as server:
        yield f"http://localhost:{server.server_port}"


@pytest.fixture
def settings(tmp_path: Path, issuer: str) -> Settings:
    found = Settings(
        data_dir=tmp_path,
        oidc_issuer=issuer,
        oidc_client_id="netgrow",
        oidc_client_secret="secret",
        oidc_grants=GRANTS,
    )
    migrate.upgrade(found.database_url)
    return found


@pytest.fixture
def client(settings: Settings) -> Iterator[TestClient]:
    with TestClient(alone(settings), raise_server_exceptions=False) as client:
        keyring.create(client.app.state.resources.database, "root", KeyScope.ADMIN, keyring.KeyLimits())  # type: ignore[attr-defined]
        yield client


def began(client: TestClient, target: str = "/ui/workers") -> str:
    """The address at the provider that the browser is sent to."""
    answer = client.get("/ui/login/oidc", params={"next": target}, follow_redirects=False)
    assert answer.status_code == 303, answer.text
    return str(answer.headers["location"])


def sent_back(address: str, subject: str) -> str:
    """Where the provider sends a browser whose user logs in as `subject`; without it, who declines."""
    data = {"sub": subject} if subject else {"action": "deny"}
    answer = httpx.post(address, data=data, trust_env=False)
    assert answer.status_code == 302, answer.text
    return str(answer.headers["location"])


def logged_in(client: TestClient, subject: str) -> httpx.Response:
    return client.get(sent_back(began(client), subject), headers={"Accept": "text/html"})


def test_whom_the_provider_knows_has_a_session_with_the_scope_that_a_claim_gives(client: TestClient) -> None:
    shown = client.get("/ui/login", params={"next": "/ui/workers"}).text
    assert 'href="/ui/login/oidc?next=/ui/workers"' in shown
    for subject, name, scope in (("ada", "ada", "admin"), ("bob", "bob@example.org", "submit")):
        answer = logged_in(client, subject)
        assert answer.status_code == 200, answer.text
        assert 'content="0; url=/ui/workers"' in answer.text
        cookie = next(value for value in answer.headers.get_list("set-cookie") if value.startswith("netgrow_session"))
        assert "HttpOnly" in cookie
        assert "samesite=strict" in cookie.lower()
        session = client.get("/session").json()
        assert (session["name"], session["scope"]) == (name, scope)
        headers = {"X-CSRF-Token": session["csrf_token"]}
        job = client.post("/jobs", json={"dataset": "digits"}, headers=headers).raise_for_status().json()
        assert job["owner"] == name
        assert client.get("/ui/audit").status_code == (200 if scope == "admin" else 403)
        client.post("/logout", headers=headers).raise_for_status()
        assert client.get("/session").status_code == 401


def test_whom_nothing_grants_a_scope_and_whom_it_was_taken_from_stays_out(
    client: TestClient, settings: Settings
) -> None:
    refused = logged_in(client, "eve")
    assert refused.status_code == 403
    assert "Eve is logged in at the provider" in refused.text
    assert 'href="/ui/login?next=%2F"' in refused.text
    assert client.get("/session").status_code == 401

    database = client.app.state.resources.database  # type: ignore[attr-defined]
    assert [key.name for key in keyring.listed(database)] == ["root"]
    assert logged_in(client, "bob").status_code == 200
    (bob,) = (key for key in keyring.listed(database) if key.name == "bob@example.org")
    less = alone(settings.model_copy(update={"oidc_grants": "*=read"}))
    with TestClient(less) as other:  # as the provider and the settings say now, also for sessions that are open
        assert logged_in(other, "bob").status_code == 200
        assert other.get("/session").json()["scope"] == "read"
    assert client.get("/session").json()["scope"] == "read"
    assert len(keyring.listed(database)) == 2
    keyring.revoke(database, bob.id)
    assert client.get("/session").status_code == 401
    again = logged_in(client, "bob")
    assert again.status_code == 403
    assert "was revoked here" in again.text


def test_a_log_in_that_this_browser_did_not_begin_or_that_was_declined_is_refused(client: TestClient) -> None:
    back = sent_back(began(client), "ada")
    stranger = TestClient(client.app, raise_server_exceptions=False)
    assert "did not begin it" in problem(stranger.get(back), 400)["detail"]
    began(client)  # another one in the same browser: the older one is over
    assert "did not begin it" in problem(client.get(back), 400)["detail"]
    assert "access_denied" in problem(client.get(sent_back(began(client), "")), 400)["detail"]

    good = sent_back(began(client), "ada")
    cookie = client.cookies["netgrow_oidc"]
    assert client.get(good).status_code == 200
    client.cookies.set("netgrow_oidc", cookie)
    assert "to its own code" in problem(client.get(good), 400)["detail"]  # a code is good once


def test_it_is_off_unless_it_is_set_up_and_says_so_where_the_provider_is_away(tmp_path: Path) -> None:
    migrate.upgrade(Settings(data_dir=tmp_path).database_url)
    with TestClient(alone(Settings(data_dir=tmp_path))) as client:
        assert "oidc" not in client.get("/ui/login").text
        assert "NETGROW_OIDC_ISSUER" in problem(client.get("/ui/login/oidc"), 404)["detail"]
    away = Settings(data_dir=tmp_path, oidc_issuer="http://127.0.0.1:9", oidc_client_id="n", oidc_grants="*=read")
    with TestClient(alone(away)) as client:
        assert "does not answer" in problem(client.get("/ui/login/oidc"), 503)["detail"]
        secret = keyring.create(client.app.state.resources.database, "k", KeyScope.READ, keyring.KeyLimits())[1]  # type: ignore[attr-defined]
        assert client.get("/jobs", headers=bearer(secret)).status_code == 200
    for wrong in ({"oidc_issuer": "http://login.example"}, {"oidc_issuer": "https://a"}, {"oidc_grants": "staff=all"}):
        with pytest.raises(ValueError, match=r"issuer|NETGROW_OIDC_CLIENT_ID|grant"):
            Settings(data_dir=tmp_path, **wrong)  # type: ignore[arg-type]


class Forger:
    """A provider that signs what a test says."""

    ISSUER = "https://login.example"

    def __init__(self) -> None:
        self.key = RSAKey.generate_key(2048, {"kid": "1"})
        self.published = self.key
        self.token = ""
        self.asked: list[str] = []

    def answer(self, request: httpx.Request) -> httpx.Response:
        path = request.url.path
        self.asked.append(path)
        if path.endswith("openid-configuration"):
            names = ("authorization_endpoint", "token_endpoint", "jwks_uri")
            return httpx.Response(200, json={"issuer": self.ISSUER} | {n: f"{self.ISSUER}/{n}" for n in names})
        if path.endswith("jwks_uri"):
            return httpx.Response(200, json={"keys": [self.published.as_dict(private=False)]})
        assert parse_qs(request.content.decode())["code_verifier"]
        return httpx.Response(200, json={"access_token": "a", "id_token": self.token})

    def provider(self, folder: Path) -> Provider:
        settings = Settings(
            data_dir=folder,
            oidc_issuer=self.ISSUER,
            oidc_client_id="netgrow",
            oidc_claim="realm.roles",
            oidc_grants="staff=submit",
        )
        return Provider(settings, httpx.MockTransport(self.answer))

    def sign(self, attempt: Attempt, key: Any = None, alg: str = "RS256", **changes: Any) -> None:
        now = int(time.time())
        claims = {
            "iss": self.ISSUER,
            "aud": "netgrow",
            "sub": "1",
            "nonce": attempt.nonce,
            "iat": now,
            "exp": now + 300,
            "realm": {"roles": ["staff"]},
        } | changes
        claims = {name: value for name, value in claims.items() if value is not None}
        self.token = jwt.encode({"alg": alg, "kid": "1"}, claims, key or self.key, algorithms=[alg])

    def sign_with_what_is_public(self, attempt: Attempt) -> None:
        """As if the public key were a secret that both sides share."""
        self.sign(attempt)
        claims = self.token.split(".")[1]
        head = base64.urlsafe_b64encode(b'{"alg":"HS256","kid":"1"}').rstrip(b"=").decode()
        mac = hmac.digest(self.key.as_pem(private=False), f"{head}.{claims}".encode(), "sha256")
        self.token = f"{head}.{claims}.{base64.urlsafe_b64encode(mac).rstrip(b'=').decode()}"


def identity(provider: Provider, attempt: Attempt) -> oidc.Identity:
    return asyncio.run(provider.identity(attempt, "code", "https://here/callback", None))


FORGED: dict[str, Callable[[Forger, Attempt], None]] = {
    "another issuer": lambda forger, attempt: forger.sign(attempt, iss="https://evil.example"),
    "another client": lambda forger, attempt: forger.sign(attempt, aud="other"),
    "made for another of several": lambda forger, attempt: forger.sign(attempt, aud=["netgrow", "other"], azp="other"),
    "several and no azp": lambda forger, attempt: forger.sign(attempt, aud=["netgrow", "other"]),
    "another nonce": lambda forger, attempt: forger.sign(attempt, nonce="n"),
    "no nonce": lambda forger, attempt: forger.sign(attempt, nonce=None),
    "expired": lambda forger, attempt: forger.sign(attempt, exp=int(time.time()) - 300),
    "without an end": lambda forger, attempt: forger.sign(attempt, exp=None),
    "without a subject": lambda forger, attempt: forger.sign(attempt, sub=None),
    "another key": lambda forger, attempt: forger.sign(attempt, RSAKey.generate_key(2048, {"kid": "1"})),
    "no signature": lambda forger, attempt: forger.sign(attempt, OctKey.import_key("x"), "none"),
    "the public key as a secret": lambda forger, attempt: forger.sign_with_what_is_public(attempt),
    "no token": lambda forger, attempt: setattr(forger, "token", ""),
}


@pytest.mark.parametrize("forged", list(FORGED))
def test_a_token_that_the_provider_did_not_make_for_this_log_in_is_refused(tmp_path: Path, forged: str) -> None:
    forger, attempt = Forger(), Attempt.new("/")
    provider = forger.provider(tmp_path)
    forger.sign(attempt)
    assert identity(provider, attempt).scope is KeyScope.SUBMIT
    FORGED[forged](forger, attempt)
    with pytest.raises(ProblemError, match="was not completed"):
        identity(provider, attempt)


def test_new_keys_of_the_provider_are_fetched_when_they_are_needed_but_not_for_every_forgery(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    forger, attempt = Forger(), Attempt.new("/")
    provider = forger.provider(tmp_path)
    forger.sign(attempt)
    identity(provider, attempt)
    forger.key = RSAKey.generate_key(2048, {"kid": "1"})
    forger.sign(attempt)
    for _ in range(3):
        with pytest.raises(ProblemError):
            identity(provider, attempt)
    assert forger.asked.count("/jwks_uri") == 1
    monkeypatch.setattr(oidc, "KEYS_AGAIN_SECONDS", -1.0)
    forger.published = forger.key
    assert identity(provider, attempt).subject == "1"
    assert forger.asked.count("/jwks_uri") == 2
    assert urlsplit(asyncio.run(provider.address(attempt, "https://here/callback"))).hostname == "login.example"
