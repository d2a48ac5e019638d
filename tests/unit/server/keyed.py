"""Clients with API keys."""

from typing import Any

from fastapi import FastAPI
from fastapi.testclient import TestClient

from server.dependencies import Resources
from store import keyring
from store.tokens import KeyScope


def token(resources: Resources, scope: KeyScope = KeyScope.ADMIN, **limits: Any) -> str:
    """A new key's secret."""
    return keyring.create(resources.database, f"{scope} key", scope, keyring.KeyLimits(**limits))[1]


def bearer(secret: str) -> dict[str, str]:
    return {"Authorization": f"Bearer {secret}"}


def client_of(app: FastAPI, scope: KeyScope = KeyScope.ADMIN, **limits: Any) -> TestClient:
    """A client that sends a new key of this scope and with these limits."""
    secret = token(app.state.resources, scope, **limits)
    return TestClient(app, raise_server_exceptions=False, headers=bearer(secret))
