"""Everything that can go wrong in `nas`, under one root; an error's docstring is its default message."""

from collections.abc import Mapping
from typing import ClassVar


class Error(Exception):
    """Something in nas went wrong."""

    kind: ClassVar[str] = "error"
    """A stable snake_case word for this class of error; a failed trial records it as its `error_kind`."""

    def __init__(self, message: str | None = None) -> None:
        super().__init__(message or (type(self).__doc__ or "").strip().splitlines()[0])


class ArchitectureError(Error, ValueError):
    """The architecture is not legal.

    `node` is the name of the node at fault, or None where the graph as a whole is; `reason` says what is wrong with it.
    It is a ValueError too: pydantic then reports it with its place when an architecture is part of a larger document.
    """

    kind = "architecture"

    def __init__(self, node: str | None, reason: str) -> None:
        self.node = node
        self.reason = reason
        super().__init__(reason if node is None else f"node {node!r}: {reason}")

    def __reduce__(self) -> tuple[type["ArchitectureError"], tuple[str | None, str]]:
        return type(self), (self.node, self.reason)


class NoSite(Error):
    """The mutation has no legal site in this architecture."""

    kind = "no_site"


class PreservationError(Error):
    """The mutation claims to be exact, but its certificate says otherwise.

    `certificate` is the evidence, where there is one.
    """

    kind = "preservation"

    def __init__(self, message: str | None = None, certificate: object = None) -> None:
        self.certificate = certificate
        super().__init__(message)


class CheckpointError(Error):
    """The checkpoint is damaged, or is not one of ours."""

    kind = "checkpoint"


class DatasetError(Error):
    """The data set cannot be read."""

    kind = "dataset"


class RecipeError(Error):
    """The recipe cannot be carried out."""

    kind = "recipe"


class Diverged(Error):
    """Training diverged: the loss is not finite, or exploded."""

    kind = "diverged"


class NotRecovered(Error):
    """The mutation changed what the network computes, and training did not win it back.

    `evidence` is the parent's and the child's validation figures.
    """

    kind = "not_recovered"

    def __init__(self, message: str | None = None, evidence: Mapping[str, float] | None = None) -> None:
        self.evidence = dict(evidence or {})
        super().__init__(message)


class OutOfMemory(Error):
    """The device or the host ran out of memory."""

    kind = "out_of_memory"


class LimitExceeded(Error):
    """A limit of the job would be exceeded."""

    kind = "limit"


class ExportError(Error):
    """The network cannot be written in the form that was asked for."""

    kind = "export"


class ExtraMissing(ExportError):
    """A package that the format needs is not installed; the message says how to install it."""

    kind = "extra_missing"


class MutationError(Error, ValueError):
    """The mutation cannot be carried out as asked.

    `field` is the parameter at fault and `reason` says what is wrong with its value, and what the limit is.
    """

    kind = "mutation"

    def __init__(self, field: str, reason: str) -> None:
        self.field = field
        self.reason = reason
        super().__init__(f"{field}: {reason}")

    def __reduce__(self) -> tuple[type["MutationError"], tuple[str, str]]:
        return type(self), (self.field, self.reason)


class PresetError(Error, ValueError):
    """There is no such preset."""

    kind = "preset"


class UnsupportedModule(Error, ValueError):
    """The torch module cannot become an architecture.

    `operation` is what has no layer, `reason` says why, and `place` says where it stands: the node of the traced graph,
    the module's path, and the source line where that is known. `remedy` says what to do about it.
    """

    kind = "unsupported_module"

    def __init__(self, operation: str, reason: str, place: str | None = None, remedy: str | None = None) -> None:
        self.operation = operation
        self.reason = reason
        self.place = place
        self.remedy = remedy or "write it with layers that netgrow has, or leave it out of the module"
        super().__init__(f"{operation}: {reason}" + (f" ({place})" if place else "") + f". What to do: {self.remedy}")

    def __reduce__(self) -> tuple[type["UnsupportedModule"], tuple[str, str, str | None, str]]:
        return type(self), (self.operation, self.reason, self.place, self.remedy)
