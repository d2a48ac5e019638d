#!/usr/bin/env bash
# pyarrow 25.0.1. Seen on 2026-12-01.
# FixedShapeTensorArray.from_numpy_ndarray takes a transposed view, as people make it from (N, H, W, C) images for torch,
# and notes a permutation. to_numpy_ndarray() of that array does not give the view back: for images whose three axes are
# equally long it returns other values in the right shape, without an error; for (32, 32, 3) it raises ArrowInvalid
# ("strides must not involve buffer over run"). Expected: what went in comes out. A contiguous copy does come out whole.
# Fails if the behaviour changes.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check pyarrow==25.0.1 numpy==2.4.6
"$folder/venv/bin/python" - <<'PYTHON'
import numpy
import pyarrow

print("pyarrow", pyarrow.__version__)


def back(images):
    return pyarrow.FixedShapeTensorArray.from_numpy_ndarray(images).to_numpy_ndarray()


cubes = numpy.arange(2 * 4 * 4 * 4, dtype=numpy.uint8).reshape(2, 4, 4, 4).transpose(0, 3, 1, 2)
found = back(cubes)
print("4 x 4 x 4, transposed: shape kept", found.shape == cubes.shape, "| values kept", numpy.array_equal(found, cubes))
assert found.shape == cubes.shape and not numpy.array_equal(found, cubes)

photos = numpy.arange(2 * 32 * 32 * 3).astype(numpy.uint8).reshape(2, 32, 32, 3).transpose(0, 3, 1, 2)
try:
    back(photos)
except pyarrow.ArrowInvalid as error:
    print("32 x 32 x 3, transposed:", error)
else:
    raise SystemExit("32 x 32 x 3 no longer raises")

for images in (cubes, photos):
    assert numpy.array_equal(back(numpy.ascontiguousarray(images)), images)
print("contiguous copies: values kept")
PYTHON
