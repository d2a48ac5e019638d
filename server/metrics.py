"""Prometheus metrics: how long requests take, and what the database says about jobs, trials and workers."""

import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import Generic, TypeVar

from prometheus_client import CollectorRegistry, Histogram
from prometheus_client.core import CounterMetricFamily, GaugeMetricFamily, HistogramMetricFamily, Metric
from prometheus_client.registry import Collector
from starlette.types import ASGIApp, Message, Receive, Scope, Send

import store
from server.storage import Storage
from store.models import Json
from store.states import DeliveryOutcome
from store.tally import EPOCH_SECONDS, Fact

RECOUNT_FACTOR = 50
METHODS = frozenset({"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"})
BUCKETS = (0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0)


Count = TypeVar("Count")

# By whom a series is, where it is the server itself: it reaps too.
SERVER = "server"


@dataclass(frozen=True)
class Figures:
    """Counts of one process since its start (`store.tally.Tally.figures`), and its device's memory."""

    worker: str
    device: str
    counts: Json


@dataclass(frozen=True)
class Census:
    """Counts taken at each scrape."""

    jobs: Mapping[str, int]
    trials: Mapping[str, int]
    queue_depth: int
    workers: int
    messages: int
    storage: Storage
    figures: Sequence[Figures]


class CensusCollector(Collector):
    """Gauges read from the database when they are scraped; without a database, only `netgrow_database_up 0`."""

    def __init__(self, take: Callable[[], Census]) -> None:
        self.take = take

    def describe(self) -> Iterable[Metric]:
        """Nothing: a registry would otherwise collect once, at registration."""
        return []

    def collect(self) -> Iterable[Metric]:
        """The gauges, now."""
        up = GaugeMetricFamily("netgrow_database_up", "1 where the database answers.")
        try:
            census = self.take()
        except store.Unavailable:
            up.add_metric([], 0)
            return [up]
        up.add_metric([], 1)
        jobs = GaugeMetricFamily("netgrow_jobs", "Jobs by state.", labels=["state"])
        for state, count in census.jobs.items():
            jobs.add_metric([state], count)
        trials = GaugeMetricFamily("netgrow_trials", "Trials by state.", labels=["state"])
        for state, count in census.trials.items():
            trials.add_metric([state], count)
        workers = GaugeMetricFamily("netgrow_workers", "Workers that are alive.")
        workers.add_metric([], census.workers)
        depth = GaugeMetricFamily("netgrow_queue_depth", "Trials that a worker could take now, of jobs not paused.")
        depth.add_metric([], census.queue_depth)
        messages = GaugeMetricFamily("netgrow_webhook_messages_waiting", "Messages to webhooks that have not ended.")
        messages.add_metric([], census.messages)
        return [
            up,
            jobs,
            trials,
            depth,
            workers,
            messages,
            *_of_storage(census.storage),
            *_of_workers(census.figures),
            _of_webhooks(census.figures),
        ]


def _of_storage(storage: Storage) -> Iterable[Metric]:
    """Uploads, and the room that is left."""
    uploads = GaugeMetricFamily("netgrow_upload_bytes", "Bytes of uploads.", labels=["state"])
    uploads.add_metric(["stored"], storage.stored)
    uploads.add_metric(["unfinished"], storage.unfinished)
    free = GaugeMetricFamily("netgrow_disk_free_bytes", "Bytes free on the disk of these files.", labels=["of"])
    for what, count in storage.free.items():
        free.add_metric([what], count)
    reserve = GaugeMetricFamily("netgrow_disk_reserve_bytes", "Bytes below which uploads are refused.")
    reserve.add_metric([], storage.reserve)
    found: list[Metric] = [uploads, free, reserve]
    if storage.allowed is not None:
        allowed = GaugeMetricFamily("netgrow_upload_bytes_allowed", "Bytes of uploads that may be stored.")
        allowed.add_metric([], storage.allowed)
        found.append(allowed)
    return found


def _of_workers(figures: Sequence[Figures]) -> Iterable[Metric]:
    """Counts of the workers' work, from their last heartbeats in the database."""
    claims = CounterMetricFamily("netgrow_trial_claims", "Trials claimed.", labels=["worker"])
    expiries = CounterMetricFamily(
        "netgrow_lease_expiries", "Leases found expired, by who found it.", labels=["worker"]
    )
    retries = CounterMetricFamily("netgrow_trial_retries", "Trials back in the queue.", labels=["worker", "kind"])
    failures = CounterMetricFamily("netgrow_trial_failures", "Trials failed for good.", labels=["worker", "kind"])
    seconds = HistogramMetricFamily("netgrow_epoch_seconds", "Training seconds of an epoch.", labels=["worker"])
    memory = GaugeMetricFamily(
        "netgrow_device_memory_bytes",
        "The most memory that a training process has reserved on its GPU.",
        labels=["worker", "device"],
    )
    for one in figures:
        if one.counts.get("device_bytes") is not None:
            memory.add_metric([one.worker, one.device], one.counts["device_bytes"])
        if Fact.CLAIM.value not in one.counts:
            continue  # a share beside its process's first one
        for metric, fact in ((claims, Fact.CLAIM), (expiries, Fact.LEASE_EXPIRY)):
            metric.add_metric([one.worker], sum(one.counts[fact.value].values()))
        for metric, fact in ((retries, Fact.RETRY), (failures, Fact.FAILURE)):
            for kind, count in one.counts[fact.value].items():
                metric.add_metric([one.worker, kind], count)
        bounds = [*(str(bound) for bound in EPOCH_SECONDS), "+Inf"]
        cumulative = list(accumulate(one.counts["epoch_buckets"]))
        seconds.add_metric([one.worker], list(zip(bounds, cumulative, strict=True)), one.counts["epoch_seconds"])
    return [claims, expiries, retries, failures, seconds, memory]


def _of_webhooks(figures: Sequence[Figures]) -> Metric:
    """Counts of this server's deliveries: no worker sends any."""
    attempts = CounterMetricFamily(
        "netgrow_webhook_deliveries", "Attempts to deliver messages to webhooks.", labels=["outcome"]
    )
    for one in figures:
        if one.worker == SERVER:
            counts = one.counts[Fact.DELIVERY.value]
            for outcome in DeliveryOutcome:  # those that never happened too: an alert sees the first one happen
                attempts.add_metric([outcome.value], counts.get(outcome.value, 0))
    return attempts


class Recounted(Generic[Count]):
    """A count that walks a whole table, done again only after RECOUNT_FACTOR times as long as it took."""

    def __init__(self, count: Callable[[], Count]) -> None:
        self._count = count
        self._last: Count | None = None
        self._again_at = 0.0

    def value(self) -> Count:
        """The count, at most so old."""
        if self._last is None or time.monotonic() >= self._again_at:
            started = time.monotonic()
            self._last = self._count()
            ended = time.monotonic()
            self._again_at = ended + RECOUNT_FACTOR * (ended - started)
        return self._last


class RequestTimes:
    """ASGI middleware: a histogram of the seconds until a response begins, by route, method and status."""

    def __init__(self, app: ASGIApp, registry: CollectorRegistry) -> None:
        self.app = app
        self.seconds = Histogram(
            "netgrow_request_seconds",
            "Seconds until the response begins.",
            labelnames=["method", "route", "status"],
            buckets=BUCKETS,
            registry=registry,
        )

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        started = time.perf_counter()

        async def timed(message: Message) -> None:
            if message["type"] == "http.response.start":
                # The route's template, never the path: an id in a label would make a series for each.
                route = getattr(scope.get("route"), "path", "none")
                method = scope["method"] if scope["method"] in METHODS else "other"
                labels = (method, route, str(message["status"]))
                self.seconds.labels(*labels).observe(time.perf_counter() - started)
            await send(message)

        await self.app(scope, receive, timed)
