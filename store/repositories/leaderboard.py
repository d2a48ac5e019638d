"""The leaderboard: models that were measured, ranked, read from an index a page at a time."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from enum import StrEnum
from functools import cache
from typing import Any

from sqlalchemy import ColumnElement, Select, bindparam, func, literal, or_, select, tuple_
from sqlalchemy.orm import InstrumentedAttribute, Session

from store import cursor
from store.cursor import Key, Page, Position
from store.ids import JobId, ModelId, TrialId
from store.models import Job, Model


class Sort(StrEnum):
    """What models are ranked by. Ties: fewer parameters first, then older."""

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
class LeaderboardItem:
    """A model's line on the leaderboard; `mutations` are names. One without a trial was grown by hand."""

    rank: int
    model_id: ModelId
    job_id: JobId | None
    trial_id: TrialId | None
    parent_id: ModelId | None
    generation: int
    dataset: str
    val_accuracy: float
    val_loss: float
    parameters: int
    flops: int
    mutations: list[str]
    created_at: datetime

    def to_json(self) -> dict[str, Any]:
        """As the API says it; the time in RFC 3339 UTC."""
        return asdict(self) | {"created_at": self.created_at.isoformat().replace("+00:00", "Z")}


@dataclass(frozen=True)
class Scope:
    """Which models are ranked against each other: all, or a job's, or a data set's; with `pareto` only their front."""

    job_id: str | None = None
    dataset: str | None = None
    pareto: bool = False


EVERYTHING = Scope()

Rows = Select[*tuple[Any, ...]]

_COLUMNS = (
    Model.id,
    Model.job_id,
    Model.trial_id,
    Model.parent_id,
    Model.generation,
    Model.dataset,
    Model.val_accuracy,
    Model.val_loss,
    Model.parameters,
    Model.flops,
    Model.mutation_names,
    Model.created_at,
    Model.seconds,
)


class Leaderboard:
    """The leaderboard as one session sees it."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def page(
        self,
        *,
        sort: Sort = Sort.VAL_ACCURACY,
        scope: Scope = EVERYTHING,
        limit: int = 50,
        cursor_text: str | None = None,
    ) -> Page[LeaderboardItem]:
        """A page, best first; ranks count on from page to page. Raises `InvalidCursor`."""
        listing = f"leaderboard/{sort}/{scope.job_id or ''}/{scope.dataset or ''}/{'pareto' if scope.pareto else ''}"
        names = _key_names(sort)
        base = self._within(scope, sort)
        if cursor_text is None:
            offset, rows = 0, self._rows(base.order_by(*_order(sort)), limit + 1)
        else:
            position = cursor.decode(cursor_text, listing, [_TYPES[name] for name in names])
            offset, rows = position.offset, self._rows_after(base, sort, position.key, limit + 1)
        items = [_item(row, offset + i) for i, row in enumerate(rows[:limit], start=1)]
        if len(rows) <= limit:
            return Page(items, None)
        last = Position(offset + limit, tuple(getattr(rows[limit - 1], name) for name in names))
        return Page(items, cursor.encode(listing, last))

    def datasets(self) -> Sequence[str]:
        """The names of the data sets that a measured model was trained on, one step through an index for each."""
        found: list[str] = []
        name = self._session.scalar(_next_dataset(None))
        while name is not None:
            found.append(name)
            name = self._session.scalar(_next_dataset(name))
        return found

    def item(self, model: Model, *, sort: Sort = Sort.VAL_ACCURACY, scope: Scope = EVERYTHING) -> LeaderboardItem:
        """The line of a model that was measured, with its rank in a scope; `scope.pareto` is not looked at."""
        return _item(model, self._rank(model, sort, scope))

    def rank(self, model: Model) -> int | None:
        """A model's rank among all by accuracy; None if it was not measured."""
        return None if model.val_accuracy is None else self._rank(model, Sort.VAL_ACCURACY, EVERYTHING)

    def _rank(self, model: Model, sort: Sort, scope: Scope) -> int:
        own = {f"own_{name}": getattr(model, name) for name in _key_names(sort)}
        within = {"job_id": scope.job_id, "dataset": scope.dataset}
        query = _ahead(sort, tuple(name for name, value in within.items() if value is not None))
        return self._session.execute(query, {**own, **within}).scalar_one() + 1

    def best(self, jobs: Sequence[Job]) -> dict[JobId, LeaderboardItem]:
        """The best model by its job's objective of each of the jobs that has one."""
        if not jobs:
            return {}
        found: dict[JobId, LeaderboardItem] = {}
        for objective in {job.objective for job in jobs}:
            sort = Sort(objective)
            winner = (
                select(Model.id)
                .where(Model.job_id == Job.id, Model.val_accuracy.is_not(None))
                .order_by(*_order(sort))
                .limit(1)
                .correlate(Job)
            ).scalar_subquery()
            ids = [job.id for job in jobs if job.objective == objective]
            winners = select(winner).select_from(Job).where(Job.id.in_(ids))
            rows = self._session.execute(select(*_COLUMNS).where(Model.id.in_(winners)))
            found |= {row.job_id: _item(row, 1) for row in rows}
        return found

    def _rows(self, query: Rows, limit: int) -> list[Any]:
        return list(self._session.execute(query.limit(limit)))

    def _rows_after(self, base: Rows, sort: Sort, key: Sequence[Key], limit: int) -> list[Any]:
        """The rows after `key`, in two index ranges: those with the same value, then those beyond it."""
        metric, ties = _column(sort), _key_names(sort)[1:]
        value = literal(key[0], metric.type)
        tied = base.where(metric == value, _tuple(ties) > _values(ties, key[1:])).order_by(*_order(sort))
        rows = self._rows(tied, limit)
        if len(rows) < limit:
            beyond = base.where(metric < value if sort in DESCENDING else metric > value).order_by(*_order(sort))
            rows += self._rows(beyond, limit - len(rows))
        return rows

    def _within(self, scope: Scope, sort: Sort) -> Rows:
        query = _filtered(select(*_COLUMNS), scope)
        return query.where(Model.id.in_(_front(scope, sort))) if scope.pareto else query


def _next_dataset(after: str | None) -> Select[str | None]:
    query = select(func.min(Model.dataset)).where(Model.val_accuracy.is_not(None))
    return query if after is None else query.where(Model.dataset > after)


@cache
def _ahead(sort: Sort, within: tuple[str, ...]) -> Select[int]:
    """How many models of a scope, which fixes the columns `within`, come before one; asked whenever a trial ends."""
    first, *ties = _key_names(sort)
    metric, *own = (bindparam(f"own_{name}", type_=_column(name).type) for name in (first, *ties))
    before = or_(
        _column(first) > metric if sort in DESCENDING else _column(first) < metric,
        (_column(first) == metric) & (_tuple(ties) < tuple_(*own)),
    )
    scope = (_column(name) == bindparam(name, type_=_column(name).type) for name in within)
    return select(func.count()).select_from(Model).where(Model.val_accuracy.is_not(None), *scope, before)


def _front(scope: Scope, sort: Sort) -> Select[ModelId]:
    """Models that no other is at least as good as in both the sort's metric and parameters, and better in one."""
    metric = _column(sort)
    order = metric.desc() if sort in DESCENDING else metric.asc()
    candidates = _filtered(
        select(
            Model.id,
            Model.parameters,
            func.min(Model.parameters).over(partition_by=metric).label("among_equals"),
            # All rows with a strictly better metric: the groups of equals before this row's own.
            func.min(Model.parameters).over(order_by=order, groups=(None, -1)).label("among_better"),
        ),
        scope,
    ).subquery()
    return select(candidates.c.id).where(
        candidates.c.parameters == candidates.c.among_equals,
        or_(candidates.c.among_better.is_(None), candidates.c.parameters < candidates.c.among_better),
    )


def _filtered(query: Rows, scope: Scope) -> Rows:
    query = query.where(Model.val_accuracy.is_not(None))
    if scope.job_id is not None:
        query = query.where(Model.job_id == scope.job_id)
    if scope.dataset is not None:
        query = query.where(Model.dataset == scope.dataset)
    return query


def _column(name: str) -> InstrumentedAttribute[Any]:
    column: InstrumentedAttribute[Any] = getattr(Model, name)
    return column


def _key_names(sort: Sort) -> list[str]:
    return [sort.value, *(name for name in _TIES if name != sort.value)]


def _order(sort: Sort) -> list[ColumnElement[Any]]:
    first, *ties = (_column(name) for name in _key_names(sort))
    return [first.desc() if sort in DESCENDING else first.asc(), *(tie.asc() for tie in ties)]


def _tuple(names: Sequence[str]) -> ColumnElement[Any]:
    return tuple_(*(_column(name) for name in names))


def _values(names: Sequence[str], values: Sequence[Key]) -> ColumnElement[Any]:
    return tuple_(*(literal(value, _column(name).type) for name, value in zip(names, values, strict=True)))


def _item(row: Any, rank: int) -> LeaderboardItem:
    return LeaderboardItem(
        rank=rank,
        model_id=row.id,
        job_id=row.job_id,
        trial_id=row.trial_id,
        parent_id=row.parent_id,
        generation=row.generation,
        dataset=row.dataset,
        val_accuracy=row.val_accuracy,
        val_loss=row.val_loss,
        parameters=row.parameters,
        flops=row.flops,
        mutations=row.mutation_names,
        created_at=row.created_at,
    )
