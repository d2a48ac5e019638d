"""The first connections to a new file, several at once: each turns it to write-ahead logging."""

import sqlite3
import threading
from pathlib import Path

from store.database import Database


def test_a_new_file_that_another_is_writing_to_is_waited_for(tmp_path: Path) -> None:
    path = tmp_path / "new.sqlite3"
    other = sqlite3.connect(path, isolation_level=None, check_same_thread=False)
    other.execute("CREATE TABLE anything (x)")
    other.execute("BEGIN IMMEDIATE")  # In its rollback journal: SQLite refuses a change of mode without asking to wait.
    let_go = threading.Timer(0.3, other.rollback)
    let_go.start()
    database = Database(f"sqlite:///{path}")
    try:
        database.check()
        with database.read() as session:
            assert session.connection().exec_driver_sql("PRAGMA journal_mode").scalar() == "wal"
    finally:
        let_go.join()
        other.close()
        database.dispose()
