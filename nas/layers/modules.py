"""The torch modules that torch itself lacks. Each works in every memory format and under autocast.

They need torch alone, and `extra_repr` gives each one's constructor arguments, as torch's own do: `nas.export.python`
copies them from here into the modules that it writes.
"""

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

    def extra_repr(self) -> str:
        return f"{len(self.weight)}, eps={self.eps}"

    def forward(self, x: Tensor) -> Tensor:
        return F.layer_norm(x.movedim(1, -1), self.weight.shape, self.weight, self.bias, self.eps).movedim(-1, 1)


class ChannelRMSNorm(nn.Module):
    """RMS norm over dimension 1 of (batch, channels, height, width) or (batch, features)."""

    def __init__(self, channels: int, eps: float) -> None:
        super().__init__()
        self.weight = nn.Parameter(torch.ones(channels))
        self.eps = eps

    def extra_repr(self) -> str:
        return f"{len(self.weight)}, eps={self.eps}"

    def forward(self, x: Tensor) -> Tensor:
        # Autocast knows layer norm, and keeps it in float32, but not RMS norm.
        x = x.to(self.weight.dtype).movedim(1, -1)
        return F.rms_norm(x, self.weight.shape, self.weight, self.eps).movedim(-1, 1)


class SafeGroupNorm(nn.GroupNorm):
    """Group norm without a crash of torch's: its backward on the CPU (2.13) writes the gradient of a channels-last
    input also where none is wanted, such as for the images themselves, and ends the process.
    """

    def forward(self, input: Tensor) -> Tensor:
        if torch.is_grad_enabled() and not input.requires_grad:
            # Not contiguous(): with one channel both layouts are, and torch would go by the strides.
            input = input.clone(memory_format=torch.contiguous_format)
        return super().forward(input)


class Scaled(nn.Module):
    """x times `weight`: (1,) or (channels,)."""

    def __init__(self, factors: int) -> None:
        super().__init__()
        self.weight = nn.Parameter(torch.zeros(factors))

    def extra_repr(self) -> str:
        return f"{len(self.weight)}"

    def forward(self, x: Tensor) -> Tensor:
        return x * (self.weight[:, None, None] if x.dim() == 4 else self.weight)


class DroppedPath(nn.Module):
    """In train mode, a sample becomes zero with probability `p`, and is divided by 1 - p otherwise."""

    def __init__(self, p: float) -> None:
        super().__init__()
        self.p = p

    def extra_repr(self) -> str:
        return f"{self.p}"

    def forward(self, x: Tensor) -> Tensor:
        if not self.training or self.p == 0:
            return x
        kept = torch.full((x.shape[0], *[1] * (x.dim() - 1)), 1 - self.p, device=x.device, dtype=x.dtype)
        return x * torch.bernoulli(kept) / (1 - self.p)


class MeanPool(nn.AvgPool2d):
    """An average pool that says all of its arguments."""

    def extra_repr(self) -> str:
        more = f"ceil_mode={self.ceil_mode}, count_include_pad={self.count_include_pad}"
        return f"{super().extra_repr()}, {more}"


class Enlarged(nn.Module):
    """Height and width times `factor`, by the nearest pixel or bilinearly."""

    def __init__(self, factor: int, mode: str, align_corners: bool) -> None:
        super().__init__()
        self.factor = factor
        self.mode = mode
        self.align_corners = align_corners

    def extra_repr(self) -> str:
        return f"{self.factor}, {self.mode!r}, {self.align_corners}"

    def forward(self, x: Tensor) -> Tensor:
        size = (x.shape[2] * self.factor, x.shape[3] * self.factor)
        return F.interpolate(x, size, mode=self.mode, align_corners=self.align_corners or None)


class SelectedChannels(nn.Module):
    """The channels from `start` up to `stop`."""

    def __init__(self, start: int, stop: int) -> None:
        super().__init__()
        self.start = start
        self.stop = stop

    def extra_repr(self) -> str:
        return f"{self.start}, {self.stop}"

    def forward(self, x: Tensor) -> Tensor:
        return x[:, self.start : self.stop]


class AdaptiveMean(nn.Module):
    """The means of `height` x `width` windows that share the image out as evenly as can be, and may overlap.

    As nn.AdaptiveAvgPool2d, by matrix products, which every runtime has.
    """

    def __init__(self, height: int, width: int) -> None:
        super().__init__()
        self.height, self.width = height, width

    def extra_repr(self) -> str:
        return f"{self.height}, {self.width}"

    def shares(self, windows: int, size: int, like: Tensor) -> Tensor:
        """(windows, size): what each position counts in each window."""
        place, window = torch.arange(size), torch.arange(windows)[:, None]
        inside = (place >= window * size // windows) & (place < -(-(window + 1) * size // windows))
        return inside.to(like) / inside.sum(1, keepdim=True).to(like)

    def forward(self, x: Tensor) -> Tensor:
        down, across = self.shares(self.height, x.shape[2], x), self.shares(self.width, x.shape[3], x)
        return down @ x @ across.T


class Cropped(nn.Module):
    """The image without so many rows and columns of each side."""

    def __init__(self, left: int, right: int, top: int, bottom: int) -> None:
        super().__init__()
        self.left, self.right, self.top, self.bottom = left, right, top, bottom

    def extra_repr(self) -> str:
        return f"{self.left}, {self.right}, {self.top}, {self.bottom}"

    def forward(self, x: Tensor) -> Tensor:
        return x[:, :, self.top : x.shape[2] - self.bottom, self.left : x.shape[3] - self.right]


class PaddedChannels(nn.Module):
    """Channels of zeros before and behind the others."""

    def __init__(self, before: int, behind: int) -> None:
        super().__init__()
        self.before, self.behind = before, behind

    def extra_repr(self) -> str:
        return f"{self.before}, {self.behind}"

    def forward(self, x: Tensor) -> Tensor:
        return F.pad(x, (0, 0) * (x.dim() - 2) + (self.before, self.behind))


class ShuffledChannels(nn.Module):
    """The channels of `groups` groups in turn: the first of each, the second of each, and so on."""

    def __init__(self, groups: int) -> None:
        super().__init__()
        self.groups = groups

    def extra_repr(self) -> str:
        return f"{self.groups}"

    def forward(self, x: Tensor) -> Tensor:
        return torch.unflatten(x, 1, (self.groups, -1)).transpose(1, 2).flatten(1, 2)


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


class Blended(nn.Module):
    """(1 - a) * x + a * y, where a is `weight`: (1,) or (channels,)."""

    def __init__(self, factors: int) -> None:
        super().__init__()
        self.weight = nn.Parameter(torch.zeros(factors))

    def extra_repr(self) -> str:
        return f"{len(self.weight)}"

    def forward(self, x: Tensor, y: Tensor) -> Tensor:
        share = self.weight[:, None, None] if x.dim() == 4 else self.weight
        return (1 - share) * x + share * y


class SelfAttention(nn.Module):
    """Multi-head self-attention over the positions of (batch, channels, height, width)."""

    def __init__(
        self, channels: int, heads: int, key_dim: int, value_dim: int, out_channels: int, scale: float, *, bias: bool
    ) -> None:
        super().__init__()
        self.heads = heads
        self.scale = scale
        self.query = nn.Linear(channels, heads * key_dim, bias=bias)
        self.key = nn.Linear(channels, heads * key_dim, bias=bias)
        self.value = nn.Linear(channels, heads * value_dim, bias=bias)
        self.output = nn.Linear(heads * value_dim, out_channels, bias=bias)

    def extra_repr(self) -> str:
        keys, values = self.query.out_features // self.heads, self.value.out_features // self.heads
        sizes = f"{self.query.in_features}, {self.heads}, {keys}, {values}, {self.output.out_features}"
        return f"{sizes}, {self.scale}, bias={self.query.bias is not None}"

    def forward(self, x: Tensor) -> Tensor:
        tokens = x.flatten(2).transpose(1, 2)  # (batch, positions, channels)
        query, key, value = (
            part(tokens).unflatten(-1, (self.heads, -1)).transpose(1, 2)  # (batch, heads, positions, numbers of a head)
            for part in (self.query, self.key, self.value)
        )
        numbers = value.shape[-1]
        if query.shape[-1] != numbers:
            # The fused kernels, which never hold the scores of all positions at once, want one size for all three.
            size = max(query.shape[-1], numbers)
            query, key, value = (F.pad(part, (0, size - part.shape[-1])) for part in (query, key, value))
        heads = F.scaled_dot_product_attention(query, key, value, scale=self.scale)[..., :numbers]
        mixed: Tensor = self.output(heads.transpose(1, 2).flatten(2))  # (batch, positions, out_channels)
        return torch.unflatten(mixed.transpose(1, 2), -1, x.shape[2:])


class PrependedToken(nn.Module):
    """`weight` (channels,) before the positions: (batch, C, H, W) -> (batch, C, 1 + H * W, 1)."""

    def __init__(self, channels: int) -> None:
        super().__init__()
        self.weight = nn.Parameter(torch.zeros(channels))

    def extra_repr(self) -> str:
        return f"{len(self.weight)}"

    def forward(self, x: Tensor) -> Tensor:
        token = self.weight[:, None].expand(x.shape[0], -1, 1)
        return torch.cat([token, x.flatten(2)], dim=2)[..., None]


class Shifted(nn.Module):
    """x plus `weight`, which has the shape of one sample."""

    def __init__(self, shape: tuple[int, ...]) -> None:
        super().__init__()
        self.weight = nn.Parameter(torch.zeros(shape))

    def extra_repr(self) -> str:
        return f"{tuple(self.weight.shape)}"

    def forward(self, x: Tensor) -> Tensor:
        return x + self.weight


class SelectedToken(nn.Module):
    """The first position: (batch, C, H, W) -> (batch, C, 1, 1)."""

    def forward(self, x: Tensor) -> Tensor:
        return x[:, :, :1, :1]
