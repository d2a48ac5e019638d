"""Which number type and memory layout a network is computed in.

What `auto` means is decided by the device's capabilities and the architecture, never by a stopwatch: the same job gives
the same bits on the same kind of machine, however busy that is. Figures: AMD Zen 4, one thread, batches of 128.
"""

from contextlib import AbstractContextManager
from dataclasses import dataclass

import torch
from torch import nn

from nas.architecture import Architecture
from nas.training.recipe import MemoryFormat, Precision, Recipe

BFLOAT16_FLOPS = 500_000
"""From this many operations a sample on, bfloat16 gains more than its conversions cost.

Break-even lay at 0.1 to 0.3 million (convolutions on 8x8, dense layers on 784 features); `keras_mnist`, 16 million,
takes 0.42 of the time; `digits_cnn`, 0.1 million, gains nothing.
"""


@dataclass(frozen=True)
class Computation:
    """How a forward pass is computed on one device; neither field is `auto`."""

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
    """What the recipe's precision and memory format come to for this architecture on this device."""
    precision, memory_format = recipe.precision, recipe.memory_format
    if precision is Precision.AUTO:
        pays = architecture.flops >= BFLOAT16_FLOPS and _computes_bfloat16(device)
        precision = Precision.BFLOAT16 if pays else Precision.FLOAT32
    if memory_format is MemoryFormat.AUTO:
        # On a CPU convolutions are faster this way at any size (0.53 to 1.0 of the time); a GPU's tensor cores want it,
        # its float32 kernels do not.
        convolves = any(node.op == "conv2d" for node in architecture.nodes)
        pays = convolves and (device.type == "cpu" or precision is Precision.BFLOAT16)
        memory_format = MemoryFormat.CHANNELS_LAST if pays else MemoryFormat.CONTIGUOUS
    return Computation(device, precision, memory_format)


def _computes_bfloat16(device: torch.device) -> bool:
    """Whether the device multiplies bfloat16 in hardware: tensor cores since Ampere, AMX, AVX-512 BF16."""
    if device.type == "cuda":
        return torch.cuda.get_device_capability(device)[0] >= 8
    capabilities = torch.cpu.get_capabilities()
    return bool(capabilities.get("amx_bf16") or capabilities.get("avx512_bf16"))
