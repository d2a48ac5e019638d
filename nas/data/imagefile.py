"""An image file of a folder, opened with suspicion: its kind and size are known before it is decoded."""

import io
import warnings

from PIL import Image, UnidentifiedImageError

from nas.data.entry import Entry
from nas.data.options import MAX_SIDE
from nas.data.picture import Head, Size, UnfitPicture, head_of
from nas.errors import DatasetError

FORMATS = {
    "PNG": ".png",
    "JPEG": ".jpg or .jpeg",
    "BMP": ".bmp",
    "WEBP": ".webp",
    "TIFF": ".tif",
    "GIF": ".gif",
    "PPM": ".pgm or .ppm",
}
MAX_PIXELS = 2**24


def head_in(entry: Entry) -> Head:
    """Facts about the image in a file, undecoded. Raises `DatasetError` if something would be lost."""
    image, data = opened(entry)
    with image:
        try:
            return head_of(image, data)
        except UnfitPicture as error:
            raise DatasetError(f"{entry.path} {error}") from error
        except Exception as error:  # as below
            raise DatasetError(f"{entry.path} is truncated or damaged: {error}") from error


def opened(entry: Entry) -> tuple[Image.Image, bytes]:
    """The image with its head read and its size found to be allowed, and the file's bytes."""
    data = entry.read()
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            image = Image.open(io.BytesIO(data), formats=tuple(FORMATS))
    except UnidentifiedImageError as error:
        raise DatasetError(
            f"{entry.path} ({len(data)} bytes) is no image that can be read: {', '.join(FORMATS.values())} can"
        ) from error
    except Exception as error:  # Pillow raises what its decoders stumble over: no list of it is complete
        raise DatasetError(f"{entry.path} ({len(data)} bytes) is damaged, or too large: {error}") from error
    width, height = image.size
    if not (1 <= width <= MAX_SIDE and 1 <= height <= MAX_SIDE and width * height <= MAX_PIXELS):
        raise DatasetError(
            f"{entry.path} has {named(image.size)} pixels; at most {MAX_SIDE} a side and {MAX_PIXELS} are allowed"
        )
    return image, data


def named(size: Size) -> str:
    """As people write it: width x height."""
    return f"{size[0]}x{size[1]}"
