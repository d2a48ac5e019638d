"""Number type and memory layout of a network's computation.

What `auto` means is decided by what was measured of the device, once, and by the architecture: see `figures`.
"""

from contextlib import AbstractContextManager
from dataclasses import dataclass

import torch
from torch import nn

from nas.architecture import Architecture
from nas.training import figures
from nas.training.recipe import MemoryFormat, Precision, Recipe


@dataclass(frozen=True)
class Computation:
    """Number type and layout on one device; neither field is `auto`."""

    device: torch.device
    precision: Precision
    memory_format: MemoryFormat

    def autocast(self) -> AbstractContextManager[object]:
        """The context that forward passes run in."""
        enabled = self.precision is Precision.BFLOAT16
        return torch.autocast(self.device.type, torch.bfloat16, enabled=enabled)

    def place(self, module: nn.Module) -> nn.Module:
        """The module on the device, its kernels in the memory format; the weights stay float32."""
        channels_last = self.memory_format is MemoryFormat.CHANNELS_LAST
        layout = torch.channels_last if channels_last else torch.contiguous_format
        return module.to(self.device).to(memory_format=layout)  # type: ignore[call-overload, no-any-return]


def choose(recipe: Recipe, architecture: Architecture, device: torch.device) -> Computation:
    """Resolve the recipe's precision and memory format for this architecture and device."""
    precision, memory_format = recipe.precision, recipe.memory_format
    if precision is Precision.AUTO:
        precision = Precision.BFLOAT16 if _bfloat16_pays(architecture, device) else Precision.FLOAT32
    if memory_format is MemoryFormat.AUTO:
        # On a CPU (Zen 4) convolutions are faster this way at any size, 0.53 to 1.0 of the time; a GPU's tensor cores
        # want it, its float32 kernels do not.
        convolves = any(node.op in ("conv2d", "rectangular_conv2d") for node in architecture.nodes)
        pays = convolves and (device.type == "cpu" or precision is Precision.BFLOAT16)
        memory_format = MemoryFormat.CHANNELS_LAST if pays else MemoryFormat.CONTIGUOUS
    return Computation(device, precision, memory_format)


def _bfloat16_pays(architecture: Architecture, device: torch.device) -> bool:
    if not figures.multiplies_bfloat16(device):
        return False
    enough = figures.known(device).bfloat16_flops
    return enough is not None and architecture.flops >= enough
