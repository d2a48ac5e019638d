"""Sites of a model, and the result of mutations."""

from collections.abc import Sequence
from typing import Annotated, Self

from pydantic import BaseModel, ConfigDict, Field, JsonValue, model_validator

from nas import Network
from nas.job import MAX_SEED
from nas.mutations import Mutation
from nas.mutations.drawing.command import MAX_COMMANDS, Command
from server.schemas.common import Schema
from server.schemas.models import MutationRecord


class Site(Schema):
    """A place where a mutation may apply, or why it may not."""

    name: Annotated[str, Field(description="The mutation.")]
    site: Annotated[str, Field(description="As a command names it.")]
    legal: bool
    reason: Annotated[str | None, Field(description="Why it may not apply here; null where it may.")]


class Growth(BaseModel):
    """Mutations to try on a model: one (`name`, and its parameters), or `commands` in order."""

    model_config = ConfigDict(
        extra="forbid",
        json_schema_extra={"examples": [{"name": "wider", "site": "conv1", "parameters": {"width": 24}, "seed": 0}]},
    )

    commands: Annotated[list[Command] | None, Field(description=f"1 to {MAX_COMMANDS}, in order.")] = None
    name: Annotated[str | None, Field(description="The mutation, where there is one.")] = None
    site: Annotated[str | None, Field(description="Its site; by default drawn.")] = None
    parameters: Annotated[dict[str, JsonValue] | None, Field(description="Its parameters; by default drawn.")] = None
    seed: Annotated[int, Field(ge=0, le=MAX_SEED, description="For what is drawn.")] = 0
    store: Annotated[bool, Field(strict=True, description="Keep the child as a model, if every mutation is exact.")] = (
        False
    )

    @model_validator(mode="after")
    def _one_or_many(self) -> Self:
        if (self.commands is None) == (self.name is None):
            raise ValueError("needs either name or commands")
        if self.commands is not None and (self.site is not None or self.parameters is not None):
            raise ValueError("site and parameters belong to name; each of the commands has its own")
        if self.commands is not None and not 1 <= len(self.commands) <= MAX_COMMANDS:
            raise ValueError(f"commands must be 1 to {MAX_COMMANDS}, not {len(self.commands)}")
        self.steps()  # an unknown name or parameter is an error with its own place
        return self

    def steps(self) -> list[Command]:
        """The commands in order."""
        if self.commands is not None:
            return self.commands
        given = {"name": self.name, "site": self.site, "parameters": self.parameters or {}}
        return [Command.model_validate(given)]

    def place(self, step: int) -> str:
        """The prefix of that step's fields in an error."""
        return f"commands.{step}." if self.commands is not None else ""


class Child(Schema):
    """The model after the mutations; nothing of it is stored."""

    parameters: int
    flops: Annotated[int, Field(description="Of one forward pass of one sample.")]
    architecture: Annotated[dict[str, JsonValue], Field(description="The graph, without weights.")]
    architecture_digest: str
    mutations: Annotated[list[MutationRecord], Field(description="In order, with every choice and its certificate.")]

    @classmethod
    def of(cls, network: Network, records: Sequence[Mutation]) -> Self:
        """From the child and what was done to make it."""
        architecture = network.architecture
        return cls(
            parameters=architecture.parameters,
            flops=architecture.flops,
            architecture=architecture.model_dump(mode="json"),
            architecture_digest=architecture.digest,
            mutations=[MutationRecord.model_validate(record.to_json()) for record in records],
        )
