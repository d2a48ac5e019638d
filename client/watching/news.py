"""Lines about a job's events for people who watch it."""

from __future__ import annotations

from pydantic import AliasPath, BaseModel, ConfigDict, Field, JsonValue

from client.models import TrialId, WorkerId


class TrialNews(BaseModel):
    """The data of a `trial.*` event; which fields there are depends on its kind."""

    model_config = ConfigDict(extra="ignore")

    trial_id: TrialId
    number: int
    worker_id: WorkerId | None = None
    mutations: list[JsonValue] | None = None
    epoch: int | None = None
    val_accuracy: float | None = Field(default=None)
    parent_val_accuracy: float | None = None
    again: bool = False
    model_accuracy: float | None = Field(default=None, validation_alias=AliasPath("model", "val_accuracy"))
    error: str | None = None
    reason: str | None = None
    epochs: int | None = None

    def mutation_names(self) -> tuple[str, ...]:
        """The mutations by name."""
        names = (item.get("name") if isinstance(item, dict) else item for item in self.mutations or ())
        return tuple(str(name) for name in names)


class JobNews(BaseModel):
    """The data of a `job.*` event."""

    model_config = ConfigDict(extra="ignore")

    state: str | None = None
    previous: str | None = None
    error: str | None = None
