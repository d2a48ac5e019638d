#!/usr/bin/env bash
# MNN 3.6.1, onnxruntime 1.32.0. Seen on 2026-12-01.
# Conv followed by Add of a vector is a position's offset along the width, as broadcasting goes: (8,) is (1, 1, 1, 8). Where
# the convolution has as many channels as the image is wide, MNN's converter takes the vector for the convolution's bias
# and adds it to the channels, without an error or a warning; on an image of another width it is right.
# Expected: the same as onnxruntime.
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

random = numpy.random.default_rng(0)
weight = random.standard_normal((8, 3, 1, 1)).astype(numpy.float32)
for name, width in (("as-wide", 8), ("wider", 9)):
    offset = random.standard_normal(width).astype(numpy.float32)
    image = random.standard_normal((1, 3, 8, width)).astype(numpy.float32)
    graph = helper.make_graph(
        [helper.make_node("Conv", ["x", "weight"], ["a"]), helper.make_node("Add", ["a", "offset"], ["y"])],
        name,
        [helper.make_tensor_value_info("x", TensorProto.FLOAT, image.shape)],
        [helper.make_tensor_value_info("y", TensorProto.FLOAT, [1, 8, 8, width])],
        [numpy_helper.from_array(weight, "weight"), numpy_helper.from_array(offset, "offset")],
    )
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 17)], ir_version=8)
    onnx.checker.check_model(model, full_check=True)
    onnx.save(model, f"{name}.onnx")
    expected = onnxruntime.InferenceSession(f"{name}.onnx").run(None, {"x": image})[0]
    as_bias = expected - offset + offset[:8].reshape(8, 1, 1)
    numpy.savez(f"{name}.npz", x=image, y=expected, as_bias=as_bias)
PYTHON
for name in as-wide wider; do
    mnnconvert -f ONNX --modelFile "$name.onnx" --MNNModel "$name.mnn" --bizCode none >/dev/null 2>&1
done
python - <<'PYTHON'
import MNN.expr as F
import MNN.nn as nn
import numpy

for name in ("as-wide", "wider"):
    saved = numpy.load(f"{name}.npz")
    module = nn.load_module_from_file(f"{name}.mnn", ["x"], ["y"])
    given = F.placeholder(list(saved["x"].shape), F.NCHW)
    given.write(saved["x"])
    found = numpy.array(module.forward([given])[0].read()).reshape(saved["y"].shape)
    off, from_bias = abs(found - saved["y"]).max(), abs(found - saved["as_bias"]).max()
    print(f"{name}: at most {off:.1e} from onnxruntime, {from_bias:.1e} from the vector as a bias")
    assert (from_bias < 1e-5 < off) if name == "as-wide" else off < 1e-5
PYTHON
