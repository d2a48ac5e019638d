"""The order of the leaderboard: what models are ranked by, among which others, and how that is asked in SQL."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from functools import cache
from typing import Any

from sqlalchemy import ColumnElement, ScalarSelect, Select, bindparam, func, literal, or_, select, tuple_
from sqlalchemy.orm import InstrumentedAttribute

from store.cursor import Key
from store.ids import ModelId
from store.models import Model


class Sort(StrEnum):
    """Metric that ranks models. Ties: fewer parameters first, then older."""

    VAL_ACCURACY = "val_accuracy"
    VAL_LOSS = "val_loss"
    PARAMETERS = "parameters"
    FLOPS = "flops"
    CREATED_AT = "created_at"
    SECONDS = "seconds"


DESCENDING = frozenset({Sort.VAL_ACCURACY, Sort.CREATED_AT})  # larger (newer) is better
_TYPES: dict[str, type] = {
    "val_accuracy": float,
    "val_loss": float,
    "parameters": int,
    "flops": int,
    "created_at": datetime,
    "seconds": float,
    "id": str,
}
_TIES = ("parameters", "created_at", "id")


@dataclass(frozen=True)
class Scope:
    """The models to rank: all, a job's, or a data set's; with `pareto` only their front."""

    job_id: str | None = None
    dataset: str | None = None
    pareto: bool = False


EVERYTHING = Scope()

Rows = Select[*tuple[Any, ...]]


def key_names(sort: Sort) -> list[str]:
    """The columns that models are compared by, the most important first: no two models are equal in all of them."""
    return [sort.value, *(name for name in _TIES if name != sort.value)]


def key_types(sort: Sort) -> list[type]:
    """Types of these columns."""
    return [_TYPES[name] for name in key_names(sort)]


def order(sort: Sort) -> list[ColumnElement[Any]]:
    """The best first, as an ORDER BY."""
    first, *ties = (_column(name) for name in key_names(sort))
    return [first.desc() if sort in DESCENDING else first.asc(), *(tie.asc() for tie in ties)]


def after(sort: Sort, key: Sequence[Key]) -> tuple[ColumnElement[bool], ColumnElement[bool]]:
    """Rows after `key`, as two ranges of an index: those with the same value, then those beyond."""
    first, *ties = key_names(sort)
    metric, value = _column(first), literal(key[0], _column(first).type)
    own = tuple_(*(literal(one, _column(name).type) for name, one in zip(ties, key[1:], strict=True)))
    return (metric == value) & (_columns(ties) > own), metric < value if sort in DESCENDING else metric > value


@cache
def ahead(sort: Sort, scoped: tuple[str, ...], most: int | None = None) -> Select[int]:
    """Count the models of a scope, which fixes the columns `scoped`, that come before one; with `most`, up to it.

    Two ranges of an index, each walked no further than `most` rows: a better metric, and the same one with better ties.
    The one is given as `own_<column>`, the scope as `<column>`.
    """
    first, *ties = key_names(sort)
    metric, *own = (bindparam(f"own_{name}", type_=_column(name).type) for name in (first, *ties))
    better = _column(first) > metric if sort in DESCENDING else _column(first) < metric
    same = (_column(first) == metric) & (_columns(ties) < tuple_(*own))
    scope = [_column(name) == bindparam(name, type_=_column(name).type) for name in scoped]
    counts = [_count(Model.val_accuracy.is_not(None), *scope, before, most=most) for before in (better, same)]
    return select(counts[0] + counts[1])


def _count(*conditions: ColumnElement[bool], most: int | None) -> ScalarSelect[int]:
    rows = select(Model.id).where(*conditions).limit(most).subquery()
    return select(func.count()).select_from(rows).scalar_subquery()


def _column(name: str) -> InstrumentedAttribute[Any]:
    found: InstrumentedAttribute[Any] = getattr(Model, name)
    return found


def _columns(names: Sequence[str]) -> ColumnElement[Any]:
    return tuple_(*(_column(name) for name in names))


def front(scope: Scope, sort: Sort, most: int | None = None) -> Select[ModelId]:
    """Models that no other is at least as good as in both the sort's metric and parameters, and better in one.

    With `most`, only those of at most so many parameters: no larger model keeps one from the front.
    """
    metric = _column(sort)
    best_first = metric.desc() if sort in DESCENDING else metric.asc()
    every = filtered(
        select(
            Model.id,
            Model.parameters,
            func.min(Model.parameters).over(partition_by=metric).label("among_equals"),
            # All rows with a strictly better metric: the groups of equals before this row's own.
            func.min(Model.parameters).over(order_by=best_first, groups=(None, -1)).label("among_better"),
        ),
        scope,
    )
    candidates = (every if most is None else every.where(Model.parameters <= most)).subquery()
    return select(candidates.c.id).where(
        candidates.c.parameters == candidates.c.among_equals,
        or_(candidates.c.among_better.is_(None), candidates.c.parameters < candidates.c.among_better),
    )


def filtered(query: Rows, scope: Scope) -> Rows:
    """Only the measured models of the scope; `scope.pareto` is not looked at."""
    query = query.where(Model.val_accuracy.is_not(None))
    if scope.job_id is not None:
        query = query.where(Model.job_id == scope.job_id)
    if scope.dataset is not None:
        query = query.where(Model.dataset == scope.dataset)
    return query
