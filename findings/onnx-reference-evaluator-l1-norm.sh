#!/usr/bin/env bash
# onnx 1.23.2, onnxruntime 1.32.0. Seen on 2026-12-01.
# onnx.reference.ReferenceEvaluator computes LpNormalization with p=1 as x / sum(x), with the signs left in the sum:
# values grow without bound where positive and negative ones cancel. Expected: x / sum(|x|), as onnxruntime computes.
# With p=2 both agree.
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


def normalisation(p):
    graph = helper.make_graph(
        [helper.make_node("LpNormalization", ["x"], ["y"], axis=1, p=p)],
        "one_norm",
        [helper.make_tensor_value_info("x", TensorProto.FLOAT, [2, 6])],
        [helper.make_tensor_value_info("y", TensorProto.FLOAT, [2, 6])],
    )
    return helper.make_model(graph, opset_imports=[helper.make_opsetid("", 17)], ir_version=8)


x = numpy.random.default_rng(0).standard_normal((2, 6)).astype(numpy.float32)
print("onnx", onnx.__version__, "| onnxruntime", onnxruntime.__version__)
for p in (1, 2):
    model = normalisation(p)
    right = x / (numpy.abs(x) ** p).sum(axis=1, keepdims=True) ** (1 / p)
    found = ReferenceEvaluator(model).run(None, {"x": x})[0]
    assert numpy.allclose(onnxruntime.InferenceSession(model.SerializeToString()).run(None, {"x": x})[0], right, atol=1e-5)
    print(f"p={p}: ReferenceEvaluator right: {numpy.allclose(found, right, atol=1e-5)}")
    assert numpy.allclose(found, right if p == 2 else x / x.sum(axis=1, keepdims=True), rtol=1e-4)
PYTHON
