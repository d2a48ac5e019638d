"""Takes an uploaded data set in, as an errand: read through and checked before it is stored."""

import shutil
import tempfile
from pathlib import Path
from typing import IO

from sqlalchemy.orm import Session

from nas.data import DatasetInfo, Options, own
from nas.data.options import UnfitOption
from nas.errors import DatasetError
from server.backend import Backend
from server.problems import FieldError, InvalidRequest
from server.schemas.datasets import Dataset
from store import growth, models
from store.errors import Conflict, QuotaReached
from store.file_locks import delete_unnamed, hold_stored
from store.repositories import NOBODY, Actor, Audit, Datasets, Keys
from store.states import Action


def take_in(found: Backend, file: IO[bytes], name: str, options: Options, actor: Actor) -> tuple[Dataset, bool]:
    """Errand: read and store it in the form that is kept; whether it is new. Raises InvalidRequest."""
    with (
        tempfile.NamedTemporaryFile(prefix="netgrow-upload-", suffix=".npz") as copy,
        tempfile.NamedTemporaryFile(prefix="netgrow-upload-", suffix=".npz") as converted,
    ):
        shutil.copyfileobj(file, copy)
        copy.flush()
        info, kept = understood(Path(copy.name), Path(converted.name), name, options, found.settings.max_upload_bytes)
        return stored(found, name, info, kept, actor)


def understood(path: Path, target: Path, name: str, options: Options, max_bytes: int) -> tuple[DatasetInfo, Path]:
    """The upload's data set, and the file to store: the upload itself, or `target`. Raises InvalidRequest."""
    try:
        return own.convert(path, target, name, options, max_bytes=max_bytes)
    except UnfitOption as error:
        given = getattr(options, error.option)
        value = "x".join(map(str, given)) if isinstance(given, tuple) else given
        raise InvalidRequest(FieldError(field=error.option, message=error.reason, value=value)) from error
    except DatasetError as error:
        raise refused(error, path) from error


def refused(error: DatasetError, path: Path) -> InvalidRequest:
    """The error about the file, without our own path to it."""
    return InvalidRequest(FieldError(field="file", message=str(error).replace(str(path), "the file")))


def stored(found: Backend, name: str, info: DatasetInfo, path: Path, actor: Actor = NOBODY) -> tuple[Dataset, bool]:
    """Put the file into the checkpoint store, then name it in a row; whether it is new.

    Raises Conflict, QuotaReached, ReserveReached.
    """
    with found.database.read() as session:
        known = Datasets(session).find(name)
    found.checkpoints.require_room(path.stat().st_size, found.settings.disk_reserve_bytes)
    blob = found.checkpoints.put_file(path)

    def move(session: Session) -> tuple[models.Dataset, str | None]:
        if not hold_stored(session, found.checkpoints, blob.sha256):
            found.checkpoints.put_file(path)
        if known is None:
            growth.require_quota(session, actor.key_id, blob.bytes, found.settings.upload_bytes)
            Audit(session).add(actor, Action.UPLOAD_DATASET, name)
        fields = info.model_dump(mode="json")
        row = Datasets(session).add(name, blob.sha256, blob.bytes, fields, key_id=actor.key_id)
        return row, None if row.key_id is None else Keys(session).names([row.key_id]).get(row.key_id)

    try:
        row, owner = found.database.transact(move)
    except (Conflict, QuotaReached):
        delete_unnamed(found.database, found.checkpoints, [blob.sha256])
        raise
    return Dataset.uploaded(row, owner), known is None
