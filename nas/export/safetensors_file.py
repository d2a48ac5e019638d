"""The weights as safetensors: the checkpoint itself."""

import os

from nas.network import Network


def safetensors(network: Network, path: str | os.PathLike[str]) -> None:
    """Write the checkpoint: keys are `<node>.<parameter>`, the architecture's JSON is in the metadata."""
    network.save(path)
