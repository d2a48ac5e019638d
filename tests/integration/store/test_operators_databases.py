"""Databases as operators have them: of another encoding, without rights, too new, and with parameters of their own."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from sqlalchemy import make_url, text
from typer.testing import CliRunner

from client.cli import app
from store import Database, DatabaseNewer, MigrationRefused, migrate
from tests.services import Server, connect
from tests.unit.store.world import World


@contextmanager
def database_of(server: Server, name: str, how: str) -> Iterator[str]:
    """The URL of an empty database that is made so, and dropped at the end."""
    with connect(server.url) as admin:
        admin.execute(f"CREATE DATABASE {name} TEMPLATE template0 {how}")  # type: ignore[call-overload]
    try:
        yield make_url(server.url).set(database=name).render_as_string(hide_password=False)
    finally:
        with connect(server.url) as admin:
            admin.execute(f"DROP DATABASE {name} WITH (FORCE)")  # type: ignore[call-overload]


@pytest.mark.parametrize("encoding", ["SQL_ASCII", "LATIN1"])
def test_a_database_whose_encoding_cannot_hold_every_text_is_not_migrated(
    postgres_server: Server, encoding: str
) -> None:
    how = f"ENCODING '{encoding}' LC_COLLATE 'C' LC_CTYPE 'C'"
    with database_of(postgres_server, f"netgrow_{encoding.lower()}", how) as url:
        with pytest.raises(MigrationRefused, match=rf"encoding is {encoding}, .* ENCODING 'UTF8' TEMPLATE template0"):
            migrate.upgrade(url)
        result = CliRunner().invoke(app, ["migrate"], env={"NETGROW_DATABASE_URL": url})
    assert (result.exit_code, result.stderr.count("\n")) == (1, 1)
    assert result.stderr.startswith(f"netgrow: the database's encoding is {encoding}")


def test_a_user_without_the_right_to_make_tables_is_told_which(postgres_url: str) -> None:
    poor = make_url(postgres_url).set(username="netgrow_poor", password="poor").render_as_string(hide_password=False)
    with connect(postgres_url) as admin:
        admin.execute("CREATE ROLE netgrow_poor LOGIN PASSWORD 'poor'")
        admin.execute("REVOKE CREATE ON SCHEMA public FROM PUBLIC")
    try:
        with pytest.raises(MigrationRefused, match=r"permission denied for schema public: .* CREATE on its schema"):
            migrate.upgrade(poor)
    finally:
        with connect(postgres_url) as admin:
            admin.execute("DROP ROLE netgrow_poor")


def test_a_newer_database_is_refused_by_all_that_would_use_it(database_url: str) -> None:
    migrate.upgrade(database_url)
    database = Database(database_url)
    with database.write() as session:
        session.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    with pytest.raises(DatabaseNewer, match=r"revision 9999, .* Install that version, or restore a backup"):
        migrate.check(database)
    with pytest.raises(DatabaseNewer, match="revision 9999"):
        migrate.upgrade(database_url)
    for command in (["server", "--port", "0"], ["worker"], ["migrate"]):
        result = CliRunner().invoke(app, command, env={"NETGROW_DATABASE_URL": database_url})
        assert (result.exit_code, result.stderr.count("\n")) == (1, 1), result.stderr
        assert "netgrow: the database is at revision 9999" in result.stderr
    database.dispose()


def test_what_the_url_says_is_kept_beside_our_own_settings(postgres_url: str) -> None:
    with connect(postgres_url) as admin:
        admin.execute("CREATE SCHEMA mine")
    url = f"{postgres_url}?options=-c search_path=mine -c lock_timeout=7s&application_name=ours"
    migrate.upgrade(url)
    database = Database(url, prepares=False)
    with database.read() as session:
        schemas = session.execute(text("SELECT DISTINCT schemaname FROM pg_tables WHERE tablename = 'jobs'")).scalars()
        assert list(schemas) == ["mine"]
        shown = {
            name: session.execute(text(f"SHOW {name}")).scalar_one()
            for name in ("timezone", "lock_timeout", "idle_in_transaction_session_timeout", "application_name")
        }
        assert shown == {
            "timezone": "UTC",
            "lock_timeout": "7s",
            "idle_in_transaction_session_timeout": "30s",
            "application_name": "ours",
        }
        driver = session.connection().connection.driver_connection
        assert driver is not None
        assert driver.prepare_threshold is None
    World(database).grown_job()
    database.dispose()
