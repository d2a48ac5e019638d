"""The seed networks that a job may name."""

from fastapi import APIRouter

from nas import presets
from server.openapi import problems
from server.pagination import DEFAULT_LIMIT, Cursor, Limit, page_of
from server.schemas.catalog import Preset
from server.schemas.common import Page

router = APIRouter(tags=["catalog"])


@router.get("/presets", response_model=Page[Preset], responses=problems())
def list_presets(limit: Limit = DEFAULT_LIMIT, cursor: Cursor = None) -> Page[Preset]:
    """Seed networks by name, with the shape they take, their classes and their cost."""
    return page_of("presets", [described(name) for name in presets.names()], lambda preset: preset.name, limit, cursor)


def described(name: str) -> Preset:
    """One preset."""
    architecture = presets.get(name)
    return Preset(
        name=name,
        input_shape=list(architecture.input.shape),
        classes=architecture.shapes[architecture.output][0],
        parameters=architecture.parameters,
        flops=architecture.flops,
        architecture=architecture.model_dump(mode="json"),
    )
