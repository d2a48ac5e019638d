"""Looking once through all samples for the report: their range, and which of them are equal."""

import hashlib
from array import array
from collections.abc import Iterator, Mapping

import numpy as np
from numpy.typing import NDArray

from nas.data.report import Findings, Indices, Report, layout_of, warnings_of

MOST_DIGESTS = 5_000_000
"""Samples that are looked through for duplicates: eight bytes, and a microsecond, each."""


_UNLIKE = 20
"""Times that the values of one part span those of another, where they are no longer taken for the same thing."""


def _counts(labels: Indices, classes: int) -> Indices:
    """Count of samples by class, or by label."""
    return np.bincount(labels, minlength=classes) if labels.ndim == 1 else labels.sum(axis=0)


class Survey:
    """Statistics of the samples so far."""

    def __init__(self) -> None:
        self._ranges: dict[str, tuple[float, float]] = {}
        self._types: list[str] = []
        self._digests: dict[str, array[int]] = {}
        self._count = 0

    def add(self, part: str, samples: NDArray[np.generic]) -> None:
        """More samples of a part, in their order."""
        low, high = self._ranges.get(part, (np.inf, -np.inf))
        self._ranges[part] = min(low, float(samples.min())), max(high, float(samples.max()))
        if samples.dtype.name not in self._types:
            self._types.append(samples.dtype.name)
        self._count += len(samples)
        if self._count <= MOST_DIGESTS:
            found = self._digests.setdefault(part, array("Q"))
            for sample in samples:
                digest = hashlib.blake2b(sample.tobytes(), digest_size=8).digest()
                found.append(int.from_bytes(digest, "little"))

    def report(
        self,
        shape: tuple[int, ...],
        classes: int,
        labels: Mapping[str, Indices],
        splits: Mapping[str, tuple[str, Indices]],
        names: tuple[str, ...] | None,
        findings: Findings,
    ) -> Report:
        """On the data set: `labels` by part, `splits` as parts and samples of them."""
        counts = {
            split: tuple(_counts(labels[part][indices], classes).tolist()) for split, (part, indices) in splits.items()
        }
        digests = {}
        if self._count <= MOST_DIGESTS:
            all_of = {part: np.array(found, dtype=np.uint64) for part, found in self._digests.items()}
            digests = {split: all_of[part][indices] for split, (part, indices) in splits.items()}
        return Report(
            layout=layout_of(shape),
            values=" and ".join(self._types),
            minimum=min(low for low, _ in self._ranges.values()),
            maximum=max(high for _, high in self._ranges.values()),
            train_counts=counts["train"],
            validation_counts=counts["validation"],
            test_counts=counts["test"],
            skipped=findings.skipped,
            notes=tuple(findings.notes),
            warnings=(*findings.warnings, *self._unlike(), *warnings_of(counts, names, digests)),
        )

    def _unlike(self) -> Iterator[str]:
        """Warnings of parts whose values span far less, or far more, than those to train with."""
        low, high = self._ranges["train"]
        for part, (least, most) in self._ranges.items():
            spans = sorted((high - low, most - least))
            if spans[1] > _UNLIKE * spans[0] > 0:
                yield (
                    f"the values to train with go from {low:g} to {high:g}, those of the {part} part from {least:g} to "
                    f"{most:g}: are they scaled alike?"
                )
