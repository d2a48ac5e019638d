"""Limits on a child's size, checked before anything is allocated for its nodes."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import NamedTuple

from nas.errors import LimitExceeded


class Limits(NamedTuple):
    """The most parameters, and FLOPs of one forward pass of one sample; None where only every network's bounds hold."""

    parameters: int | None = None
    flops: int | None = None


_limits: ContextVar[Limits] = ContextVar("limits", default=Limits())  # noqa: B039 (a tuple is immutable)


class TooLarge(LimitExceeded):
    """The child would be larger than the limit."""

    def __init__(self, noun: str, size: int, limit: int, asked: str = "") -> None:
        self.noun, self.size, self.limit, self.asked = noun, size, limit, asked
        what = f"{asked}: " if asked else ""
        super().__init__(f"{what}the child would have {size} {noun} or more; the limit max_{noun} is {limit}")

    def __reduce__(self) -> tuple[type["TooLarge"], tuple[str, int, int, str]]:
        return type(self), (self.noun, self.size, self.limit, self.asked)


@contextmanager
def limited(limits: Limits) -> Iterator[None]:
    """Within, `check` holds children to these limits."""
    token = _limits.set(limits)
    try:
        yield
    finally:
        _limits.reset(token)


def check(parameters: int, flops: int) -> None:
    """Raises TooLarge if a child with at least so many parameters and FLOPs would pass a limit."""
    for noun, size, limit in zip(Limits._fields, (parameters, flops), _limits.get(), strict=True):
        if limit is not None and size > limit:
            raise TooLarge(noun, size, limit)
