"""The weights as torch.save writes them: a state dict of plain tensors, which loads with `weights_only=True`."""

import io
import os
from pathlib import Path

from torch import save

from nas.network import Network


def torch(network: Network, path: str | os.PathLike[str]) -> None:
    """Write the state dict, keys `<node>.<parameter>`; a file of that name is replaced in one step.

    `network.module()` takes it, and so does `Network()` of the file that `nas.export.python` writes.
    """
    buffer = io.BytesIO()  # into a file, torch would write the file's name too
    save(dict(network.weights), buffer)
    path = Path(path)
    part = path.with_name(f"{path.name}.{os.getpid()}.part")
    part.write_bytes(buffer.getbuffer())
    part.replace(path)
