"""Epochs: the curve of a trial's training."""

from collections.abc import Mapping, Sequence

from sqlalchemy import delete, exists, insert, select
from sqlalchemy.orm import Session

from store.ids import TrialId
from store.models import Epoch, table


class Epochs:
    """The epochs of one session."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def of_trial(self, trial_id: str) -> Sequence[Epoch]:
        """The recorded epochs of a trial, in order."""
        return self._session.scalars(select(Epoch).where(Epoch.trial_id == trial_id).order_by(Epoch.epoch)).all()

    def add(self, trial_id: TrialId, attempt: int, metrics: Mapping[str, float]) -> None:
        """Insert an epoch, by this attempt."""
        self._session.execute(_INSERT, {"trial_id": trial_id, "attempt": attempt, **metrics})

    def drop_from(self, trial_id: TrialId, epoch: int) -> None:
        """Drop what was recorded from this epoch on, by an attempt before."""
        self._session.execute(
            delete(Epoch).where(Epoch.trial_id == trial_id, Epoch.epoch >= epoch),
            execution_options={"synchronize_session": False},
        )

    def has(self, trial_id: TrialId, epoch: int, attempt: int) -> bool:
        """Whether this attempt recorded this epoch."""
        found = exists().where(Epoch.trial_id == trial_id, Epoch.epoch == epoch, Epoch.attempt == attempt)
        return bool(self._session.scalar(select(found)))

    def any_of_attempt(self, trial_id: TrialId, attempt: int) -> bool:
        """Whether this attempt recorded an epoch."""
        found = exists().where(Epoch.trial_id == trial_id, Epoch.attempt == attempt)
        return bool(self._session.scalar(select(found)))


_INSERT = insert(table(Epoch))
