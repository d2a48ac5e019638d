"""The weights as torch.save writes them: a state dict of plain tensors, which loads with `weights_only=True`."""

import io
import os
from collections import OrderedDict
from pathlib import Path

from torch import save

from nas.export.description import Description
from nas.network import Network


def torch(network: Network, path: str | os.PathLike[str], description: Description | None = None) -> None:
    """Write the state dict, keys `<node>.<parameter>`; a file of that name is replaced in one step.

    `network.module()` takes it, and so does `Network()` of the file that `nas.export.python` writes. What the
    description knows is the loaded dictionary's attribute `netgrow`: its texts, as in the metadata of other files.
    """
    description = description or Description()
    description.check(network.architecture)
    state = OrderedDict(network.weights)
    state.netgrow = description.metadata(network.architecture)  # type: ignore[attr-defined]
    buffer = io.BytesIO()  # into a file, torch would write the file's name too
    save(state, buffer)
    path = Path(path)
    part = path.with_name(f"{path.name}.{os.getpid()}.part")
    part.write_bytes(buffer.getbuffer())
    part.replace(path)
