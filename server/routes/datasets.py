"""Data sets: a list, and uploads."""

import re
from http import HTTPStatus
from typing import Annotated

from fastapi import APIRouter, Depends, File, Form, Response, UploadFile
from fastapi.concurrency import run_in_threadpool
from pydantic import AfterValidator, WithJsonSchema
from sqlalchemy.orm import Session

from nas import data
from nas.data import Layout, Options, Task
from server.authentication import Caller
from server.collecting import take_in
from server.dependencies import CallerDep, Resources, ResourcesDep, multipart_body
from server.inventory import all_datasets
from server.openapi import problems
from server.pagination import DEFAULT_LIMIT, Cursor, Limit, page_of
from server.problem_kinds import NOT_FOUND
from server.problems import ProblemError
from server.schemas.common import Page
from server.schemas.datasets import Dataset
from server.statistics import keep_statistics, lack_statistics
from store.errors import Conflict
from store.file_locks import delete_unnamed
from store.repositories import Audit, Datasets
from store.states import Action

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
    return page_of("datasets", datasets, lambda dataset: dataset.name, limit, cursor)


@router.post(
    "",
    response_model=Dataset,
    status_code=201,
    dependencies=[Depends(multipart_body)],
    responses=problems(409, 413, 415, 507)
    | {200: {"model": Dataset, "description": "The same data set was uploaded before under this name."}},
)
async def upload_dataset(
    found: ResourcesDep,
    caller: CallerDep,
    response: Response,
    name: Annotated[UploadName, Form(description="What jobs will call it.", examples=["my-digits"])],
    file: Annotated[
        UploadFile,
        File(
            description="A zip or tar file of an image folder (CLASS/image.png, or below train/, val/ and test/; or "
            "with a CSV of labels beside the images; or a WebDataset; or IDX files); a CSV of features and labels; or "
            "Parquet files, of images as Hugging Face has them or of numbers; or "
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
    task: Annotated[
        Task | None,
        Form(
            description="What is learned. Rows of 0 and 1 are several labels a sample (multi_label), and one class "
            "where all are one-hot; multi_label says that one-hot rows are labels that could meet."
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
    options = Options((int(width), int(height)) if size else None, layout, label_column, skip_unreadable, task)
    what = "a data set to be read"
    dataset, created = await found.errands.run_with(
        caller.key_id, what, file.file, take_in, name, options, caller.actor
    )
    if not created:
        response.status_code = HTTPStatus.OK
    return dataset


@router.delete("/{name}", status_code=204, responses=problems(404, 409))
async def delete_dataset(name: str, found: ResourcesDep, caller: CallerDep) -> None:
    """Delete an upload. Not while a job that has not ended learns from it; the models that did so stay.

    They keep what their inputs are normalised with, and what their classes are called. As long as there are such models
    or jobs, its name is not free for other samples; the same upload brings it back.
    """
    if name in data.names():
        reason = f"the data set {name!r} is built in: only uploads are deleted"
        raise ProblemError(NOT_FOUND, reason)
    if await run_in_threadpool(lack_statistics, found, name):
        await found.errands.run(caller.key_id, "a data set to be measured", keep_statistics, name)
    await run_in_threadpool(removed, found, name, caller)


def removed(found: Resources, name: str, caller: Caller) -> None:
    """Take the data set's row away, and its file if no other row names that."""

    def move(session: Session) -> str:
        Audit(session).add(caller.actor, Action.DELETE_DATASET, name)
        return Datasets(session).delete(name)

    digest = found.database.transact(move)
    delete_unnamed(found.database, found.checkpoints, [digest])
