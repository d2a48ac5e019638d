"""Training: the recipe, the loop, and the state that a run resumes from."""

from nas.training.augmentation import Augmentation
from nas.training.distillation import LogitsMse, SoftTargets
from nas.training.evaluate import evaluate
from nas.training.loop import train
from nas.training.metrics import EpochMetrics
from nas.training.optimizer_state import OptimizerState
from nas.training.options import EarlyStopping, Plateau, WarmRestarts
from nas.training.recipe import Compile, MemoryFormat, Optimizer, Precision, Recipe, Schedule
from nas.training.result import TrainingResult
from nas.training.state import TrainingState

__all__ = [
    "Augmentation",
    "Compile",
    "EarlyStopping",
    "EpochMetrics",
    "LogitsMse",
    "MemoryFormat",
    "Optimizer",
    "OptimizerState",
    "Plateau",
    "Precision",
    "Recipe",
    "Schedule",
    "SoftTargets",
    "TrainingResult",
    "TrainingState",
    "WarmRestarts",
    "evaluate",
    "train",
]
