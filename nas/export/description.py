"""The metadata of an exported file: normalisation of raw inputs, class names, origin."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field

from nas.architecture import Architecture
from nas.data.normalisation import Normalisation
from nas.errors import ExportError

LAYOUTS = {3: "(batch, channels, height, width)", 1: "(batch, features)"}


@dataclass(frozen=True)
class Description:
    """Known facts about a network's inputs and outputs; unknown ones are left out of the file."""

    normalisation: Normalisation | None = None
    class_names: tuple[str, ...] | None = None
    """In the order of the logits."""
    facts: Mapping[str, str] = field(default_factory=dict)
    """More for a file's metadata, such as the model's id and its lineage."""

    def check(self, architecture: Architecture) -> None:
        """Raise ExportError unless it fits the network."""
        channels, outputs = architecture.input.shape[0], architecture.shapes[architecture.output]
        if self.normalisation is not None and len(self.normalisation.mean) != channels:
            raise ExportError(f"there are {len(self.normalisation.mean)} means for {channels} channels or features")
        if self.class_names is not None and (len(self.class_names),) != outputs:
            raise ExportError(f"there are {len(self.class_names)} class names for outputs of shape {outputs}")

    @property
    def mean(self) -> list[float]:
        """The mean to subtract from each channel or feature of raw inputs."""
        return [] if self.normalisation is None else self.normalisation.mean.tolist()

    @property
    def std(self) -> list[float]:
        """The deviation to divide each channel or feature by afterwards."""
        return [] if self.normalisation is None else self.normalisation.std.tolist()

    def metadata(self, architecture: Architecture, *, inside: bool = False) -> dict[str, str]:
        """Texts for a file that has key and value; `inside` if its network takes raw inputs."""
        known = dict(self.facts) | {"input_layout": LAYOUTS[len(architecture.input.shape)]}
        if self.class_names is not None:
            known["class_names"] = json.dumps(self.class_names, ensure_ascii=False)
        if self.normalisation is not None:
            known |= {"mean": json.dumps(self.mean), "std": json.dumps(self.std)}
            known["inputs"] = (
                "raw values, as in the data set: mean and std are applied inside"
                if inside
                else "normalised: subtract mean, divide by std, per channel or feature"
            )
        return known
