"""What an experiment came to: its runs, the comparison of every arm with its control, and the JSON of both."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from benchmarks.seeds.machine import Fact
from benchmarks.seeds.runs import Point, Run
from benchmarks.seeds.statistics import Comparison, Summary, compare

DIVERGED = "diverged"
"""Begins the fact that stands for a run without an end."""

Metric = str
"""`val_loss` or `val_accuracy`."""


@dataclass
class Results:
    """The runs of one experiment, in the order in which they ended; `facts` are single figures, by what they say.

    `controls` names for an arm the control at equal steps and that at equal FLOPs, often one and the same run read at
    two places; `published` has the seed's figures an arm, by what they are.
    """

    experiment: str
    form: str
    settings: dict[str, Any]
    machine: dict[str, Fact]
    seeds: list[int]
    metric: Metric = "val_loss"
    controls: dict[str, tuple[str, str]] = field(default_factory=dict)
    published: dict[str, Mapping[str, Sequence[float]]] = field(default_factory=dict)
    facts: dict[str, Any] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)
    runs: list[Run] = field(default_factory=list)

    def of(self, arm: str) -> list[Run]:
        """The runs of an arm, by seed."""
        return sorted((run for run in self.runs if run.arm == arm), key=lambda run: run.seed)

    def arms(self) -> list[str]:
        """The arms' names, in the order in which they first ended."""
        return list(dict.fromkeys(run.arm for run in self.runs))

    def find(self, arm: str, seed: int) -> Run | None:
        """The run of an arm for a seed, if it has ended."""
        return next((run for run in self.runs if run.key == (arm, seed)), None)

    def comparison(self, arm: str, *, equal: str) -> Comparison | None:
        """The arm against its control at equal `steps` or `flops`, at the arm's end; None where there is none."""
        if arm not in self.controls:
            return None
        at_steps, at_flops = self.controls[arm]
        pairs: list[tuple[Point, Point]] = []
        for run in self.of(arm):
            control = self.find(at_steps if equal == "steps" else at_flops, run.seed)
            if control is None:
                continue
            point = control.at_step(run.last.step) if equal == "steps" else control.at_flops(run.last.flops)
            if point is None:
                continue
            pairs.append((run.last, point))
        if not pairs:
            return None
        mine, other = ([getattr(point, self.metric) for point in side] for side in zip(*pairs, strict=True))
        return compare(mine, other, higher_is_better=self.metric == "val_accuracy")

    def to_json(self) -> dict[str, Any]:
        """As a JSON object: first what was found, then every run."""
        return {
            "experiment": self.experiment,
            "form": self.form,
            "machine": self.machine,
            "seeds": self.seeds,
            "settings": self.settings,
            "metric": self.metric,
            "notes": self.notes,
            "facts": self.facts,
            "published": self.published,
            "controls": self.controls,
            "arms": {arm: self._arm(arm) for arm in self.arms()},
            "runs": [run.to_json() for run in self.runs],
        }

    def _arm(self, arm: str) -> dict[str, Any]:
        runs = self.of(arm)
        dips = [run.dip for run in runs if run.dip is not None]
        tests = [run.test_accuracy for run in runs if run.test_accuracy is not None]
        comparisons = {equal: self.comparison(arm, equal=equal) for equal in ("steps", "flops")}
        return {
            "seeds": [run.seed for run in runs],
            "parameters": runs[0].parameters,
            "exact": runs[0].exact,
            "dip": Summary.of(dips).to_json() if dips else None,
            "area": Summary.of([run.area for run in runs]).to_json(),
            "points": [
                {
                    "step": points[0].step,
                    "flops": points[0].flops,
                    "val_loss": Summary.of([point.val_loss for point in points]).to_json(),
                    "val_accuracy": Summary.of([point.val_accuracy for point in points]).to_json(),
                }
                for points in zip(*(run.points for run in runs), strict=False)
            ],
            "seconds": Summary.of([run.last.seconds for run in runs]).to_json(),
            "test_accuracy": Summary.of(tests).to_json() if tests else None,
            "against_control": {
                equal: None if found is None else found.to_json() for equal, found in comparisons.items()
            },
        }

    def write(self, folder: Path) -> Path:
        """Write `NAME.json` (`NAME-quick.json` of a quick form); gives its path."""
        folder.mkdir(parents=True, exist_ok=True)
        path = folder / f"{self.stem}.json"
        part = path.with_suffix(".part")
        part.write_text(json.dumps(self.to_json(), indent=1) + "\n")
        part.replace(path)
        return path

    def take_up(self, folder: Path) -> int:
        """The runs of an earlier, interrupted execution; gives how many there were: none if a setting was another."""
        path = folder / f"{self.stem}.json"
        if not path.is_file():
            return 0
        document = json.loads(path.read_text())
        here = json.loads(json.dumps(self.settings))
        if any(document["settings"][key] != here.get(key) for key in document["settings"]):
            return 0
        self.runs = [Run.from_json(run) for run in document["runs"]]
        self.facts |= {what: fact for what, fact in document["facts"].items() if str(fact).startswith(DIVERGED)}
        return len(self.runs)

    @property
    def stem(self) -> str:
        """What the files are called."""
        return self.experiment if self.form == "full" else f"{self.experiment}-{self.form}"
