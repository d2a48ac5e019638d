#!/usr/bin/env bash
# OpenCV 5.0.0.93 (opencv-python-headless), onnxruntime 1.32.0. Seen on 2026-12-01.
# Since opset 20 Gelu has approximate="tanh", which is what GPT-2 and many vision transformers were trained with.
# OpenCV's dnn reads the node and computes the exact form whatever the attribute says: up to 4.7e-4 off, near
# |x| = 2.7, in each activation, without an error or a warning. Expected: the tanh form, as onnxruntime has it.
# Fails if the behaviour changes.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check \
    opencv-python-headless==5.0.0.93 onnx==1.23.2 onnxruntime==1.32.0 numpy==2.4.6
cd "$folder"
"$folder/venv/bin/python" - <<'PYTHON'
import cv2
import numpy
import onnx
import onnxruntime
from onnx import TensorProto, helper

x = numpy.linspace(-6, 6, 256, dtype=numpy.float32).reshape(1, 4, 64)
outputs = {}
for approximate in ("none", "tanh"):
    graph = helper.make_graph(
        [helper.make_node("Gelu", ["x"], ["y"], approximate=approximate)],
        approximate,
        [helper.make_tensor_value_info("x", TensorProto.FLOAT, x.shape)],
        [helper.make_tensor_value_info("y", TensorProto.FLOAT, x.shape)],
    )
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 20)], ir_version=10)
    onnx.checker.check_model(model, full_check=True)
    onnx.save(model, f"{approximate}.onnx")
    expected = onnxruntime.InferenceSession(f"{approximate}.onnx").run(None, {"x": x})[0]
    network = cv2.dnn.readNetFromONNX(f"{approximate}.onnx")
    network.setInput(x, "x")
    outputs[approximate] = network.forward().reshape(x.shape)
    off = numpy.abs(outputs[approximate] - expected)
    print(f'approximate="{approximate}": at most {off.max():.1e} from onnxruntime')
    assert off.max() < 1e-6 if approximate == "none" else 4e-4 < off.max() < 6e-4
assert numpy.array_equal(outputs["none"], outputs["tanh"]), "the two forms differ now"
print("OpenCV gives the same numbers for both")
PYTHON
