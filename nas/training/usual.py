"""The rate, weight decay and clipping of a recipe that names no rate: measured for SGD, customary for the others."""

from collections.abc import Mapping

SOUND: Mapping[str, float] = {"learning_rate": 0.05, "weight_decay": 0.0005, "clip_norm": 2.0}
"""SGD's: `benchmarks/default_recipe.py` has it beside the default before it. Without the clipping networks without
norms may diverge at this rate."""

BARE: Mapping[str, float | None] = {"weight_decay": 0.0, "clip_norm": None}

USUAL: Mapping[str, Mapping[str, float | None]] = {
    "sgd": SOUND,
    "adam": {"learning_rate": 0.001, **BARE},
    "adamw": {"learning_rate": 0.001, **BARE},
    "muon": {"learning_rate": 0.002, **BARE},
}


def settled(fields: dict[str, object]) -> dict[str, object]:
    """The fields of a recipe with all three: the optimizer's usual ones, or as they are where a rate is given.

    A recipe that names its rate says all three: what it leaves out is off. So a stored recipe keeps its meaning.
    """
    if "learning_rate" in fields:
        return {**BARE, **fields}
    optimizer = fields.get("optimizer", "sgd")
    usual = USUAL.get(optimizer, SOUND) if isinstance(optimizer, str) else SOUND
    return {**usual, **fields}
