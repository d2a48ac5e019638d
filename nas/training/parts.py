"""A lesson in pieces, so that it can be learned with less memory."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from torch import Tensor

from nas.training.lessons import Lesson
from nas.training.objective import Targets, Whole


@dataclass(frozen=True)
class Part:
    """Some samples of a lesson, images (piece, ...); `whole` is None where they are all of it."""

    images: Tensor
    targets: Targets
    whole: Whole | None


def parts(lesson: Lesson, pieces: Sequence[tuple[int, int]]) -> Iterator[Part]:
    """The lesson's samples between these bounds."""
    if len(pieces) == 1:
        yield Part(lesson.images, lesson.targets, None)
        return
    whole = Whole(len(lesson.images), len(lesson.targets.labels))
    for start, end in pieces:
        yield Part(lesson.images[start:end], lesson.targets.part(start, end), whole)
