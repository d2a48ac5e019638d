"""Giving torch's failures their names."""

from collections.abc import Iterator
from contextlib import contextmanager

import torch

from nas.errors import OutOfMemory, RecipeError

_MEMORY = ("out of memory", "not enough memory", "can't allocate memory", "cannot allocate memory", "alloc_failed")
_BATCH_NORM = "expected more than 1 value per channel"


@contextmanager
def failures_named(what: str) -> Iterator[None]:
    """Raises `OutOfMemory` for memory that ran out, on the device or the host, however torch says so.

    Batch norm on a single value is a `RecipeError`; everything else passes through as it is.
    """
    try:
        yield
    except (MemoryError, RuntimeError) as error:
        if ran_out_of_memory(error):
            raise OutOfMemory(f"{what}: out of memory: {first_line(error)}") from error
        raise
    except OutOfMemory as error:
        raise OutOfMemory(f"{what}: {error}") from error
    except ValueError as error:
        if _BATCH_NORM in str(error).lower():
            raise RecipeError(
                f"{what}: batch norm needs more than one value a channel, so a larger batch_size"
            ) from error
        raise


def ran_out_of_memory(error: BaseException) -> bool:
    """Whether this is memory that ran out, on the device or the host."""
    if isinstance(error, MemoryError | torch.OutOfMemoryError):
        return True
    return isinstance(error, RuntimeError) and any(words in str(error).lower() for words in _MEMORY)


def first_line(error: BaseException) -> str:
    """An error's message without torch's advice."""
    return (str(error).strip().splitlines() or [type(error).__name__])[0]
