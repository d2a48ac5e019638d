"""Background work of the server: check its dependencies, and count."""

import logging

from server.dependencies import Resources
from server.metrics import SERVER, Census, Figures, Recounted
from server.storage import look
from store import migrate
from store.checkpoints import CheckpointStore
from store.collect import collect
from store.database import Database
from store.repositories import Deliveries, Files, Jobs, Queue, Trials, Workers
from store.states import JobState, TrialState

log = logging.getLogger(__name__)

PROBE = b"netgrow: can this be written?"


def collect_garbage(found: Resources) -> None:
    """Remove files that nothing needs; none where the database names no file at all, which may be the wrong one."""
    with found.database.read() as session:
        if not Files(session).all_named():
            return
    collected = collect(found.database, found.checkpoints, found.settings.gc_grace_seconds)
    if collected.files:
        log.info("collected %d files that no row names, %d bytes", collected.files, collected.bytes)


class CensusTaker:
    """Counts for `/metrics`: what is short at each scrape, whole tables less often the longer they take."""

    def __init__(self, found: Resources) -> None:
        self._found = found
        self._database = found.database
        self._worker_seconds = found.settings.lease_seconds  # a worker that was seen since then is alive
        self._states = Recounted(self._count_states)

    def take(self) -> Census:
        """The census; raises store.Unavailable."""
        jobs, trials = self._states.value()
        with self._database.read() as session:
            workers = Workers(session).alive(self._worker_seconds)
            return Census(
                jobs={state.value: jobs.get(state, 0) for state in JobState},
                trials={state.value: trials.get(state, 0) for state in TrialState},
                queue_depth=Queue(session).waiting(),
                workers=len(workers),
                messages=Deliveries(session).waiting(),
                storage=look(session, self._found, self._found.unfinished),
                figures=[
                    Figures(SERVER, "none", self._database.tally.figures()),
                    *(Figures(worker.id, worker.device, worker.figures or {}) for worker in workers),
                ],
            )

    def _count_states(self) -> tuple[dict[JobState, int], dict[TrialState, int]]:
        with self._database.read() as session:
            return Jobs(session).counts_by_state(), Trials(session).counts_by_state()


def check_database(database: Database) -> None:
    """Raise `Unavailable` unless the database answers and has the tables of this version."""
    migrate.check(database)
    with database.read() as session:
        Jobs(session).by_key("")


def check_checkpoints(checkpoints: CheckpointStore) -> None:
    """Raise unless the checkpoint store can be written to."""
    checkpoints.delete(checkpoints.put(PROBE).sha256)
