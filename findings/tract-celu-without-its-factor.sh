#!/usr/bin/env bash
# tract 0.23.9, onnxruntime 1.32.0. Seen on 2026-12-01.
# The Python package tract computes Celu(x) with alpha as exp(x / alpha) - 1 for negative x: the factor alpha before
# it is missing. With alpha 1 nothing is seen; with alpha 2 negative values are half of what they should be, without
# an error. Expected: alpha * (exp(x / alpha) - 1), as the ONNX standard and torch.nn.CELU say and onnxruntime
# computes.
# Fails if the behaviour changes.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check onnx==1.23.2 numpy==2.4.6 protobuf==7.36.2 onnxruntime==1.32.0 tract==0.23.9
"$folder/venv/bin/python" - <<'PYTHON'
import tempfile
from importlib.metadata import version

import numpy
import onnx
import onnxruntime
import tract
from onnx import TensorProto, helper


def celu(alpha):
    graph = helper.make_graph(
        [helper.make_node("Celu", ["x"], ["y"], alpha=alpha)],
        "one_celu",
        [helper.make_tensor_value_info("x", TensorProto.FLOAT, [1, 9])],
        [helper.make_tensor_value_info("y", TensorProto.FLOAT, [1, 9])],
    )
    return helper.make_model(graph, opset_imports=[helper.make_opsetid("", 17)], ir_version=8)


x = numpy.linspace(-2, 2, 9, dtype=numpy.float32).reshape(1, 9)
print("tract", version("tract"), "| onnxruntime", onnxruntime.__version__)
for alpha in (1.0, 2.0):
    model = celu(alpha)
    with tempfile.NamedTemporaryFile(suffix=".onnx") as file:
        onnx.save(model, file.name)
        found = tract.onnx().load(file.name).into_model().into_runnable().run([x])[0].to_numpy()
    right = numpy.where(x > 0, x, alpha * (numpy.exp(x / alpha) - 1))
    assert numpy.allclose(onnxruntime.InferenceSession(model.SerializeToString()).run(None, {"x": x})[0], right, atol=1e-6)
    print("alpha", alpha, "| right:", numpy.allclose(found, right, atol=1e-6), "| at -2:", found[0, 0], "not", right[0, 0])
    assert numpy.allclose(found, numpy.where(x > 0, x, numpy.exp(x / alpha) - 1), atol=1e-6)
PYTHON
