"""The typed Python client: a method for each call of the API that a user of jobs and models makes."""

from __future__ import annotations

import json
import uuid
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from types import TracebackType
from typing import Self, TypeVar

from pydantic import JsonValue

from client import events
from client.downloads import write_verified
from client.errors import Error
from client.models import (
    Answer,
    Child,
    Dataset,
    Epoch,
    Event,
    Job,
    JobId,
    LeaderboardItem,
    Lineage,
    Model,
    ModelId,
    Page,
    Site,
    Trial,
    Verification,
    Worker,
)
from client.transport import Transport, path_of
from client.uploads import opened

DEFAULT_URL = "http://127.0.0.1:8000"
PAGE_SIZE = 100
DOWNLOAD_SILENCE_LIMIT = 60.0
WORK_SILENCE_LIMIT = 600.0
"""Seconds: the service computes before it answers, and others may be before us."""

Item = TypeVar("Item", bound=Answer)


class Client:
    """A netgrow service at `base_url`; use it in a `with` block, or call `close`. Safe to share between threads.

    Every method raises `client.Error`: `ApiError` for what the service refuses (with its status and the fields at
    fault), `Unreachable` if there is no service, `UnexpectedAnswer` if something else answers. `timeout` is in seconds
    of silence. `key` is an API key, where the service needs one; it is sent to `base_url` alone.
    """

    def __init__(self, base_url: str = DEFAULT_URL, timeout: float = 30.0, *, key: str | None = None) -> None:
        self._transport = Transport(base_url, timeout, key)

    @property
    def base_url(self) -> str:
        """The service's address, without a slash at its end."""
        return self._transport.base_url

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close the connections."""
        self._transport.close()

    # Jobs

    def submit(self, spec: Mapping[str, JsonValue], idempotency_key: str | None = None) -> Job:
        """Post a growth job. Lost connections are retried: the key (a fresh one by default) keeps it one job."""
        return self._transport.post_once("/jobs", Job, dict(spec), idempotency_key or uuid.uuid4().hex)

    def job(self, job_id: JobId) -> Job:
        """One job."""
        return self._transport.get(path_of("jobs", job_id), Job)

    def jobs(self, limit: int | None = None) -> Iterator[Job]:
        """Jobs, the newest first; pages are fetched as needed."""
        return self._pages("/jobs", Page[Job], {}, limit)

    def pause(self, job_id: JobId) -> Job:
        """Let no trial of the job run until it is resumed; running ones keep what they have learned."""
        return self._transport.post(path_of("jobs", job_id, "pause"), Job)

    def resume(self, job_id: JobId) -> Job:
        """Go on with a paused job."""
        return self._transport.post(path_of("jobs", job_id, "resume"), Job)

    def cancel(self, job_id: JobId) -> Job:
        """End a job; its state becomes `cancelled` when its last training process is gone."""
        return self._transport.post(path_of("jobs", job_id, "cancel"), Job)

    def extend(self, job_id: JobId, trials: int) -> Job:
        """Add trials to a job, also to an ended one."""
        return self._transport.post(path_of("jobs", job_id, "extend"), Job, {"trials": trials})

    def delete(self, job_id: JobId) -> None:
        """Delete an ended job, its models and their checkpoints."""
        self._transport.delete(path_of("jobs", job_id))

    def trials(self, job_id: JobId, limit: int | None = None) -> Iterator[Trial]:
        """A job's trials by number; pages are fetched as needed."""
        return self._pages(path_of("jobs", job_id, "trials"), Page[Trial], {}, limit)

    def events(self, job_id: JobId, after: int = 0) -> Iterator[Event]:
        """A job's events after number `after`: all there are, then each as it happens, until the job has ended.

        Survives lost connections and restarts of the service.
        """
        return events.stream(self._transport, path_of("jobs", job_id), after)

    def lineage(self, job_id: JobId) -> Lineage:
        """The tree of a job's models."""
        return self._transport.get(path_of("jobs", job_id, "lineage"), Lineage)

    # Models

    def leaderboard(
        self,
        job_id: JobId | None = None,
        dataset: str | None = None,
        sort: str | None = None,
        pareto: str | None = None,
        limit: int | None = None,
    ) -> Iterator[LeaderboardItem]:
        """All models, the best first; pages are fetched as needed."""
        params = {"job_id": job_id, "dataset": dataset, "sort": sort, "pareto": pareto}
        present = {name: value for name, value in params.items() if value is not None}
        return self._pages("/leaderboard", Page[LeaderboardItem], present, limit)

    def model(self, model_id: ModelId) -> Model:
        """One model in full."""
        return self._transport.get(path_of("models", model_id), Model)

    def curves(self, model_id: ModelId) -> Iterator[Epoch]:
        """The metrics of each epoch of a model's training, in order; pages are fetched as needed."""
        return self._pages(path_of("models", model_id, "curves"), Page[Epoch], {}, None)

    def sites(self, model_id: ModelId, mutation: str | None = None) -> Iterator[Site]:
        """Where this mutation (by default each) may apply to the model, and where not, why; pages as needed."""
        params = {} if mutation is None else {"mutation": mutation}
        return self._pages(path_of("models", model_id, "sites"), Page[Site], params, None)

    def try_mutations(self, model_id: ModelId, commands: Sequence[Mapping[str, JsonValue]], seed: int = 0) -> Child:
        """What the model would become by these commands (`name`, and if wanted `site` and `parameters`): a dry run."""
        body: dict[str, JsonValue] = {"commands": [dict(command) for command in commands], "seed": seed}
        return self._transport.post(path_of("models", model_id, "mutations"), Child, body)

    def grow(
        self,
        model_id: ModelId,
        commands: Sequence[Mapping[str, JsonValue]],
        seed: int = 0,
        idempotency_key: str | None = None,
    ) -> Model:
        """Keep what the model becomes by these commands, which have to be exact, as a model with its metrics.

        Lost connections are retried: the key (a fresh one by default) keeps it one model.
        """
        body: dict[str, JsonValue] = {"commands": [dict(command) for command in commands], "seed": seed, "store": True}
        key = idempotency_key or uuid.uuid4().hex
        return self._transport.post_once(path_of("models", model_id, "mutations"), Model, body, key, WORK_SILENCE_LIMIT)

    def upload(
        self, path: Path, architecture: Mapping[str, JsonValue] | None = None, dataset: str | None = None
    ) -> Model:
        """Upload a checkpoint, or the weights (safetensors) of an `architecture`, to be a job's seed model.

        `dataset` says what it is for, and is checked. Raises `Error` for a file that cannot be read.
        """
        given = {"architecture": None if architecture is None else json.dumps(architecture), "dataset": dataset}
        fields = {name: value for name, value in given.items() if value is not None}
        try:
            with path.open("rb") as file:
                return self._transport.post_file("/models", Model, fields, path.name, file)
        except OSError as error:
            raise Error(f"{path} cannot be read: {error.strerror or error}") from error

    def verify(self, model_id: ModelId, generations: int | None = None) -> Verification:
        """Do the model's lineage again from the stored checkpoints, by default all of it, and compare."""
        params = {} if generations is None else {"generations": generations}
        path = path_of("models", model_id, "verify")
        return self._transport.post(path, Verification, params=params, read_timeout=WORK_SILENCE_LIMIT)

    def download(self, model_id: ModelId, path: Path) -> Model:
        """Write a model's checkpoint to `path`: complete and with its digest checked, or not at all."""
        model = self.model(model_id)
        with self._transport.stream(
            path_of("models", model_id, "checkpoint"), read_timeout=DOWNLOAD_SILENCE_LIMIT
        ) as response:
            write_verified(response.iter_bytes(), model.checkpoint.sha256, path)
        return model

    # The service

    def workers(self) -> tuple[Worker, ...]:
        """The workers that are alive."""
        return tuple(self._pages("/workers", Page[Worker], {}, None))

    def datasets(self) -> Iterator[Dataset]:
        """The data sets that a job may name."""
        return self._pages("/datasets", Page[Dataset], {}, None)

    def upload_dataset(self, name: str, path: Path, size: tuple[int, int] | None = None) -> Dataset:
        """Upload an `.npz`, a folder of images (CLASS/image.png), or a zip file of one, for jobs to use by this name.

        `size` is the (width, height) in pixels that the images become. The same upload again changes nothing. Raises
        `Error` for a file that cannot be read.
        """
        fields = {"name": name} if size is None else {"name": name, "size": f"{size[0]}x{size[1]}"}
        with opened(path) as file:
            filename = f"{path.name}.zip" if path.is_dir() else path.name
            return self._transport.post_file("/datasets", Dataset, fields, filename, file)

    def _pages(self, path: str, page: type[Page[Item]], params: Mapping[str, str], limit: int | None) -> Iterator[Item]:
        """Items of all pages, `limit` at most."""
        cursor: str | None = None
        left = limit
        while left is None or left > 0:
            size = PAGE_SIZE if left is None else min(left, PAGE_SIZE)
            query: dict[str, str | int] = {**params, "limit": size}
            if cursor is not None:
                query["cursor"] = cursor
            answer = self._transport.get(path, page, query)
            yield from answer.items
            if left is not None:
                left -= len(answer.items)
            cursor = answer.next_cursor
            if cursor is None:
                return
