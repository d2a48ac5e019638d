"""ONNX: written by torch's exporter, and believed only once onnxruntime has computed the same."""

import os
import warnings
from pathlib import Path
from types import ModuleType
from typing import Any

import numpy as np
import torch
from torch import Tensor

from nas.errors import ExportError, ExtraMissing
from nas.network import Network

INPUT, OUTPUT = "images", "logits"
TOLERANCE = 1e-5
"""Largest difference between onnxruntime and torch, in float32, relative to the output's scale."""

PROBES = 4
EXTRA = "pip install 'netgrow[export]'"


def onnx(network: Network, path: str | os.PathLike[str]) -> float:
    """Write the network in eval mode: `images` (batch, *shape) float32 -> `logits` (batch, *shape), any batch size.

    Returns the largest difference from torch's output, relative to that output's scale, as onnxruntime measured it on
    the file. Raises ExportError, and leaves no file behind, if it is more than 1e-5; ExtraMissing without the `export`
    extra.
    """
    runtime = _runtime()
    path = Path(path)
    part = path.with_name(f"{path.name}.{os.getpid()}.part")
    try:
        _write(network, part)
        error = _difference(network, part, runtime)
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


def _write(network: Network, path: Path) -> None:
    module = network.module().eval()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of the exporter's own insides; what matters is measured afterwards
        torch.onnx.export(
            module,
            (_probes(network, 2),),
            path,
            dynamo=True,
            verbose=False,
            external_data=False,
            input_names=[INPUT],
            output_names=[OUTPUT],
            dynamic_shapes=({0: torch.export.Dim("batch")},),
        )


def _difference(network: Network, path: Path, runtime: Any) -> float:
    """The largest relative difference over batches of one and of several."""
    session = runtime.InferenceSession(str(path), providers=["CPUExecutionProvider"])
    module = network.module().eval()
    worst = 0.0
    for count in (1, PROBES):
        probes = _probes(network, count)
        with torch.inference_mode():
            expected = module(probes).numpy()
        [computed] = session.run([OUTPUT], {INPUT: probes.numpy()})
        if computed.shape != expected.shape or not np.isfinite(computed).all():
            return float("inf")
        scale = max(float(np.abs(expected).max()), float(np.finfo(np.float32).tiny))
        worst = max(worst, float(np.abs(computed - expected).max()) / scale)
    return worst


def _probes(network: Network, count: int) -> Tensor:
    generator = torch.Generator().manual_seed(count)
    return torch.randn(count, *network.architecture.input.shape, generator=generator)
