"""Names for a job: presets and mutations."""

from typing import Annotated

from pydantic import Field, JsonValue

from server.schemas.common import Schema


class Preset(Schema):
    """A seed network by name."""

    name: str
    input_shape: Annotated[list[int], Field(description="Of one sample: (channels, height, width) or (features,).")]
    classes: int
    parameters: int
    flops: int
    architecture: dict[str, JsonValue]


class MutationInfo(Schema):
    """A mutation by name."""

    name: str
    description: str
    default_weight: Annotated[float, Field(description="Its weight in a job that names no mutations.")]
    parameters: Annotated[
        dict[str, JsonValue],
        Field(description="By name, the JSON schema of each, with its default; null: drawn at random."),
    ]
