"""Settings of augmentation: each off by default, `auto` depends on the data set."""

from collections.abc import Iterator, Sequence
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, WrapValidator
from pydantic import ValidatorFunctionWrapHandler as Handler

from nas.errors import RecipeError

AUTO: Literal["auto"] = "auto"

UNFLIPPABLE = ("digits", "mnist", "svhn")
"""Data sets whose classes are not mirrored: a flipped 2 is no digit, and a flipped 6 is nearly another one."""


class Augmentation(BaseModel):
    """Augmentation of each training image, in this order, with new random numbers at each epoch.

    All of it is off unless asked for. Lengths are in pixels of the data set. Validation never sees it.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", allow_inf_nan=False)

    flip: bool = Field(default=False, description="Mirror every second image, left for right.")
    crop: int = Field(
        default=0, ge=0, le=4096, description="Shift by up to so many pixels either way; what comes into view is black."
    )
    rotation: float = Field(default=0.0, ge=0, le=180, description="Turn by up to so many degrees either way.")
    cutout: int = Field(default=0, ge=0, le=4096, description="Black out a square of so many pixels, wholly inside.")
    mixup: float = Field(
        default=0.0,
        ge=0,
        le=100,
        description="Mix pairs of samples and their labels, with shares drawn from Beta(mixup, mixup).",
    )

    @property
    def of_images(self) -> tuple[str, ...]:
        """The fields in use that mean something for images alone."""
        return tuple(field for field in ("flip", "crop", "rotation", "cutout") if getattr(self, field))

    def misfits(self, dataset: str, input_shape: Sequence[int]) -> Iterator[tuple[str, str]]:
        """Settings that do not fit such inputs: the field, the fault of its value, and the limit."""
        shape = tuple(input_shape)
        if len(shape) != 3:
            for field in self.of_images:
                yield field, f"is for images, but data set {dataset} has inputs of shape {shape}"
            return
        shorter = min(shape[1:])
        for field, limit in (("crop", shorter - 1), ("cutout", shorter)):
            value = getattr(self, field)
            if value > limit:
                reason = f"is {value} pixels, but must be at most {limit} for the images of data set {dataset}"
                yield field, f"{reason}, of shape {shape}"

    def warnings(self, dataset: str) -> tuple[str, ...]:
        """Settings that are legal but likely a mistake."""
        if self.flip and dataset in UNFLIPPABLE:
            return (
                f"augmentation.flip mirrors the images of {dataset}: digits are not the same the other way round, and "
                "auto would not do it",
            )
        return ()


def _by_shape(value: Any, handler: Handler) -> Any:
    """One of the two by its shape, so that an error speaks of that one alone, and names its field."""
    if isinstance(value, dict):
        return Augmentation.model_validate(value)
    if not isinstance(value, Augmentation) and value != AUTO:
        raise ValueError(f"must be {AUTO!r} or an object with {', '.join(Augmentation.model_fields)}")
    return handler(value)


AugmentationSetting = Annotated[
    Augmentation | Literal["auto"],
    WrapValidator(_by_shape),
    Field(description="What is done to the training images; `auto`: what suits the data set."),
]

_KNOWN = {
    "digits": Augmentation(crop=1, rotation=5),
    "mnist": Augmentation(crop=2, rotation=10),
    "fashion_mnist": Augmentation(flip=True, crop=2),
    "cifar10": Augmentation(flip=True, crop=4, cutout=8),
    "cifar100": Augmentation(flip=True, crop=4, cutout=8),
    "svhn": Augmentation(crop=2, rotation=5),
}


def settled(setting: Augmentation | Literal["auto"], dataset: str, input_shape: Sequence[int]) -> Augmentation:
    """The augmentation that a setting stands for; raises `RecipeError` if it does not fit the data set.

    `auto` for a data set that nobody here knows is a shift by an eighth of the image, which leaves most things what
    they are; it is nothing for inputs that are no images.
    """
    if isinstance(setting, Augmentation):
        chosen = setting
    elif dataset in _KNOWN:
        chosen = _KNOWN[dataset]
    else:
        chosen = Augmentation(crop=min(input_shape[1:]) // 8) if len(input_shape) == 3 else Augmentation()
    for field, reason in chosen.misfits(dataset, input_shape):
        raise RecipeError(f"augmentation.{field} {reason}")
    return chosen
