"""The same bytes are stored by one and removed by another: whatever a row names is there."""

import threading
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from nas import Network, presets
from nas.data import DatasetInfo
from server.app import create_app
from server.authentication import Caller
from server.collecting import stored
from server.dependencies import Resources
from server.model_storage import keep_upload
from server.routes.datasets import removed
from server.statistics import DatasetAway, statistics_of
from store import growth, migrate
from store.checkpoints import CheckpointStore, Stored
from store.errors import MissingCheckpoint
from store.file_locks import delete_unnamed
from store.repositories import Datasets, Models
from store.settings import Settings

LONG_ENOUGH_SECONDS = 1.5
NETWORK = Network.initialise(presets.get("digits_cnn"))


@pytest.fixture
def found(database_url: str, tmp_path: Path) -> Iterator[Resources]:
    migrate.upgrade(database_url)
    resources: Resources = create_app(Settings(data_dir=tmp_path, database_url=database_url)).state.resources
    yield resources
    resources.database.dispose()


class Removing(CheckpointStore):
    """Once something is stored here, `remove` is done with its digest, the first time."""

    def __init__(self, url: str, remove: Callable[[str], None]) -> None:
        super().__init__(url)
        self.remove: Callable[[str], None] | None = remove

    def put(self, data: bytes) -> Stored:
        return self._removed(super().put(data))

    def put_file(self, source: Path) -> Stored:
        return self._removed(super().put_file(source))

    def _removed(self, what: Stored) -> Stored:
        remove, self.remove = self.remove, None
        if remove is not None:
            remove(what.sha256)
            assert not self.exists(what.sha256)
        return what


def unlucky(found: Resources) -> Resources:
    """Whoever stores a file here has it removed before a row can name it."""
    database, store = found.database, found.checkpoints
    return replace(found, checkpoints=Removing(store.url, lambda sha256: delete_unnamed(database, store, [sha256])))


def test_a_file_that_goes_between_its_writer_and_its_row_is_stored_again(found: Resources, tmp_path: Path) -> None:
    model, created = keep_upload(unlucky(found), NETWORK, None, growth.Request.of(None, {}))
    assert created
    assert found.checkpoints.get(model.checkpoint.sha256) == NETWORK.to_bytes()

    upload = tmp_path / "upload.npz"
    upload.write_bytes(b"a data set")
    info = DatasetInfo(
        name="mine", input_shape=(1, 8, 8), classes=2, train=1, validation=1, test=1, available=True, reason=None
    )
    stored(unlucky(found), "mine", info, upload)
    with found.database.read() as session:
        row = Datasets(session).find("mine")
    assert row is not None
    assert found.checkpoints.get(row.sha256) == b"a data set"


class Slow(CheckpointStore):
    """Before it removes a file it gives others a chance to name it."""

    def __init__(self, url: str) -> None:
        super().__init__(url)
        self.removing, self.named = threading.Event(), threading.Event()

    def delete(self, sha256: str) -> None:
        self.removing.set()
        self.named.wait(LONG_ENOUGH_SECONDS)
        super().delete(sha256)


def test_a_file_that_is_named_while_it_is_being_removed_is_there_in_the_end(found: Resources) -> None:
    sha256 = found.checkpoints.put(NETWORK.to_bytes()).sha256  # of a job whose rows have just been deleted
    slow = Slow(found.checkpoints.url)
    remover = threading.Thread(target=delete_unnamed, args=(found.database, slow, [sha256]))
    remover.start()
    assert slow.removing.wait(60)
    model, _ = keep_upload(found, NETWORK, None, growth.Request.of(None, {}))
    slow.named.set()
    remover.join()
    assert model.checkpoint.sha256 == sha256
    assert found.checkpoints.get(sha256) == NETWORK.to_bytes()


def test_only_files_that_no_row_names_are_removed(found: Resources) -> None:
    named = keep_upload(found, NETWORK, None, growth.Request.of(None, {}))[0].checkpoint.sha256
    others = [found.checkpoints.put(bytes([number])).sha256 for number in range(50)]
    delete_unnamed(found.database, found.checkpoints, [*others, named])
    assert [sha256 for sha256 in [*others, named] if found.checkpoints.exists(sha256)] == [named]


class Deleting(CheckpointStore):
    """A data set is deleted, if it still has to be, just before its file is looked for."""

    def __init__(self, found: Resources, dataset: str | None) -> None:
        super().__init__(found.checkpoints.url)
        self.found = found
        self.dataset = dataset

    def verify(self, sha256: str) -> int:
        if self.dataset is not None:
            removed(self.found, self.dataset, Caller())
        else:
            self.delete(sha256)
        return super().verify(sha256)


def test_a_data_set_that_is_deleted_while_a_model_s_reader_wants_it_is_said_to_be_deleted(
    found: Resources, tmp_path: Path
) -> None:
    info = DatasetInfo(
        name="mine", input_shape=(1, 8, 8), classes=10, train=1, validation=1, test=1, available=True, reason=None
    )
    upload = tmp_path / "upload.npz"
    upload.write_bytes(b"a data set")
    stored(found, "mine", info, upload)
    uploaded = keep_upload(found, NETWORK, "mine", growth.Request.of(None, {}))[0]
    with found.database.read() as session:
        model = Models(session).get(uploaded.model_id)
    # A file that is gone, and nobody deleted it: that is the server's fault, and stays one.
    with pytest.raises(MissingCheckpoint):
        statistics_of(replace(found, checkpoints=Deleting(found, None)), model)
    with pytest.raises(DatasetAway, match="mine cannot be read: the data set 'mine' was deleted"):
        statistics_of(replace(found, checkpoints=Deleting(found, "mine")), model)
