"""Mean and spread over seeds, and whether one arm is better than another by more than that."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from statistics import fmean, stdev


@dataclass(frozen=True)
class Summary:
    """One figure over the seeds; `sd` is the sample standard deviation, 0 for a single seed."""

    mean: float
    sd: float
    min: float
    max: float
    values: tuple[float, ...]

    @classmethod
    def of(cls, values: Sequence[float]) -> "Summary":
        """The summary of one figure a seed, in the order of the seeds."""
        sd = stdev(values) if len(values) > 1 else 0.0
        return cls(fmean(values), sd, min(values), max(values), tuple(values))

    def to_json(self) -> dict[str, object]:
        """As a JSON object."""
        return asdict(self)


@dataclass(frozen=True)
class Comparison:
    """An arm against its control, seed by seed: `gain` above zero is in the arm's favour."""

    gain: Summary
    spread: float
    """The larger of the two arms' standard deviations over the seeds."""

    @property
    def verdict(self) -> str:
        """better or worse where every seed says so and the mean exceeds the spread over seeds; else undecided."""
        if len(self.gain.values) > 1 and abs(self.gain.mean) > self.spread:
            if self.gain.min > 0:
                return "better"
            if self.gain.max < 0:
                return "worse"
        return "undecided"

    def to_json(self) -> dict[str, object]:
        """As a JSON object."""
        return {"gain": self.gain.to_json(), "spread": self.spread, "verdict": self.verdict}


def compare(arm: Sequence[float], control: Sequence[float], *, higher_is_better: bool) -> Comparison:
    """Of the same figure of both, in the same order of seeds."""
    sign = 1 if higher_is_better else -1
    gains = [sign * (one - other) for one, other in zip(arm, control, strict=True)]
    return Comparison(Summary.of(gains), max(Summary.of(arm).sd, Summary.of(control).sd))


def area(steps: Sequence[float], values: Sequence[float]) -> float:
    """The area under a curve by trapezia, divided by its length: the mean height, in the values' unit."""
    if len(steps) < 2:
        return values[0]
    pieces = [(b - a) * (u + v) / 2 for a, b, u, v in zip(steps, steps[1:], values, values[1:], strict=False)]
    return sum(pieces) / (steps[-1] - steps[0])
