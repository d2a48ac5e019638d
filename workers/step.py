"""The hook into Celery's worker: a step of its start and its stop."""

import signal
from typing import Any

import structlog
from celery import bootsteps, signals
from celery.concurrency.thread import TaskPool
from celery.exceptions import ImproperlyConfigured

from store.settings import Settings, get_settings
from workers import worker as this
from workers.journal import missing_package

log: structlog.stdlib.BoundLogger = structlog.get_logger(__name__)


class SharesStep(bootsteps.StartStopStep):  # type: ignore[misc]
    """Starts one share for each thread of the pool; stops them before Celery waits for their tasks."""

    requires = ("celery.worker.components:Pool",)

    def __init__(self, worker: Any, **options: Any) -> None:
        super().__init__(worker, **options)
        if worker.pool_cls is not TaskPool:
            raise ImproperlyConfigured("netgrow's tasks supervise training processes: run them with --pool threads")
        # Read by workers.transport; `celery worker --concurrency` may differ from the settings.
        worker.app.conf.broker_transport_options["shares"] = worker.concurrency

    def start(self, worker: Any) -> None:
        """Start the shares; the broker may still be down."""
        this.start(checked(get_settings()), worker.concurrency)
        # Celery would wait for the tasks in the handler itself, before they could hear of it.
        signal.signal(signal.SIGQUIT, signal.getsignal(signal.SIGTERM))

    def stop(self, worker: Any) -> None:
        """Have every share give its trial back now."""
        this.interrupt()

    terminate = stop


def checked(settings: Settings) -> Settings:
    """The settings; raises ImproperlyConfigured if they ask for what is not installed."""
    if reason := missing_package(settings):
        raise ImproperlyConfigured(reason)
    return settings


@signals.worker_ready.connect(weak=False)
def _say(**_: object) -> None:
    log.info("listening for bells", shares=this.shares())


@signals.worker_shutting_down.connect(weak=False)
def _interrupt(**_: object) -> None:
    """Runs in the handler of the first TERM or INT. The second ends the worker, and its training processes with it."""
    for number in (signal.SIGTERM, signal.SIGINT, signal.SIGQUIT):
        signal.signal(number, signal.SIG_DFL)
    this.interrupt()


@signals.worker_shutdown.connect(weak=False)
def _leave(**_: object) -> None:
    this.close()
