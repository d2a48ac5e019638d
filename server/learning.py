"""Whether a job's trials can learn as it says: what is done to its images, from whom, and from what besides."""

from collections.abc import Callable, Iterator

from nas import Architecture
from nas.data import DatasetInfo
from nas.job import JobSpec
from nas.training.augmentation import Augmentation
from server.problems import FieldError

TEACHER, TRANSFER = "training.distillation.teacher", "training.distillation.transfer_dataset"


def unlearnable(
    spec: JobSpec,
    info: DatasetInfo,
    dataset: Callable[[str], DatasetInfo | FieldError],
    model: Callable[[str], Architecture | None],
) -> Iterator[FieldError]:
    """Errors where the job's recipe does not fit its data set; `dataset` and `model` as in `admit`."""
    augmentation = spec.training.augmentation
    if isinstance(augmentation, Augmentation):
        for field, reason in augmentation.misfits(info.name, info.input_shape):
            yield FieldError(
                field=f"training.augmentation.{field}", message=f"{field} {reason}", value=getattr(augmentation, field)
            )
    if spec.teacher_id is not None:
        yield from _of_teacher(spec.teacher_id, info, model(spec.teacher_id))
    if spec.transfer_dataset is not None:
        yield from _of_transfer(spec.transfer_dataset, info, dataset(spec.transfer_dataset))


def _of_teacher(model_id: str, info: DatasetInfo, architecture: Architecture | None) -> Iterator[FieldError]:
    if architecture is None:
        yield FieldError(field=TEACHER, message=f"no model {model_id!r}", value=model_id)
        return
    takes, gives = architecture.input.shape, architecture.shapes[architecture.output]
    if tuple(takes) != tuple(info.input_shape):
        reason = f"the teacher takes input of shape {list(takes)}, and {info.name} has {list(info.input_shape)}"
        yield FieldError(field=TEACHER, message=reason, value=model_id)
    if tuple(gives) != (info.classes,):
        reason = f"the teacher's output has shape {list(gives)}, and the classes of {info.name} need {[info.classes]}"
        yield FieldError(field=TEACHER, message=reason, value=model_id)


def _of_transfer(name: str, info: DatasetInfo, found: DatasetInfo | FieldError) -> Iterator[FieldError]:
    if name == info.name:
        yield FieldError(field=TRANSFER, message=f"{name} is the data set that is trained on already", value=name)
    elif isinstance(found, FieldError):
        yield FieldError(field=TRANSFER, message=found.message, value=name)
    elif tuple(found.input_shape) != tuple(info.input_shape):
        reason = f"{name} has inputs of shape {list(found.input_shape)}, and {info.name} has {list(info.input_shape)}"
        yield FieldError(field=TRANSFER, message=reason, value=name)
