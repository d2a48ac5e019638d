"""A job's models as its charts read them: in columns, so that ten thousand stay well below a megabyte."""

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


class Columns(BaseModel):
    """The models' fields, each as a list in the models' order: names are sent once, and not with every model."""

    key: Annotated[list[Key], Field(description="The number of its trial; its id where it has none.")]
    id: list[str]
    parent: Annotated[list[Key | None], Field(description="The parent's key.")]
    generation: list[int]
    accuracy: list[float | None]
    parameters: list[int]
    flops: list[int]
    seconds: list[float]
    mutations: Annotated[list[list[int]], Field(description="Indices into `names`.")]


class Growth(BaseModel):
    """Models, up to the event `seq`; `more` says that there are later events already."""

    seq: int
    more: bool
    total: int
    names: list[str]
    models: Columns


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
    found = list(grown)
    columns = Columns.model_construct(
        key=[each.model_id if each.number is None else each.number for each in found],
        id=[each.model_id for each in found],
        parent=[each.parent_id if each.parent_number is None else each.parent_number for each in found],
        generation=[each.generation for each in found],
        accuracy=[None if each.val_accuracy is None else round(each.val_accuracy, DIGITS) for each in found],
        parameters=[each.parameters for each in found],
        flops=[each.flops for each in found],
        seconds=[round(each.seconds, 3) for each in found],
        mutations=[[places.setdefault(name, len(places)) for name in each.mutations] for each in found],
    )
    return Growth.model_construct(seq=seq, more=more, total=total, names=list(places), models=columns)


class Shares(BaseModel):
    """The policy's fractions for the mutations of one model, by the number of the model's trial."""

    number: int
    shares: dict[str, float]


def policy_shares(session: Session, job: models.Job) -> list[Shares]:
    """Shares that the depth policy's formula gives each mutation, by model; empty for other policies."""
    mutations: Any = job.spec["mutations"]
    if job.spec["policy"] != "depth" or not isinstance(mutations, dict):
        return []
    names = [name for name, weight in mutations.items() if weight > 0 and name in SHARES]
    found = []
    for number, stored in Insights(session).architectures(job.id, ARCHITECTURES):
        architecture = Architecture.model_validate(stored)
        shares = {name: float(SHARES[name](architecture)) for name in names}
        total = sum(shares.values()) or 1.0
        found.append(Shares(number=number, shares={name: round(share / total, 4) for name, share in shares.items()}))
    return found
