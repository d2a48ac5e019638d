"""The device that a name stands for."""

import torch

from nas.errors import RecipeError


def resolve(device: str | torch.device) -> torch.device:
    """`auto` is the current CUDA device, or else the CPU. Raises `RecipeError` for a device that is not there."""
    if device == "auto":
        return torch.device("cuda", torch.cuda.current_device()) if torch.cuda.is_available() else torch.device("cpu")
    try:
        resolved = torch.device(device)
    except RuntimeError as error:
        raise RecipeError(f"device {device!r} is not a device: use auto, cpu, cuda or cuda:<number>") from error
    count = torch.cuda.device_count() if torch.cuda.is_available() else 0
    if resolved.type == "cuda" and (resolved.index or 0) >= count:
        raise RecipeError(f"device {device!r} is not there: this machine has {count} CUDA devices")
    if resolved.type not in ("cpu", "cuda"):
        raise RecipeError(f"device {device!r} is not supported: use auto, cpu, cuda or cuda:<number>")
    return resolved


def peak_bytes() -> int | None:
    """The most device memory that this process had reserved at once, over all CUDA devices; None if it uses none."""
    if not torch.cuda.is_initialized():  # type: ignore[no-untyped-call]
        return None
    return sum(torch.cuda.max_memory_reserved(index) for index in range(torch.cuda.device_count()))
