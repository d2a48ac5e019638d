"""Specs with every field: a row leaves out nulls, and fields newer than the job."""

from collections.abc import Mapping
from typing import Any

from nas.job import JobSpec
from nas.training.recipe import Recipe

DEFAULTS: Mapping[str, Any] = JobSpec(dataset="digits").model_dump(mode="json")
PARTS = ("search", "limits")


def filled(spec: Mapping[str, Any]) -> dict[str, Any]:
    """The spec of a job, with the defaults for what it does not say."""
    training = Recipe.model_validate(spec.get("training") or {}).model_dump(mode="json")
    parts = {part: {**DEFAULTS[part], **(spec.get(part) or {})} for part in PARTS}
    return {**DEFAULTS, **spec, **parts, "training": training}
