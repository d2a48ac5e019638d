#!/usr/bin/env bash
# onnx 1.23.2, onnxruntime 1.32.0. Seen on 2026-12-01.
# onnx.reference.ReferenceEvaluator, which people take for the standard itself, sums too few channels in LRN (local
# response normalisation, AlexNet's): its result differs from the standard's formula, and from onnxruntime, which
# follows the formula. Expected: the formula, the sum of squares over channels c - floor((size - 1) / 2) to c +
# ceil((size - 1) / 2).
# Fails if the behaviour changes.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check onnx==1.23.2 numpy==2.4.6 protobuf==7.36.2 onnxruntime==1.32.0
"$folder/venv/bin/python" - <<'PYTHON'
import numpy
import onnx
import onnxruntime
from onnx import TensorProto, helper
from onnx.reference import ReferenceEvaluator

SIZE, ALPHA, BETA, BIAS, CHANNELS = 5, 0.1, 0.75, 1.0, 8
shape = [1, CHANNELS, 4, 4]
graph = helper.make_graph(
    [helper.make_node("LRN", ["x"], ["y"], size=SIZE, alpha=ALPHA, beta=BETA, bias=BIAS)],
    "one_lrn",
    [helper.make_tensor_value_info("x", TensorProto.FLOAT, shape)],
    [helper.make_tensor_value_info("y", TensorProto.FLOAT, shape)],
)
model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 17)], ir_version=8)
x = numpy.random.default_rng(0).standard_normal(shape).astype(numpy.float32)
right = numpy.empty_like(x)
for channel in range(CHANNELS):
    near = x[:, max(0, channel - (SIZE - 1) // 2) : channel + SIZE // 2 + 1]
    right[:, channel] = x[:, channel] / (BIAS + ALPHA / SIZE * (near**2).sum(axis=1)) ** BETA
by_runtime = onnxruntime.InferenceSession(model.SerializeToString()).run(None, {"x": x})[0]
by_reference = ReferenceEvaluator(model).run(None, {"x": x})[0]
print("onnx", onnx.__version__, "| onnxruntime", onnxruntime.__version__)
print("largest difference from the formula: onnxruntime", numpy.abs(by_runtime - right).max())
print("largest difference from the formula: ReferenceEvaluator", numpy.abs(by_reference - right).max())
assert numpy.allclose(by_runtime, right, atol=1e-5) and numpy.abs(by_reference - right).max() > 0.1
PYTHON
