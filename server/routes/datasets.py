"""Data sets: a list, and uploads."""

import re
import shutil
import tempfile
from http import HTTPStatus
from pathlib import Path
from typing import Annotated

from fastapi import APIRouter, Depends, File, Form, Response, UploadFile
from pydantic import AfterValidator, WithJsonSchema
from sqlalchemy.orm import Session

from nas import data
from nas.data import DatasetInfo, images, npz
from nas.errors import DatasetError
from server.dependencies import Resources, ResourcesDep, multipart_body
from server.inventory import all_datasets
from server.openapi import problems
from server.pagination import DEFAULT_LIMIT, Cursor, Limit, page_of
from server.problems import FieldError, InvalidRequest, ProblemError
from server.schemas.common import Page
from server.schemas.datasets import Dataset
from server.statistics import keep_statistics
from store import models
from store.errors import Conflict
from store.naming import delete_unnamed, hold_stored
from store.repositories import Datasets

router = APIRouter(prefix="/datasets", tags=["datasets"])

NAME_PATTERN = r"^[a-z0-9][a-z0-9_-]{0,63}$"
SIZE_PATTERN = r"^[1-9][0-9]{0,3}x[1-9][0-9]{0,3}$"


def matching(pattern: str, allowed: str) -> tuple[AfterValidator, WithJsonSchema]:
    """A text's rule: the pattern for programs, and for people, who see it where a text is refused, in words."""

    def matched(text: str) -> str:
        if re.fullmatch(pattern.strip("^$"), text) is None:
            raise ValueError(allowed)
        return text

    return AfterValidator(matched), WithJsonSchema({"type": "string", "pattern": pattern})


UploadName = Annotated[
    str, *matching(NAME_PATTERN, "must have 1 to 64 of a-z, 0-9, - and _, and begin with a letter or a digit")
]
Size = Annotated[str, *matching(SIZE_PATTERN, "must be a width and a height in pixels, each 1 to 9999, such as 32x32")]


@router.get("", response_model=Page[Dataset], responses=problems())
def list_datasets(found: ResourcesDep, limit: Limit = DEFAULT_LIMIT, cursor: Cursor = None) -> Page[Dataset]:
    """The data sets that a job may name: those that are known, and uploads."""
    with found.database.read() as session:
        datasets = all_datasets(session, found.settings)
    return page_of(datasets, lambda dataset: dataset.name, limit, cursor)


@router.post(
    "",
    response_model=Dataset,
    status_code=201,
    dependencies=[Depends(multipart_body)],
    responses=problems(409, 413, 415)
    | {200: {"model": Dataset, "description": "The same data set was uploaded before under this name."}},
)
def upload_dataset(
    found: ResourcesDep,
    response: Response,
    name: Annotated[UploadName, Form(description="What jobs will call it.", examples=["my-digits"])],
    file: Annotated[
        UploadFile,
        File(
            description="A zip file of an image folder (CLASS/image.png, or train/CLASS/image.png and "
            "test/CLASS/image.png), or an `.npz` without pickles: `x` (samples, features), (samples, height, width) or "
            "(samples, height, width, channels); `y` (samples,), whole numbers from 0 without gaps; `x_test` and "
            "`y_test` if there are any."
        ),
    ],
    size: Annotated[
        Size | None,
        Form(
            description="What all images of a folder become, in pixels; needed where they have several sizes.",
            examples=["32x32"],
        ),
    ] = None,
) -> Dataset:
    """Upload a data set. It is read through and checked before it is stored."""
    if name in data.names():
        raise Conflict(f"{name} is the name of a data set that is built in")
    with tempfile.NamedTemporaryFile(prefix="netgrow-upload-", suffix=".npz") as copy:
        shutil.copyfileobj(file.file, copy)
        copy.flush()
        path = Path(copy.name)
        if not images.is_folder(path):
            return stored(found, response, name, inspected(path, name, size), path)
        with tempfile.NamedTemporaryFile(prefix="netgrow-upload-", suffix=".npz") as converted:
            info = converted_images(path, Path(converted.name), name, size, found.settings.max_upload_bytes)
            return stored(found, response, name, info, Path(converted.name))


@router.delete("/{name}", status_code=204, responses=problems(404, 409))
def delete_dataset(name: str, found: ResourcesDep) -> None:
    """Delete an upload. Not while a job that has not ended learns from it; the models that did so stay.

    They keep what their inputs are normalised with, and what their classes are called. As long as there are such models
    or jobs, its name is not free for other samples; the same upload brings it back.
    """
    if name in data.names():
        reason = f"the data set {name!r} is built in: only uploads are deleted"
        raise ProblemError(HTTPStatus.NOT_FOUND, "not-found", reason)
    keep_statistics(found, name)
    digest = found.database.transact(lambda session: Datasets(session).delete(name))
    delete_unnamed(found.database, found.checkpoints, [digest])


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


def stored(found: Resources, response: Response, name: str, info: DatasetInfo, path: Path) -> Dataset:
    """Put the file into the checkpoint store, then name it in a row."""
    with found.database.read() as session:
        known = Datasets(session).find(name)
    blob = found.checkpoints.put_file(path)

    def move(session: Session) -> models.Dataset:
        if not hold_stored(session, found.checkpoints, blob.sha256):
            found.checkpoints.put_file(path)
        return Datasets(session).add(name, blob.sha256, blob.bytes, info.model_dump(mode="json"))

    try:
        row = found.database.transact(move)
    except Conflict:
        delete_unnamed(found.database, found.checkpoints, [blob.sha256])
        raise
    if known is not None:
        response.status_code = HTTPStatus.OK
    return Dataset.uploaded(row)
