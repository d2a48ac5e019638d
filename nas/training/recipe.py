"""The recipe of a training: epochs, optimizer, schedule, precision."""

from enum import StrEnum
from typing import Annotated, Any, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, model_validator

from nas.data.description import MAX_CLASSES
from nas.training.augmentation import Augmentation, AugmentationSetting
from nas.training.contradictions import contradictions
from nas.training.distillation import Distillation
from nas.training.options import EarlyStopping, Plateau, WarmRestarts
from nas.training.usual import SOUND, settled

CHILD_WARMUP_EPOCHS = 1.0
"""New layers diverge at the full rate at once. Net2Net's tenth of the rate (arXiv 1511.05641) is safe too, and learns
far less: docs/results/README.md has both, side by side."""


class Optimizer(StrEnum):
    """The rule that turns gradients into steps; `muon` is for matrices and kernels, with AdamW for all the rest."""

    SGD = "sgd"
    ADAM = "adam"
    ADAMW = "adamw"
    MUON = "muon"


class Schedule(StrEnum):
    """Course of the learning rate after the warm-up."""

    CONSTANT = "constant"
    STEP = "step"
    COSINE = "cosine"
    ONE_CYCLE = "one_cycle"
    WARM_RESTARTS = "warm_restarts"
    PLATEAU = "plateau"


class Precision(StrEnum):
    """The type that a forward pass computes in; weights and optimizer state are float32 whatever this says."""

    AUTO = "auto"
    FLOAT32 = "float32"
    BFLOAT16 = "bfloat16"


class MemoryFormat(StrEnum):
    """Order of images in memory: (N, C, H, W) or (N, H, W, C)."""

    AUTO = "auto"
    CONTIGUOUS = "contiguous"
    CHANNELS_LAST = "channels_last"


class Compile(StrEnum):
    """Whether the training step goes through torch.compile."""

    AUTO = "auto"
    NEVER = "never"
    ALWAYS = "always"


Beta = Annotated[float, Field(ge=0, lt=1)]
Milestone = Annotated[int, Field(ge=1, lt=100_000)]
Weight = Annotated[float, Field(gt=0, le=1e6)]
ClassWeights = Literal["balanced"] | Annotated[tuple[Weight, ...], Field(min_length=2, max_length=MAX_CLASSES)]


class Recipe(BaseModel):
    """The recipe of a training.

    `nas.train` uses `epochs` and `learning_rate` as they stand; a job's seed network is trained with `for_seed()`, its
    children with `for_child()`. Fields that contradict each other are refused by name. A recipe without a
    `learning_rate` has its optimizer's usual rate, weight decay and clipping; with one, it has what it says of them.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", allow_inf_nan=False)

    epochs: int = Field(default=3, ge=1, le=100_000, description="Passes over the training split; a child's, in a job.")
    seed_epochs: int = Field(default=5, ge=1, le=100_000, description="The same for a job's seed network.")
    batch_size: int = Field(
        default=128, ge=1, le=65_536, description="Samples computed at once; the default is cut to a smaller data set."
    )
    accumulate: int = Field(
        default=1, ge=1, le=4096, description="Batches that make one step: it is that of batch_size * accumulate."
    )
    optimizer: Optimizer = Field(
        default=Optimizer.SGD, description="muon takes matrices and kernels, and leaves the rest to AdamW."
    )
    learning_rate: float = Field(
        default=SOUND["learning_rate"],
        gt=0,
        le=100,
        description="The schedule's peak; by default adam's and adamw's is 0.001, muon's 0.002.",
    )
    child_learning_rate: float | None = Field(
        default=None, gt=0, le=100, description="A child's peak; by default learning_rate."
    )
    momentum: float = Field(default=0.9, ge=0, lt=1, description="Of sgd and muon.")
    nesterov: bool = Field(default=False, description="Look ahead along the momentum: sgd and muon.")
    betas: tuple[Beta, Beta] = Field(default=(0.9, 0.999), description="Of adam, adamw, and the AdamW beside muon.")
    weight_decay: float = Field(
        default=SOUND["weight_decay"],
        ge=0,
        le=10,
        description="sgd and adam add this times a weight to its gradient; adamw, muon shrink it by rate times this. "
        "By default 0 where learning_rate is given, and for all but sgd.",
    )
    decay_norms_and_biases: bool = Field(
        default=False, description="Whether more than the weights of convolutions and matrix products decays."
    )
    clip_norm: float | None = Field(
        default=SOUND["clip_norm"],
        gt=0,
        le=1e6,
        description="The largest length of all gradients together; longer ones are scaled. By default none where "
        "learning_rate is given, and for all but sgd.",
    )
    schedule: Schedule = Field(default=Schedule.COSINE, description="What the rate does after the warm-up.")
    warmup_epochs: float = Field(
        default=0.0, ge=0, le=100_000, description="How long the rate first rises in equal parts; may be fractional."
    )
    child_warmup_epochs: float | None = Field(
        default=None,
        ge=0,
        le=100_000,
        description="A child's warm-up; by default an epoch, half of a single one, or warmup_epochs if that is longer; "
        "before one_cycle and warm_restarts none.",
    )
    milestones: tuple[Milestone, ...] = Field(
        default=(), max_length=1000, description="step: after how many epochs the rate is multiplied by gamma."
    )
    gamma: float = Field(default=0.1, gt=0, lt=1, description="step: what the rate is multiplied by.")
    warm_restarts: WarmRestarts | None = Field(default=None, description="warm_restarts: how long the cosines are.")
    plateau: Plateau | None = Field(default=None, description="plateau: when the rate falls, and by how much.")
    early_stopping: EarlyStopping | None = Field(default=None, description="When to end early; keeps the best epoch.")
    ema_decay: float | None = Field(
        default=None, gt=0, lt=1, description="Keep a moving average of all weights, which is evaluated and stored."
    )
    carry_optimizer: bool = Field(
        default=False, description="Whether a job's children start from their parents' momentum and Adam moments."
    )
    precision: Precision = Field(
        default=Precision.AUTO, description="auto: bfloat16 where it was measured to be faster."
    )
    memory_format: MemoryFormat = Field(default=MemoryFormat.AUTO, description="auto: what the device is faster with.")
    compile: Compile = Field(
        default=Compile.AUTO, description="torch.compile; auto: where the run is long enough to pay for it."
    )
    label_smoothing: float = Field(
        default=0.0, ge=0, lt=1, description="The part of a label that is spread over all classes evenly."
    )
    class_weights: ClassWeights | None = Field(
        default=None,
        description="How much the samples of each class count in the training loss: balanced (all classes alike, "
        "however few samples they have), or a number for each class, in the order of the labels; by default all "
        "samples count alike.",
    )
    augmentation: AugmentationSetting = Augmentation()
    distillation: Distillation | None = Field(
        default=None, description="What is learned from a teacher; nothing where it is left out."
    )

    @model_validator(mode="before")
    @classmethod
    def _settled(cls, fields: Any) -> Any:
        return settled(fields) if isinstance(fields, dict) else fields

    @model_validator(mode="after")
    def _consistent(self) -> Self:
        for reason in contradictions(self):
            raise ValueError(reason)
        return self

    def for_seed(self) -> "Recipe":
        """The recipe that a job's seed network is trained with: it has no parent to learn from; idempotent."""
        taught = self.distillation is not None and not self.distillation.from_parent
        distillation = self.distillation if taught else None
        return self.model_copy(update={"epochs": self.seed_epochs, "distillation": distillation})

    def for_child(self) -> "Recipe":
        """The recipe that a child is trained with: its own rate and warm-up; idempotent."""
        rate = self.learning_rate if self.child_learning_rate is None else self.child_learning_rate
        warmup = self.child_warmup_epochs
        if warmup is None:
            warmup = max(self.warmup_epochs, self._usual_child_warmup())
        return self.model_copy(
            update={
                "learning_rate": rate,
                "child_learning_rate": rate,
                "warmup_epochs": warmup,
                "child_warmup_epochs": warmup,
            }
        )

    def _usual_child_warmup(self) -> float:
        if self.schedule in (Schedule.ONE_CYCLE, Schedule.WARM_RESTARTS):
            return 0.0
        return min(CHILD_WARMUP_EPOCHS, self.epochs / 2, self.seed_epochs / 2)
