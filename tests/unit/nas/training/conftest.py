"""One small data set and one small network, made once."""

import pytest
import torch

import nas
from nas.data import Dataset


@pytest.fixture(autouse=True)
def _one_thread() -> None:
    """Bits depend on the number of threads."""
    torch.set_num_threads(1)


@pytest.fixture(scope="session")
def digits() -> Dataset:
    return nas.data.load("digits")


@pytest.fixture(scope="session")
def network() -> nas.Network:
    return nas.Network.initialise(nas.presets.get("digits_cnn"))
