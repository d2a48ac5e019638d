"""What a job was asked for, with every field there: a row leaves out what is null, or what is newer than the job."""

from collections.abc import Mapping
from typing import Any

from nas.job import JobSpec

DEFAULTS: Mapping[str, Any] = JobSpec(dataset="digits").model_dump(mode="json")
PARTS = ("search", "training", "limits")


def filled(spec: Mapping[str, Any]) -> dict[str, Any]:
    """The spec of a job, with the defaults for what it does not say."""
    return {**DEFAULTS, **spec, **{part: {**DEFAULTS[part], **(spec.get(part) or {})} for part in PARTS}}
