"""Resources of a training process: checkpoint store, data sets in memory, device."""

import tempfile
import traceback
from collections.abc import Callable
from functools import partial
from pathlib import Path

import torch

from nas import data, presets
from nas.adaptation import with_normalisation
from nas.data import Dataset, Normalisation
from nas.errors import DatasetError, Error
from nas.lru import LRU
from nas.network import Network
from nas.training import Recipe, train
from nas.training.device import resolve
from store import downloads
from store.checkpoints import CheckpointStore
from workers.callbacks import Heartbeat
from workers.messages import DatasetFile, Setup
from workers.retrying_store import RetryingStore

DATASETS_KEPT = 2

Fetch = Callable[[str], object]


class Bench:
    """The tools of one training process, kept from trial to trial."""

    def __init__(
        self,
        store: CheckpointStore,
        datasets_dir: Path,
        device: str,
        *,
        fetch: Fetch | None = None,
        pace: Heartbeat | None = None,
    ) -> None:
        """`fetch(name)` brings a known data set's missing files; by default nothing does."""
        self.store = store
        self.pace = pace or Heartbeat()
        self.device = device
        self._datasets_dir = datasets_dir
        self._fetch = fetch or (lambda _name: None)
        self._datasets = LRU[Dataset](DATASETS_KEPT)

    @classmethod
    def from_setup(cls, setup: Setup, pace: Heartbeat | None = None) -> "Bench":
        """The bench of a process of its own: torch's threads are set too. Raises nas.RecipeError: no such device."""
        torch.set_num_threads(setup.threads)
        device = str(resolve(setup.device))
        pace = pace or Heartbeat()
        store = RetryingStore(
            setup.checkpoints_url, setup.store_patience_seconds, pace.waiting, setup.disk_reserve_bytes
        )
        folder = Path(setup.datasets_dir)
        fetch = partial(_download, folder) if setup.download_datasets else None
        return cls(store, folder, device, fetch=fetch, pace=pace)

    def warm_up(self) -> None:
        """Train a little: what torch loads at its first use, about a second, is then loaded before a trial waits."""
        try:
            digits = self.dataset(DatasetFile(name="digits", sha256=None))
            train(Network.initialise(presets.get("digits_cnn")), digits, Recipe(epochs=1), device=self.device)
        except Error:
            traceback.print_exc()  # the first order will tell

    def dataset(self, file: DatasetFile) -> Dataset:
        """The data set, from memory if it was used lately; raises nas.DatasetError, store.CheckpointStoreError."""
        if file.normalisation is not None:
            own = Normalisation.from_json(file.normalisation.model_dump())
            return with_normalisation(self.dataset(file.model_copy(update={"normalisation": None})), own)
        if (known := self._datasets.get(file)) is not None:
            return known
        self._datasets.make_room()  # before the read: memory never holds one more
        dataset = self._load(file)
        return self._datasets.keep(file, dataset if file.limit is None else data.limited(dataset, file.limit))

    def _load(self, file: DatasetFile) -> Dataset:
        if file.sha256 is None:
            self._fetch(file.name)
            return data.load(file.name, self._datasets_dir)
        with tempfile.NamedTemporaryFile(suffix=".npz") as copy:
            copy.write(self.store.get(file.sha256))
            copy.flush()
            return data.npz.load(copy.name, file.name)


def _download(folder: Path, name: str) -> None:
    """Bring what is missing; raises nas.DatasetError."""
    try:
        downloads.fetch(name, folder)
    except downloads.DownloadError as error:
        raise DatasetError(str(error)) from error
