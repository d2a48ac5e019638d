"""Where Alembic finds the database and the tables: the connection that `store.migrate` hands it, or the settings'."""

from alembic import context
from sqlalchemy import Connection

from store.database import Database
from store.models import Base
from store.settings import get_settings


def run(connection: Connection) -> None:
    """Run the migrations in the connection's transaction."""
    context.configure(
        connection=connection,
        target_metadata=Base.metadata,
        # SQLite's DDL is transactional too, as netgrow begins its transactions: a migration is whole or not at all.
        transactional_ddl=True,
        # SQLite alters a table by copying it.
        render_as_batch=connection.dialect.name == "sqlite",
    )
    context.run_migrations()


given = context.config.attributes.get("connection")
if given is not None:
    run(given)
else:
    database = Database(get_settings().database_url)
    with database.exclusive() as own:
        run(own)
