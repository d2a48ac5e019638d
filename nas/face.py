"""Every name of `import nas`. It imports torch, so `nas` loads it when a name is asked for."""

from nas import data, export, mutations, presets
from nas.adaptation import adapt, with_normalisation
from nas.architecture import Architecture
from nas.errors import (
    ArchitectureError,
    CheckpointError,
    DatasetError,
    Diverged,
    Error,
    ExportError,
    ExtraMissing,
    LimitExceeded,
    MutationError,
    NoSite,
    NotRecovered,
    OutOfMemory,
    PreservationError,
    PresetError,
    RecipeError,
    UnsupportedModule,
)
from nas.job import JobSpec, SeedModel
from nas.mutations import Mutation, Site, carry, mutate, sites
from nas.network import Network
from nas.preservation import Certificate, preservation
from nas.tracing import from_torch, to_torch
from nas.training import EpochMetrics, OptimizerState, Recipe, TrainingResult, TrainingState, evaluate, train

__all__ = [
    "Architecture",
    "ArchitectureError",
    "Certificate",
    "CheckpointError",
    "DatasetError",
    "Diverged",
    "EpochMetrics",
    "Error",
    "ExportError",
    "ExtraMissing",
    "JobSpec",
    "LimitExceeded",
    "Mutation",
    "MutationError",
    "Network",
    "NoSite",
    "NotRecovered",
    "OptimizerState",
    "OutOfMemory",
    "PreservationError",
    "PresetError",
    "Recipe",
    "RecipeError",
    "SeedModel",
    "Site",
    "TrainingResult",
    "TrainingState",
    "UnsupportedModule",
    "adapt",
    "carry",
    "data",
    "evaluate",
    "export",
    "from_torch",
    "mutate",
    "mutations",
    "preservation",
    "presets",
    "sites",
    "to_torch",
    "train",
    "with_normalisation",
]
