"""Distillation: learning from a teacher, the parent or any stored model.

Each kind is a class of its own, so that a setting which means nothing for a kind cannot be given to it.
"""

from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Discriminator, Field, Tag, WrapValidator, model_validator
from pydantic import ValidatorFunctionWrapHandler as Handler

PARENT = "parent"
"""The teacher that is the network's own parent; a job's seed network has none, and learns without."""


class _Distillation(BaseModel):
    """Fields of every kind of distillation."""

    model_config = ConfigDict(frozen=True, extra="forbid", allow_inf_nan=False)

    teacher: str = Field(
        default=PARENT,
        min_length=1,
        max_length=200,
        description="`parent`, or the id of a stored model for the same inputs and classes, of whatever data set.",
    )
    alpha: float = Field(
        default=0.5,
        ge=0,
        le=1,
        description="The teacher's share of the loss; the rest is the labels'. 0 listens to the labels alone.",
    )
    transfer_dataset: str | None = Field(
        default=None,
        min_length=1,
        max_length=200,
        description="A data set with the same inputs, whose training images are learned from by what the teacher says "
        "of them; its labels are not looked at.",
    )

    @model_validator(mode="after")
    def _somebody_must_be_heard(self) -> "_Distillation":
        if self.transfer_dataset is not None and self.alpha == 0:
            raise ValueError("transfer_dataset says nothing with alpha 0: its images have no label but the teacher's")
        return self

    @property
    def from_parent(self) -> bool:
        """Whether the teacher is the network's own parent."""
        return self.teacher == PARENT


class SoftTargets(_Distillation):
    """Match the teacher's probabilities at a temperature (Hinton, Vinyals and Dean, arXiv 1503.02531, section 2).

    The term is T^2 KL(softmax(teacher / T) || softmax(student / T)): its gradients keep their size whatever T is.
    """

    kind: Literal["soft_targets"] = "soft_targets"
    temperature: float = Field(
        default=4.0, gt=0, le=1000, description="How soft: 1 takes probabilities as they are, more blurs them."
    )


class LogitsMse(_Distillation):
    """Match the teacher's logits: the mean of the squared differences, over samples and classes."""

    kind: Literal["logits_mse"] = "logits_mse"


def _kind(value: Any) -> Any:
    """The kind of a document, or of a model; soft targets where a document does not say."""
    return value.get("kind", "soft_targets") if isinstance(value, dict) else getattr(value, "kind", None)


def _by_kind(value: Any, handler: Handler) -> Any:
    """By the class that the kind names, so that an error says `distillation.alpha`, with no kind in between."""
    classes: dict[Any, type[SoftTargets] | type[LogitsMse]] = {"soft_targets": SoftTargets, "logits_mse": LogitsMse}
    if isinstance(value, dict) and isinstance(kind := _kind(value), str) and kind in classes:
        return classes[kind].model_validate(value)
    return handler(value)


Distillation = Annotated[
    Annotated[SoftTargets, Tag("soft_targets")] | Annotated[LogitsMse, Tag("logits_mse")],
    Discriminator(
        _kind,
        custom_error_type="distillation",
        custom_error_message="Input should be an object whose kind is soft_targets or logits_mse",
    ),
    WrapValidator(_by_kind),
]
