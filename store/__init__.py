"""What lasts: the tables, every SQL statement, the checkpoint store, and the settings. Moves: `store.growth`."""

from store.checkpoints import CheckpointStore, Stored
from store.database import Database
from store.errors import (
    CheckpointStoreError,
    Conflict,
    Contended,
    CorruptCheckpoint,
    Error,
    InvalidCursor,
    MissingCheckpoint,
    NotFound,
    NotMigrated,
    StaleAttempt,
    Unavailable,
    UnsupportedDatabase,
)
from store.ids import JobId, ModelId, TrialId, WorkerId
from store.settings import Settings, get_settings
from store.states import EventKind, JobState, TrialState

__all__ = [
    "CheckpointStore",
    "CheckpointStoreError",
    "Conflict",
    "Contended",
    "CorruptCheckpoint",
    "Database",
    "Error",
    "EventKind",
    "InvalidCursor",
    "JobId",
    "JobState",
    "MissingCheckpoint",
    "ModelId",
    "NotFound",
    "NotMigrated",
    "Settings",
    "StaleAttempt",
    "Stored",
    "TrialId",
    "TrialState",
    "Unavailable",
    "UnsupportedDatabase",
    "WorkerId",
    "get_settings",
]
