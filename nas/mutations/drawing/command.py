"""A mutation as someone asks for it: by name, and as much of the rest as matters to them."""

from typing import Any, Self

from pydantic import BaseModel, ConfigDict, Field, JsonValue, ValidationInfo, field_validator

from nas.mutations import registry
from nas.mutations.mutate import checked_seed
from nas.mutations.record import Mutation

MAX_COMMANDS = 64
"""Most commands in one list."""


class Command(BaseModel):
    """One mutation to carry out; what is not given is drawn at random. An unknown name or parameter is an error.

    With a site and the parameters of a `Mutation`'s record (its seed among them) it is that mutation, bit for bit.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    name: str = Field(max_length=200, description="A mutation.")
    site: str | None = Field(
        default=None,
        min_length=1,
        max_length=200,
        description="Where, as `GET /models/{id}/sites` names it; by default a random site that takes the parameters.",
    )
    parameters: dict[str, JsonValue] = Field(
        default_factory=dict,
        description="As `GET /mutations` lists them, and `seed` for the random choices; what is left out is drawn.",
    )

    @field_validator("name")
    @classmethod
    def _known(cls, name: str) -> str:
        if name not in registry.names():
            raise ValueError(f"unknown mutation {name!r}; known: {', '.join(registry.names())}")
        return name

    @field_validator("parameters")
    @classmethod
    def _fitting(cls, parameters: dict[str, JsonValue], info: ValidationInfo) -> dict[str, JsonValue]:
        if "name" in info.data:  # a MutationError is a ValueError too
            registry.get(info.data["name"]).validated(without_seed(parameters))
        if "seed" in parameters:
            checked_seed(parameters["seed"])
        return parameters

    @classmethod
    def of(cls, mutation: Mutation) -> Self:
        """The command that does again what was done."""
        return cls(name=mutation.name, site=mutation.site, parameters=mutation.parameters)

    @property
    def choices(self) -> dict[str, Any]:
        """The parameters without the seed."""
        return without_seed(self.parameters)

    def settled(self, site: str, seed: int) -> Self:
        """The command at this site; with this seed unless it has its own."""
        return self.model_copy(update={"site": site, "parameters": {"seed": seed, **self.parameters}})


def without_seed(parameters: dict[str, Any]) -> dict[str, Any]:
    """The parameters without the seed, which every mutation takes."""
    return {key: value for key, value in parameters.items() if key != "seed"}
