#!/usr/bin/env bash
# OpenVINO 2026.4.1, OpenCV 5.0.0.93, onnxruntime 1.32.0. Seen on 2026-12-01.
# An average pool with padding that counts (count_include_pad=1) and a rounded-up output size (ceil_mode=1) has
# windows that reach beyond the padding. OpenVINO and OpenCV divide such a window's sum by the whole kernel; PyTorch,
# which wrote the model, and onnxruntime divide by the part within the padded image. The last row and column come out
# at 2/3, the corner at 4/9, of their value, without an error. Expected: the exporter's values.
# Fails if the behaviour changes.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check onnx==1.23.2 numpy==2.4.6 protobuf==7.36.2 onnxruntime==1.32.0 openvino==2026.4.1 opencv-python-headless==5.0.0.93
"$folder/venv/bin/python" - <<'PYTHON'
import cv2
import numpy
import onnxruntime
import openvino
from onnx import TensorProto, helper

SIZE, KERNEL, STRIDE, PAD, AFTER = 8, 3, 2, 1, 5
graph = helper.make_graph(
    [
        helper.make_node(
            "AveragePool",
            ["x"],
            ["y"],
            kernel_shape=[KERNEL, KERNEL],
            strides=[STRIDE, STRIDE],
            pads=[PAD] * 4,
            count_include_pad=1,
            ceil_mode=1,
        )
    ],
    "one_pool",
    [helper.make_tensor_value_info("x", TensorProto.FLOAT, [1, 1, SIZE, SIZE])],
    [helper.make_tensor_value_info("y", TensorProto.FLOAT, [1, 1, AFTER, AFTER])],
)
file = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 19)], ir_version=9).SerializeToString()
x = numpy.ones((1, 1, SIZE, SIZE), numpy.float32)
core = openvino.Core()
compiled = core.compile_model(core.read_model(file), "CPU", {"INFERENCE_PRECISION_HINT": "f32"})
net = cv2.dnn.readNetFromONNX(numpy.frombuffer(file, numpy.uint8))
net.setInput(x, "x")
right = onnxruntime.InferenceSession(file).run(None, {"x": x})[0]
# torch.nn.functional.avg_pool2d(ones, 3, 2, 1, ceil_mode=True) of torch 2.13.0 has the same last row.
assert numpy.allclose(right[0, 0, -1], [1 / 3, 1 / 2, 1 / 2, 1 / 2, 1 / 4])
print("onnxruntime", onnxruntime.__version__, "| last row", right[0, 0, -1])
for name, found in (
    ("OpenVINO " + openvino.__version__, compiled({"x": x})[0]),
    ("OpenCV " + cv2.__version__, net.forward()),
):
    print(name, "| last row", found[0, 0, -1])
    assert numpy.allclose(found[..., :-1, :-1], right[..., :-1, :-1])
    assert numpy.allclose(found[0, 0, -1] / right[0, 0, -1], [2 / 3] * 4 + [4 / 9])
PYTHON
