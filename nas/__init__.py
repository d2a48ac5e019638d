"""The science: architectures, networks, mutations and their certificates, training, search."""

from nas import data, mutations, presets
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
from nas.training import EpochMetrics, Recipe, TrainingResult, TrainingState, evaluate, train

__all__ = [
    "Architecture",
    "ArchitectureError",
    "Certificate",
    "CheckpointError",
    "DatasetError",
    "Diverged",
    "EpochMetrics",
    "Error",
    "LimitExceeded",
    "Mutation",
    "MutationError",
    "Network",
    "NoSite",
    "OutOfMemory",
    "PreservationError",
    "Recipe",
    "RecipeError",
    "Site",
    "TrainingResult",
    "TrainingState",
    "data",
    "evaluate",
    "mutate",
    "mutations",
    "preservation",
    "presets",
    "sites",
    "train",
]
