"""Whether a recipe's batches and a data set's samples belong together."""

from nas.errors import RecipeError
from nas.training.recipe import Recipe


def check_batch_size(recipe: Recipe, samples: int, name: str) -> None:
    """Raises `RecipeError` if the recipe asks for larger batches than the data set can fill.

    The default is no such wish: of a small data set it takes everything at once.
    """
    if "batch_size" in recipe.model_fields_set and recipe.batch_size > samples:
        raise RecipeError(f"batch_size is {recipe.batch_size}, but {name} has {samples} training samples")
    if recipe.accumulate > 1 and recipe.batch_size * recipe.accumulate > samples:
        raise RecipeError(
            f"accumulate is {recipe.accumulate}, which makes steps of {recipe.batch_size * recipe.accumulate} samples "
            f"with batch_size {recipe.batch_size}, but {name} has {samples} training samples"
        )


def fitted(recipe: Recipe, samples: int) -> Recipe:
    """The recipe with batches no larger than the data: for a stored job, which no longer tells what was left out."""
    if recipe.batch_size <= samples:
        return recipe
    return recipe.model_copy(update={"batch_size": samples})
