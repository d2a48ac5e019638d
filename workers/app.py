"""The Celery app and the doorbell. `celery -A workers.app worker` starts a worker.

The server imports this module to ring, so it is cheap to import; what a worker needs is imported when a worker starts.
"""

import logging
from pathlib import Path

from celery import Celery, signals
from kombu.exceptions import ChannelError
from redis.exceptions import NoPermissionError

from store.addresses import redacted
from store.settings import Settings, get_settings
from workers.broker import ANSWER_SECONDS, QUEUE, configuration

MAX_BELLS = 64
BELL = "netgrow.ring"
"""The name of the one task, which is `workers.tasks.hear`."""

log = logging.getLogger(__name__)

app = Celery("netgrow", set_as_current=False, amqp="workers.connection:Amqp", include=["workers.tasks"])
app.conf.update(configuration(get_settings()))
app.steps["worker"].add("workers.step:SharesStep")


@signals.setup_logging.connect(weak=False)
def _log(loglevel: int, **_: object) -> None:
    from store import logs

    logs.configure(get_settings().log_format, loglevel)


def ring(count: int = 1) -> None:
    """Tell `count` idle workers that there may be work; never raises.

    A bell that cannot be rung is logged: the reaper rings again. No more than `MAX_BELLS` wait at a time, so that a
    queue that nobody listens to does not grow.
    """
    if count < 1:
        return
    try:
        with app.connection_for_write() as connection:
            room = MAX_BELLS - _waiting(connection.default_channel)
            with app.amqp.Producer(connection) as producer:
                for _ in range(min(count, room)):
                    app.send_task(BELL, producer=producer, retry=False)
    except Exception as error:
        log.warning("the doorbell did not ring (the reaper will): %s: %s", type(error).__name__, redacted(str(error)))


def configure(settings: Settings) -> None:
    """From now on ring at the broker of these settings, not at the environment's."""
    app.conf.update(configuration(settings))


def check() -> None:
    """Raise, with the reason, unless the broker does for this user what workers ask of it."""
    with app.connection_for_write() as connection:
        _waiting(connection.default_channel)
        _require_channels(connection.default_channel)
        if folder := connection.transport_options.get("data_folder_in"):
            Path(folder).mkdir(parents=True, exist_ok=True)


def _require_channels(channel: object) -> None:
    """Raises PermissionError where Redis lets this user listen to no channel: its workers would end at their start."""
    prefix, client = getattr(channel, "keyprefix_fanout", None), getattr(channel, "client", None)
    if prefix is None or client is None:
        return
    listener = client.pubsub()
    try:
        listener.subscribe(f"{prefix}celery.pidbox")
        listener.get_message(timeout=ANSWER_SECONDS)
    except NoPermissionError as error:
        raise PermissionError(
            f"Redis gives this user no channels, which workers listen to ({error}): ACL SETUSER … allchannels"
        ) from error
    finally:
        listener.close()


def _waiting(channel: object) -> int:
    try:
        declared = channel.queue_declare(QUEUE, passive=True)  # type: ignore[attr-defined]
    except ChannelError:  # no queue yet: Redis forgets an empty one
        return 0
    return int(declared.message_count)
