#!/usr/bin/env bash
# MNN 3.6.1. Seen on 2026-12-01.
# `mnnconvert`, which turns an ONNX file into MNN's format, runs `pip install -U aliyun-log-python-sdk` when it starts and
# that package is missing: with whichever pip comes first on PATH, and without asking. In the environment here that brings
# protobuf down from 7 to 5, so that `import onnx` fails afterwards, and installs a dozen packages, Elasticsearch's client
# among them. Expected: a converter that installs nothing. Called from a virtual environment that is not activated, it changes another Python than its own.
# Fails if the behaviour changes.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check MNN==3.6.1 onnx==1.23.2 protobuf==7.36.2 numpy==2.4.6
export PATH="$folder/venv/bin:$PATH"
cd "$folder"
python - <<'PYTHON'
import numpy
import onnx
from onnx import TensorProto, helper, numpy_helper

kernel = numpy_helper.from_array(numpy.ones((4, 3, 3, 3), numpy.float32), "kernel")
graph = helper.make_graph(
    [helper.make_node("Conv", ["x", "kernel"], ["y"], pads=[1, 1, 1, 1])],
    "one_convolution",
    [helper.make_tensor_value_info("x", TensorProto.FLOAT, [1, 3, 8, 8])],
    [helper.make_tensor_value_info("y", TensorProto.FLOAT, [1, 4, 8, 8])],
    [kernel],
)
onnx.save(helper.make_model(graph, opset_imports=[helper.make_opsetid("", 17)], ir_version=8), "model.onnx")
PYTHON
pip freeze | sort > before.txt
mnnconvert -f ONNX --modelFile model.onnx --MNNModel model.mnn --bizCode none > converted.txt 2>&1
pip freeze | sort > after.txt
tail -n 1 converted.txt
echo "packages that changed (< before, > after):"
diff before.txt after.txt | grep '^[<>]' || true
grep -q '^protobuf==7' before.txt && ! grep -q '^protobuf==7' after.txt
if python -c 'import onnx' 2> refused.txt; then exit 1; fi
tail -n 1 refused.txt | cut -c 1-120
grep -q '^aliyun-log-python-sdk==' after.txt
[ -s model.mnn ]
