"""Data sets: known by name, or uploaded."""

from nas.data import images, npz
from nas.data.dataset import Dataset, DatasetInfo, Split
from nas.data.fit import check_fits
from nas.data.limit import check_limit, limited
from nas.data.normalisation import Normalisation
from nas.data.registry import info, load, names
from nas.data.resplit import resplit

__all__ = [
    "Dataset",
    "DatasetInfo",
    "Normalisation",
    "Split",
    "check_fits",
    "check_limit",
    "images",
    "info",
    "limited",
    "load",
    "names",
    "npz",
    "resplit",
]
