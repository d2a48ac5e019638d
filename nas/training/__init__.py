"""Training: the recipe, the loop, and the state that a run resumes from."""

from nas.training.evaluate import evaluate
from nas.training.loop import TrainingResult, train
from nas.training.metrics import EpochMetrics
from nas.training.optimizer_state import OptimizerState
from nas.training.recipe import MemoryFormat, Optimizer, Precision, Recipe, Schedule
from nas.training.state import TrainingState

__all__ = [
    "EpochMetrics",
    "MemoryFormat",
    "Optimizer",
    "OptimizerState",
    "Precision",
    "Recipe",
    "Schedule",
    "TrainingResult",
    "TrainingState",
    "evaluate",
    "train",
]
