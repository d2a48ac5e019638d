"""The Python client of netgrow's API, and the `netgrow` command (client.cli).

Its names are loaded when they are asked for: `netgrow --help` needs none, and they take longer than the help itself.
"""

import importlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from client.api import AsyncClient, Client
    from client.errors import ApiError, DigestMismatch, Error, FieldError, JobFileError, UnexpectedAnswer, Unreachable
    from client.models import (
        Checkpoint,
        Child,
        Dataset,
        Epoch,
        Event,
        ExportFormat,
        Health,
        Job,
        JobId,
        JobState,
        LeaderboardItem,
        Lineage,
        Metrics,
        Model,
        ModelId,
        Mutation,
        MutationInfo,
        Page,
        Prediction,
        Predictions,
        Preset,
        Progress,
        Readiness,
        Site,
        Trial,
        TrialState,
        Verification,
        Worker,
    )

__all__ = [
    "ApiError",
    "AsyncClient",
    "Checkpoint",
    "Child",
    "Client",
    "Dataset",
    "DigestMismatch",
    "Epoch",
    "Error",
    "Event",
    "ExportFormat",
    "FieldError",
    "Health",
    "Job",
    "JobFileError",
    "JobId",
    "JobState",
    "LeaderboardItem",
    "Lineage",
    "Metrics",
    "Model",
    "ModelId",
    "Mutation",
    "MutationInfo",
    "Page",
    "Prediction",
    "Predictions",
    "Preset",
    "Progress",
    "Readiness",
    "Site",
    "Trial",
    "TrialState",
    "UnexpectedAnswer",
    "Unreachable",
    "Verification",
    "Worker",
]

HOMES = ("client.errors", "client.models", "client.api")


def __getattr__(name: str) -> object:
    if name in __all__:
        for home in HOMES:
            if hasattr(module := importlib.import_module(home), name):
                globals()[name] = found = getattr(module, name)
                return found
    raise AttributeError(f"module 'client' has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
