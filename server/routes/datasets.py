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
from nas.data import DatasetInfo, Layout, Options, own
from nas.data.options import UnfitOption
from nas.errors import DatasetError
from server.dependencies import Resources, ResourcesDep, multipart_body
from server.inventory import all_datasets
from server.openapi import problems
from server.pagination import DEFAULT_LIMIT, Cursor, Limit, page_of
from server.problems import FieldError, InvalidRequest, ProblemError
from server.schemas.common import Page
from server.schemas.datasets import Dataset
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
            description="A zip or tar file of an image folder (CLASS/image.png, or below train/, val/ and test/; or "
            "with a CSV of labels beside the images; or a WebDataset; or IDX files); a CSV of features and labels; or "
            "an `.npz` without pickles: `x` (samples, features), (samples, height, width) or (samples, height, width, "
            "channels); `y`, a label for each; `x_val`, `y_val`, `x_test`, `y_test` and `class_names` if there are any."
        ),
    ],
    size: Annotated[
        Size | None,
        Form(
            description="What all images of a folder become, in pixels; needed where they have several sizes.",
            examples=["32x32"],
        ),
    ] = None,
    layout: Annotated[
        Layout | None,
        Form(
            description="The order of an array's axes after the samples, where it is not plain: NCHW and NHWC are "
            "pictures, NHW grey ones, NCT and NTC signals of T positions.",
        ),
    ] = None,
    label_column: Annotated[
        str | None,
        Form(
            max_length=1000,
            description="The column of a table that has the labels: its name, or its number from 1; needed where it "
            "has no usual name, such as label, class or target.",
        ),
    ] = None,
    skip_unreadable: Annotated[
        bool, Form(description="Leave out images that cannot be read; the report says how many.")
    ] = False,
) -> Dataset:
    """Upload a data set. It is read through and checked before it is stored; `report` says what was understood."""
    if name in data.names():
        raise Conflict(f"{name} is the name of a data set that is built in")
    width, _, height = (size or "").partition("x")
    options = Options((int(width), int(height)) if size else None, layout, label_column, skip_unreadable)
    with (
        tempfile.NamedTemporaryFile(prefix="netgrow-upload-", suffix=".npz") as copy,
        tempfile.NamedTemporaryFile(prefix="netgrow-upload-", suffix=".npz") as converted,
    ):
        shutil.copyfileobj(file.file, copy)
        copy.flush()
        info, kept = understood(Path(copy.name), Path(converted.name), name, options, found.settings.max_upload_bytes)
        return stored(found, response, name, info, kept)


@router.delete("/{name}", status_code=204, responses=problems(404, 409))
def delete_dataset(name: str, found: ResourcesDep) -> None:
    """Delete an upload. Not while a job that has not ended learns from it; the models that did so stay.

    As long as there are such models or jobs, its name is not free for other samples; the same upload brings it back.
    """
    if name in data.names():
        reason = f"the data set {name!r} is built in: only uploads are deleted"
        raise ProblemError(HTTPStatus.NOT_FOUND, "not-found", reason)
    digest = found.database.transact(lambda session: Datasets(session).delete(name))
    delete_unnamed(found.database, found.checkpoints, [digest])


def understood(path: Path, target: Path, name: str, options: Options, max_bytes: int) -> tuple[DatasetInfo, Path]:
    """What the upload is, and the file to keep of it: itself, or `target`. Raises InvalidRequest."""
    try:
        return own.convert(path, target, name, options, max_bytes=max_bytes)
    except UnfitOption as error:
        given = getattr(options, error.option)
        value = "x".join(map(str, given)) if isinstance(given, tuple) else given
        raise InvalidRequest(FieldError(field=error.option, message=error.reason, value=value)) from error
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
