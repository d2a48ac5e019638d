"""Files of the checkpoint store: which of them some row names, or is about to name."""

from collections.abc import Collection

from sqlalchemy import ColumnElement, exists, or_, select, union_all
from sqlalchemy.orm import Session, aliased

from store.ids import JobId
from store.models import Dataset, Model, Trial, table
from store.states import TrialState

_DIGESTS_A_QUERY = 500  # fewer than the parameters that a statement may have


class Files:
    """The files' names, in one session."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def awaited(self, job_id: JobId) -> set[str]:
        """Files of the job's models that a running trial of another one may be about to store, and name, again.

        Two jobs with one seed train one and the same network, bit for bit: its checkpoint is one file.
        """
        twin = aliased(Trial)
        running = select(twin.seed).where(twin.state == TrialState.RUNNING, twin.job_id != job_id)
        rows = self._session.execute(
            select(Model.checkpoint_sha256, Model.optimizer_sha256)
            .join(Trial, Trial.id == Model.trial_id)
            .where(Model.job_id == job_id, Trial.seed.in_(running))
        )
        return {digest for row in rows for digest in row if digest is not None}

    def all_named(self) -> set[str]:
        """Every file that some row names."""
        found: set[str | None] = set()
        for column in (Model.checkpoint_sha256, Model.optimizer_sha256, Trial.training_state):
            found.update(self._session.scalars(select(column).where(column.is_not(None)).distinct()))
        found.update(self._session.scalars(select(Dataset.sha256).where(Dataset.bytes > 0)))
        return {digest for digest in found if digest is not None}

    def named(self, digests: Collection[str]) -> set[str]:
        """Those of the digests that some row still names: of a model, a training state or an uploaded data set."""
        wanted, found = list(digests), set[str]()
        for start in range(0, len(wanted), _DIGESTS_A_QUERY):
            some = wanted[start : start + _DIGESTS_A_QUERY]
            found.update(
                self._session.scalars(
                    union_all(
                        select(Model.checkpoint_sha256).where(Model.checkpoint_sha256.in_(some)),
                        select(Model.optimizer_sha256).where(Model.optimizer_sha256.in_(some)),
                        select(Trial.training_state).where(Trial.training_state.in_(some)),
                        select(Dataset.sha256).where(Dataset.sha256.in_(some), Dataset.bytes > 0),
                    )
                )
            )
        return found


def state_is_shared() -> ColumnElement[bool]:
    """For a query of trials: whether another row names the trial's training state too."""
    trials, models, datasets = table(Trial), table(Model), table(Dataset)
    others, state = trials.alias(), trials.c.training_state
    return or_(
        exists().where(models.c.checkpoint_sha256 == state),
        exists().where(models.c.optimizer_sha256 == state),
        exists().where(others.c.training_state == state, others.c.id != trials.c.id),
        exists().where(datasets.c.sha256 == state, datasets.c.bytes > 0),
    )
