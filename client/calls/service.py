"""Calls about the service: workers, data sets, presets, mutations, health."""

from __future__ import annotations

from contextlib import ExitStack, suppress
from pathlib import Path

import httpx
from pydantic import ValidationError

from client.flows import Flow, Request, Work, perform
from client.models import AuditEntry, Dataset, Health, MutationInfo, Page, Preset, Readiness, Worker
from client.transport import collected, delete, get, once, pages, path_of, post_file, read
from client.uploads import opened


def workers() -> Flow[tuple[Worker, ...]]:
    """The workers that are alive."""
    return collected("/workers", Page[Worker])


def datasets() -> Flow[None]:
    """The data sets that a job may name."""
    return pages("/datasets", Page[Dataset])


def upload_dataset(
    name: str,
    path: Path,
    size: tuple[int, int] | None = None,
    layout: str | None = None,
    label_column: str | None = None,
    skip_unreadable: bool = False,
    task: str | None = None,
) -> Flow[Dataset]:
    """Upload a data set: an `.npz`, a CSV, a folder of images (CLASS/image.png), or its zip or tar file.

    `size` is the (width, height) in pixels that the images become; `layout` the order of an array's axes, where that is
    not plain: NCHW, NHWC, NHW, NCT or NTC; `label_column` the column of a table that has the labels; `task` multi_label
    where one-hot rows are labels that could meet. The answer's `report` says what was understood. The same upload again
    changes nothing. Raises `Error` for a file that cannot be read.
    """
    fields = {"name": name}
    if size is not None:
        fields["size"] = f"{size[0]}x{size[1]}"
    if layout is not None:
        fields["layout"] = layout
    if label_column is not None:
        fields["label_column"] = label_column
    if task is not None:
        fields["task"] = task
    if skip_unreadable:
        fields["skip_unreadable"] = "true"
    with ExitStack() as stack:
        file = yield from perform(Work(lambda: stack.enter_context(opened(path))))
        filename = f"{path.name}.zip" if path.is_dir() else path.name
        return (yield from post_file("/datasets", Dataset, fields, filename, file))


def delete_dataset(name: str) -> Flow[None]:
    """Delete an uploaded data set that no open job learns from; the models that learned from it stay."""
    return delete(path_of("datasets", name))


def audit(subject: str | None = None, limit: int | None = None) -> Flow[None]:
    """The changes that callers made, of what has this id or name, or of all; the newest first."""
    return pages("/audit", Page[AuditEntry], {"subject": subject}, limit=limit)


def presets() -> Flow[None]:
    """The seed networks that a job may name."""
    return pages("/presets", Page[Preset])


def mutations() -> Flow[None]:
    """The mutations that a job may name, with their parameters."""
    return pages("/mutations", Page[MutationInfo])


def health() -> Flow[Health]:
    """That the service's process is alive, and its version."""
    return get("/healthz", Health)


def readiness() -> Flow[Readiness]:
    """Whether the service can use what it depends on, and why not, where it cannot."""
    response = yield from once(Request("GET", "/readyz"))
    if response.status_code == httpx.codes.SERVICE_UNAVAILABLE:
        with suppress(ValidationError):  # a proxy's 503 says nothing of that
            return Readiness.model_validate_json(response.content)
    return read(response, Readiness)
