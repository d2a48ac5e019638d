"""What netgrow makes for itself nobody else on the machine may read."""

import stat
from pathlib import Path

from store import migrate


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def test_the_data_folder_and_the_database_are_for_their_owner_alone(tmp_path: Path) -> None:
    folder = tmp_path / "data"
    migrate.upgrade(f"sqlite:///{folder / 'netgrow.sqlite3'}")
    assert mode(folder) == 0o700
    assert {mode(file) for file in folder.iterdir()} == {0o600}


def test_a_folder_that_is_there_stays_as_open_as_it_is(tmp_path: Path) -> None:
    folder = tmp_path / "data"
    folder.mkdir()
    folder.chmod(0o755)
    migrate.upgrade(f"sqlite:///{folder / 'netgrow.sqlite3'}")
    assert mode(folder) == 0o755
