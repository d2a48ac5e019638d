#!/usr/bin/env bash
# OpenCV 5.0.0.93 (opencv-python-headless), onnxruntime 1.32.0. Seen on 2026-12-01.
# Where an even kernel leaves one row of padding over, auto_pad=SAME_LOWER puts it at the beginning. OpenCV's reader
# of ONNX files puts it at the end, as for SAME_UPPER, for convolutions and for max pooling, without an error: the
# result is shifted by one pixel. Expected: the two differ, as in onnxruntime.
# Fails if the behaviour changes.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check onnx==1.23.2 numpy==2.4.6 protobuf==7.36.2 onnxruntime==1.32.0 opencv-python-headless==5.0.0.93
"$folder/venv/bin/python" - <<'PYTHON'
import cv2
import numpy
import onnxruntime
from onnx import TensorProto, helper, numpy_helper


def model(op, auto_pad):
    kernel = numpy_helper.from_array(numpy.arange(4, dtype=numpy.float32).reshape(1, 1, 2, 2), "kernel")
    convolves = op == "Conv"
    graph = helper.make_graph(
        [
            helper.make_node(op, ["x", "kernel"], ["y"], auto_pad=auto_pad)
            if convolves
            else helper.make_node(op, ["x"], ["y"], kernel_shape=[2, 2], auto_pad=auto_pad)
        ],
        "one_node",
        [helper.make_tensor_value_info("x", TensorProto.FLOAT, [1, 1, 6, 6])],
        [helper.make_tensor_value_info("y", TensorProto.FLOAT, [1, 1, 6, 6])],
        [kernel] if convolves else [],
    )
    return helper.make_model(graph, opset_imports=[helper.make_opsetid("", 17)], ir_version=8).SerializeToString()


def by_onnxruntime(file, x):
    return onnxruntime.InferenceSession(file).run(None, {"x": x})[0]


def by_opencv(file, x):
    net = cv2.dnn.readNetFromONNX(numpy.frombuffer(file, numpy.uint8))
    net.setInput(x, "x")
    return net.forward()


x = numpy.random.default_rng(0).standard_normal((1, 1, 6, 6)).astype(numpy.float32)
print("OpenCV", cv2.__version__, "| onnxruntime", onnxruntime.__version__)
for op in ("Conv", "MaxPool"):
    lower, upper = model(op, "SAME_LOWER"), model(op, "SAME_UPPER")
    assert not numpy.allclose(by_onnxruntime(lower, x), by_onnxruntime(upper, x))
    assert numpy.allclose(by_opencv(upper, x), by_onnxruntime(upper, x), atol=1e-5)
    found = by_opencv(lower, x)
    print(op, "| SAME_LOWER as SAME_UPPER:", numpy.allclose(found, by_opencv(upper, x)))
    assert numpy.allclose(found, by_opencv(upper, x)) and not numpy.allclose(found, by_onnxruntime(lower, x))
PYTHON
