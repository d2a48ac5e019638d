"""Prometheus metrics: how long requests take, and what the database says about jobs, trials and workers."""

import time
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from prometheus_client import CollectorRegistry, Histogram
from prometheus_client.core import GaugeMetricFamily, Metric
from prometheus_client.registry import Collector
from starlette.types import ASGIApp, Message, Receive, Scope, Send

import store

METHODS = frozenset({"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"})
BUCKETS = (0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0)


@dataclass(frozen=True)
class Census:
    """What is counted at each scrape."""

    jobs: Mapping[str, int]
    trials: Mapping[str, int]
    workers: int


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
        return [up, jobs, trials, workers]


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
