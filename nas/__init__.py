"""The science: architectures, networks, mutations and their certificates, training, search."""

from nas import presets
from nas.architecture import Architecture
from nas.errors import (
    ArchitectureError,
    CheckpointError,
    DatasetError,
    Diverged,
    Error,
    LimitExceeded,
    NoSite,
    OutOfMemory,
    PreservationError,
    RecipeError,
)
from nas.network import Network

__all__ = [
    "Architecture",
    "ArchitectureError",
    "CheckpointError",
    "DatasetError",
    "Diverged",
    "Error",
    "LimitExceeded",
    "Network",
    "NoSite",
    "OutOfMemory",
    "PreservationError",
    "RecipeError",
    "presets",
]
