"""The Pareto front among many models, without reading them all.

From the best on, in the order of an index: a model is on the front if it is smaller than all better ones, so after a
few thousand models only small ones can follow. These are few, and come from the index of parameters.
"""

from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from store.ids import ModelId
from store.models import Model
from store.repositories.ranking import Rows, Scope, Sort, after, filtered, front, key_names, order

CHUNK = 2_000
"""So many models are read at a time; and as many small ones at last."""
MOST_CHUNKS = 10
"""Steps after which every model is read instead: the front is long."""

Read = Callable[[Rows], Sequence[Any]]


def walk(session: Session, scope: Scope, sort: Sort) -> list[ModelId] | None:
    """The ids of the models on the front; None where the walk would be the longer way."""
    keys = [getattr(Model, name) for name in key_names(sort)]
    base = filtered(select(*keys, Model.parameters.label("size"), Model.id.label("model_id")), scope)
    found = _Found()
    last: tuple[Any, ...] | None = None
    for _ in range(MOST_CHUNKS):
        rows = _next(session, base, sort, last)
        for row in rows:
            if row[0] is None:
                return None
            found.add(row[0], row.size, row.model_id)
        if len(rows) < CHUNK:
            return found.ids
        last = tuple(rows[-1][: len(keys)])
        if _count_up_to(session, scope, found.least) <= CHUNK:
            small = front(scope, sort, found.least)
            return [*found.ids_above(found.least), *session.scalars(small)]
    return None


class _Found:
    """The front of the models that came so far, the best first, and of equals the smallest."""

    def __init__(self) -> None:
        self._on_front: list[_Member] = []
        self._metric: Any = None
        self._among_better: float = float("inf")
        self._among_equals: float = float("inf")

    @property
    def least(self) -> int:
        """The fewest parameters so far: no larger model comes to the front any more."""
        return int(min(self._among_better, self._among_equals))

    @property
    def ids(self) -> list[ModelId]:
        return [member.id for member in self._on_front]

    def ids_above(self, parameters: int) -> list[ModelId]:
        return [member.id for member in self._on_front if member.parameters > parameters]

    def add(self, metric: Any, parameters: int, id_: ModelId) -> None:
        if metric != self._metric:
            self._among_better = min(self._among_better, self._among_equals)
            self._metric, self._among_equals = metric, parameters
        self._among_equals = min(self._among_equals, parameters)
        if parameters == self._among_equals < self._among_better:
            self._on_front.append(_Member(parameters, id_))


class _Member(NamedTuple):
    parameters: int
    id: ModelId


def _next(session: Session, base: Rows, sort: Sort, last: tuple[Any, ...] | None) -> list[Any]:
    """The next models in order; those with the metric of the last one come first."""
    if last is None:
        return list(session.execute(base.order_by(*order(sort)).limit(CHUNK)))
    rows: list[Any] = []
    for part in after(sort, last):
        if len(rows) < CHUNK:
            rows += session.execute(base.where(part).order_by(*order(sort)).limit(CHUNK - len(rows)))
    return rows


def _count_up_to(session: Session, scope: Scope, parameters: int) -> int:
    """Count of models that are no larger, up to a bound."""
    rows = filtered(select(Model.id), scope).where(Model.parameters <= parameters).limit(CHUNK + 1).subquery()
    return session.execute(select(func.count()).select_from(rows)).scalar_one()
