import pytest
from kombu.exceptions import OperationalError

from workers.connection import LONGEST_PAUSE_SECONDS, EagerConnection


def test_a_worker_asks_for_its_broker_every_few_seconds_however_long_it_is_away() -> None:
    pauses: list[float] = []

    def failed(error: Exception, pause: float) -> None:
        pauses.append(pause)

    with pytest.raises(OperationalError), EagerConnection("redis://127.0.0.1:1/0") as connection:
        connection.ensure_connection(failed, 3, interval_start=0.01, interval_step=1.99)
    assert pauses == pytest.approx([0.01, LONGEST_PAUSE_SECONDS, LONGEST_PAUSE_SECONDS])
