"""The parts of a recipe that take more than one value."""

from pydantic import BaseModel, ConfigDict, Field


class _Option(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", allow_inf_nan=False)


class WarmRestarts(_Option):
    """Half a cosine again and again, each `factor` times as long as the one before (arXiv 1608.03983)."""

    epochs: int = Field(default=1, ge=1, le=100_000, description="How long the first half cosine is.")
    factor: int = Field(default=2, ge=1, le=100, description="How much longer each next one is.")


class Plateau(_Option):
    """The rate is multiplied by `factor` when the validation loss has not fallen for more than `patience` epochs."""

    patience: int = Field(default=1, ge=0, le=100_000, description="Epochs without a fall that are let pass.")
    factor: float = Field(default=0.1, gt=0, lt=1, description="What the rate is multiplied by.")
    threshold: float = Field(default=1e-4, ge=0, lt=1, description="The part by which a loss must be lower to count.")


class EarlyStopping(_Option):
    """The run ends when the validation loss has not fallen for `patience` epochs; its best epoch's weights are kept."""

    patience: int = Field(default=3, ge=1, le=100_000, description="Epochs in a row without a fall that end the run.")
    min_delta: float = Field(default=0.0, ge=0, le=1e6, description="A loss must be lower by more than this to count.")
