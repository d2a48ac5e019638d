#!/usr/bin/env bash
# MNN 3.6.1, onnxruntime 1.32.0. Seen on 2026-12-01.
# Since opset 18 ReduceL2 and ReduceLogSumExp take their axes as an input. MNN's converter does not look at it for
# these two: they reduce over all axes, to one number, without an error or a warning, while ReduceMean of the same
# form is right. A network that normalises features by their length (torch.nn.functional.normalize, a cosine
# classifier) computes something else. Expected: the axes given, as onnxruntime has them.
# Fails if the behaviour changes. (The converter installs packages of its own: mnn-converter-installs-packages.sh.)
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check MNN==3.6.1 onnx==1.23.2 onnxruntime==1.32.0 numpy==2.4.6
export PATH="$folder/venv/bin:$PATH"
cd "$folder"
python - <<'PYTHON'
import numpy
import onnx
import onnxruntime
from onnx import TensorProto, helper, numpy_helper

for name in ("ReduceMean", "ReduceL2", "ReduceLogSumExp"):
    graph = helper.make_graph(
        [helper.make_node(name, ["x", "axes"], ["y"], keepdims=1)],
        name,
        [helper.make_tensor_value_info("x", TensorProto.FLOAT, [1, 4, 3, 3])],
        [helper.make_tensor_value_info("y", TensorProto.FLOAT, [1, 1, 3, 3])],
        [numpy_helper.from_array(numpy.array([1], numpy.int64), "axes")],
    )
    onnx.save(helper.make_model(graph, opset_imports=[helper.make_opsetid("", 18)], ir_version=8), f"{name}.onnx")
    x = numpy.random.default_rng(0).standard_normal((1, 4, 3, 3)).astype(numpy.float32)
    numpy.savez(f"{name}.npz", x=x, y=onnxruntime.InferenceSession(f"{name}.onnx").run(None, {"x": x})[0])
PYTHON
for name in ReduceMean ReduceL2 ReduceLogSumExp; do
    mnnconvert -f ONNX --modelFile "$name.onnx" --MNNModel "$name.mnn" --bizCode none >/dev/null 2>&1
done
python - <<'PYTHON'
import MNN.expr as F
import MNN.nn as nn
import numpy


def by_mnn(name, x):
    module = nn.load_module_from_file(f"{name}.mnn", ["x"], ["y"])
    given = F.placeholder(list(x.shape), F.NCHW)
    given.write(x)
    return numpy.array(module.forward([given])[0].read())


for name in ("ReduceMean", "ReduceL2", "ReduceLogSumExp"):
    saved = numpy.load(f"{name}.npz")
    found = by_mnn(name, saved["x"])
    print(name, "|", found.size, "values instead of", saved["y"].size)
    assert found.size == (saved["y"].size if name == "ReduceMean" else 1)
PYTHON
