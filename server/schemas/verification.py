"""Results of verifying a model's lineage."""

from typing import Annotated

from pydantic import Field

from server.schemas.common import Schema

REASON = "What is not as recorded, in words; null where all is."


class CheckpointFinding(Schema):
    """A stored file, read through."""

    sha256: Annotated[str, Field(description="As recorded.")]
    bytes: Annotated[int, Field(description="As recorded.")]
    matches: bool
    reason: Annotated[str | None, Field(description=REASON)]


class ArchitectureFinding(Schema):
    """The architecture in the checkpoint, and the one in the record."""

    digest: Annotated[str, Field(description="As recorded.")]
    matches: bool
    reason: Annotated[str | None, Field(description=REASON)]


class MutationFinding(Schema):
    """One mutation, carried out again on what the one before it made; the first on the parent's checkpoint."""

    name: str
    site: str
    exact: Annotated[bool | None, Field(description="What the new measurement says; null if there was none.")]
    max_error: Annotated[float | None, Field(description="Measured anew: relative, in float64.")]
    recorded_max_error: float | None
    matches: bool
    reason: Annotated[str | None, Field(description=REASON)]


class ModelFinding(Schema):
    """One model of the lineage."""

    model_id: str
    generation: int
    checkpoint: CheckpointFinding
    architecture: ArchitectureFinding
    mutations: Annotated[list[MutationFinding], Field(description="That made it of its parent; in order.")]

    @property
    def sound(self) -> bool:
        """Whether all is as recorded."""
        mutations = all(mutation.matches for mutation in self.mutations)
        return self.checkpoint.matches and self.architecture.matches and mutations


class Verification(Schema):
    """Result of a verification; `verified` if every certificate and every digest is as recorded."""

    verified: bool
    complete: Annotated[bool, Field(description="Whether that is the lineage back to its root.")]
    models: Annotated[list[ModelFinding], Field(description="The lineage, the eldest first, the model itself last.")]
