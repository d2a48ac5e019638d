"""A job's models as its charts read them: short rows, so that ten thousand of them stay well below a megabyte."""

from collections.abc import Iterable
from typing import Annotated, Any

from pydantic import BaseModel, Field
from sqlalchemy.orm import Session

from nas import Architecture
from nas.mutations.drawing.policies.depth import SHARES
from store import models
from store.repositories import Grown, Insights

AT_MOST = 20_000
"""Models of one job that its charts show."""
EVENTS_AT_ONCE = 2_000
DIGITS = 6
"""Of an accuracy."""

ARCHITECTURES = 40
"""Of a job that are looked at for the shares of a policy; each is validated anew."""

Key = int | str
Row = tuple[
    Annotated[Key, Field(description="The number of its trial; its id where it has none.")],
    str,
    Key | None,
    int,
    float | None,
    int,
    int,
    float,
    list[int],
]


class Growth(BaseModel):
    """Models, each a row: key, id, parent's key, generation, accuracy, parameters, FLOPs, seconds, mutations.

    Mutations are indices into `names`. `seq`: the last event that they are from; `more`: there are later ones already.
    """

    seq: int
    more: bool
    total: int
    names: list[str]
    rows: list[Row]


def whole_growth(session: Session, job: models.Job) -> Growth:
    """All of the job's models, up to `AT_MOST`."""
    seq = job.event_seq  # read before the models: what comes between is sent twice, and known by its key
    insights = Insights(session)
    return _growth(insights.growth(job, AT_MOST), seq=seq, more=False, total=insights.count(job.id))


def grown_after(session: Session, job: models.Job, after: int) -> Growth:
    """The models that later events tell of."""
    insights = Insights(session)
    seq, grown = insights.grown_since(job.id, after, EVENTS_AT_ONCE)
    return _growth(grown, seq=seq, more=seq < job.event_seq, total=insights.count(job.id))


def _growth(grown: Iterable[Grown], *, seq: int, more: bool, total: int) -> Growth:
    places: dict[str, int] = {}
    rows = [_row(each, places) for each in grown]
    return Growth.model_construct(seq=seq, more=more, total=total, names=list(places), rows=rows)


def _row(each: Grown, places: dict[str, int]) -> Row:
    return (
        each.model_id if each.number is None else each.number,
        each.model_id,
        each.parent_id if each.parent_number is None else each.parent_number,
        each.generation,
        None if each.val_accuracy is None else round(each.val_accuracy, DIGITS),
        each.parameters,
        each.flops,
        round(each.seconds, 3),
        [places.setdefault(name, len(places)) for name in each.mutations],
    )


def policy_shares(session: Session, job: models.Job) -> list[tuple[int, dict[str, float]]]:
    """What the depth policy's formula gives each mutation in models of the job, as fractions; empty for the others."""
    mutations: Any = job.spec["mutations"]
    if job.spec["policy"] != "depth" or not isinstance(mutations, dict):
        return []
    names = [name for name, weight in mutations.items() if weight > 0 and name in SHARES]
    found = []
    for number, stored in Insights(session).architectures(job.id, ARCHITECTURES):
        architecture = Architecture.model_validate(stored)
        shares = {name: float(SHARES[name](architecture)) for name in names}
        total = sum(shares.values()) or 1.0
        found.append((number, {name: round(share / total, 4) for name, share in shares.items()}))
    return found
