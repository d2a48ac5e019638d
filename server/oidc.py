"""Log-in with an OpenID Connect provider: the authorization code flow with PKCE (RFC 7636), and who came back by it.

Discovery, keys and tokens come from the provider that the settings name, and from no address that a browser sent.
"""

import base64
import hashlib
import hmac
import json
import secrets
import time
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any, Self
from urllib.parse import urlencode

import httpx

from server.problem_kinds import FORBIDDEN, LOG_IN_INCOMPLETE, NOT_FOUND
from server.problems import ProblemError, Unavailable
from store.settings import Settings
from store.tokens import KeyScope

# Signatures by the provider's private key alone: with a shared secret, or none, others could sign too.
ALGORITHMS = ("RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512", "EdDSA")
TIMEOUT_SECONDS = 10.0
KEEP_SECONDS = 3600.0
KEYS_AGAIN_SECONDS = 60.0
"""A signature that no known key made is a reason to ask for new keys, so often at most."""
LEEWAY_SECONDS = 60
MAX_ANSWER_BYTES = 1 << 20
RANDOM_BYTES = 32
NAMES = ("preferred_username", "email", "name")
MAX_NAME = 200


@dataclass(frozen=True)
class Attempt:
    """A log-in that was begun: what the browser keeps in a cookie until the provider sends it back."""

    state: str
    nonce: str
    verifier: str
    target: str

    @classmethod
    def new(cls, target: str) -> Self:
        """With fresh secrets; `target` is the path to go to in the end."""
        state, nonce, verifier = (secrets.token_urlsafe(RANDOM_BYTES) for _ in range(3))
        return cls(state, nonce, verifier, target)

    def to_cookie(self) -> str:
        """As the cookie has it."""
        return base64.urlsafe_b64encode(json.dumps(asdict(self)).encode()).decode()

    @classmethod
    def of_cookie(cls, cookie: str | None, state: str) -> Self:
        """What the browser began. Raises ProblemError unless it began the attempt with this state."""
        try:
            found = cls(**json.loads(base64.urlsafe_b64decode(cookie or "")))
            same = hmac.compare_digest(found.state.encode(), state.encode())
        except (ValueError, TypeError, AttributeError):
            same = False
        if not same:
            raise incomplete("this browser did not begin it, or began it more than ten minutes ago")
        return found


@dataclass(frozen=True)
class Identity:
    """Who logged in at the provider, and what they may do here."""

    issuer: str
    subject: str
    name: str
    scope: KeyScope


class Provider:
    """The provider that the settings name. Raises 404 where they name none, 503 where it does not answer."""

    def __init__(self, settings: Settings, transport: httpx.AsyncBaseTransport | None = None) -> None:
        self._settings = settings
        self._transport = transport
        self._metadata: tuple[float, Mapping[str, Any]] | None = None
        self._keys: tuple[float, Mapping[str, Any]] | None = None

    async def address(self, attempt: Attempt, redirect_uri: str) -> str:
        """Where the browser logs in."""
        metadata = await self._discovered()
        challenge = base64.urlsafe_b64encode(hashlib.sha256(attempt.verifier.encode()).digest()).rstrip(b"=").decode()
        query = {
            "response_type": "code",
            "client_id": self._settings.oidc_client_id,
            "redirect_uri": redirect_uri,
            "scope": self._settings.oidc_scopes,
            "state": attempt.state,
            "nonce": attempt.nonce,
            "code_challenge": challenge,
            "code_challenge_method": "S256",
        }
        endpoint = str(metadata["authorization_endpoint"])
        return f"{endpoint}{'&' if '?' in endpoint else '?'}{urlencode(query)}"

    async def identity(self, attempt: Attempt, code: str, redirect_uri: str, issuer: str | None) -> Identity:
        """Who came back with the code.

        Raises ProblemError: 400 unless the provider says who, 403 unless something gives them a scope.
        """
        metadata = await self._discovered()
        if issuer is not None and issuer != metadata["issuer"]:  # RFC 9207
            raise incomplete("another provider than the one that was asked answered")
        tokens = await self._tokens(metadata, attempt, code, redirect_uri)
        claims = await self._claims(metadata, attempt, str(tokens.get("id_token", "")))
        if self._settings.oidc_claim.partition(".")[0] not in claims and "userinfo_endpoint" in metadata:
            more = await self._userinfo(metadata, str(tokens.get("access_token", "")))
            if more.get("sub") == claims["sub"]:
                claims = {**more, **claims}
        name = next((str(claims[each]) for each in NAMES if claims.get(each)), str(claims["sub"]))
        name = "".join(letter for letter in name if letter.isprintable())[:MAX_NAME] or "?"
        scope = granted(claims, self._settings)
        if scope is None:
            raise ProblemError(
                FORBIDDEN,
                f"{name} is logged in at the provider, and nothing in the claim {self._settings.oidc_claim!r} gives a "
                "scope here (NETGROW_OIDC_GRANTS)",
            )
        return Identity(str(metadata["issuer"]), str(claims["sub"]), name, scope)

    async def _discovered(self) -> Mapping[str, Any]:
        issuer = self._settings.oidc_issuer
        if not issuer:
            raise ProblemError(NOT_FOUND, "no log-in with a provider is set up here (NETGROW_OIDC_ISSUER)")
        if self._metadata is None or time.monotonic() - self._metadata[0] > KEEP_SECONDS:
            found = await self._get(f"{issuer.rstrip('/')}/.well-known/openid-configuration")
            missing = {"issuer", "authorization_endpoint", "token_endpoint", "jwks_uri"} - found.keys()
            if missing or str(found["issuer"]).rstrip("/") != issuer.rstrip("/"):
                wrong = f"lacks {', '.join(sorted(missing))}" if missing else f"is that of {found['issuer']}"
                raise Unavailable(f"the OpenID configuration of {issuer} (NETGROW_OIDC_ISSUER) {wrong}")
            self._metadata = (time.monotonic(), found)
        return self._metadata[1]

    async def _tokens(
        self, metadata: Mapping[str, Any], attempt: Attempt, code: str, redirect_uri: str
    ) -> Mapping[str, Any]:
        form = {
            "grant_type": "authorization_code",
            "code": code,
            "redirect_uri": redirect_uri,
            "code_verifier": attempt.verifier,
        }
        settings = self._settings
        basic: httpx.Auth = httpx.Auth()  # none
        methods = metadata.get("token_endpoint_auth_methods_supported", ["client_secret_basic"])
        if settings.oidc_client_secret and "client_secret_basic" in methods:
            basic = httpx.BasicAuth(settings.oidc_client_id, settings.oidc_client_secret)
        else:
            form["client_id"] = settings.oidc_client_id
            if settings.oidc_client_secret:
                form["client_secret"] = settings.oidc_client_secret
        async with self._client() as http:
            try:
                answer = await http.post(str(metadata["token_endpoint"]), data=form, auth=basic)
                found: object = answer.json()
            except (httpx.HTTPError, ValueError) as error:
                raise self._away(error) from error
        if answer.is_success and isinstance(found, dict):
            return found
        reason = found.get("error") if isinstance(found, dict) else None
        raise incomplete(f"the provider answered {answer.status_code} ({str(reason)[:100]}) to its own code")

    async def _claims(self, metadata: Mapping[str, Any], attempt: Attempt, token: str) -> Mapping[str, Any]:
        """What the ID token says (OpenID Connect Core 3.1.3.7)."""
        from joserfc import errors, jwt

        client = self._settings.oidc_client_id
        registry = jwt.JWTClaimsRegistry(
            leeway=LEEWAY_SECONDS,
            iss={"essential": True, "value": metadata["issuer"]},
            aud={"essential": True, "value": client},
            sub={"essential": True},
            exp={"essential": True},
            iat={"essential": True},
            nonce={"essential": True, "value": attempt.nonce},
        )
        try:
            claims = await self._verified(metadata, token)
            registry.validate(claims)
        except (errors.JoseError, ValueError) as error:
            raise incomplete(f"its ID token is not valid: {str(error)[:200]}") from error
        several = isinstance(claims["aud"], list) and len(claims["aud"]) > 1
        if (several or "azp" in claims) and claims.get("azp") != client:
            raise incomplete("its ID token was made for another client")
        return claims

    async def _verified(self, metadata: Mapping[str, Any], token: str) -> dict[str, Any]:
        from joserfc import errors, jwt
        from joserfc.jwk import KeySet

        for again in (False, True):
            keys = await self._signing_keys(metadata, again)
            try:
                return jwt.decode(token, KeySet.import_key_set(keys), algorithms=ALGORITHMS).claims  # type: ignore[arg-type]
            except (errors.BadSignatureError, errors.InvalidKeyIdError):
                if again:
                    raise
        raise AssertionError("unreachable")

    async def _signing_keys(self, metadata: Mapping[str, Any], again: bool) -> Mapping[str, Any]:
        age = None if self._keys is None else time.monotonic() - self._keys[0]
        if self._keys is None or age is None or age > (KEYS_AGAIN_SECONDS if again else KEEP_SECONDS):
            self._keys = (time.monotonic(), await self._get(str(metadata["jwks_uri"])))
        return self._keys[1]

    async def _userinfo(self, metadata: Mapping[str, Any], access_token: str) -> Mapping[str, Any]:
        return await self._get(str(metadata["userinfo_endpoint"]), {"Authorization": f"Bearer {access_token}"})

    async def _get(self, url: str, headers: Mapping[str, str] | None = None) -> Mapping[str, Any]:
        async with self._client() as http:
            try:
                answer = (await http.get(url, headers=headers)).raise_for_status()
                found: object = answer.json() if len(answer.content) <= MAX_ANSWER_BYTES else None
            except (httpx.HTTPError, ValueError) as error:
                raise self._away(error) from error
        if not isinstance(found, dict):
            raise self._away(ValueError(f"no JSON object at {url}"))
        return found

    def _client(self) -> httpx.AsyncClient:
        return httpx.AsyncClient(timeout=TIMEOUT_SECONDS, follow_redirects=False, transport=self._transport)

    def _away(self, error: Exception) -> Unavailable:
        told = str(error)[:200] or type(error).__name__
        return Unavailable(f"the provider {self._settings.oidc_issuer} does not answer as it should: {told}")


def incomplete(reason: str) -> ProblemError:
    """400."""
    return ProblemError(LOG_IN_INCOMPLETE, f"the log-in with the provider was not completed: {reason}")


def granted(claims: Mapping[str, Any], settings: Settings) -> KeyScope | None:
    """The highest scope that the claim's values give; a claim in a claim is written with a dot."""
    found: object = claims.get(settings.oidc_claim)
    if found is None:
        found = claims
        for part in settings.oidc_claim.split("."):
            found = found.get(part) if isinstance(found, dict) else None
    listed = found if isinstance(found, list) else [] if found is None else [found]
    values = {str(value) for value in listed} | {"*"}
    scopes = [scope for value, scope in settings.oidc_granted if value in values]
    return max(scopes, key=list(KeyScope).index, default=None)
