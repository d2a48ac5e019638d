"""The leaderboard: models that were measured, ranked, read from an index a page at a time."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Row, Select, func, select
from sqlalchemy.orm import Session

from store import cursor
from store.cursor import Key, Page, Position
from store.ids import JobId, ModelId, TrialId
from store.models import Job, Model
from store.repositories.front import walk
from store.repositories.ranking import (
    EVERYTHING,
    Rows,
    Scope,
    Sort,
    after,
    ahead,
    filtered,
    front,
    key_names,
    key_types,
    order,
)

COUNTED = 1_000
"""Bound on a single model's rank: counting a million better models takes a quarter of a second."""


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


LINE = (
    "id",
    "job_id",
    "trial_id",
    "parent_id",
    "generation",
    "dataset",
    "val_accuracy",
    "val_loss",
    "parameters",
    "flops",
    "mutation_names",
    "created_at",
    "seconds",
)
"""Columns of a row, and those that rank it."""

_COLUMNS = tuple(getattr(Model, name) for name in LINE)


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
        base = filtered(select(*_COLUMNS), scope)
        if scope.pareto:
            on_front = walk(self._session, scope, sort)
            base = base.where(Model.id.in_(front(scope, sort) if on_front is None else on_front))
        if cursor_text is None:
            offset, rows = 0, self._rows(base.order_by(*order(sort)), limit + 1)
        else:
            position = cursor.decode(cursor_text, listing, key_types(sort))
            offset, rows = position.offset, self._rows_after(base, sort, position.key, limit + 1)
        items = [_item(row, offset + i) for i, row in enumerate(rows[:limit], start=1)]
        if len(rows) <= limit:
            return Page(items, None)
        last = Position(offset + limit, tuple(getattr(rows[limit - 1], name) for name in key_names(sort)))
        return Page(items, cursor.encode(listing, last))

    def datasets(self) -> Sequence[str]:
        """The names of the data sets that a measured model was trained on, one step through an index for each."""
        found: list[str] = []
        name = self._session.scalar(_next_dataset(None))
        while name is not None:
            found.append(name)
            name = self._session.scalar(_next_dataset(name))
        return found

    def item(
        self, model: Model | Row[Any], *, sort: Sort = Sort.VAL_ACCURACY, scope: Scope = EVERYTHING
    ) -> LeaderboardItem:
        """The line of a model that was measured, with its rank in a scope; `scope.pareto` is not looked at."""
        return _item(model, self._rank(model, sort, scope))

    def rank(self, model: Model) -> int | None:
        """A model's rank among all by accuracy; None if it was not measured, or lies beyond `COUNTED`."""
        if model.val_accuracy is None:
            return None
        found = self._rank(model, Sort.VAL_ACCURACY, EVERYTHING, most=COUNTED)
        return found if found <= COUNTED else None

    def _rank(self, model: Model | Row[Any], sort: Sort, scope: Scope, most: int | None = None) -> int:
        own = {f"own_{name}": getattr(model, name) for name in key_names(sort)}
        given = {"job_id": scope.job_id, "dataset": scope.dataset}
        query = ahead(sort, tuple(name for name, value in given.items() if value is not None), most)
        return self._session.execute(query, {**own, **given}).scalar_one() + 1

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
                .order_by(*order(sort))
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
        rows: list[Any] = []
        for part in after(sort, key):
            if len(rows) < limit:
                rows += self._rows(base.where(part).order_by(*order(sort)), limit - len(rows))
        return rows


def _next_dataset(after: str | None) -> Select[str | None]:
    query = select(func.min(Model.dataset)).where(Model.val_accuracy.is_not(None))
    return query if after is None else query.where(Model.dataset > after)


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
