#!/usr/bin/env bash
# datasets 5.2.0, Pillow 13.0.0. Seen on 2026-12-01.
# A colour image of 16 bits a channel, given to `datasets.Image` as a uint16 array of shape (height, width, 3), is stored
# with the LOW byte of each value: 0x1234 becomes 0x34. Expected: the high byte (as Pillow and OpenCV reduce such images),
# or an error. The result is a picture of noise with the right shape; a warning speaks of "downcasting" for Pillow's sake.
# Grey uint16 arrays keep all 16 bits (they are stored as TIFF, not as PNG).
# Fails if the behaviour changes.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check datasets==5.2.0 pillow==13.0.0 numpy==2.4.6
HF_HUB_OFFLINE=1 "$folder/venv/bin/python" - <<'PYTHON'
import io
import warnings

import datasets
import numpy
from PIL import Image

ramp = numpy.arange(0, 65536, 65536 // 48, dtype=numpy.uint16)[:48].reshape(4, 4, 3)
feature = datasets.Image()
with warnings.catch_warnings(record=True) as said:
    warnings.simplefilter("always")
    stored = feature.encode_example(ramp)
picture = Image.open(io.BytesIO(stored["bytes"]))
values = numpy.asarray(picture)
print("datasets", datasets.__version__, "| stored as", picture.format, picture.mode)
print("warnings:", [str(one.message) for one in said])
print("low bytes kept:", numpy.array_equal(values, ramp & 255), "| high bytes kept:", numpy.array_equal(values, ramp >> 8))
assert numpy.array_equal(values, ramp & 255) and not numpy.array_equal(values, ramp >> 8)

grey = ramp[..., 0]
stored = feature.encode_example(grey)
picture = Image.open(io.BytesIO(stored["bytes"]))
print("grey: stored as", picture.format, picture.mode, "| all bits kept:", numpy.array_equal(numpy.asarray(picture), grey))
assert picture.format == "TIFF" and numpy.array_equal(numpy.asarray(picture), grey)
PYTHON
