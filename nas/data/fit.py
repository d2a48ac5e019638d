"""Whether a network and a data set belong together."""

from nas.architecture import Architecture
from nas.data.dataset import Dataset, DatasetInfo
from nas.errors import DatasetError


def check_fits(architecture: Architecture, dataset: Dataset | DatasetInfo) -> None:
    """Raises `DatasetError`, naming both sides, unless input shape and number of classes agree."""
    shape, outputs = tuple(architecture.input.shape), tuple(architecture.shapes[architecture.output])
    if shape != dataset.input_shape:
        raise DatasetError(
            f"the network takes inputs of shape {shape}, but data set {dataset.name} has inputs of shape "
            f"{dataset.input_shape}"
        )
    if outputs != (dataset.classes,):
        raise DatasetError(
            f"the network's output is of shape {outputs}, but data set {dataset.name} has {dataset.classes} classes, "
            f"which needs ({dataset.classes},)"
        )
