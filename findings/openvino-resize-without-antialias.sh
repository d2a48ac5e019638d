#!/usr/bin/env bash
# OpenVINO 2026.4.1, onnxruntime 1.32.0. Seen on 2026-12-01.
# OpenVINO reads a Resize node with antialias=1 (what torch's interpolate(..., antialias=True) exports) and computes
# it without antialiasing, bit for bit as if the attribute were 0, without an error or a warning. Expected:
# antialiasing, as in onnxruntime, or a refusal.
# Fails if the behaviour changes.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check onnx==1.23.2 numpy==2.4.6 protobuf==7.36.2 onnxruntime==1.32.0 openvino==2026.4.1
"$folder/venv/bin/python" - <<'PYTHON'
import numpy
import onnxruntime
import openvino
from onnx import TensorProto, helper, numpy_helper


def halved(antialias):
    graph = helper.make_graph(
        [helper.make_node("Resize", ["x", "", "scales"], ["y"], mode="linear", antialias=antialias)],
        "one_resize",
        [helper.make_tensor_value_info("x", TensorProto.FLOAT, [1, 1, 16, 16])],
        [helper.make_tensor_value_info("y", TensorProto.FLOAT, [1, 1, 4, 4])],
        [numpy_helper.from_array(numpy.array([1, 1, 0.25, 0.25], numpy.float32), "scales")],
    )
    return helper.make_model(graph, opset_imports=[helper.make_opsetid("", 18)], ir_version=8).SerializeToString()


x = numpy.random.default_rng(0).standard_normal((1, 1, 16, 16)).astype(numpy.float32)
core = openvino.Core()


def by_openvino(file):
    return core.compile_model(core.read_model(file), "CPU", {"INFERENCE_PRECISION_HINT": "f32"})({"x": x})[0]


smooth, plain = (onnxruntime.InferenceSession(halved(on)).run(None, {"x": x})[0] for on in (1, 0))
found = by_openvino(halved(1))
print("OpenVINO", openvino.__version__, "| onnxruntime", onnxruntime.__version__)
print("largest difference from onnxruntime with antialiasing:", numpy.abs(found - smooth).max())
print("the same as without antialiasing:", numpy.array_equal(found, by_openvino(halved(0))))
assert numpy.allclose(by_openvino(halved(0)), plain, atol=1e-5)
assert numpy.array_equal(found, by_openvino(halved(0))) and numpy.abs(found - smooth).max() > 0.1
PYTHON
