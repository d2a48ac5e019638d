"""A trial's journal: all formats that the settings ask for. What cannot be written is warned of, and harms no trial."""

import time
from collections.abc import Callable, Sequence
from importlib.util import find_spec
from typing import Self

import structlog

from store.database import Database
from store.errors import Unavailable
from store.growth import Claim, EpochRecord
from store.repositories import Epochs
from store.settings import Settings
from workers.journal.base import Chronicle, Row, Story
from workers.journal.board import Board
from workers.journal.tables import Tables
from workers.messages import Epoch, JsonObject, Trained

FORMATS: dict[str, Callable[[Story], Chronicle]] = {"csv": Tables, "tensorboard": Board}

_logger: structlog.stdlib.BoundLogger = structlog.get_logger(__name__)


def missing_package(settings: Settings) -> str | None:
    """A package that the settings need and is missing, with the remedy; None if none is."""
    if "tensorboard" in settings.journal_formats and find_spec("tensorboard") is None:
        return (
            "NETGROW_TRIAL_LOGS asks for tensorboard, which is not installed: "
            "pip install 'netgrow[tensorboard]', or leave it out"
        )
    return None


class Journal:
    """The journals of one attempt at a trial. No method raises; each is called with what is recorded."""

    def __init__(self, story: Story, chronicles: Sequence[Chronicle]) -> None:
        self._story = story
        self._chronicles = list(chronicles)
        self._rows: list[Row] = []

    @classmethod
    def of(cls, claim: Claim, settings: Settings) -> Self:
        """The journal that the settings ask for: of no format by default."""
        story = Story(
            settings.trial_logs_dir, claim.job_id, claim.number, None if claim.parent is None else claim.parent.model_id
        )
        return cls(story, [FORMATS[name](story) for name in settings.journal_formats])

    def begin(self, claim: Claim, database: Database) -> None:
        """Take up what the attempts before have recorded."""
        if not self._chronicles:
            return
        try:
            with database.read() as session:
                epochs = Epochs(session).of_trial(claim.trial_id) if claim.training_state is not None else ()
                self._rows = [
                    Row(
                        EpochRecord.of({name: getattr(epoch, name) for name in EpochRecord.__dataclass_fields__}),
                        epoch.created_at.timestamp(),
                    )
                    for epoch in epochs
                    if epoch.epoch <= claim.epoch
                ]
        except Unavailable as error:
            self._give_up(self._chronicles, error)
            return
        self._tell(lambda chronicle: chronicle.begin(self._rows))
        if claim.grown is not None:
            self.grown(claim.grown)

    def grown(self, mutations: Sequence[JsonObject]) -> None:
        """Record the mutations that made the network."""
        self._tell(lambda chronicle: chronicle.grown(mutations))

    def epoch(self, epoch: Epoch) -> None:
        """An epoch was recorded."""
        row = Row(EpochRecord.of(epoch.metrics), time.time())
        kept = [earlier for earlier in self._rows if earlier.metrics.epoch < row.metrics.epoch]
        started_over, self._rows = len(kept) < len(self._rows), [*kept, row]
        if started_over:
            self._tell(lambda chronicle: chronicle.begin(self._rows))
        else:
            self._tell(lambda chronicle: chronicle.epoch(row))

    def trained(self, trained: Trained) -> None:
        """The trial has a model."""
        self._tell(lambda chronicle: chronicle.trained(trained))

    def failed(self, kind: str, message: str) -> None:
        """The trial has failed for good."""
        self._tell(lambda chronicle: chronicle.failed(kind, message))

    def close(self) -> None:
        """The attempt is over."""
        self._tell(lambda chronicle: chronicle.close())

    def _tell(self, what: Callable[[Chronicle], None]) -> None:
        for chronicle in list(self._chronicles):
            try:
                what(chronicle)
            except Exception as error:  # a full disk, or whatever a plotting library may raise: the trial goes on
                self._give_up([chronicle], error)

    def _give_up(self, chronicles: Sequence[Chronicle], error: Exception) -> None:
        self._chronicles = [chronicle for chronicle in self._chronicles if chronicle not in chronicles]
        _logger.warning(
            "the rest of this attempt is not logged",
            folder=str(self._story.trial_folder),
            formats=[type(chronicle).__name__.lower() for chronicle in chronicles],
            reason=f"{type(error).__name__}: {error}",
        )
