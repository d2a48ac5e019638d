"""ONNX: written by torch's exporter, and believed only once onnxruntime has computed the same."""

import os
import warnings
from pathlib import Path
from types import ModuleType
from typing import Any, Literal

import numpy as np
import torch
from torch import Tensor, nn

from nas.data.normalisation import Normalisation
from nas.errors import ExportError, ExtraMissing
from nas.export.description import Description
from nas.export.naming import identifiers
from nas.module import NetworkModule
from nas.network import Network

INPUT, OUTPUT = "images", "logits"
TOLERANCE = 1e-5
"""Largest difference between onnxruntime and torch, in float32, relative to the output's scale."""

PROBES = 4
EXTRA = "pip install 'netgrow[export]'"

InputType = Literal["float32", "uint8"]
"""Of what numbers the graph's input is."""

OPSETS = range(17, 24)
"""Versions of ONNX's operators that may be asked for."""

NETWORK = "network"
"""Attribute of the network in the normalising module; tensor names leave it out."""


class RawInputs(nn.Module):
    """A network that takes raw values."""

    mean: Tensor
    std: Tensor

    def __init__(self, network: nn.Module, normalisation: Normalisation, dimensions: int) -> None:
        super().__init__()
        shape = (-1,) + (1,) * (dimensions - 1)
        self.register_buffer("mean", normalisation.mean.view(shape))
        self.register_buffer("std", normalisation.std.view(shape))
        self.add_module(NETWORK, network)

    def forward(self, images: Tensor) -> Tensor:
        logits: Tensor = self.get_submodule(NETWORK)((images.to(self.mean.dtype) - self.mean) / self.std)
        return logits


def onnx(
    network: Network,
    path: str | os.PathLike[str],
    description: Description | None = None,
    *,
    normalise: bool = True,
    opset: int | None = None,
    input: InputType = "float32",
) -> float:
    """Write the network in eval mode: `images` (batch, *shape) float32 -> `logits` (batch, *shape), any batch size.

    With input="uint8", `images` are bytes as files of images have them, which the graph converts and normalises.

    Where the description has a normalisation, `images` are raw values and the graph normalises them, unless `normalise`
    is false. Class names, mean and deviation, the layout of the inputs and the description's facts are in the file's
    metadata. `opset` is the version of ONNX's operators, for older consumers (by default the exporter's own).

    Returns the largest difference from torch's output, relative to that output's scale, as onnxruntime measured it on
    the file. Raises ExportError, and leaves no file behind, if it is more than 1e-5, or where the opset lacks an
    operator; ExtraMissing without the `export` extra.
    """
    runtime = _runtime()
    description = description or Description()
    description.check(network.architecture)
    if opset is not None and opset not in OPSETS:
        raise ExportError(f"opset is {opset}: it must be from {OPSETS.start} to {OPSETS.stop - 1}")
    normalisation = description.normalisation if normalise else None
    if input == "uint8" and normalisation is None:
        reason = (
            "nothing is known of the network's normalisation" if normalise else "without it the graph takes fractions"
        )
        raise ExportError(f"input is uint8, whose raw values the graph must normalise, and {reason}: ask for float32")
    module = _module(network, normalisation)
    path = Path(path)
    part = path.with_name(f"{path.name}.{os.getpid()}.part")
    try:
        _write(module, _probes(network, normalisation, 2, input), part, opset)
        _describe(part, description.metadata(network.architecture, inside=normalisation is not None), opset)
        error = _difference(network, normalisation, part, runtime, input)
        if not error <= TOLERANCE:
            raise ExportError(f"onnxruntime differs from torch by {error:.3g}, the limit is {TOLERANCE:g}")
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)
    return error


def _runtime() -> ModuleType:
    try:
        import onnxruntime
        import onnxscript  # noqa: F401 (torch's exporter translates with it)
    except ImportError as missing:
        raise ExtraMissing(f"ONNX needs {missing.name}, which is not installed: {EXTRA}") from None
    return onnxruntime  # type: ignore[no-any-return]


def _module(network: Network, normalisation: Normalisation | None) -> nn.Module:
    """The module to export, in eval mode, with layer names that torch's exporter takes."""
    module = network.module()
    assert isinstance(module, NetworkModule)
    module.rename(identifiers(dict(module.named_children()), {NETWORK, INPUT, OUTPUT, *vars(module)}))
    if normalisation is None:
        return module.eval()
    return RawInputs(module, normalisation, len(network.architecture.input.shape)).eval()


def _write(module: nn.Module, probes: Tensor, path: Path, opset: int | None) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of the exporter's own insides; what matters is measured afterwards
        torch.onnx.export(
            module,
            (probes,),
            path,
            dynamo=True,
            verbose=False,
            external_data=False,
            opset_version=opset,
            input_names=[INPUT],
            output_names=[OUTPUT],
            dynamic_shapes=({0: torch.export.Dim("batch")},),
        )


def _describe(path: Path, metadata: dict[str, str], opset: int | None) -> None:
    """Put the metadata into the file, and take out what the exporter noted of this machine: paths and source lines."""
    import onnx as format

    model = format.load(path)
    found = next(each.version for each in model.opset_import if each.domain in ("", "ai.onnx"))
    if opset is not None and found != opset:
        raise ExportError(f"the network cannot be written in opset {opset}: its operators need {found}")
    graph = model.graph
    for each in (model, graph):
        each.ClearField("doc_string")
    for node in (*graph.node, *graph.input, *graph.output, *graph.value_info, *graph.initializer):
        node.ClearField("doc_string")
        node.ClearField("metadata_props")
    for tensor in (*graph.initializer, *graph.value_info):
        tensor.name = tensor.name.removeprefix(f"{NETWORK}.")
    for node in graph.node:
        for place, name in enumerate(node.input):
            node.input[place] = name.removeprefix(f"{NETWORK}.")
    model.ClearField("metadata_props")
    graph.ClearField("metadata_props")
    format.helper.set_model_props(model, metadata)
    format.save(model, path)


def _difference(
    network: Network, normalisation: Normalisation | None, path: Path, runtime: Any, input: InputType
) -> float:
    """The largest relative difference over batches of one and of several."""
    session = runtime.InferenceSession(str(path), providers=["CPUExecutionProvider"])
    module = network.module().eval()
    worst = 0.0
    for count in (1, PROBES):
        probes = _probes(network, normalisation, count, input)
        with torch.inference_mode():
            expected = module(probes if normalisation is None else normalisation.apply(probes)).numpy()
        [computed] = session.run([OUTPUT], {INPUT: probes.numpy()})
        if computed.shape != expected.shape or not np.isfinite(computed).all():
            return float("inf")
        scale = max(float(np.abs(expected).max()), float(np.finfo(np.float32).tiny))
        worst = max(worst, float(np.abs(computed - expected).max()) / scale)
    return worst


def _probes(network: Network, normalisation: Normalisation | None, count: int, input: InputType) -> Tensor:
    generator = torch.Generator().manual_seed(count)
    probes = torch.randn(count, *network.architecture.input.shape, generator=generator)
    if normalisation is None:
        return probes
    shape = (-1,) + (1,) * (probes.dim() - 2)
    raw = probes * normalisation.std.view(shape) + normalisation.mean.view(shape)
    return raw.round().clamp(0, 255).to(torch.uint8) if input == "uint8" else raw
