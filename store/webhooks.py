"""Webhooks: what a job keeps of them, what may stand in one, and how a message is signed (Standard Webhooks)."""

import base64
import binascii
import hashlib
import hmac
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from store.states import WebhookEvent

MAX_URL = 2_000
SECRET_PREFIX = "whsec_"
MIN_SECRET_BYTES, MAX_SECRET_BYTES = 24, 64
KEY_BYTES = 32


@dataclass(frozen=True)
class Webhook:
    """A webhook's address and events; without a URL it is the service's own, with the service's secret."""

    url: str | None
    events: tuple[WebhookEvent, ...] = tuple(WebhookEvent)
    secret: str | None = None
    disabled: bool = False

    def to_json(self) -> dict[str, Any]:
        """As a job's row keeps it."""
        return {"url": self.url, "events": list(self.events), "secret": self.secret, "disabled": self.disabled}

    @classmethod
    def from_json(cls, kept: Mapping[str, Any]) -> "Webhook":
        """From a job's row."""
        return cls(kept["url"], tuple(map(WebhookEvent, kept["events"])), kept["secret"], kept["disabled"])


SERVICE = Webhook(url=None)
"""The one that the settings name."""


def webhooks_of(kept: Sequence[Mapping[str, Any]] | None) -> list[Webhook]:
    """The webhooks of a job's row."""
    return [Webhook.from_json(webhook) for webhook in kept or ()]


def checked_url(url: str) -> str:
    """The URL; raises ValueError unless it is one that a webhook may have, whatever its host turns out to be."""
    if len(url) > MAX_URL:
        raise ValueError(f"has {len(url)} characters; at most {MAX_URL} are allowed")
    if not url.isprintable() or " " in url:
        raise ValueError("has spaces or control characters")
    try:
        parts = urlsplit(url)
        host, port = parts.hostname, parts.port
    except ValueError as error:
        raise ValueError(f"is no URL: {error}") from None
    if parts.scheme not in ("https", "http") or not host:
        raise ValueError("must be https://host/path")
    if port == 0:
        raise ValueError("names port 0")
    if "@" in parts.netloc:
        raise ValueError("must not have a user or a password in it: put a token into the path or the query")
    if parts.fragment:
        raise ValueError("must not have a fragment (#…): that is never sent")
    try:
        host.encode("idna") if not host.isascii() else host
    except UnicodeError:
        raise ValueError(f"has a host that is no name: {host[:80]!r}") from None
    return url


def checked_secret(secret: str) -> str:
    """The secret; raises ValueError, which does not repeat it, unless it is `whsec_` and base64 of enough bytes."""
    try:
        key = _key(secret)
    except ValueError:
        key = b""
    if not secret.startswith(SECRET_PREFIX) or not MIN_SECRET_BYTES <= len(key) <= MAX_SECRET_BYTES:
        raise ValueError(
            f"must be {SECRET_PREFIX} and then the base64 of {MIN_SECRET_BYTES} to {MAX_SECRET_BYTES} random bytes: "
            f"echo {SECRET_PREFIX}$(openssl rand -base64 32)"
        )
    return secret


def checked_key(key: str) -> str:
    """The key; raises ValueError, which does not repeat it, unless it is one of Fernet's."""
    try:
        found = base64.urlsafe_b64decode(key)
    except (binascii.Error, ValueError):
        found = b""
    if len(found) != KEY_BYTES:
        raise ValueError(
            f"a key is the URL-safe base64 of {KEY_BYTES} random bytes: openssl rand -base64 32 | tr '+/' '-_'"
        )
    return key


def base(url: str) -> str:
    """Scheme, host and port of the URL: which receiver it is of."""
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc}"


def origin(url: str) -> str:
    """The URL without its path and query, which may hold a token: for people and for logs."""
    parts = urlsplit(url)
    whole = parts.path in ("", "/") and not parts.query
    return f"{parts.scheme}://{parts.netloc}" + ("" if whole else "/…")


def signature(secret: str, delivery_id: str, timestamp: int, body: bytes) -> str:
    """The `webhook-signature` of a message: `v1,` and the base64 of HMAC-SHA256 over id, time and body."""
    signed = f"{delivery_id}.{timestamp}.".encode() + body
    return "v1," + base64.b64encode(hmac.new(_key(secret), signed, hashlib.sha256).digest()).decode()


def _key(secret: str) -> bytes:
    try:
        return base64.b64decode(secret.removeprefix(SECRET_PREFIX), validate=True)
    except (binascii.Error, ValueError):
        raise ValueError("not base64") from None
