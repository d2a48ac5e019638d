"""Samples of a data set as small pictures, and as PNG files inside the page."""

import base64
import io

import torch
from PIL import Image
from torch import Tensor

LONGEST_SIDE = 128


def thumbnails(images: Tensor, low: float, high: float) -> list[str]:
    """`data:` URLs of the `pictures` of images, at most LONGEST_SIDE pixels wide and high."""
    return [_url(each) for each in pictures(images, low, high, LONGEST_SIDE)]


def pictures(images: Tensor, low: float, high: float, side: int) -> list[Image.Image]:
    """Pictures of images (samples, channels, height, width), `low` black and `high` white; larger than `side`: shrunk.

    One channel is grey, three are red, green and blue; of any other number the mean is shown.
    """
    scaled = (images.to(torch.float32) - low) * (255.0 / ((high - low) or 1.0))
    found = [_picture(each) for each in scaled.round().clamp(0, 255)]
    for each in found:
        each.thumbnail((side, side))
    return found


def is_picture(shape: tuple[int, ...]) -> bool:
    """Whether samples of this shape can be shown."""
    return len(shape) == 3


def _picture(values: Tensor) -> Image.Image:
    """Of (channels, height, width) in 0..255."""
    if len(values) == 3:
        return Image.fromarray(values.permute(1, 2, 0).to(torch.uint8).contiguous().numpy())
    return Image.fromarray(values.mean(0).to(torch.uint8).numpy())


def _url(picture: Image.Image) -> str:
    file = io.BytesIO()
    picture.save(file, "PNG")
    return f"data:image/png;base64,{base64.b64encode(file.getvalue()).decode()}"
