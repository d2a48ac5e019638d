"""Checks of the service at an address, by what it reports."""

from __future__ import annotations

from collections.abc import Mapping

from client.api import Client
from client.diagnosis.findings import Check, Finding, fail, ok, warn
from client.errors import ApiError, UnexpectedAnswer, Unreachable


def checks(url: str, key: str | None) -> Mapping[str, Check]:
    """The checks, by name."""
    return {"service": lambda: service(url, key)}


def service(url: str, key: str | None) -> list[Finding]:
    """Whether it runs, can do its work, and has workers."""
    with Client(url, timeout=5.0, key=key) as client:
        try:
            version = client.health().version
        except Unreachable as error:
            return [
                warn("service", f"none at {url} ({error.reason})", "`netgrow up` starts one; or name it with --url")
            ]
        except (ApiError, UnexpectedAnswer) as error:
            stranger = f"what answers at {url} is not netgrow ({error})"
            return [fail("service", stranger, "name the service with --url or NETGROW_URL, or give it another port")]
        found = [ok("service", f"netgrow {version} at {url}")]
        for name, check in client.readiness().checks.items():
            if check.status != "ok":
                found.append(fail(f"service: {name}", check.reason or check.status, "see the server's log"))
        try:
            workers = client.workers()
        except ApiError as error:
            return [*found, fail("workers", str(error), "name an API key with NETGROW_API_KEY or --key")]
    if not workers:
        return [*found, warn("workers", "none is alive: jobs wait", "`netgrow worker` starts one")]
    busy = sum(worker.trial_id is not None for worker in workers)
    return [*found, ok("workers", f"{len(workers)} alive, {busy} at work")]
