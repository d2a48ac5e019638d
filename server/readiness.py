"""Whether what the service depends on can be used: each asked at the same time, for a bounded time."""

import asyncio
import logging
import threading
from collections.abc import Callable, Mapping
from concurrent.futures import Future

from server.schemas.health import Check, Status
from store.addresses import redacted

log = logging.getLogger(__name__)

PATIENCE_SECONDS = 1.5


class Probes:
    """Named probes; each raises where its dependency cannot be used.

    A probe that hangs is asked again only once it has answered: it holds one thread, however often it is asked for.
    """

    def __init__(self, probes: Mapping[str, Callable[[], None]], patience: float = PATIENCE_SECONDS) -> None:
        self._probes = dict(probes)
        self.patience = patience
        self._running: dict[str, Future[None]] = {}
        self._said: dict[str, Check] = {}
        self._lock = threading.Lock()

    async def ask(self) -> dict[str, Check]:
        """Every probe's answer, by name; one that takes longer than the patience counts as down."""
        futures = {name: asyncio.wrap_future(self._ask(name)) for name in self._probes}
        await asyncio.wait(futures.values(), timeout=self.patience)
        checks = {name: self._check(future) for name, future in futures.items()}
        self._log(checks)
        return checks

    def _log(self, checks: Mapping[str, Check]) -> None:
        """Say once what can no longer be used, and why: `/readyz` may not tell whoever asked."""
        for name, check in checks.items():
            if check.status is Status.DOWN and self._said.get(name) != check:
                log.warning("the %s cannot be used: %s", name, check.reason)
            self._said[name] = check

    def _ask(self, name: str) -> Future[None]:
        with self._lock:
            running = self._running.get(name)
            if running is None or running.done():
                running = self._running[name] = Future()
                threading.Thread(
                    target=answer, args=(running, self._probes[name]), name=f"probe {name}", daemon=True
                ).start()
            return running

    def _check(self, future: asyncio.Future[None]) -> Check:
        if not future.done():
            return Check(status=Status.DOWN, reason=f"no answer within {self.patience:g} s")
        error = future.exception()
        if error is None:
            return Check(status=Status.OK)
        return Check(status=Status.DOWN, reason=redacted(str(error).strip()) or type(error).__name__)


def answer(future: Future[None], probe: Callable[[], None]) -> None:
    """Run the probe and put its answer into the future."""
    try:
        probe()
        future.set_result(None)
    except Exception as error:
        future.set_exception(error)
