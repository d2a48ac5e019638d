"""Augmentation of whole batches, on the device that they lie on: no image is touched by Python.

Flip, crop, rotation and cutout work on images as they are stored, in their own type and range of values; normalisation
comes after them, and mixup after that (it is affine, so the order makes no difference but to the rounding of uint8).
All random numbers are drawn on the CPU from (seed, epoch, batch): a device, an interruption or another batch before
this one changes none of them.
"""

from dataclasses import dataclass

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn

from nas.data.dataset import Split
from nas.training.augmentation import Augmentation


@dataclass(frozen=True)
class Range:
    """The values that stored images have; `fill`, what is drawn where there is no image, is zero or the nearest."""

    low: float
    high: float

    @property
    def fill(self) -> float:
        """Black, for images that are stored in the usual way."""
        return min(max(0.0, self.low), self.high)

    @classmethod
    def of(cls, split: Split) -> "Range":
        """All of uint8, or what the split's own values span."""
        if split.images.dtype == torch.uint8:
            return cls(0.0, 255.0)
        low, high = split.images.aminmax()
        return cls(low.item(), high.item())


@dataclass(frozen=True)
class Mixed:
    """Mixed samples: `share` of each and 1 - `share` of its partner; shares are at least 1/2."""

    images: Tensor
    partners: Tensor
    share: Tensor


def altered(images: Tensor, augmentation: Augmentation, values: Range, rng: np.random.Generator) -> Tensor:
    """Stored images (batch, channels, height, width), after flip, crop, rotation and cutout: same shape and type."""
    batch, _, height, width = images.shape
    device = images.device
    if augmentation.flip or augmentation.crop:
        flips = rng.random(batch) < 0.5 if augmentation.flip else np.zeros(batch, dtype=bool)
        shifts = rng.integers(-augmentation.crop, augmentation.crop, (batch, 2), endpoint=True)
        images = moved(images, _on(flips, device), _on(shifts, device), values.fill)
    if augmentation.rotation:
        degrees = rng.uniform(-augmentation.rotation, augmentation.rotation, batch).astype(np.float32)
        images = rotated(images, _on(degrees, device), values)
    if augmentation.cutout:
        size = augmentation.cutout
        corners = rng.integers(0, (height - size, width - size), (batch, 2), endpoint=True)
        images = cut_out(images, _on(corners, device), size, values.fill)
    return images


def moved(images: Tensor, flips: Tensor, shifts: Tensor, fill: float) -> Tensor:
    """Mirror the images where `flips` (batch,) says so, then shift each by `shifts` (batch, 2): down, and right."""
    batch, _, height, width = images.shape
    device = images.device
    rows = torch.arange(height, device=device) - shifts[:, :1]  # (batch, height): where each row comes from
    columns = torch.arange(width, device=device) - shifts[:, 1:]
    inside = ((rows >= 0) & (rows < height))[:, :, None] & ((columns >= 0) & (columns < width))[:, None, :]
    columns = torch.where(flips[:, None], width - 1 - columns, columns)
    rows, columns = rows.clamp_(0, height - 1), columns.clamp_(0, width - 1)
    first = torch.arange(batch, device=device)[:, None, None]
    # Pixels as pieces: (batch, height, width, channels), whichever way they lie.
    pixels = images.permute(0, 2, 3, 1)[first, rows[:, :, None], columns[:, None, :]]
    return pixels.masked_fill_(~inside[..., None], fill).permute(0, 3, 1, 2)


def rotated(images: Tensor, degrees: Tensor, values: Range) -> Tensor:
    """Turn each image by its `degrees` (batch,) about its centre, bilinearly; 0 leaves it as it is, bit for bit."""
    batch, _, height, width = images.shape
    radians = degrees.to(torch.float32) * (torch.pi / 180)
    sine, cosine, none = radians.sin(), radians.cos(), torch.zeros_like(radians)
    # In grid_sample's units an image is 2 high and 2 wide, whatever its sides.
    across, along = (
        torch.stack((cosine, -sine * (height / width), none), 1),
        torch.stack((sine * (width / height), cosine, none), 1),
    )
    grid = nn.functional.affine_grid(torch.stack((across, along), 1), [batch, 1, height, width], align_corners=False)
    source = images.to(torch.float32)
    turned = nn.functional.grid_sample(source - values.fill, grid, padding_mode="zeros", align_corners=False)
    turned = (turned + values.fill).clamp_(values.low, values.high)
    if not images.is_floating_point():
        turned = turned.round_()
    return torch.where((degrees == 0)[:, None, None, None], images, turned.to(images.dtype))


def cut_out(images: Tensor, corners: Tensor, size: int, fill: float) -> Tensor:
    """Fill a square of `size` pixels, whose upper left corner is at `corners` (batch, 2): row and column."""
    _, _, height, width = images.shape
    rows = torch.arange(height, device=images.device) - corners[:, :1]
    columns = torch.arange(width, device=images.device) - corners[:, 1:]
    inside = ((rows >= 0) & (rows < size))[:, :, None] & ((columns >= 0) & (columns < size))[:, None, :]
    return images.masked_fill(inside[:, None], fill)


def mixed(images: Tensor, concentration: float, rng: np.random.Generator) -> Mixed:
    """Mix each normalised sample with that of a random permutation, by shares from Beta(concentration, concentration).

    The larger share is the sample's own: which of a pair is called which makes no difference to what is learned, and so
    "the label of the larger part" is the label of the sample.
    """
    batch = len(images)
    drawn = rng.beta(concentration, concentration, batch)
    share = _on(np.maximum(drawn, 1 - drawn).astype(np.float32), images.device)
    partners = _on(rng.permutation(batch), images.device)
    weight = share.view(-1, *(1,) * (images.dim() - 1))
    return Mixed(torch.lerp(images.index_select(0, partners), images, weight), partners, share)


def _on(values: NDArray[np.generic], device: torch.device) -> Tensor:
    return torch.from_numpy(values).to(device)
