"""A training process waits out an outage of the checkpoint store."""

import threading
from pathlib import Path

import pytest

from store import CheckpointStoreError, CorruptCheckpoint, MissingCheckpoint
from workers.retrying_store import RetryingStore


def test_what_cannot_be_written_is_written_once_the_store_is_back(tmp_path: Path) -> None:
    folder = tmp_path / "store"
    folder.write_text("not a folder")
    mend = threading.Timer(0.2, folder.unlink)
    mend.start()
    stored = RetryingStore(folder, patience_seconds=60).put(b"weights")
    mend.join()
    assert RetryingStore(folder, patience_seconds=0).get(stored.sha256) == b"weights"


def test_what_cannot_be_read_is_read_once_the_store_is_back(tmp_path: Path) -> None:
    folder, link, mended = tmp_path / "store", tmp_path / "link", tmp_path / "mended"
    stored = RetryingStore(folder, patience_seconds=0).put(b"weights")
    link.symlink_to(__file__)
    mended.symlink_to(folder)
    mend = threading.Timer(0.2, mended.replace, [link])  # at no moment is the file missing: that would be an answer
    mend.start()
    assert RetryingStore(link, patience_seconds=60).get(stored.sha256) == b"weights"
    mend.join()


def test_patience_ends(tmp_path: Path) -> None:
    folder = tmp_path / "store"
    folder.write_text("not a folder")
    with pytest.raises(CheckpointStoreError):
        RetryingStore(folder, patience_seconds=0).put(b"weights")


def test_a_missing_or_damaged_file_is_an_answer(tmp_path: Path) -> None:
    store = RetryingStore(tmp_path, patience_seconds=60)
    stored = store.put(b"weights")
    with pytest.raises(MissingCheckpoint):
        store.get("0" * 64)
    Path(store.path(stored.sha256)).write_bytes(b"weighty")
    with pytest.raises(CorruptCheckpoint):
        store.get(stored.sha256)
