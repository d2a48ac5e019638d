"""The report on an uploaded data set, in lines."""

from __future__ import annotations

from collections.abc import Iterator

from client.models import Dataset

SHOWN_CLASSES = 20


def report_lines(dataset: Dataset) -> Iterator[str]:
    """Layout and values, classes with their counts, notes, warnings; nothing for a service that does not say."""
    report = dataset.report
    if report is None:
        return
    yield f"read as: {report.layout}; values {report.minimum:g} to {report.maximum:g} ({report.values})"
    names = dataset.class_names or tuple(str(label) for label in range(dataset.classes))
    counts = zip(names, report.train_counts, report.validation_counts, report.test_counts, strict=False)
    yield f"{'labels' if dataset.task == 'multi_label' else 'classes'} (train/validate/test):"
    for number, (name, *of) in enumerate(counts):
        if number == SHOWN_CLASSES:
            yield f"  and {len(names) - SHOWN_CLASSES} more"
            break
        yield f"  {name}: {'/'.join(map(str, of))}"
    for note in report.notes:
        yield f"note: {note}"
    for warning in report.warnings:
        yield f"warning: {warning}"
