"""Data sets: known by name, or uploaded."""

from nas.data import images, npz, own
from nas.data.dataset import Dataset, DatasetInfo, Split
from nas.data.fit import check_fits
from nas.data.limit import check_limit, limited
from nas.data.normalisation import Normalisation
from nas.data.options import Layout, Options
from nas.data.registry import info, load, names
from nas.data.report import Report
from nas.data.resplit import resplit
from nas.data.task import Task

__all__ = [
    "Dataset",
    "DatasetInfo",
    "Layout",
    "Normalisation",
    "Options",
    "Report",
    "Split",
    "Task",
    "check_fits",
    "check_limit",
    "images",
    "info",
    "limited",
    "load",
    "names",
    "npz",
    "own",
    "resplit",
]
