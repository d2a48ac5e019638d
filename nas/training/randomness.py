"""Random numbers that depend on (seed, epoch, batch) alone, so that a run can be taken up at any step.

Nothing random has to be saved with a training state: the numbers of the epoch and of the batch say it all.
"""

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from enum import StrEnum
from typing import NamedTuple

import torch
from torch import Tensor


class Stream(StrEnum):
    """Purposes of random numbers; each has a stream of its own."""

    ORDER = "order"
    LAYERS = "layers"
    AUGMENTATION = "augmentation"
    TRANSFER_ORDER = "transfer order"
    TRANSFER_AUGMENTATION = "transfer augmentation"


def derive_seed(seed: int, epoch: int, stream: Stream, batch: int | None = None) -> int:
    """A 63-bit seed for one use in one epoch, or in one batch of it; neighbours have nothing in common."""
    place = f"{seed} {epoch} {stream}" if batch is None else f"{seed} {epoch} {batch} {stream}"
    digest = hashlib.sha256(f"netgrow training {place}".encode()).digest()
    return int.from_bytes(digest[:8], "little") >> 1


class Step(NamedTuple):
    """A step of a run: `epoch` counts from 1, `batch` from 0 within the epoch."""

    seed: int
    epoch: int
    batch: int

    def seed_for(self, stream: Stream) -> int:
        """The seed of one use in this step."""
        return derive_seed(self.seed, self.epoch, stream, self.batch)

    def generator(self, stream: Stream, device: torch.device) -> torch.Generator:
        """A source of random numbers on the device for one use in this step."""
        return torch.Generator(device).manual_seed(self.seed_for(stream))


def order(samples: int, seed: int, epoch: int, stream: Stream = Stream.ORDER) -> Tensor:
    """The order in which an epoch sees its samples, int64 on the CPU: the same on every device."""
    generator = torch.Generator().manual_seed(derive_seed(seed, epoch, stream))
    return torch.randperm(samples, generator=generator)


@contextmanager
def generators_kept(device: torch.device) -> Iterator[None]:
    """After it, torch's global generators are as they were before."""
    with torch.random.fork_rng(devices=[device] if device.type == "cuda" else []):
        yield


def seed_layers(step: Step, device: torch.device) -> None:
    """Seed torch's global generators, which dropout draws from, for one step; only inside `generators_kept`."""
    layers_seed = step.seed_for(Stream.LAYERS)
    torch.default_generator.manual_seed(layers_seed)
    if device.type == "cuda":
        with torch.cuda.device(device):
            torch.cuda.manual_seed(layers_seed)
