"""Every kind of problem that the API answers with: one table for handlers, routes, OpenAPI and pages."""

from dataclasses import dataclass
from http import HTTPStatus

import nas
import store


@dataclass(frozen=True)
class Kind:
    """A row of the table: a kind of problem, its status, and the errors of other rooms that become it."""

    name: str
    """Stable: a response's `type` is `urn:netgrow:problem:` and this."""
    status: HTTPStatus
    meaning: str
    """One sentence for the API's pages."""
    example: str
    """A `detail` for the API's pages."""
    heading: str = "This did not work"
    """The title of the page that a browser gets."""
    errors: tuple[type[Exception], ...] = ()
    """These exceptions, and those below them that no other row has."""
    retry_seconds: int | None = None
    """Sent as `Retry-After`, unless the error says something else."""

    @property
    def title(self) -> str:
        """The status in words."""
        return self.status.phrase


# Where several kinds share a status, OpenAPI describes the first.
TABLE = (
    BAD_REQUEST := Kind(
        "bad-request", HTTPStatus.BAD_REQUEST, "The body is no form that can be read.", "Invalid multipart data."
    ),
    LOG_IN_INCOMPLETE := Kind(
        "log-in-incomplete",
        HTTPStatus.BAD_REQUEST,
        "A log-in with a provider was not completed.",
        "the log-in with the provider was not completed: the provider says 'access_denied'",
        "You are not logged in",
    ),
    UNAUTHORIZED := Kind(
        "unauthorized",
        HTTPStatus.UNAUTHORIZED,
        "It needs an API key, or a log-in with one.",
        "this needs an API key: send `Authorization: Bearer KEY`",
        "Please log in",
    ),
    FORBIDDEN := Kind(
        "forbidden",
        HTTPStatus.FORBIDDEN,
        "The API key may not do this; or there are no keys, and the request comes from elsewhere.",
        "this needs an API key with the scope submit; this one has read",
        "This is not allowed",
    ),
    NOT_FOUND := Kind(
        "not-found",
        HTTPStatus.NOT_FOUND,
        "There is no such thing.",
        "there is no job 'job_x'",
        "There is no such page",
        (store.NotFound,),
    ),
    METHOD_NOT_ALLOWED := Kind(
        "method-not-allowed",
        HTTPStatus.METHOD_NOT_ALLOWED,
        "The path takes other methods; `Allow` names them.",
        "only GET, POST here",
        "This page takes no such request",
    ),
    CONFLICT := Kind(
        "conflict",
        HTTPStatus.CONFLICT,
        "It cannot be done in this state.",
        "job job_x is succeeded and cannot become paused",
        "This cannot be done now",
        (store.Conflict,),
    ),
    DATASET_AWAY := Kind(
        "dataset-away",
        HTTPStatus.CONFLICT,
        "The data set that a model was trained on cannot be read.",
        "the model's inputs are normalised as in training, and its data set digits cannot be read: no file",
        "This cannot be done now",
    ),
    REQUEST_TIMEOUT := Kind(
        "request-timeout", HTTPStatus.REQUEST_TIMEOUT, "The body takes too long.", "the body came too slowly"
    ),
    REQUEST_ENTITY_TOO_LARGE := Kind(
        "request-entity-too-large",
        HTTPStatus.REQUEST_ENTITY_TOO_LARGE,
        "The body is too large.",
        "the body is larger than the limit of 1048576 bytes",
    ),
    UNSUPPORTED_MEDIA_TYPE := Kind(
        "unsupported-media-type",
        HTTPStatus.UNSUPPORTED_MEDIA_TYPE,
        "The body is of another type than this operation takes.",
        "the body must be application/json, not text/plain",
    ),
    INVALID_REQUEST := Kind(
        "invalid-request",
        HTTPStatus.UNPROCESSABLE_ENTITY,
        "The request is at fault; `errors` names each field.",
        "search.trials: Input should be greater than or equal to 1",
        "The address asks for something that cannot be",
        (store.OverLimit, store.InvalidCursor, nas.Error),
    ),
    TOO_MANY_REQUESTS := Kind(
        "too-many-requests",
        HTTPStatus.TOO_MANY_REQUESTS,
        "A limit of the API key is reached; `Retry-After` says when to try again.",
        "this API key may make 10 requests a second",
        "Too many requests",
    ),
    LIMIT_REACHED := Kind(
        "limit-reached",
        HTTPStatus.TOO_MANY_REQUESTS,
        "The API key has used up a limit for now.",
        "this API key has 2 of the 2 jobs that it may have",
        "Too many requests",
        (store.LimitReached,),
        retry_seconds=10,  # A job may end any moment; jobs take minutes.
    ),
    INTERNAL := Kind(
        "internal",
        HTTPStatus.INTERNAL_SERVER_ERROR,
        "The server failed.",
        "the server failed; its log says why",
        "The server failed",
    ),
    CORRUPT_CHECKPOINT := Kind(
        "corrupt-checkpoint",
        HTTPStatus.INTERNAL_SERVER_ERROR,
        "A stored file is damaged.",
        "the digest of a stored file differs from its name",
        "The server failed",
        (store.CorruptCheckpoint, nas.CheckpointError),
    ),
    MISSING_CHECKPOINT := Kind(
        "missing-checkpoint",
        HTTPStatus.INTERNAL_SERVER_ERROR,
        "A stored file is missing.",
        "the checkpoint store has no file models/x",
        "The server failed",
        (store.MissingCheckpoint,),
    ),
    EXTRA_MISSING := Kind(
        "extra-missing",
        HTTPStatus.NOT_IMPLEMENTED,
        "What this needs is not installed on the server.",
        "on the server, ONNX needs onnxruntime, which is not installed: pip install 'netgrow[export]'",
    ),
    UNAVAILABLE := Kind(
        "unavailable",
        HTTPStatus.SERVICE_UNAVAILABLE,
        "The database cannot be reached just now; `Retry-After` says when to try again.",
        "sqlite:////data/netgrow.sqlite3 is unavailable: disk I/O error",
        "The service is not ready",
        (store.Unavailable, store.CheckpointStoreError),
        retry_seconds=2,
    ),
    QUOTA_REACHED := Kind(
        "quota-reached",
        HTTPStatus.INSUFFICIENT_STORAGE,
        "There is no room: a quota of uploads is reached (`quota-reached`), or the disk's reserve (`disk-reserve`), or "
        "its end (`disk-full`).",
        "this API key may have 1,000,000 bytes of uploads stored (upload_bytes); 990,000 are taken, unfinished uploads "
        "included, and this needs 20,000: delete a data set, or use a key that may have more",
        "There is no room",
        (store.QuotaReached,),
    ),
    DISK_RESERVE := Kind(
        "disk-reserve",
        HTTPStatus.INSUFFICIENT_STORAGE,
        "The disk has less room left than is kept free.",
        "the disk of temporary files has 90 bytes free, 100 of them are kept free",
        "There is no room",
        (store.ReserveReached,),
    ),
    DISK_FULL := Kind(
        "disk-full",
        HTTPStatus.INSUFFICIENT_STORAGE,
        "The disk is full.",
        "the checkpoint store has no room left",
        "There is no room",
        (store.DiskFull,),
    ),
)

_by_error = {error: kind for kind in TABLE for error in kind.errors}


def kind_of(error: Exception) -> Kind | None:
    """The kind of an error of another room; None where the table has none."""
    return kind_of_class(type(error))


def kind_of_class(error: type[Exception]) -> Kind | None:
    """The kind of the nearest class in the table, this one or one above it."""
    return next((_by_error[each] for each in error.__mro__ if each in _by_error), None)


def kind_of_status(status: HTTPStatus) -> Kind:
    """The first kind with this status; one made of the status alone where the table has none."""
    made = Kind(status.name.lower().replace("_", "-"), status, status.description, status.phrase)
    return next((kind for kind in TABLE if kind.status is status), made)
