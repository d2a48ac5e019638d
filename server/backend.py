"""The stores that a request or an errand works on."""

from dataclasses import dataclass
from typing import Self

from store.checkpoints import CheckpointStore
from store.database import Database
from store.settings import Settings


@dataclass(frozen=True)
class Backend:
    """The settings, and the database and the checkpoint store that they name."""

    settings: Settings
    database: Database
    checkpoints: CheckpointStore

    @classmethod
    def of(cls, settings: Settings) -> Self:
        """Nothing is connected to yet."""
        return cls(
            settings,
            Database(settings.database_url, settings.database_prepares),
            CheckpointStore(settings.checkpoints_url),
        )
