"""Browsers: logging in with a key, a cookie that no script can read, and pages of other sites that get nowhere."""

from http.cookies import SimpleCookie

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient
from httpx import Response

from server.authentication import COOKIE, CSRF_HEADER
from server.dependencies import Resources
from store import clock, keyring
from store.models import Login
from store.settings import Settings
from store.tokens import KeyScope
from tests.unit.server.alone import alone
from tests.unit.server.answers import faults, problem
from tests.unit.server.keyed import bearer, token

FORM = {"content-type": "application/x-www-form-urlencoded"}


@pytest.fixture
def browser(client: TestClient) -> TestClient:
    """A client without a key; the cookie jar is its own."""
    return client


@pytest.fixture
def secret(resources: Resources) -> str:
    return token(resources, KeyScope.SUBMIT)


def log_in(browser: TestClient, secret: str) -> Response:
    response = browser.post("/login", json={"key": secret})
    assert response.status_code == 200, response.text
    return response


def test_a_key_opens_a_session_that_stands_for_it(browser: TestClient, secret: str) -> None:
    session = log_in(browser, secret).json()
    assert (session["scope"], session["name"]) == ("submit", "submit key")
    assert browser.get("/jobs").status_code == 200
    who = browser.get("/session").json()
    assert (who["scope"], who["csrf_token"]) == ("submit", session["csrf_token"])


def test_the_cookie_is_out_of_reach_of_scripts_and_other_sites(browser: TestClient, secret: str) -> None:
    response = log_in(browser, secret)
    cookie = SimpleCookie(response.headers["set-cookie"])[COOKIE]
    assert (cookie["httponly"], cookie["samesite"], cookie["path"], cookie["secure"]) == (True, "strict", "/", "")
    assert int(cookie["max-age"]) == 12 * 3600
    assert cookie.value not in response.text
    assert secret not in response.headers["set-cookie"]


def test_over_tls_the_cookie_stays_there(app: FastAPI, secret: str) -> None:
    with TestClient(app, base_url="https://netgrow.example") as browser:
        assert SimpleCookie(log_in(browser, secret).headers["set-cookie"])[COOKIE]["secure"]


@pytest.mark.parametrize(("proxies", "secure"), [("", ""), ("10.9.0.0/16", ""), ("10.8.0.0/16, 192.0.2.7", True)])
def test_behind_a_proxy_that_is_trusted_the_cookie_stays_on_tls(
    settings: Settings, proxies: str, secure: object
) -> None:
    app = alone(settings.model_copy(update={"trusted_proxies": proxies}))
    secret = token(app.state.resources)
    with TestClient(app, client=("10.8.1.2", 5000), headers={"X-Forwarded-Proto": "https"}) as browser:
        assert SimpleCookie(log_in(browser, secret).headers["set-cookie"])[COOKIE]["secure"] == secure


def test_a_proxy_that_is_no_address_is_no_setting() -> None:
    with pytest.raises(ValueError, match=r"proxy\.example"):
        Settings(trusted_proxies="10.0.0.1, proxy.example")


def test_the_database_holds_a_hash_and_never_the_cookie(browser: TestClient, secret: str, resources: Resources) -> None:
    log_in(browser, secret)
    with resources.database.read() as session:
        (login,) = session.query(Login).all()
    assert login.token_sha256 not in browser.cookies[COOKIE]
    assert browser.cookies[COOKIE].encode() not in b"".join(
        path.read_bytes() for path in resources.settings.data_dir.glob("netgrow.sqlite3*")
    )


def test_a_wrong_key_opens_nothing(browser: TestClient, secret: str) -> None:
    for wrong in (secret[:-1] + ("A" if secret[-1] != "A" else "B"), "x", "netgrow_" + "é" * 43, secret + "\n"):
        problem(browser.post("/login", json={"key": wrong}), 401)
    assert not browser.cookies


def test_where_there_are_no_keys_nobody_logs_in(browser: TestClient) -> None:
    problem(browser.post("/login", json={"key": "netgrow_" + "0" * 43}), 409)
    assert browser.get("/session").json()["scope"] == "admin"


def test_a_form_logs_in_without_any_script(browser: TestClient, secret: str) -> None:
    response = browser.post("/login", content=f"key={secret}", headers=FORM, follow_redirects=False)
    assert (response.status_code, response.headers["location"]) == (303, "/")
    assert browser.get("/jobs").status_code == 200


@pytest.mark.parametrize("content", [b"", b"key=", b"other=1", b"key=x&other=1", b"\xff\xfe", b"&".join([b"a=1"] * 99)])
def test_a_senseless_form_is_refused_field_by_field(browser: TestClient, secret: str, content: bytes) -> None:
    assert faults(browser.post("/login", content=content, headers=FORM))


@pytest.mark.parametrize("content", [b"", b"[]", b"{}", b'{"key": 3}', b"[" * 10_000, b'{"key": "\\ud800"}', b"\xff"])
def test_senseless_json_is_refused_field_by_field(browser: TestClient, secret: str, content: bytes) -> None:
    response = browser.post("/login", content=content, headers={"content-type": "application/json"})
    assert response.status_code in (401, 422), response.text
    assert response.headers["content-type"] == "application/problem+json"


def test_a_log_in_of_many_values_is_refused_before_it_is_parsed(browser: TestClient, secret: str) -> None:
    body = b'{"key": [' + b"0," * 30_001 + b"0]}"
    found = faults(browser.post("/login", content=body, headers={"content-type": "application/json"}))
    assert found == {"body": "the body has at least 30001 values; the limit is 30000"}


def test_a_refused_log_in_does_not_echo_what_was_given(browser: TestClient, secret: str) -> None:
    assert secret not in browser.post("/login", json={"key": [secret]}).text
    problem(browser.post("/login", content=b"x", headers={"content-type": "text/plain"}), 415)


def test_logging_out_ends_the_session_also_for_a_stolen_cookie(browser: TestClient, secret: str) -> None:
    csrf = log_in(browser, secret).json()["csrf_token"]
    stolen = browser.cookies[COOKIE]
    assert browser.post("/logout", headers={CSRF_HEADER: csrf}).status_code == 204
    assert COOKIE not in browser.cookies
    problem(browser.get("/jobs"), 401)
    problem(browser.get("/jobs", headers={"Cookie": f"{COOKIE}={stolen}"}), 401)


def test_logging_out_without_a_session_is_fine(browser: TestClient, secret: str) -> None:
    assert browser.post("/logout").status_code == 204
    browser.cookies.set(COOKIE, "nonsense")
    assert browser.post("/logout").status_code == 204


def test_a_revoked_key_takes_its_sessions_with_it(browser: TestClient, secret: str, resources: Resources) -> None:
    log_in(browser, secret)
    (key,) = keyring.listed(resources.database)
    keyring.revoke(resources.database, key.id)
    problem(browser.get("/jobs"), 401)


def test_a_session_expires_by_the_databases_clock(browser: TestClient, secret: str, resources: Resources) -> None:
    log_in(browser, secret)
    with resources.database.write() as session:
        session.query(Login).update({Login.expires_at: clock.later(-1.0)})
    problem(browser.get("/jobs"), 401)
    log_in(browser, secret)
    with resources.database.read() as session:
        assert session.query(Login).count() == 1


# What browsers say of a request: by a page of this server, of another site, or by something that says nothing.
OWN = [{"Origin": "http://testserver"}, {"Sec-Fetch-Site": "same-origin", "Origin": "http://testserver"}]
FOREIGN = [
    {"Origin": "https://evil.example"},
    {"Origin": "null"},
    {"Origin": "http://testserver.evil.example"},
    {"Origin": "http://testserver:8080"},
    {"Origin": "http://testserver@evil.example"},
    {"Sec-Fetch-Site": "cross-site"},
    {"Sec-Fetch-Site": "same-site", "Origin": "http://testserver"},
]
SAYS_NOTHING: dict[str, str] = {}


@pytest.mark.parametrize("headers", OWN)
def test_a_page_of_this_server_may_post(browser: TestClient, secret: str, headers: dict[str, str]) -> None:
    log_in(browser, secret)
    assert browser.post("/jobs", json={"dataset": "digits"}, headers=headers).status_code == 201


@pytest.mark.parametrize("headers", [*FOREIGN, SAYS_NOTHING])
def test_a_cookie_alone_changes_nothing(browser: TestClient, secret: str, headers: dict[str, str]) -> None:
    csrf = log_in(browser, secret).json()["csrf_token"]
    for method, path in (("POST", "/jobs"), ("POST", "/jobs/x/cancel"), ("DELETE", "/jobs/x"), ("POST", "/logout")):
        problem(browser.request(method, path, headers=headers), 403)
        wrong = {**headers, CSRF_HEADER: "0" * len(csrf)}
        problem(browser.request(method, path, headers=wrong), 403)
    assert browser.get("/jobs", headers=headers).json()["items"] == []


def test_the_sessions_token_proves_the_page(browser: TestClient, secret: str) -> None:
    csrf = log_in(browser, secret).json()["csrf_token"]
    response = browser.post("/jobs", json={"dataset": "digits"}, headers={CSRF_HEADER: csrf})
    assert response.status_code == 201


def test_another_sessions_token_proves_nothing(browser: TestClient, secret: str) -> None:
    other = log_in(browser, secret).json()["csrf_token"]
    log_in(browser, secret)
    problem(browser.post("/jobs", json={"dataset": "digits"}, headers={CSRF_HEADER: other}), 403)


def test_a_key_needs_no_such_proof_and_counts_before_a_cookie(
    browser: TestClient, secret: str, resources: Resources
) -> None:
    log_in(browser, secret)
    response = browser.post("/jobs", json={"dataset": "digits"}, headers=bearer(secret))
    assert response.status_code == 201
    problem(browser.get("/jobs", headers=bearer("netgrow_" + "0" * 43)), 401)
    problem(browser.get("/jobs", headers={"Authorization": ""}), 401)


def test_a_session_has_its_keys_scope_and_no_more(browser: TestClient, secret: str) -> None:
    log_in(browser, secret)
    problem(browser.delete("/jobs/x", headers=OWN[0]), 403)


@pytest.mark.parametrize("headers", FOREIGN)
def test_another_site_logs_nobody_in_and_reaches_no_open_server(
    browser: TestClient, resources: Resources, headers: dict[str, str]
) -> None:
    problem(browser.post("/jobs", json={"dataset": "digits"}, headers=headers), 403)
    problem(browser.post("/login", json={"key": token(resources)}, headers=headers), 403)
