"""Growing a model by hand: where it could grow, what it would become, and whether its lineage is what it claims."""

from typing import Annotated

from fastapi import APIRouter, Depends, Query, Request, Response

from nas import Architecture, mutations
from server.dependencies import CallerDep, DatabaseDep, ResourcesDep, json_body
from server.model_storage import answer
from server.mutation_trials import tried
from server.openapi import kept_responses, problems
from server.pagination import DEFAULT_LIMIT, Cursor, Limit, page_of
from server.problems import FieldError, InvalidRequest
from server.schemas.common import IdempotencyKey, Page
from server.schemas.models import Model
from server.schemas.mutation_trials import Child, Growth, Site
from server.schemas.verification import Verification
from server.verifying import MAX_GENERATIONS, verified_json
from store.growth import Request as Asked
from store.repositories import Models

router = APIRouter(prefix="/models", tags=["models"])


@router.get("/{model_id}/sites", response_model=Page[Site], responses=problems(404))
def list_sites(
    model_id: str,
    database: DatabaseDep,
    limit: Limit = DEFAULT_LIMIT,
    cursor: Cursor = None,
    mutation: Annotated[str | None, Query(max_length=200, description="Only sites of this mutation.")] = None,
) -> Page[Site]:
    """Every place where a mutation may apply to the model, and where it may not, why; by mutation, along the graph."""
    if mutation is not None and mutation not in mutations.names():
        message = f"unknown mutation; known: {', '.join(mutations.names())}"
        raise InvalidRequest(FieldError(field="mutation", message=message, value=mutation))
    with database.read() as session:
        architecture = Architecture.model_validate(Models(session).get(model_id).architecture)
    found = {
        f"{name} {place:09d}": Site(name=name, site=site.name, legal=site.legal, reason=site.reason)
        for name in ([mutation] if mutation is not None else mutations.names())
        for place, site in enumerate(mutations.sites(architecture, name))
    }
    page = page_of(f"sites:{model_id}:{mutation}", list(found), str, limit, cursor)
    return Page(items=[found[key] for key in page.items], next_cursor=page.next_cursor)


@router.post(
    "/{model_id}/mutations",
    response_model=Child | Model,
    dependencies=[Depends(json_body)],
    responses=problems(404, 409, 413, 415, 500)
    | kept_responses(Model)
    | {
        200: {
            "description": "The child, of which nothing is stored; or, with `store`, the model that an earlier request "
            "with the same Idempotency-Key made."
        }
    },
)
async def try_mutations(
    model_id: str,
    growth: Growth,
    request: Request,
    response: Response,
    found: ResourcesDep,
    caller: CallerDep,
    idempotency_key: IdempotencyKey = None,
) -> Child | Model:
    """Try mutations on the model: the child's size, its architecture, and its certificates.

    A dry run, unless `store` is true. The same request gives the same child; name, site and parameters of each of its
    `mutations` are a command that a job may list. With `store` the child is kept as a model, of the same job as its
    parent and deleted with it, if every mutation is exact: it computes what its parent does, and so has its metrics.
    """
    body = {"parent": model_id, "growth": growth.model_dump(mode="json")}
    asked = Asked.of(idempotency_key, body, caller.key.id if caller.key else None)
    made = await found.errands.run(caller.key_id, "mutations to be tried", tried, model_id, growth, asked, caller.actor)
    if isinstance(made, Child):
        return made
    model, created = made
    return answer(request, response, model, created=created)


@router.post("/{model_id}/verify", response_model=Verification, responses=problems(404))
async def verify_model(
    model_id: str,
    found: ResourcesDep,
    caller: CallerDep,
    generations: Annotated[
        int, Query(ge=0, le=MAX_GENERATIONS, description="How far back: 0 looks at the model itself alone.")
    ] = MAX_GENERATIONS,
) -> Response:
    """Do again what the model's lineage says was done, from the stored checkpoints, and compare.

    Each mutation is carried out on the parent's checkpoint with its recorded site, seed and parameters, and its
    certificate is measured anew; digests, verdicts and errors have to be as recorded. A checkpoint that is missing or
    damaged is a finding. So is a network that is too large to be tried on here.
    """
    what = "a lineage to be verified"
    made = await found.errands.run_once(caller.key_id, what, verified_json, model_id, generations)
    return Response(made, media_type="application/json")
