"""A worker that trains nothing: `python -m tests.chaos.noop LOG`; claims and finishes until its stdin ends.

It makes the moves of `store.growth` that a real worker makes, each in one transaction, from two threads.
"""

from __future__ import annotations

import os
import sys
import threading
import time
from typing import TextIO

from store import growth
from store.database import Database
from store.settings import get_settings
from tests.unit.store.world import model_record

THREADS = 2
LEASE_SECONDS = 3_600.0


def work(database: Database, name: str, stopped: threading.Event, log: TextIO) -> None:
    while not stopped.is_set():
        claim = database.transact(lambda session: growth.claim(session, name, LEASE_SECONDS))
        if claim is None:
            time.sleep(0.01)
            continue
        record = model_record()
        done = database.transact(
            lambda session, claim=claim, record=record: growth.finish(  # type: ignore[misc]
                session, claim.trial_id, claim.attempt, record
            )
        )
        print(claim.trial_id, claim.attempt, done.model_id, file=log, flush=True)


def main() -> None:
    database = Database(get_settings().database_url)
    stopped = threading.Event()
    with open(sys.argv[1], "a") as log:
        threads = [
            threading.Thread(target=work, args=(database, f"noop-{os.getpid()}-{number}", stopped, log))
            for number in range(THREADS)
        ]
        for thread in threads:
            thread.start()
        sys.stdin.read()
        stopped.set()
        for thread in threads:
            thread.join()


if __name__ == "__main__":
    main()
