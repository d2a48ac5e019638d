"""Every kind of mutation that the shared tests go through. A new mutation adds its line here, and nothing else."""

from __future__ import annotations

from typing import Any

Kind = tuple[str, dict[str, Any]]

EXACT: list[Kind] = [
    ("continue", {}),
    *(("wider", {"init": init}) for init in ("net2wider", "elementwise", "zero_out")),
    ("wider", {"init": "pair"}),
    ("wider", {"init": "elementwise", "factor": 5.0}),
    ("wider", {"init": "zero_pad"}),
    *(("deeper", {"form": form}) for form in ("identity", "pair", "residual", "parametric", "linear")),
    ("deeper", {"form": "parametric", "activation": "gelu"}),
    *(("deeper", {"form": form, "place": "beyond"}) for form in ("pair", "parametric")),
    ("deeper", {"form": "residual", "gate": "scale", "activation": "tanh", "norm": "batch_norm"}),
    ("branch", {"form": "split"}),
    ("branch", {"form": "mean"}),
    *(
        ("branch", {"form": form, "gate": gate})
        for form in ("path", "separable", "pooled", "squeeze")
        for gate in ("layer", "scale")
    ),
    *(("skip", {"form": form}) for form in ("projection", "gate", "identity", "concat")),
    *(("attention", {"norm": norm, "gate": gate}) for norm in ("none", "layer_norm") for gate in ("layer", "scale")),
    *(("widen_heads", {"part": part}) for part in ("heads", "value", "key")),
    *(("widen_heads", {"part": part, "init": "elementwise", "size": 7}) for part in ("heads", "value", "key")),
    *(("widen_heads", {"part": part, "init": "zero_pad"}) for part in ("heads", "value", "key")),
    ("kernel", {"form": "grow"}),
    ("kernel", {"form": "undilate"}),
    ("activation", {"form": "prelu"}),
    ("activation", {"form": "blend"}),
    ("dropout", {}),
    ("group", {"form": "identity"}),
    *(("group", {"form": "path", "gate": gate}) for gate in ("layer", "scale")),
    *(("pool", {"form": "gated", "pool": pool}) for pool in ("max", "avg")),
    *(("pool", {"form": "path", "gate": gate}) for gate in ("layer", "scale")),
]

CONTROLS: list[Kind] = [("wider", {"init": "noise"}), ("wider", {"init": "random_pad"})]
"""Those that claim nothing."""

ELSEWHERE = {"shrink"}
"""Mutations with tests of their own: `shrink` undoes what others did, so a fresh graph has few sites for it."""


def label(kind: Kind) -> str:
    name, parameters = kind
    return "-".join([name, *(str(value) for value in parameters.values())])
