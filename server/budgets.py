"""Whether a job's budget is worth starting with."""

from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Any

from nas import Architecture, data, presets
from nas.data import DatasetInfo
from nas.job import JobSpec
from nas.search.budget import epoch_flops
from server.problems import FieldError

CORE_RATE = 4e10
"""Training FLOPs a second on one CPU core: default networks on a Xeon, within a factor of two."""


def starving(spec: JobSpec, architecture: Architecture, info: DatasetInfo) -> Iterator[FieldError]:
    """A budget of FLOPs that is used up before the seed network has seen the data once."""
    budget = spec.search.budget
    if budget is None or budget.flops is None:
        return
    needed = epoch_flops(architecture.flops, spec.dataset_limit or info.train)
    if budget.flops < needed:
        yield FieldError(
            field="search.budget.flops",
            message=f"one epoch of the seed network takes {needed:.3g} FLOPs of training: allow more, a smaller seed "
            "network or a smaller dataset_limit",
            value=budget.flops,
        )


def small_budget(spec: Mapping[str, Any]) -> str | None:
    """A warning where one CPU core would not get through the seed network's first epoch; None where nobody can tell."""
    seconds = ((spec.get("search") or {}).get("budget") or {}).get("seconds")
    if seconds is None or spec.get("dataset") not in data.names():
        return None
    seed = spec.get("seed_model") or {}
    flops = _default_flops(spec["dataset"]) if not seed else _preset_flops(seed["preset"]) if "preset" in seed else None
    if flops is None:
        return None
    epoch = epoch_flops(flops, spec.get("dataset_limit") or data.info(spec["dataset"]).train) / CORE_RATE
    if seconds >= epoch:
        return None
    return (
        f"search.budget.seconds is {seconds:g}: one epoch of the seed network takes about {epoch:.0f} s on a CPU core, "
        "and its training is then all there is; allow more, or a smaller dataset_limit"
    )


@lru_cache
def _default_flops(dataset: str) -> int:
    info = data.info(dataset)
    return presets.default_for(info.input_shape, info.classes).flops


@lru_cache
def _preset_flops(preset: str) -> int:
    return presets.get(preset).flops
