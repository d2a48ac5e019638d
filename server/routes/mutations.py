"""The mutations that a job may name."""

from collections.abc import Mapping

from fastapi import APIRouter

from nas import mutations
from nas.job import DEFAULT_WEIGHTS
from server.openapi import problems
from server.pagination import DEFAULT_LIMIT, Cursor, Limit, page_of
from server.schemas.catalog import MutationInfo
from server.schemas.common import Page

router = APIRouter(tags=["catalog"])


@router.get("/mutations", response_model=Page[MutationInfo], responses=problems())
def list_mutations(limit: Limit = DEFAULT_LIMIT, cursor: Cursor = None) -> Page[MutationInfo]:
    """Mutations by name, with their parameters and the weight a job gives them by default."""
    known = [described(name, DEFAULT_WEIGHTS) for name in mutations.names()]
    return page_of("mutations", known, lambda mutation: mutation.name, limit, cursor)


def described(name: str, weights: Mapping[str, float]) -> MutationInfo:
    """One mutation."""
    return MutationInfo(
        name=name,
        description=mutations.get(name).summary,
        default_weight=weights.get(name, 0.0),
        parameters=mutations.parameter_schemas(name),
    )
