"""Delivery of webhook messages: signed, by one process at a time, retried until accepted or given up."""

import asyncio
import logging
import random
import time
from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass

import httpx

from server.destinations import Refused, resolved
from store import growth
from store.cipher import Cipher
from store.database import Database
from store.errors import SecretUnreadable
from store.repositories import Deliveries
from store.repositories.deliveries import Attempt
from store.settings import Settings
from store.webhooks import base, origin, signature

TIMEOUT_SECONDS = 10.0  # of a whole attempt: name, connection, answer
LEASE_SECONDS = 60.0  # what a process that died had claimed is sent again after this
AT_ONCE = 64  # messages under way
OF_A_RECEIVER = 4  # messages that are claimed at a time, and after which a receiver has to answer first
LOOK_SECONDS = 0.5  # while some are under way: how often to look for others
WAITS = (5.0, 30.0, 120.0, 600.0, 1_800.0, 3_600.0, 7_200.0, 21_600.0, 43_200.0)
"""Seconds after each failed attempt: ten attempts within a day; then it is given up."""
JITTER = 0.2
OURS_SECONDS = 60.0  # after what only the operator can mend: until then, as often as it takes
KEEP_SECONDS = 30 * 86_400.0
MAX_ERROR = 300
GONE = 410
USER_AGENT = "netgrow-webhooks/1"

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Outcome:
    """Outcome of an attempt: the answer's status, and the error, each if there was one."""

    status: int | None
    error: str | None = None
    ours: bool = False  # nothing was sent, and nobody but the operator can help


class Deliverer:
    """Delivers what is due; any number of processes may do so beside each other."""

    def __init__(
        self,
        database: Database,
        settings: Settings,
        *,
        timeout_seconds: float = TIMEOUT_SECONDS,
        lease_seconds: float = LEASE_SECONDS,
        waits: Sequence[float] = WAITS,
    ) -> None:
        self._database = database
        self._settings = settings
        self._timeout = timeout_seconds
        self._lease = lease_seconds
        self._waits = waits
        self._cipher = Cipher(settings.secret_key_list)

    def deliver(self) -> None:
        """Send what is due until nothing is. A slow receiver delays its own messages alone. Raises `Unavailable`."""
        if self._any_due():
            asyncio.run(self._deliver())

    def forget(self) -> None:
        """Delete what ended long ago."""
        self._database.transact(lambda session: Deliveries(session).forget(KEEP_SECONDS))

    def _any_due(self, but: Collection[str | None] = ()) -> bool:
        with self._database.read() as session:
            return Deliveries(session).any_due(but)

    def _claim(self, under_way: Collection[str | None]) -> list[Attempt]:
        """A few messages, for receivers that are not kept waiting by enough of them."""
        if len(under_way) >= AT_ONCE:
            return []
        busy = [receiver for receiver, count in Counter(under_way).items() if count >= OF_A_RECEIVER]
        if not self._any_due(busy):
            return []
        return self._database.transact(lambda session: Deliveries(session).claim(OF_A_RECEIVER, self._lease, busy))

    async def _deliver(self) -> None:
        under_way: dict[asyncio.Task[None], str | None] = {}
        # No proxy of the environment: it would connect to addresses that nobody has looked at.
        async with httpx.AsyncClient(follow_redirects=False, trust_env=False, timeout=self._timeout) as http:
            try:
                while True:
                    claimed = await asyncio.to_thread(self._claim, list(under_way.values()))
                    for attempt in claimed:
                        receiver = None if attempt.url is None else base(attempt.url)
                        under_way[asyncio.create_task(self._send(http, attempt))] = receiver
                    if not under_way:
                        return
                    pause = 0 if claimed else LOOK_SECONDS
                    done, _ = await asyncio.wait(under_way, timeout=pause, return_when=asyncio.FIRST_COMPLETED)
                    for task in done:
                        del under_way[task]
                        task.result()
            finally:
                await asyncio.gather(*under_way, return_exceptions=True)

    async def _send(self, http: httpx.AsyncClient, attempt: Attempt) -> None:
        url = self._settings.webhook_url if attempt.url is None else attempt.url
        try:
            secret = self._settings.webhook_secret or None if attempt.url is None else self._secret(attempt)
            outcome = await self._outcome(http, attempt, url, secret)
        except SecretUnreadable as error:
            outcome = Outcome(None, str(error), ours=True)
        await asyncio.to_thread(self._record, attempt, outcome)
        if outcome.error is not None:
            log.warning("webhook %s to %s: attempt %d: %s", attempt.id, origin(url), attempt.number, outcome.error)

    def _secret(self, attempt: Attempt) -> str | None:
        """The secret that signs the message. Raises `SecretUnreadable`."""
        return None if attempt.secret is None else self._cipher.decrypt(attempt.secret)

    async def _outcome(self, http: httpx.AsyncClient, attempt: Attempt, url: str, secret: str | None) -> Outcome:
        if not url:
            return Outcome(None, "this server has no NETGROW_WEBHOOK_URL")
        if not url.startswith("https://") and not self._settings.webhook_private:
            return Outcome(None, "http:// is not allowed (NETGROW_WEBHOOK_PRIVATE allows it)")
        try:
            async with asyncio.timeout(self._timeout):
                status = await self._post(http, attempt, url, secret)
        except (TimeoutError, httpx.TimeoutException):  # ours, or the client's: a machine may stand still past both
            return Outcome(None, f"no answer within {self._timeout:g} s")
        except Refused as error:
            return Outcome(None, str(error))
        except (httpx.HTTPError, httpx.InvalidURL, OSError, ValueError) as error:
            said = str(error).replace(url, "the URL") or type(error).__name__
            return Outcome(None, f"could not be sent: {said}"[:MAX_ERROR])
        return Outcome(status) if 200 <= status < 300 else Outcome(status, f"the receiver answered {status}")

    async def _post(self, http: httpx.AsyncClient, attempt: Attempt, url: str, secret: str | None) -> int:
        named = httpx.URL(url)
        host, port = named.raw_host.decode(), named.port or (443 if named.scheme == "https" else 80)
        address = await resolved(host.strip("[]"), port, private=self._settings.webhook_private)
        timestamp, body = int(time.time()), attempt.body.encode()
        headers = {
            "Host": named.netloc.decode(),
            "Content-Type": "application/json",
            "User-Agent": USER_AGENT,
            "webhook-id": attempt.id,
            "webhook-timestamp": str(timestamp),
        }
        if secret is not None:
            headers["webhook-signature"] = signature(secret, attempt.id, timestamp, body)
        request = http.build_request(
            "POST",
            named.copy_with(host=address),
            content=body,
            headers=headers,
            extensions={"sni_hostname": host, "timeout": httpx.Timeout(self._timeout).as_dict()},
        )
        # Only the status counts: of the body nothing is read, however long it is.
        response = await http.send(request, stream=True)
        await response.aclose()
        return response.status_code

    def _record(self, attempt: Attempt, outcome: Outcome) -> None:
        status, error = outcome.status, outcome.error
        if error is None:
            assert status is not None
            self._database.transact(lambda session: Deliveries(session).delivered(attempt, status))
        elif outcome.ours:
            self._database.transact(lambda session: Deliveries(session).postponed(attempt, error, OURS_SECONDS))
        elif status == GONE or attempt.number > len(self._waits):
            self._database.transact(lambda session: Deliveries(session).dead(attempt, status, error))
            if status == GONE:
                self._database.transact(lambda session: growth.silence(session, attempt.job_id, attempt.webhook, error))
        else:
            wait = self._waits[attempt.number - 1] * random.uniform(1 - JITTER, 1 + JITTER)
            self._database.transact(lambda session: Deliveries(session).failed(attempt, status, error, wait))
