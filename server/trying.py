"""Tries mutations on a stored model, and keeps the child if that is asked for, as an errand."""

from nas import Architecture, Network
from server.backend import Backend
from server.growing import check_exact, check_size, grown
from server.keeping import earlier, keep_child
from server.schemas.growing import Child, Growth
from server.schemas.models import Model
from store.growth import Request
from store.repositories import Actor, Models


def tried(found: Backend, model_id: str, growth: Growth, asked: Request, actor: Actor) -> Child | tuple[Model, bool]:
    """Errand: try the mutations; with `store`, the stored model, and whether it is new.

    Raises NotFound, InvalidRequest, Conflict.
    """
    with found.database.read() as session:
        row = Models(session).get(model_id)
        check_size(Architecture.model_validate(row.architecture))
        digest = row.checkpoint_sha256
    if growth.store and (known := earlier(found, asked)) is not None:
        return known, False
    network, records = grown(Network.from_bytes(found.checkpoints.get(digest)), growth)
    if not growth.store:
        return Child.of(network, records)
    check_exact(records, growth)
    return keep_child(found, model_id, network, records, asked, actor)
