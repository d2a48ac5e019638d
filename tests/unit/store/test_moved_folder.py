"""The folder of all files goes away in the middle of a write."""

from pathlib import Path

import pytest

from store.blobs import Folder


class Moved(Folder):
    """It is moved away just after it was seen to be there."""

    away: Path | None = None

    def _require_mount(self) -> None:
        super()._require_mount()
        if self.away is not None:
            self._root.rename(self.away)


def test_a_folder_that_is_moved_away_during_a_write_is_not_made_anew(tmp_path: Path) -> None:
    root = tmp_path / "checkpoints"
    folder = Moved(str(root))
    folder.write(str(root / "aa" / "first"), b"x")
    folder.away = tmp_path / "elsewhere"
    with pytest.raises(FileNotFoundError):
        folder.write(str(root / "bb" / "second"), b"y")
    assert not root.exists()
    assert [path.name for path in folder.away.iterdir()] == ["aa"]
