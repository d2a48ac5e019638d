"""Your own network in: a plain torch module becomes an architecture with its trained weights."""

from nas.tracing.from_torch import from_torch, to_torch

__all__ = ["from_torch", "to_torch"]
