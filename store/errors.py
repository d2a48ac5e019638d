"""Everything the store can refuse. An exception's docstring is its message when none is given."""

from collections.abc import Sequence
from dataclasses import dataclass


class Error(Exception):
    """The store refused."""

    kind: str = "store"

    def __init__(self, message: str | None = None) -> None:
        super().__init__(message or (type(self).__doc__ or "").strip())


class NotFound(Error):
    """There is no such thing."""

    kind = "not_found"

    def __init__(self, noun: str, identifier: str) -> None:
        self.noun = noun
        self.identifier = identifier
        super().__init__(f"there is no {noun} {identifier!r}")


class Conflict(Error):
    """The request does not fit the state that the thing is in."""

    kind = "conflict"

    def __init__(self, reason: str) -> None:
        self.reason = reason
        super().__init__(reason)


class LimitReached(Error):
    """The API key has used up a limit for now: its request may be repeated later."""

    kind = "limit_reached"

    def __init__(self, limit: str, found: int, allowed: int) -> None:
        self.limit = limit
        super().__init__(f"this API key has {found} of the {allowed} {limit.replace('_', ' ')} that it may have")


class OverLimit(Error):
    """The request asks for more than its API key allows."""

    kind = "over_limit"

    @dataclass(frozen=True)
    class Excess:
        """One field that asks for more, and the most that the key allows."""

        field: str
        value: float
        limit: float

        def __str__(self) -> str:
            return f"this API key allows at most {self.limit:.15g}, not {self.value:.15g}"

    def __init__(self, excesses: Sequence[Excess]) -> None:
        self.excesses = tuple(excesses)
        super().__init__("; ".join(f"{excess.field}: {excess}" for excess in excesses))


class StaleAttempt(Error):
    """The attempt is no longer the current one of its trial: nothing was changed."""

    kind = "stale_attempt"

    def __init__(self, trial_id: str, attempt: int) -> None:
        self.trial_id = trial_id
        self.attempt = attempt
        super().__init__(f"attempt {attempt} of {trial_id} is no longer the current one: nothing was changed")


class QuotaReached(Error):
    """There is no room for this upload among those that the API key, or the service, may have stored."""

    kind = "quota_reached"

    def __init__(self, whose: str, setting: str, used: int, asked: int, allowed: int, remedy: str) -> None:
        self.allowed = allowed
        super().__init__(
            f"{whose} may have {allowed:,} bytes of uploads stored ({setting}); {used:,} are taken, unfinished uploads "
            f"included, and this needs {asked:,}: {remedy}"
        )


class SecretUnreadable(Error):
    """The secret was encrypted with a key that is not among NETGROW_SECRET_KEYS."""

    kind = "secret_unreadable"

    def __init__(self, reason: str) -> None:
        super().__init__(f"a webhook's secret cannot be read: {reason}")


class InvalidCursor(Error):
    """The cursor is damaged, or belongs to another listing: start again without one."""

    kind = "invalid_cursor"


class Unavailable(Error):
    """The database cannot be reached; it is tried again at the next call."""

    kind = "unavailable"


class Contended(Unavailable):
    """Another transaction was in the way (deadlock, lock timeout); the same transaction may be tried again."""

    kind = "contended"


class NotMigrated(Unavailable):
    """The database does not have this version's tables: run `netgrow migrate`."""

    kind = "not_migrated"


class DatabaseNewer(NotMigrated):
    """The database has the tables of a later version."""

    kind = "database_newer"


class MigrationRefused(Error):
    """The database cannot be migrated as it is."""

    kind = "migration_refused"


class UnsupportedDatabase(Error):
    """The database URL is neither `sqlite:///…` nor `postgresql://…`."""

    kind = "unsupported_database"


class CheckpointStoreError(Error):
    """The checkpoint store refused."""

    kind = "checkpoint_store"


class CheckpointsAway(CheckpointStoreError):
    """The checkpoint store's folder or bucket is not there: whether it has a file cannot be said."""

    kind = "checkpoints_away"


class DiskFull(CheckpointStoreError):
    """The checkpoint store has no room left."""

    kind = "disk_full"


class ReserveReached(DiskFull):
    """The disk has less room left than is kept free."""

    kind = "disk_reserve"

    def __init__(self, where: str, free: int, asked: int, reserve: int) -> None:
        self.free = free
        super().__init__(
            f"the disk of {where} has {free:,} bytes free, {reserve:,} of them are kept free "
            f"(NETGROW_DISK_RESERVE_BYTES), and this needs {asked:,}: make room (`netgrow gc`)"
        )


class MissingCheckpoint(CheckpointStoreError):
    """The checkpoint store has no file of this digest."""

    kind = "missing_checkpoint"

    def __init__(self, path: str) -> None:
        self.path = path
        super().__init__(f"the checkpoint store has no file {path}")


class CorruptCheckpoint(CheckpointStoreError):
    """A stored file's content does not have the digest that names it."""

    kind = "corrupt_checkpoint"

    def __init__(self, path: str, expected: str, found: str) -> None:
        self.path = path
        self.expected = expected
        self.found = found
        super().__init__(f"{path} is damaged: expected sha256 {expected}, found {found}")
