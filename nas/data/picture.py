"""One image file as numbers: rotated by EXIF, on white where transparent, with all bits."""

import contextlib
import re
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from PIL import ExifTags, Image, ImageOps

Size = tuple[int, int]
"""(width, height) in pixels."""

GREY_MODES = frozenset({"1", "L", "LA", "La"})
COLOUR_MODES = frozenset({"RGB", "RGBA", "RGBa", "RGBX", "P", "PA", "CMYK", "YCbCr"})
DEEP_MODES = {
    "I;16": "uint16",
    "I;16B": "uint16",
    "I;16L": "uint16",
    "I;16N": "uint16",
    "I": "int32",
    "F": "float32",
}
"""Grey images of more than 8 bits, with the type that holds them."""

_AS_ARRAY = "an .npz with x (samples, height, width, channels) keeps every bit and channel"
_OF_PHOTOMETRIC = {0: 1, 1: 1, 2: 3, 3: 1, 5: 4, 6: 3}
"""Channels of a TIFF file's colour, by its PhotometricInterpretation."""
_ALPHA = {1, 2}
_TURNED = {5, 6, 7, 8}
"""EXIF orientations that swap width and height."""


class UnfitPicture(Exception):
    """An image that could only be read by losing some of it; the text completes "FILE …"."""


@dataclass(frozen=True)
class Head:
    """Size of an image after rotation, whether it has colour, and the type of its numbers."""

    size: Size
    colour: bool
    dtype: str


def head_of(image: Image.Image, data: bytes) -> Head:
    """Facts about an image before it is decoded. Raises `UnfitPicture`."""
    if image.mode not in GREY_MODES | COLOUR_MODES | DEEP_MODES.keys():
        raise UnfitPicture(f"is of the kind {image.mode}; grey and colour are allowed: save it as RGB")
    if image.format == "PNG":
        _check_png(data)
    elif image.format == "PPM":
        _check_ppm(data)
    elif image.format == "TIFF":
        _check_tiff(image)
    frames = 1 if image.format in ("JPEG", "MPO") else getattr(image, "n_frames", 1)
    if frames > 1:
        raise UnfitPicture(f"has {frames} frames or pages: save the one that shall be learned as a file of its own")
    if image.mode in DEEP_MODES and image.has_transparency_data:
        raise UnfitPicture(
            f"is transparent and has more than 8 bits a channel: save it without transparency; {_AS_ARRAY}"
        )
    dtype = DEEP_MODES.get(image.mode, "uint8")
    if image.format == "PPM" and image.mode == "I":
        dtype = "uint16"  # as far as the format goes
    size = image.size[::-1] if _orientation(image, data) in _TURNED else image.size
    return Head(size, image.mode in COLOUR_MODES, dtype)


def pixels_of(image: Image.Image, mode: str, dtype: str, size: Size) -> NDArray[np.generic]:
    """The image as (height, width) where `mode` is L, else (height, width, 3). The image is decoded here."""
    image.load()
    seen = image
    with contextlib.suppress(Exception):  # EXIF that cannot be read turns nothing
        seen = ImageOps.exif_transpose(image)
    if dtype != "uint8":
        deep = np.asarray(seen).astype(dtype)
        return deep if seen.size == size else _resized(deep, size)
    if seen.has_transparency_data:
        clear = seen.convert("RGBA")
        seen = Image.alpha_composite(Image.new("RGBA", clear.size, "white"), clear)
    made = seen.convert(mode)
    if made.size != size:
        made = made.resize(size, Image.Resampling.BILINEAR)
    return np.asarray(made)


def _resized(deep: NDArray[np.generic], size: Size) -> NDArray[np.generic]:
    made = np.asarray(Image.fromarray(deep.astype(np.float32)).resize(size, Image.Resampling.BILINEAR))
    return made.astype(deep.dtype) if deep.dtype.kind == "f" else np.rint(made).astype(deep.dtype)


def _orientation(image: Image.Image, data: bytes) -> int:
    if image.format == "TIFF":
        return 1  # Pillow turns these itself, and says the turned size
    # Asking a PNG file for its EXIF decodes it, unless it comes first: most have none.
    if image.format == "PNG" and not any(mark in data for mark in (b"eXIf", b"Orientation", b"Raw profile type")):
        return 1
    try:
        return int(image.getexif().get(ExifTags.Base.Orientation, 1))
    except Exception:  # Pillow raises what it stumbles over
        return 1


def _check_png(data: bytes) -> None:
    depth, kind = data[24], data[25]
    if depth == 16 and kind != 0:
        raise UnfitPicture(f"has 16 bits a channel, of which 8 would be lost: save it with 8; {_AS_ARRAY}")


def _check_ppm(data: bytes) -> None:
    head = re.match(rb"P6(?:\s+|#[^\n]*\n)+\d+(?:\s+|#[^\n]*\n)+\d+(?:\s+|#[^\n]*\n)+(\d+)", data[:4096])
    if head is not None and int(head[1]) > 255:
        raise UnfitPicture(f"has 16 bits a channel, of which 8 would be lost: save it with 8; {_AS_ARRAY}")


def _check_tiff(image: Image.Image) -> None:
    tags = getattr(image, "tag_v2", {})
    bits = tuple(tags.get(ExifTags.Base.BitsPerSample, (1,)))
    channels = int(tags.get(ExifTags.Base.SamplesPerPixel, 1))
    extra = channels - _OF_PHOTOMETRIC.get(int(tags.get(ExifTags.Base.PhotometricInterpretation, -1)), channels)
    marks = tuple(tags.get(ExifTags.Base.ExtraSamples, ()))
    if extra > 0 and not (extra == 1 and len(marks) == 1 and marks[0] in _ALPHA):
        raise UnfitPicture(f"has {channels} channels, of which {extra} would be lost: save it as RGB; {_AS_ARRAY}")
    if max(bits) == 32 and tags.get(ExifTags.Base.SampleFormat, (1,))[0] == 1:
        raise UnfitPicture(f"has unsigned numbers of 32 bits, half of which would become negative: {_AS_ARRAY}")
    if channels > 1 and max(bits) > 8:
        raise UnfitPicture(f"has {max(bits)} bits a channel, of which 8 would be kept: save it with 8; {_AS_ARRAY}")
