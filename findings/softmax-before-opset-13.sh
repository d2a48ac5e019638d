#!/usr/bin/env bash
# OpenVINO 2026.4.1, OpenCV 5.0.0.93, onnx 1.23.2 (ReferenceEvaluator), onnxruntime 1.32.0. Seen on 2026-12-01.
# Up to opset 12, Softmax flattened all axes from `axis` on and normalised over them together; since opset 13 it
# normalises along `axis` alone. OpenVINO, OpenCV and onnx's ReferenceEvaluator give a file of opset 11 the new
# meaning, without an error: each row of the last axes sums to something else. Expected: the meaning of the file's
# opset, as onnxruntime has it. Files of older exporters with attention or with spatial outputs are affected.
# Fails if the behaviour changes.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check onnx==1.23.2 numpy==2.4.6 protobuf==7.36.2 onnxruntime==1.32.0 openvino==2026.4.1 opencv-python-headless==5.0.0.93
"$folder/venv/bin/python" - <<'PYTHON'
import cv2
import numpy
import onnx
import onnxruntime
import openvino
from onnx import TensorProto, helper
from onnx.reference import ReferenceEvaluator

SHAPE = [2, 4, 5]
graph = helper.make_graph(
    [helper.make_node("Softmax", ["x"], ["y"], axis=1)],
    "one_softmax",
    [helper.make_tensor_value_info("x", TensorProto.FLOAT, SHAPE)],
    [helper.make_tensor_value_info("y", TensorProto.FLOAT, SHAPE)],
)
model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 11)], ir_version=8)
onnx.checker.check_model(model)
file = model.SerializeToString()
x = numpy.random.default_rng(0).standard_normal(SHAPE).astype(numpy.float32)


def softmax(values, axes):
    raised = numpy.exp(values - values.max(axis=axes, keepdims=True))
    return raised / raised.sum(axis=axes, keepdims=True)


together, alone = softmax(x, (1, 2)), softmax(x, (1,))
core = openvino.Core()
compiled = core.compile_model(core.read_model(file), "CPU", {"INFERENCE_PRECISION_HINT": "f32"})
net = cv2.dnn.readNetFromONNX(numpy.frombuffer(file, numpy.uint8))
net.setInput(x, "x")
found = {
    "onnxruntime " + onnxruntime.__version__: onnxruntime.InferenceSession(file).run(None, {"x": x})[0],
    "OpenVINO " + openvino.__version__: compiled({"x": x})[0],
    "OpenCV " + cv2.__version__: net.forward(),
    "ReferenceEvaluator of onnx " + onnx.__version__: ReferenceEvaluator(model).run(None, {"x": x})[0],
}
for name, values in found.items():
    print(name, "| as opset 11 says:", numpy.allclose(values, together, atol=1e-5), "| sum of a sample:", values[0].sum())
    assert numpy.allclose(values, together if name.startswith("onnxruntime") else alone, atol=1e-5), name
PYTHON
