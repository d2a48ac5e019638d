#!/usr/bin/env bash
# OpenCV 5.0.0.93 (opencv-python-headless), onnxruntime 1.32.0. Seen on 2026-12-01.
# OpenCV's reader of ONNX files ignores the scales of a Resize node: it divides the sizes of output and input instead.
# Where size times scale is a whole number that is the same; where it is rounded (9 halved is 4, so 4/9 instead of
# 0.5) every value but the first is sampled elsewhere, without an error, for each mode that was tried (nearest,
# linear). Expected: the scales as given, as onnxruntime computes.
# Fails if the behaviour changes.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check onnx==1.23.2 numpy==2.4.6 protobuf==7.36.2 onnxruntime==1.32.0 opencv-python-headless==5.0.0.93
"$folder/venv/bin/python" - <<'PYTHON'
import cv2
import numpy
import onnx
import onnxruntime
from onnx import TensorProto, helper, numpy_helper


def resize(size, scale, mode):
    after = int(size * scale)
    graph = helper.make_graph(
        [helper.make_node("Resize", ["x", "", "scales"], ["y"], mode=mode)],
        "one_resize",
        [helper.make_tensor_value_info("x", TensorProto.FLOAT, [1, 1, size, size])],
        [helper.make_tensor_value_info("y", TensorProto.FLOAT, [1, 1, after, after])],
        [numpy_helper.from_array(numpy.array([1, 1, scale, scale], numpy.float32), "scales")],
    )
    return helper.make_model(graph, opset_imports=[helper.make_opsetid("", 18)], ir_version=8)


def both(model, x):
    file = model.SerializeToString()
    net = cv2.dnn.readNetFromONNX(numpy.frombuffer(file, numpy.uint8))
    net.setInput(x, "x")
    return onnxruntime.InferenceSession(file).run(None, {"x": x})[0], net.forward()


print("onnx", onnx.__version__, "| OpenCV", cv2.__version__, "| onnxruntime", onnxruntime.__version__)
for mode in ("nearest", "linear"):
    for size, scale, agree in ((8, 0.5, True), (9, 0.5, False), (10, 1.7, True), (5, 1.7, False)):
        x = numpy.arange(size * size, dtype=numpy.float32).reshape(1, 1, size, size)
        right, found = both(resize(size, scale, mode), x)
        difference = float(numpy.abs(right - found).max())
        print(f"{mode}, {size} pixels by {scale}: largest difference {difference:.3g} in values up to {x.max():.0f}")
        assert right.shape == found.shape and (difference < 1e-3) == agree
PYTHON
