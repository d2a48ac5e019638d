"""The interface of every mutation: its places (`sites`), its choices (`settle`), its work (`grow`)."""

from abc import ABC, abstractmethod
from collections.abc import Mapping
from enum import StrEnum
from typing import Any, ClassVar, Generic, NamedTuple, TypeVar

import numpy as np
from pydantic import BaseModel, ConfigDict, GetJsonSchemaHandler, JsonValue, ValidationError
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema

from nas.architecture import Architecture
from nas.errors import ArchitectureError, MutationError, NoSite
from nas.mutations import limits
from nas.mutations.limits import TooLarge
from nas.network import Network


class Site(NamedTuple):
    """A place where a mutation may apply; `reason` says in words why it may not."""

    name: str
    legal: bool = True
    reason: str | None = None


class Parameters(BaseModel):
    """Parameters that a caller may choose; None means drawn at random."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Form(StrEnum):
    """The variants of a mutation; each mutation that has some names its own."""

    @classmethod
    def __get_pydantic_json_schema__(cls, core: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        """The schema under the title that every mutation's form has."""
        return {**handler(core), "title": "Form"}


P = TypeVar("P", bound=Parameters)


class Rule(ABC, Generic[P]):
    """One mutation. It keeps no state, and never changes the network that it is given."""

    name: ClassVar[str]
    summary: ClassVar[str]
    """One line for people who choose among mutations."""
    parameters: ClassVar[type[Parameters]]
    """The model that validates the parameters, with their defaults and descriptions."""
    formerly: ClassVar[Mapping[str, JsonValue]] = {}
    """Values of parameters that older records lack: those in force before there was a choice."""

    @abstractmethod
    def sites(self, architecture: Architecture) -> list[Site]:
        """Every place where the mutation could be asked for; depends on the architecture alone."""

    @abstractmethod
    def settle(self, architecture: Architecture, site: str, given: P, rng: np.random.Generator) -> P:
        """`given` with every open choice made; raises MutationError if a given one does not fit the site."""

    @abstractmethod
    def grow(self, network: Network, site: str, chosen: P, rng: np.random.Generator) -> Network:
        """The child; `rng` is for its weights. Tensors that stay as they are may be shared with the parent."""

    def exact(self, chosen: P) -> bool:
        """Whether the rule claims that the child computes what its parent did."""
        del chosen
        return True

    def to_recover(self, chosen: P) -> bool:
        """Whether the child is only worth keeping if training wins back what it lost; its parent then teaches it."""
        del chosen
        return False

    def apply(
        self, network: Network, site: str, rng: np.random.Generator, **parameters: Any
    ) -> tuple[Network, dict[str, Any]]:
        """The child and the full parameters, JSON-able: with the same site and an equal `rng` they give the same child.

        Raises NoSite with the site's reason if it is unknown or illegal, MutationError if a parameter does not fit, and
        LimitExceeded or ArchitectureError, before anything is allocated for it, if the child is too large.
        """
        given = self.validated(parameters)
        self.check(network.architecture, site)
        # Two streams, so that naming a choice that was drawn before leaves the weights as they were.
        choices, weights = rng.spawn(2)
        chosen = self.settle(network.architecture, site, given, choices)
        done = chosen.model_dump(mode="json", exclude_none=True)
        asked = " ".join([f"{self.name} at {site!r}", *(f"{key}={value}" for key, value in done.items())])
        try:
            child = self.grow(network, site, chosen, weights)
            limits.check(child.architecture.parameters, child.architecture.flops)
        except TooLarge as error:
            raise TooLarge(error.noun, error.size, error.limit, asked) from None
        except ArchitectureError as error:
            raise ArchitectureError(error.node, f"{error.reason} ({asked})") from None
        return child, done

    def validated(self, parameters: dict[str, Any]) -> P:
        """The parameters as a model; raises MutationError naming the first that is wrong."""
        try:
            return self.parameters.model_validate(parameters)  # type: ignore[return-value]
        except ValidationError as error:
            details = error.errors(include_url=False)[0]
            field = ".".join(str(part) for part in details["loc"]) or "parameters"
            if details["type"] == "extra_forbidden":
                known = ", ".join(self.parameters.model_fields) or "none"
                raise MutationError(field, f"{self.name} has no such parameter; it has: {known}") from None
            raise MutationError(field, f"{details['msg']}, got {details['input']!r}") from None

    def check(self, architecture: Architecture, site: str) -> None:
        """Raises NoSite with the reason unless the site is legal."""
        known = self.sites(architecture)
        found = next((candidate for candidate in known if candidate.name == site), None)
        if found is None:
            legal = ", ".join(candidate.name for candidate in known if candidate.legal) or "none"
            raise NoSite(f"{self.name} has no site {site[:80]!r}; legal sites: {_shortened(legal)}")
        if not found.legal:
            raise NoSite(f"{self.name} cannot apply at {site!r}: {found.reason}")


def _shortened(text: str, limit: int = 400) -> str:
    return text if len(text) <= limit else f"{text[:limit]}…"
