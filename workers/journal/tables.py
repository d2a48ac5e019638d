"""CSV: a file of epochs for each trial, and a file of mutations for each job."""

import csv
import fcntl
import io
import json
import os
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import asdict, fields
from datetime import UTC, datetime
from pathlib import Path

from store.growth import EpochRecord
from workers.journal.base import Row, Story
from workers.messages import JsonObject, Trained

EPOCHS, MUTATIONS = "epochs.csv", "mutations.csv"
EPOCH_COLUMNS = (*(field.name for field in fields(EpochRecord)), "recorded_at")
CERTIFICATE_COLUMNS = (
    "max_error",
    "tolerance",
    "modes",
    "probes",
    "probe_digest",
    "parent_digest",
    "child_digest",
)
MUTATION_COLUMNS = (
    "trial",
    "step",
    "parent_id",
    "name",
    "site",
    "parameters",
    "exact",
    "certified",
    *CERTIFICATE_COLUMNS,
)


class Tables:
    """A trial's CSV files."""

    def __init__(self, story: Story) -> None:
        self._story = story
        self._epochs = story.trial_folder / EPOCHS

    def begin(self, rows: Sequence[Row]) -> None:
        """Write the epochs that there are; a file that was cut off or that has later epochs is made right."""
        self._story.trial_folder.mkdir(parents=True, exist_ok=True)
        replace(self._epochs, text(EPOCH_COLUMNS, [epoch_values(row) for row in rows]))

    def grown(self, mutations: Sequence[JsonObject]) -> None:
        """Write the trial's mutations into the job's file, in the place of what stood there of it."""
        mine = [mutation_values(self._story, step, mutation) for step, mutation in enumerate(mutations, 1)]
        path = self._story.job_folder / MUTATIONS
        with locked(self._story.job_folder / f".{MUTATIONS}.lock"):
            found = read(path)
            others = [row for row in found if row.get("trial") != str(self._story.number)]
            if found != others + [{name: str(row[name]) for name in MUTATION_COLUMNS} for row in mine]:
                replace(path, text(MUTATION_COLUMNS, sorted([*others, *mine], key=lambda row: int(str(row["trial"])))))

    def epoch(self, row: Row) -> None:
        """Append a line."""
        with self._epochs.open("a", encoding="utf-8", newline="") as file:
            csv.DictWriter(file, EPOCH_COLUMNS, lineterminator="\n").writerow(epoch_values(row))

    def trained(self, trained: Trained) -> None:
        """Nothing: the last epoch says it."""

    def failed(self, kind: str, message: str) -> None:
        """Nothing: the service says why."""

    def close(self) -> None:
        """Nothing is open."""


def epoch_values(row: Row) -> dict[str, object]:
    """A line of a trial's file."""
    return {
        **asdict(row.metrics),
        "recorded_at": datetime.fromtimestamp(row.at, UTC).isoformat(timespec="milliseconds"),
    }


def mutation_values(story: Story, step: int, mutation: JsonObject) -> dict[str, object]:
    """A line of a job's file; `certified` is what was measured, `exact` what the rule claims."""
    given = mutation.get("certificate")
    certificate = given if isinstance(given, dict) else {}
    modes = certificate.get("modes")
    values = {name: certificate.get(name) for name in CERTIFICATE_COLUMNS}
    values["modes"] = " ".join(str(mode) for mode in modes) if isinstance(modes, list) else None
    return {
        "trial": story.number,
        "step": step,
        "parent_id": blank(story.parent_id),
        "name": mutation.get("name"),
        "site": blank(mutation.get("site")),
        "parameters": json.dumps(mutation.get("parameters"), sort_keys=True),
        "exact": mutation.get("exact"),
        "certified": blank(certificate.get("exact")),
        **{name: blank(value) for name, value in values.items()},
    }


def blank(value: object) -> object:
    """An empty cell for what is not there."""
    return "" if value is None else value


def text(columns: Sequence[str], rows: Sequence[Mapping[str, object]]) -> str:
    """A CSV file with its header."""
    out = io.StringIO(newline="")
    writer = csv.DictWriter(out, columns, lineterminator="\n", extrasaction="ignore")
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue()


def read(path: Path) -> list[dict[str, object]]:
    """The whole lines of a file; none if it is not there."""
    try:
        with path.open(encoding="utf-8", newline="") as file:
            return [dict(row) for row in csv.DictReader(file) if str(row.get("trial", "")).isdecimal()]
    except FileNotFoundError:
        return []


def replace(path: Path, content: str) -> None:
    """Write a file that is there in full or not at all."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, temporary = tempfile.mkstemp(prefix=f".{path.name}-", dir=path.parent)
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="") as file:
            os.fchmod(file.fileno(), 0o644)
            file.write(content)
        os.replace(temporary, path)
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise


@contextmanager
def locked(path: Path) -> Iterator[None]:
    """Alone among all processes that take this lock: a job's trials run in many."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield
