"""What a job may name: presets and mutations."""

from typing import Annotated

from pydantic import Field, JsonValue

from server.schemas.common import Schema


class Preset(Schema):
    """A seed network by name."""

    name: str
    input_shape: list[int]
    classes: int
    parameters: int
    flops: int
    architecture: dict[str, JsonValue]


class MutationInfo(Schema):
    """A mutation by name."""

    name: str
    description: str
    exact: Annotated[bool, Field(description="Whether it preserves the function with its default parameters.")]
    default_weight: Annotated[float, Field(description="Its weight in a job that names no mutations.")]
    parameters: Annotated[dict[str, JsonValue], Field(description="What may be given, with defaults.")]
