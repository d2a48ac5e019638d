"""The weights as safetensors: the checkpoint, and in its metadata what is known beside it."""

import os
from pathlib import Path

from nas.export.description import Description
from nas.network import Network
from nas.tensorfile import with_metadata


def safetensors(network: Network, path: str | os.PathLike[str], description: Description | None = None) -> None:
    """Write the checkpoint: keys are `<node>.<parameter>`, the architecture's JSON is in the metadata.

    With a description, its texts are in the metadata too; `nas.Network.load` reads the file in either case.
    """
    data = network.to_bytes()
    if description is not None:
        description.check(network.architecture)
        data = with_metadata(data, description.metadata(network.architecture))
    path = Path(path)
    part = path.with_name(f"{path.name}.{os.getpid()}.part")
    part.write_bytes(data)
    part.replace(path)
