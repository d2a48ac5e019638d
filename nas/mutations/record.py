"""The record of a mutation: with the parent, enough to repeat it."""

from typing import Any, Self

from pydantic import BaseModel, ConfigDict, model_validator

from nas.mutations import registry
from nas.preservation import Certificate


class Mutation(BaseModel):
    """One mutation that was carried out.

    `nas.mutate(parent, mutation.name, site=mutation.site, **mutation.parameters)` gives the same child bit for bit:
    `parameters` holds every choice that was made, and the seed that the new weights were drawn from. `exact` is what
    the rule claims; `certificate` is what was measured, or None if nobody asked.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    name: str
    site: str
    parameters: dict[str, Any]
    exact: bool
    certificate: Certificate | None = None

    @model_validator(mode="after")
    def _complete(self) -> Self:
        """Says what older records need not say: what has become a choice since."""
        if self.name in registry.names():
            self.__dict__["parameters"] = {**registry.get(self.name).formerly, **self.parameters}
        return self

    def to_json(self) -> dict[str, Any]:
        """As JSON values."""
        return self.model_dump(mode="json")

    @classmethod
    def from_json(cls, document: Any) -> Self:
        """From JSON values; raises pydantic.ValidationError if they are not a mutation's."""
        return cls.model_validate(document)
