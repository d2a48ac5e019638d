"""The leaderboard as it fills: a page, a single model's rank, and the Pareto front at 10⁴, 10⁵ and 10⁶ models.

    python -m benchmarks.leaderboard [--models 10000 100000 1000000] [--databases postgresql sqlite] [--repeats 15]

Each figure is the median of repeated reads through the store, without HTTP. The rank is that of the model in the
middle: counted to the end, and as far as `GET /models/{id}` counts it.
"""

import argparse
import random
import statistics
import time
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, datetime, timedelta
from typing import Any

from rich.console import Console
from rich.table import Table
from sqlalchemy import insert, text
from sqlalchemy.orm import Session

from benchmarks.queue_databases import DATABASES
from store import migrate
from store.database import Database
from store.models import Model
from store.repositories import Leaderboard, Models, Scope
from store.repositories.leaderboard import COUNTED

AT_ONCE = 10_000
MIDDLE = text("SELECT id FROM models ORDER BY val_accuracy DESC LIMIT 1 OFFSET :half")
BEGINNING = datetime(2026, 1, 1, tzinfo=UTC)


def models(first: int, after: int) -> Iterator[dict[str, Any]]:
    """Rows as searches leave them: a larger network is a little better, with much noise."""
    draw = random.Random(first)
    for number in range(first, after):
        size = int(10 ** draw.uniform(3, 6))
        accuracy = min(1.0, max(0.0, round(0.5 + size / 4e6 + draw.gauss(0, 0.08), 4)))
        yield {
            "id": f"model_{number:09}",
            "generation": 1,
            "dataset": "digits",
            "val_accuracy": accuracy,
            "val_loss": 1 - accuracy,
            "parameters": size,
            "flops": 20 * size,
            "architecture": {},
            "architecture_digest": f"{number:064}",
            "checkpoint_sha256": f"{number:064}",
            "checkpoint_bytes": 4 * size,
            "mutations": [],
            "mutation_names": ["wider"],
            "recipe": {},
            "seconds": 1.0,
            "created_at": BEGINNING + timedelta(milliseconds=number),
        }


def fill(database: Database, first: int, after: int) -> None:
    """Add models straight to the table, and let the database count what it holds."""
    for start in range(first, after, AT_ONCE):
        with database.write() as session:
            session.execute(insert(Model), list(models(start, min(start + AT_ONCE, after))))
    with database.write() as session:
        session.execute(text("ANALYZE"))


def median_ms(database: Database, read: Callable[[Session], object], repeats: int) -> float:
    """The median of several reads in milliseconds, after one that warms up."""
    taken = []
    for _ in range(repeats + 1):
        with database.read() as session:
            begun = time.perf_counter()
            read(session)
            taken.append(time.perf_counter() - begun)
    return statistics.median(taken[1:]) * 1000


def measured(database: Database, middle: str, repeats: int) -> list[float]:
    """Milliseconds of each read, in the order of the table's columns."""

    def ranked(session: Session, *, whole: bool) -> object:
        model = Models(session).get(middle)
        return Leaderboard(session).item(model).rank if whole else Leaderboard(session).rank(model)

    reads: Sequence[Callable[[Session], object]] = (
        lambda session: Leaderboard(session).page(),
        lambda session: ranked(session, whole=True),
        lambda session: ranked(session, whole=False),
        lambda session: Leaderboard(session).page(scope=Scope(pareto=True)),
    )
    return [median_ms(database, read, repeats) for read in reads]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--models", nargs="+", type=int, default=[10_000, 100_000, 1_000_000])
    parser.add_argument("--databases", nargs="+", choices=sorted(DATABASES), default=sorted(DATABASES))
    parser.add_argument("--repeats", type=int, default=15)
    given = parser.parse_args()
    table = Table(
        "database", "models", "a page", "rank, counted to the end", f"rank, up to {COUNTED:,}", "Pareto front"
    )
    for name in given.databases:
        with DATABASES[name]() as url:
            migrate.upgrade(url)
            database = Database(url)
            filled = 0
            for count in sorted(given.models):
                fill(database, filled, count)
                filled = count
                with database.read() as session:
                    middle = session.scalars(MIDDLE, {"half": count // 2}).one()
                figures = measured(database, middle, given.repeats)
                table.add_row(name, f"{count:,}", *(f"{figure:.1f} ms" for figure in figures))
            database.dispose()
    Console().print(table)


if __name__ == "__main__":
    main()
