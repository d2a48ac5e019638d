"""The typed Python client, blocking and async: a method for each call of the API that a user makes."""

from __future__ import annotations

from types import TracebackType
from typing import Self

from client.calls import jobs as job_calls
from client.calls import models as model_calls
from client.calls import service as service_calls
from client.connection import DEFAULT_URL, Connection
from client.drivers import AsyncDriver, BlockingDriver
from client.models import (
    AuditEntry,
    Dataset,
    Delivery,
    Epoch,
    Event,
    Job,
    LeaderboardItem,
    MutationInfo,
    Preset,
    Site,
    Trial,
)
from client.operations import Asynchronous, Blocking, Listing, Operation

__all__ = ["DEFAULT_URL", "AsyncClient", "Client"]


class Calls:
    """Every call, once; each is described where it is defined (client.calls), and `help(Client.submit)` shows it."""

    submit = Operation(job_calls.submit)
    job = Operation(job_calls.job)
    jobs = Listing(Job, job_calls.jobs)
    pause = Operation(job_calls.pause)
    resume = Operation(job_calls.resume)
    cancel = Operation(job_calls.cancel)
    extend = Operation(job_calls.extend)
    delete = Operation(job_calls.delete)
    trials = Listing(Trial, job_calls.trials)
    events = Listing(Event, job_calls.events)
    lineage = Operation(job_calls.lineage)
    deliveries = Listing(Delivery, job_calls.deliveries)
    redeliver = Operation(job_calls.redeliver)

    leaderboard = Listing(LeaderboardItem, model_calls.leaderboard)
    leaderboard_stream = Listing(tuple[LeaderboardItem, ...], model_calls.leaderboard_stream)
    model = Operation(model_calls.model)
    curves = Listing(Epoch, model_calls.curves)
    sites = Listing(Site, model_calls.sites)
    try_mutations = Operation(model_calls.try_mutations)
    grow = Operation(model_calls.grow)
    upload = Operation(model_calls.upload)
    verify = Operation(model_calls.verify)
    download = Operation(model_calls.download)
    export = Operation(model_calls.export)
    card = Operation(model_calls.card)
    predict = Operation(model_calls.predict)

    workers = Operation(service_calls.workers)
    audit = Listing(AuditEntry, service_calls.audit)
    datasets = Listing(Dataset, service_calls.datasets)
    upload_dataset = Operation(service_calls.upload_dataset)
    delete_dataset = Operation(service_calls.delete_dataset)
    presets = Listing(Preset, service_calls.presets)
    mutations = Listing(MutationInfo, service_calls.mutations)
    health = Operation(service_calls.health)
    readiness = Operation(service_calls.readiness)


class Client(Calls, Blocking):
    """A netgrow service at `base_url`; use it in a `with` block, or call `close`. Safe to share between threads.

    Every method raises `client.Error`: `ApiError` for what the service refuses (with its status and the fields at
    fault), `Unreachable` if there is no service, `UnexpectedAnswer` if something else answers. `timeout` is in seconds
    of silence. `key` is an API key, where the service needs one; it is sent to `base_url` alone.
    """

    def __init__(self, base_url: str = DEFAULT_URL, timeout: float = 30.0, *, key: str | None = None) -> None:
        connection = Connection.to(base_url, timeout, key)
        self.base_url = connection.base_url
        self._driver = BlockingDriver(connection.blocking())

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close the connections."""
        self._driver.http.close()


class AsyncClient(Calls, Asynchronous):
    """The same for asyncio: `await` what comes to a value, `async for` what gives many.

    Use it in an `async with` block, or await `aclose`. All else is as `Client` says.
    """

    def __init__(self, base_url: str = DEFAULT_URL, timeout: float = 30.0, *, key: str | None = None) -> None:
        connection = Connection.to(base_url, timeout, key)
        self.base_url = connection.base_url
        self._driver = AsyncDriver(connection.asynchronous())

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        await self.aclose()

    async def aclose(self) -> None:
        """Close the connections."""
        await self._driver.http.aclose()
