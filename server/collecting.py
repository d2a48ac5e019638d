"""Takes an uploaded data set in, as an errand: read through and checked before it is stored."""

import shutil
import tempfile
from pathlib import Path
from typing import IO

from sqlalchemy.orm import Session

from nas.data import DatasetInfo, images, npz
from nas.errors import DatasetError
from server.backend import Backend
from server.problems import FieldError, InvalidRequest
from server.schemas.datasets import Dataset
from store import models
from store.errors import Conflict
from store.naming import delete_unnamed, hold_stored
from store.repositories import NOBODY, Actor, Audit, Datasets
from store.states import Action


def take_in(found: Backend, file: IO[bytes], name: str, size: str | None, actor: Actor) -> tuple[Dataset, bool]:
    """Errand: store an `.npz`, or the images of a zipped folder as one; whether it is new. Raises InvalidRequest."""
    with tempfile.NamedTemporaryFile(prefix="netgrow-upload-", suffix=".npz") as copy:
        shutil.copyfileobj(file, copy)
        copy.flush()
        path = Path(copy.name)
        if not images.is_folder(path):
            return stored(found, name, inspected(path, name, size), path, actor)
        with tempfile.NamedTemporaryFile(prefix="netgrow-upload-", suffix=".npz") as converted:
            info = converted_images(path, Path(converted.name), name, size, found.settings.max_upload_bytes)
            return stored(found, name, info, Path(converted.name), actor)


def inspected(path: Path, name: str, size: str | None) -> DatasetInfo:
    """What the `.npz` holds. Raises InvalidRequest."""
    try:
        info = npz.inspect(path, name)
    except DatasetError as error:
        raise refused(error, path) from error
    if size is not None:
        raise InvalidRequest(FieldError(field="size", message="is for image folders; this is an .npz", value=size))
    return info


def converted_images(path: Path, target: Path, name: str, size: str | None, max_bytes: int) -> DatasetInfo:
    """Write the images of a zipped folder to the `.npz` that is kept of them. Raises InvalidRequest."""
    width, _, height = (size or "").partition("x")
    try:
        return images.convert(path, target, name, size=(int(width), int(height)) if size else None, max_bytes=max_bytes)
    except DatasetError as error:
        raise refused(error, path) from error


def refused(error: DatasetError, path: Path) -> InvalidRequest:
    """What is wrong with the file, without where we kept it."""
    return InvalidRequest(FieldError(field="file", message=str(error).replace(str(path), "the file")))


def stored(found: Backend, name: str, info: DatasetInfo, path: Path, actor: Actor = NOBODY) -> tuple[Dataset, bool]:
    """Put the file into the checkpoint store, then name it in a row; whether it is new. Raises Conflict."""
    with found.database.read() as session:
        known = Datasets(session).find(name)
    blob = found.checkpoints.put_file(path)

    def move(session: Session) -> models.Dataset:
        if not hold_stored(session, found.checkpoints, blob.sha256):
            found.checkpoints.put_file(path)
        if known is None:
            Audit(session).add(actor, Action.UPLOAD_DATASET, name)
        return Datasets(session).add(name, blob.sha256, blob.bytes, info.model_dump(mode="json"))

    try:
        row = found.database.transact(move)
    except Conflict:
        delete_unnamed(found.database, found.checkpoints, [blob.sha256])
        raise
    return Dataset.uploaded(row), known is None
