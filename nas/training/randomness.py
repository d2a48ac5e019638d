"""Random numbers that depend on (seed, epoch) alone, so that a run can be taken up at any epoch.

Nothing random has to be saved with a training state: the epoch's number says it all.
"""

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from enum import StrEnum

import torch
from torch import Tensor


class Stream(StrEnum):
    """What an epoch draws random numbers for; each has numbers of its own."""

    ORDER = "order"
    LAYERS = "layers"


def derive_seed(seed: int, epoch: int, stream: Stream) -> int:
    """A 63-bit seed for one use in one epoch; neighbouring seeds and epochs have nothing in common."""
    digest = hashlib.sha256(f"netgrow training {seed} {epoch} {stream}".encode()).digest()
    return int.from_bytes(digest[:8], "little") >> 1


def order(samples: int, seed: int, epoch: int) -> Tensor:
    """The order in which an epoch sees its samples, int64 on the CPU: the same on every device."""
    generator = torch.Generator().manual_seed(derive_seed(seed, epoch, Stream.ORDER))
    return torch.randperm(samples, generator=generator)


@contextmanager
def layers_seeded(seed: int, epoch: int, device: torch.device) -> Iterator[None]:
    """Inside, torch's global generators (dropout draws from them) are seeded; after it, they are as they were."""
    with torch.random.fork_rng(devices=[device] if device.type == "cuda" else []):
        layers_seed = derive_seed(seed, epoch, Stream.LAYERS)
        torch.default_generator.manual_seed(layers_seed)
        if device.type == "cuda":
            with torch.cuda.device(device):
                torch.cuda.manual_seed(layers_seed)
        yield
