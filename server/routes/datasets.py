"""Data sets: a list, and uploads."""

import re
from http import HTTPStatus
from typing import Annotated

from fastapi import APIRouter, Depends, File, Form, Response, UploadFile
from pydantic import AfterValidator, WithJsonSchema
from sqlalchemy.orm import Session

from nas import data
from server.collecting import take_in
from server.dependencies import CallerDep, ResourcesDep, multipart_body
from server.inventory import all_datasets
from server.openapi import problems
from server.pagination import DEFAULT_LIMIT, Cursor, Limit, page_of
from server.problems import ProblemError
from server.schemas.common import Page
from server.schemas.datasets import Dataset
from store.errors import Conflict
from store.naming import delete_unnamed
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
    return page_of(datasets, lambda dataset: dataset.name, limit, cursor)


@router.post(
    "",
    response_model=Dataset,
    status_code=201,
    dependencies=[Depends(multipart_body)],
    responses=problems(409, 413, 415)
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
    what = "a data set to be read"
    dataset, created = await found.errands.run_with(caller.key_id, what, file.file, take_in, name, size, caller.actor)
    if not created:
        response.status_code = HTTPStatus.OK
    return dataset


@router.delete("/{name}", status_code=204, responses=problems(404, 409))
def delete_dataset(name: str, found: ResourcesDep, caller: CallerDep) -> None:
    """Delete an upload. Not while a job that has not ended learns from it; the models that did so stay.

    As long as there are such models or jobs, its name is not free for other samples; the same upload brings it back.
    """
    if name in data.names():
        reason = f"the data set {name!r} is built in: only uploads are deleted"
        raise ProblemError(HTTPStatus.NOT_FOUND, "not-found", reason)

    def move(session: Session) -> str:
        Audit(session).add(caller.actor, Action.DELETE_DATASET, name)
        return Datasets(session).delete(name)

    digest = found.database.transact(move)
    delete_unnamed(found.database, found.checkpoints, [digest])
