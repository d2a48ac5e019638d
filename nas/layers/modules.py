"""The torch modules that torch itself lacks. Each works in every memory format and under autocast."""

import torch
import torch.nn.functional as F
from torch import Tensor, nn


class ChannelLayerNorm(nn.Module):
    """Layer norm over dimension 1 of (batch, channels, height, width) or (batch, features)."""

    def __init__(self, channels: int, eps: float) -> None:
        super().__init__()
        self.weight = nn.Parameter(torch.ones(channels))
        self.bias = nn.Parameter(torch.zeros(channels))
        self.eps = eps

    def forward(self, x: Tensor) -> Tensor:
        return F.layer_norm(x.movedim(1, -1), self.weight.shape, self.weight, self.bias, self.eps).movedim(-1, 1)


class ChannelRMSNorm(nn.Module):
    """RMS norm over dimension 1 of (batch, channels, height, width) or (batch, features)."""

    def __init__(self, channels: int, eps: float) -> None:
        super().__init__()
        self.weight = nn.Parameter(torch.ones(channels))
        self.eps = eps

    def forward(self, x: Tensor) -> Tensor:
        # Autocast knows layer norm, and keeps it in float32, but not RMS norm.
        x = x.to(self.weight.dtype).movedim(1, -1)
        return F.rms_norm(x, self.weight.shape, self.weight, self.eps).movedim(-1, 1)


class SafeGroupNorm(nn.GroupNorm):
    """Group norm without a crash of torch's: its backward on the CPU (2.13) writes the gradient of a channels-last input
    also where none is wanted, such as for the images themselves, and ends the process.
    """

    def forward(self, input: Tensor) -> Tensor:
        if torch.is_grad_enabled() and not input.requires_grad:
            input = input.contiguous()
        return super().forward(input)


class Scaled(nn.Module):
    """x times `weight`: (1,) or (channels,)."""

    def __init__(self, factors: int) -> None:
        super().__init__()
        self.weight = nn.Parameter(torch.zeros(factors))

    def forward(self, x: Tensor) -> Tensor:
        return x * (self.weight[:, None, None] if x.dim() == 4 else self.weight)


class Sum(nn.Module):
    """The inputs added up, from left to right."""

    def forward(self, first: Tensor, *others: Tensor) -> Tensor:
        for other in others:
            first = first + other
        return first


class Product(nn.Module):
    """The inputs multiplied, from left to right."""

    def forward(self, first: Tensor, *others: Tensor) -> Tensor:
        for other in others:
            first = first * other
        return first


class Concatenated(nn.Module):
    """The inputs one after the other along dimension 1."""

    def forward(self, *inputs: Tensor) -> Tensor:
        return torch.cat(inputs, dim=1)
