"""The science: architectures, networks, mutations and their certificates, training, search."""

from nas import mutations, presets
from nas.architecture import Architecture
from nas.errors import (
    ArchitectureError,
    CheckpointError,
    DatasetError,
    Diverged,
    Error,
    LimitExceeded,
    MutationError,
    NoSite,
    OutOfMemory,
    PreservationError,
    RecipeError,
)
from nas.mutations import Mutation, Site, mutate, sites
from nas.network import Network
from nas.preservation import Certificate, preservation

__all__ = [
    "Architecture",
    "ArchitectureError",
    "Certificate",
    "CheckpointError",
    "DatasetError",
    "Diverged",
    "Error",
    "LimitExceeded",
    "Mutation",
    "MutationError",
    "Network",
    "NoSite",
    "OutOfMemory",
    "PreservationError",
    "RecipeError",
    "Site",
    "mutate",
    "mutations",
    "preservation",
    "presets",
    "sites",
]
