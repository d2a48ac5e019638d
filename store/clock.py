"""The database's own time: what leases and timestamps are made of, never a worker's clock."""

from datetime import UTC, datetime
from typing import Any

from sqlalchemy import BindParameter, DateTime, Dialect, Double, TypeDecorator, literal, select
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.orm import Session
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.functions import FunctionElement


class Instant(TypeDecorator[datetime]):
    """A moment: an aware UTC `datetime` in Python; on SQLite, text whose order is the order of time."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """To UTC; SQLite's type writes no zone, so it is dropped there."""
        if value is None:
            return None
        value = value.astimezone(UTC)
        return value.replace(tzinfo=None) if dialect.name == "sqlite" else value

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """To an aware UTC time."""
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


def read(session: Session) -> datetime:
    """The database's time now."""
    return session.scalars(select(now())).one()


class now(FunctionElement[datetime]):  # noqa: N801 (reads as the SQL function that it is)
    """The time of the statement, by the database's clock."""

    type = Instant()
    inherit_cache = True


class later(FunctionElement[datetime]):  # noqa: N801
    """`seconds` after `now()` (before, if negative), by the database's clock."""

    type = Instant()
    inherit_cache = True

    def __init__(self, seconds: float | BindParameter[float]) -> None:
        super().__init__(literal(float(seconds), Double()) if isinstance(seconds, int | float) else seconds)


@compiles(now, "postgresql")
def _now_postgresql(element: now, compiler: SQLCompiler, **_: Any) -> str:
    # Not now(): that is the transaction's start, and a transaction may have waited for a lock since.
    return "statement_timestamp()"


@compiles(now, "sqlite")
def _now_sqlite(element: now, compiler: SQLCompiler, **_: Any) -> str:
    # SQLite's clock gives milliseconds; padded, so that it compares as text with times that Python wrote.
    return "strftime('%Y-%m-%d %H:%M:%f000', 'now')"


@compiles(later, "postgresql")
def _later_postgresql(element: later, compiler: SQLCompiler, **kwargs: Any) -> str:
    return f"(statement_timestamp() + make_interval(secs => {compiler.process(element.clauses, **kwargs)}))"


@compiles(later, "sqlite")
def _later_sqlite(element: later, compiler: SQLCompiler, **kwargs: Any) -> str:
    seconds = compiler.process(element.clauses, **kwargs)
    return f"strftime('%Y-%m-%d %H:%M:%f000', 'now', printf('%+.3f seconds', {seconds}))"
