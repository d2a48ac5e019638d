"""A model's card as Markdown: data, recipe, metrics, lineage, and how to load it."""

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from pydantic import JsonValue

from nas.data import Task
from server.backend import Backend
from server.markdown import escaped, table
from server.schemas.common import in_utc
from server.statistics import DatasetAway, Statistics, statistics_of
from store.models import Model
from store.repositories import Models

MAX_GENERATIONS = 1000
SHOWN_CHANNELS = 4
SHOWN_CLASSES = 100

LOADING = """\
**safetensors** (`netgrow export {id} --format safetensors`): the weights; the architecture, `mean`, `std` and
`class_names` are JSON in the metadata (`safetensors.safe_open("{id}.safetensors", "pt").metadata()`).

```python
import nas

module = nas.Network.load("{id}.safetensors").module().eval()
```

**python** (`--format python`): one file that needs torch alone, weights included; where the normalisation is known, its
`prepare(images)` takes raw images, and `CLASS_NAMES` names the logits.

```python
from {id} import load

module = load()
```

**torch** (`--format torch`): a state dict, for that file's class or for netgrow's own module; `mean`, `std` and
`class_names` are JSON in its attribute `netgrow`.

```python
import torch
from {id} import Network

module = Network()
module.load_state_dict(torch.load("{id}.pt", weights_only=True))
module.eval()
```

**onnx** (`--format onnx`): checked with onnxruntime; any batch size. Where the normalisation is known, it is in the
graph: `images` are float32 and raw, as in the data set (`--no-normalisation` leaves it out; with
`--input uint8` they are bytes). Class names, mean and deviation are in the file's metadata.

```python
import onnxruntime

session = onnxruntime.InferenceSession("{id}.onnx")
logits = session.run(["logits"], {{"images": images}})[0]
```
"""


@dataclass(frozen=True)
class Learned:
    """The training data of the model, or the reason why it is unknown here."""

    statistics: Statistics | None
    reason: str | None


def card(found: Backend, model_id: str) -> str:
    """The card. Raises NotFound."""
    with found.database.read() as session:
        lineage = Models(session).ancestry(model_id, MAX_GENERATIONS)
    model = lineage[-1]
    learned = _learned(found, model)
    parts = [
        _head(model),
        _data(model, learned),
        _preparation(learned),
        ["## Recipe", "", *(_recipe(model.recipe) or ["No trial trained this model."])],
        ["## Metrics", "", *_metrics(model, learned)],
        ["## Lineage", "", *_lineage(lineage)],
        ["## Loading", "", f"`images` are float32, normalised as above, but for ONNX. {_outputs(learned)}", ""],
    ]
    lines = "\n\n".join("\n".join(part).rstrip() for part in parts)
    return f"{lines}\n\n{LOADING.format(id=model.id)}"


def _learned(found: Backend, model: Model) -> Learned:
    try:
        return Learned(statistics_of(found, model), None)
    except DatasetAway as away:
        return Learned(None, str(away))


def _head(model: Model) -> list[str]:
    shape = _shape(model.architecture.get("input", {}).get("shape", []))
    return [
        f"# {escaped(model.id)}",
        "",
        f"A classifier that netgrow grew: {len(model.architecture.get('nodes', []))} nodes, {model.parameters:,} "
        f"parameters, {model.flops:,} FLOPs a sample. It takes {shape}.",
        "",
        *table(
            ("", ""),
            [
                ("Checkpoint (SHA-256)", model.checkpoint_sha256),
                ("Architecture (digest)", model.architecture_digest),
                ("Generation", model.generation),
                ("Made", in_utc(model.created_at).isoformat(timespec="seconds")),
            ],
        ),
    ]


def _data(model: Model, learned: Learned) -> list[str]:
    lines = ["## Data", ""]
    if model.dataset is None:
        return [*lines, "It was uploaded, and nobody has said what it learned from."]
    lines += [f"Data set {escaped(model.dataset)}.", ""]
    if learned.statistics is None:
        return [*lines, escaped(learned.reason)]
    info, limit = learned.statistics.info, learned.statistics.limit
    if info is None:
        return lines
    trained = f"{limit:,} of {info.train:,}, stratified" if limit is not None else f"{info.train:,}"
    lines += table(
        ("split", "samples", "used for"),
        [
            ("train", trained, "training, and the statistics below"),
            ("validation", f"{info.validation:,}", "choosing models"),
            ("test", f"{info.test:,}", "nothing but the score that is asked for"),
        ],
    )
    what = "labels, of which it has none, one or several" if info.task is Task.MULTI_LABEL else "classes"
    lines += ["", f"A sample is {_shape(info.input_shape)}; there are {info.classes:,} {what}."]
    if info.class_names is not None:
        shown = [escaped(name) for name in info.class_names[:SHOWN_CLASSES]]
        rest = len(info.class_names) - len(shown)
        lines += ["", f"Classes: {', '.join(shown)}" + (f", and {rest:,} more" if rest else "") + "."]
    return lines


def _preparation(learned: Learned) -> list[str]:
    lines = ["## Normalisation", ""]
    if learned.statistics is None:
        return [*lines, "Not known: the network takes its inputs as they are given."]
    normalisation = learned.statistics.normalisation
    mean, std = normalisation.mean.tolist(), normalisation.std.tolist()
    lines.append(
        "Subtract the mean, divide by the standard deviation, in units of the raw data: the training split's, or those "
        "that the model, or the one it grew from, was uploaded with."
    )
    if len(mean) > SHOWN_CHANNELS:
        return [*lines, "", f"One pair for each of {len(mean):,} features; `POST /models/{{id}}/predict` applies them."]
    rows = [(channel, repr(m), repr(s)) for channel, (m, s) in enumerate(zip(mean, std, strict=True))]
    return [*lines, "", *table(("channel", "mean", "standard deviation"), rows)]


def _recipe(recipe: Mapping[str, JsonValue]) -> list[str]:
    return table(("setting", "value"), recipe.items()) if recipe else []


def _outputs(learned: Learned) -> str:
    if _task(learned) is Task.MULTI_LABEL:
        return "The outputs are logits: the sigmoid of each is the probability of that label, which is found above 0."
    return "The outputs are logits."


def _task(learned: Learned) -> Task:
    known = None if learned.statistics is None else learned.statistics.info
    return Task.CLASSIFICATION if known is None else known.task


def _metrics(model: Model, learned: Learned) -> list[str]:
    if model.val_accuracy is None or model.val_loss is None:
        return ["Nobody has measured it."]
    lines = table(
        ("split", _task(learned).score, "loss"),
        [
            ("validation", f"{model.val_accuracy:.4f}", f"{model.val_loss:.4f}"),
            ("test", "not scored" if model.test_accuracy is None else f"{model.test_accuracy:.4f}", "–"),
        ],
    )
    if model.trial_id is None:
        lines += ["", "The figures are its parent's: it computes the same."]
    return [*lines, "", f"Training took {model.seconds:,.1f} s."]


def _lineage(lineage: Sequence[Model]) -> list[str]:
    lines = []
    for model in lineage:
        accuracy = "not measured" if model.val_accuracy is None else f"validation accuracy {model.val_accuracy:.4f}"
        lines.append(f"{model.generation}. {escaped(model.id)}: {model.parameters:,} parameters, {accuracy}")
    if lineage[0].parent_id is not None:
        lines.insert(0, f"Older generations than these {len(lineage):,} are left out.\n")
    steps = [row for model in lineage for row in _steps(model)]
    if steps:
        columns = ("gen.", "mutation", "site", "certificate", "relative error", "probes")
        lines += ["", "How far each mutation changed the function, as measured in float64 before training went on:", ""]
        lines += table(columns, steps)
    return lines


def _steps(model: Model) -> Iterator[tuple[object, ...]]:
    for mutation in model.mutations:
        certificate = mutation.get("certificate")
        facts = certificate if isinstance(certificate, dict) else {}
        verdict = "none" if certificate is None else "exact" if facts.get("exact") is True else "not exact"
        error = facts.get("max_error")
        shown = f"{error:.1e}" if isinstance(error, int | float) and math.isfinite(error) else "–"
        yield (
            model.generation,
            mutation.get("name", ""),
            mutation.get("site", ""),
            verdict,
            shown,
            facts.get("probes", "–"),
        )


def _shape(shape: object) -> str:
    sizes = shape if isinstance(shape, list | tuple) else []
    if len(sizes) == 1:
        return f"{sizes[0]:,} features"
    return f"{' × '.join(str(size) for size in sizes)} (channels × height × width)"
