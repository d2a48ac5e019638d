"""The Python client of netgrow's API, and the `netgrow` command (client.cli)."""

from client.api import Client
from client.errors import ApiError, DigestMismatch, Error, FieldError, JobFileError, UnexpectedAnswer, Unreachable
from client.models import (
    Checkpoint,
    Event,
    Job,
    JobId,
    JobState,
    LeaderboardItem,
    Model,
    ModelId,
    Mutation,
    Page,
    Progress,
    Trial,
    TrialState,
    Worker,
)

__all__ = [
    "ApiError",
    "Checkpoint",
    "Client",
    "DigestMismatch",
    "Error",
    "Event",
    "FieldError",
    "Job",
    "JobFileError",
    "JobId",
    "JobState",
    "LeaderboardItem",
    "Model",
    "ModelId",
    "Mutation",
    "Page",
    "Progress",
    "Trial",
    "TrialState",
    "UnexpectedAnswer",
    "Unreachable",
    "Worker",
]
