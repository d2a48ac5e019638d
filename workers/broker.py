"""Celery's configuration, from the settings."""

from collections.abc import Mapping

from kombu.transport import TRANSPORT_ALIASES

from store.addresses import checked_broker
from store.settings import Settings

QUEUE = "netgrow"
FILESYSTEM = "filesystem://"
CONNECT_SECONDS = 2
ANSWER_SECONDS = 5


def configuration(settings: Settings) -> Mapping[str, object]:
    """Celery's settings, for `app.conf`."""
    embedded = settings.broker_url.startswith(FILESYSTEM)
    if embedded:
        TRANSPORT_ALIASES["filesystem"] = "workers.transport:Transport"
    return {
        "broker_url": f"{FILESYSTEM}localhost//" if embedded else checked_broker(settings.broker_url),
        "broker_transport_options": _embedded_options(settings) if embedded else _network_options(settings),
        "broker_connection_timeout": CONNECT_SECONDS,
        "broker_connection_retry_on_startup": True,
        "broker_connection_max_retries": None,  # a broker that is down, however long, ends no worker
        "task_default_queue": QUEUE,
        "task_create_missing_queues": False,
        "task_serializer": "json",
        "accept_content": ["json"],
        "task_ignore_result": True,
        "task_store_errors_even_if_ignored": False,
        "task_acks_late": False,  # a lost bell is harmless; one delivered twice costs a claim
        "task_publish_retry": False,
        "worker_pool": "threads",  # a task only supervises a process
        "worker_concurrency": settings.shares,
        "worker_prefetch_multiplier": 1,
        "worker_disable_prefetch": not embedded,  # a busy worker hoards no bell; embedded: workers.transport does it
        "worker_cancel_long_running_tasks_on_connection_loss": False,
        "worker_hijack_root_logger": False,
        "worker_redirect_stdouts": False,
        "worker_send_task_events": False,
        "worker_detect_quorum_queues": False,
    }


def _embedded_options(settings: Settings) -> dict[str, object]:
    folder = settings.broker_url.removeprefix(FILESYSTEM)
    return {
        "data_folder_in": f"{folder}/messages",
        "data_folder_out": f"{folder}/messages",
        "control_folder": f"{folder}/control",
        "polling_interval": 0.05,
        "shares": settings.shares,
    }


def _network_options(settings: Settings) -> dict[str, object]:
    return {
        "visibility_timeout": 60,  # bells are acknowledged when a share takes them, at once
        "priority_steps": [0],
        "socket_connect_timeout": CONNECT_SECONDS,
        "socket_timeout": ANSWER_SECONDS,
        "socket_keepalive": True,
        "health_check_interval": 10,
        # Of a publisher alone: the worker's own connection is tried for ever.
        "max_retries": 0,
        **settings.transport_options,
    }
