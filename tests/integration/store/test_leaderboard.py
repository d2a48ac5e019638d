from __future__ import annotations

import random
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import event, text

from store import InvalidCursor
from store.models import Base
from store.repositories import Jobs, Leaderboard, LeaderboardItem, Models, Scope, Sort, leaderboard
from store.repositories import front as walking
from store.repositories.ranking import DESCENDING
from tests.integration.store.planting import Plant, job_id, plant
from tests.unit.store.world import World

# Few values, so that there are many ties.
PLANTS = st.lists(
    st.builds(
        Plant,
        val_accuracy=st.sampled_from([0.1, 0.5, 1 / 3, 0.9]),
        val_loss=st.sampled_from([0.0, 0.25, 1e-300, 2.5]),
        parameters=st.integers(1, 4) | st.just(2**40),
        flops=st.integers(1, 3),
        seconds=st.sampled_from([0.5, 1.5]),
        age=st.integers(0, 3),
        job=st.integers(0, 1),
        dataset=st.sampled_from(["digits", "mnist"]),
    ),
    min_size=1,
    max_size=25,
)
SCOPES = st.builds(
    Scope,
    job_id=st.none() | st.just(job_id(0)),
    dataset=st.none() | st.just("digits"),
    pareto=st.booleans(),
)


def ranked(plants: list[Plant], sort: Sort, scope: Scope) -> list[int]:
    """The rules, said once more in Python: indexes of the plants, best first."""

    def metric(p: Plant) -> float:
        value = -p.age if sort is Sort.CREATED_AT else getattr(p, sort.value)
        return -value if sort in DESCENDING else value

    inside = [
        (i, p)
        for i, p in enumerate(plants)
        if scope.job_id in (None, job_id(p.job)) and scope.dataset in (None, p.dataset)
    ]

    def dominated(p: Plant) -> bool:
        return any(
            metric(q) <= metric(p)
            and q.parameters <= p.parameters
            and (metric(q) < metric(p) or q.parameters < p.parameters)
            for _, q in inside
        )

    kept = [(i, p) for i, p in inside if not (scope.pareto and dominated(p))]
    return [i for i, p in sorted(kept, key=lambda pair: (metric(pair[1]), pair[1].parameters, -pair[1].age, pair[0]))]


def pages(world: World, sort: Sort, scope: Scope, limit: int) -> list[LeaderboardItem]:
    items: list[LeaderboardItem] = []
    cursor = None
    while True:
        with world.database.read() as session:
            page = Leaderboard(session).page(sort=sort, scope=scope, limit=limit, cursor_text=cursor)
        assert len(page.items) <= limit
        items += page.items
        if (cursor := page.next_cursor) is None:
            return items


def clear(world: World) -> None:
    with world.database.write() as session:
        for table in reversed(Base.metadata.sorted_tables):
            session.execute(table.delete())


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(plants=PLANTS, scope=SCOPES, limit=st.integers(1, 7), chunk=st.sampled_from([1, 2, 3, 2_000]))
def test_pages_follow_the_rules_whatever_the_ties(
    world: World, plants: list[Plant], scope: Scope, limit: int, chunk: int
) -> None:
    clear(world)
    ids = world.do(plant, plants)
    for sort in Sort:
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(walking, "CHUNK", chunk)
            items = pages(world, sort, scope, limit)
        assert [item.model_id for item in items] == [ids[i] for i in ranked(plants, sort, scope)]
        assert [item.rank for item in items] == list(range(1, len(items) + 1))


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(plants=PLANTS, scope=SCOPES)
def test_a_single_models_rank_is_its_rank_on_the_page(world: World, plants: list[Plant], scope: Scope) -> None:
    clear(world)
    ids = world.do(plant, plants)
    plain = Scope(scope.job_id, scope.dataset)
    with world.database.read() as session:
        for sort in Sort:
            for rank, i in enumerate(ranked(plants, sort, plain), start=1):
                model = Models(session).get(ids[i])
                assert Leaderboard(session).item(model, sort=sort, scope=plain).rank == rank


def test_a_rank_is_counted_no_further_than_it_is_told(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(leaderboard, "COUNTED", 3)
    accuracies = [0.5, 0.9, 0.9, 0.7, 0.6]
    ids = world.do(plant, [Plant(accuracy, 1.0) for accuracy in accuracies])
    with world.database.read() as session:
        ranks = [Leaderboard(session).rank(Models(session).get(model_id)) for model_id in ids]
    assert ranks == [None, 1, 2, 3, None]


def test_the_best_model_of_each_job_goes_by_its_objective(world: World) -> None:
    def make(session: Any) -> None:
        plant(session, [Plant(0.9, 3.0, job=0), Plant(0.5, 1.0, job=0), Plant(0.9, 3.0, job=1), Plant(0.5, 1.0, job=1)])
        Jobs(session).get(job_id(1)).objective = "val_loss"

    world.do(make)
    with world.database.read() as session:
        jobs = [Jobs(session).get(job_id(number)) for number in (0, 1)]
        best = Leaderboard(session).best(jobs)
        assert best[job_id(0)].val_accuracy == 0.9
        assert best[job_id(1)].val_loss == 1.0
        assert Leaderboard(session).best([]) == {}


def test_a_job_without_models_has_no_best(world: World) -> None:
    job = world.submit()
    with world.database.read() as session:
        assert Leaderboard(session).best([job]) == {}


def test_a_model_that_arrives_between_two_pages_moves_no_rank_of_theirs(world: World) -> None:
    world.do(plant, [Plant(val_accuracy=0.1 * i) for i in range(1, 7)])
    with world.database.read() as session:
        first = Leaderboard(session).page(limit=3)
    late = world.submit()
    world.finish(world.claim(), val_accuracy=0.99)
    with world.database.read() as session:
        second = Leaderboard(session).page(limit=3, cursor_text=first.next_cursor)
    assert [item.rank for item in second.items] == [4, 5, 6]
    assert not {item.model_id for item in first.items} & {item.model_id for item in second.items}
    assert late.id not in {item.job_id for item in second.items}


def test_a_cursor_of_another_listing_is_refused(world: World) -> None:
    world.do(plant, [Plant(val_accuracy=0.1 * i) for i in range(1, 7)])
    with world.database.read() as session:
        board = Leaderboard(session)
        cursor = board.page(limit=2).next_cursor
        with pytest.raises(InvalidCursor, match="another listing, sort or filter"):
            board.page(limit=2, cursor_text=cursor, scope=Scope(dataset="digits"))
        with pytest.raises(InvalidCursor):
            board.page(limit=2, cursor_text=cursor, sort=Sort.VAL_LOSS)


@contextmanager
def statements(world: World) -> Iterator[list[tuple[str, Any]]]:
    seen: list[tuple[str, Any]] = []

    def note(connection: Any, cursor: Any, statement: str, parameters: Any, *_: Any) -> None:
        seen.append((statement, parameters))

    event.listen(world.database.engine, "before_cursor_execute", note)
    try:
        yield seen
    finally:
        event.remove(world.database.engine, "before_cursor_execute", note)


def plan_of(world: World, statement: str, parameters: Any) -> str:
    explain = "EXPLAIN QUERY PLAN " if world.database.url.drivername == "sqlite" else "EXPLAIN "
    with world.database.read() as session:
        rows = session.connection().exec_driver_sql(explain + statement, parameters).all()
    return "\n".join(str(row[-1]) for row in rows)


def test_every_page_is_read_from_an_index_without_sorting_the_models(world: World) -> None:
    chance = random.Random(0)
    plants = [
        Plant(
            val_accuracy=chance.randrange(200) / 200,
            val_loss=chance.random(),
            parameters=chance.randrange(1_000, 9_000),
            flops=chance.randrange(10_000),
            seconds=chance.random(),
            age=chance.randrange(10**6),
            job=chance.randrange(8),
            dataset=chance.choice(["digits", "mnist"]),
        )
        for _ in range(2_000)
    ]
    world.do(plant, plants)
    with world.database.write() as session:
        session.execute(text("ANALYZE"))
    for scope in (Scope(), Scope(job_id=job_id(3)), Scope(dataset="mnist")):
        for sort in Sort:
            with statements(world) as seen, world.database.read() as session:
                board = Leaderboard(session)
                first = board.page(sort=sort, scope=scope, limit=20)
                board.page(sort=sort, scope=scope, limit=20, cursor_text=first.next_cursor)
            pages_read = [(statement, parameters) for statement, parameters in seen if "ORDER BY" in statement]
            assert len(pages_read) >= 2
            for statement, parameters in pages_read:
                plan = plan_of(world, statement, parameters)
                assert "ix_models_" in plan, plan
                assert "Seq Scan" not in plan, plan
                assert "TEMP B-TREE" not in plan, plan
                # PostgreSQL may sort a few models with one and the same metric by their ties, never by the metric.
                assert f"Sort Key: {sort}" not in plan, plan
