"""Everything that lasts: tables, SQL statements, the checkpoint store, settings. Transitions: `store.growth`."""

from store.checkpoints import CheckpointStore, Stored
from store.database import Database
from store.errors import (
    CheckpointsAway,
    CheckpointStoreError,
    Conflict,
    Contended,
    CorruptCheckpoint,
    DatabaseNewer,
    DiskFull,
    Error,
    InvalidCursor,
    LimitReached,
    MigrationRefused,
    MissingCheckpoint,
    NotFound,
    NotMigrated,
    OverLimit,
    QuotaReached,
    ReserveReached,
    StaleAttempt,
    Unavailable,
    UnsupportedDatabase,
)
from store.ids import JobId, KeyId, ModelId, TrialId, WorkerId
from store.settings import Settings, get_settings
from store.states import EventKind, JobState, TrialState
from store.tokens import KeyScope

__all__ = [
    "CheckpointStore",
    "CheckpointStoreError",
    "CheckpointsAway",
    "Conflict",
    "Contended",
    "CorruptCheckpoint",
    "Database",
    "DatabaseNewer",
    "DiskFull",
    "Error",
    "EventKind",
    "InvalidCursor",
    "JobId",
    "JobState",
    "KeyId",
    "KeyScope",
    "LimitReached",
    "MigrationRefused",
    "MissingCheckpoint",
    "ModelId",
    "NotFound",
    "NotMigrated",
    "OverLimit",
    "QuotaReached",
    "ReserveReached",
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
