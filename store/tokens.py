"""API keys and session tokens: random, recognisable, and stored as hashes alone."""

import hashlib
import re
import secrets
from collections.abc import Mapping
from enum import StrEnum

KEY_PREFIX = "netgrow_"
SESSION_PREFIX = "netgrows_"
# 256 random bits in base64url. No search finds them, so that a fast hash without salt is enough, and a lookup by hash
# takes as long for a token that is nearly right as for any other.
_RANDOM_BYTES = 32
_TOKEN = re.compile(r"netgrows?_[A-Za-z0-9_-]{43}")


class KeyScope(StrEnum):
    """Scope of a key; each includes the one before it."""

    READ = "read"
    SUBMIT = "submit"
    ADMIN = "admin"

    def covers(self, needed: "KeyScope") -> bool:
        """Whether a key of this scope may do what needs `needed`."""
        return _RANKS[self] >= _RANKS[needed]


_RANKS: Mapping[KeyScope, int] = {scope: rank for rank, scope in enumerate(KeyScope)}


def new_key_token() -> str:
    """The secret of an API key; shown once, never stored."""
    return KEY_PREFIX + secrets.token_urlsafe(_RANDOM_BYTES)


def new_session_token() -> str:
    """The secret of a browser's session."""
    return SESSION_PREFIX + secrets.token_urlsafe(_RANDOM_BYTES)


def token_digest(token: str) -> str | None:
    """The SHA-256 (hex) under which the token is stored; None if it does not even look like one."""
    return hashlib.sha256(token.encode()).hexdigest() if _TOKEN.fullmatch(token) else None


def csrf_token(session_token: str) -> str:
    """The CSRF token of a session's forms: derived from the secret, without revealing it."""
    return hashlib.sha256(b"csrf:" + session_token.encode()).hexdigest()
