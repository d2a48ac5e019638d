"""Training: the recipe, the loop, and the state that a run resumes from."""

from nas.training.recipe import MemoryFormat, Optimizer, Precision, Recipe, Schedule

__all__ = ["MemoryFormat", "Optimizer", "Precision", "Recipe", "Schedule"]
