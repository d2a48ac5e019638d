"""The results as a table in Markdown, for the terminal and for docs/results/."""

from collections.abc import Sequence

from benchmarks.seeds.results import Results
from benchmarks.seeds.statistics import Comparison, Summary


def table(header: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """A Markdown table; the first column is text, the others are figures."""
    rule = ["---"] + ["---:"] * (len(header) - 1)
    return "\n".join("| " + " | ".join(row) + " |" for row in (header, rule, *rows))


def spread(summary: Summary, digits: int = 4) -> str:
    """Mean ± standard deviation (lowest to highest)."""
    return f"{summary.mean:.{digits}f} ± {summary.sd:.{digits}f} ({summary.min:.{digits}f} to {summary.max:.{digits}f})"


def brief(summary: Summary, digits: int = 4) -> str:
    """Mean ± standard deviation."""
    return f"{summary.mean:.{digits}f} ± {summary.sd:.{digits}f}"


def _figures(values: Sequence[float] | None, digits: int) -> str:
    return "–" if values is None else " ".join(f"{value:.{digits}f}" for value in values)


def described(found: Comparison) -> str:
    """The mean gain, its deviation over the seeds, and what that comes to."""
    return f"{found.gain.mean:+.4f} ± {found.gain.sd:.4f}, {found.verdict}"


def _verdict(found: Comparison | None) -> str:
    return "–" if found is None else described(found)


COLUMNS = ("1st", "2nd", "3rd", "4th", "5th")


def chosen(count: int) -> list[int]:
    """Which of so many points (0 is before training) a table shows: all, or first, last and evenly spaced between."""
    most, last = len(COLUMNS), count - 1
    if last <= most:
        return list(range(1, count))
    return [round(1 + place * (last - 1) / (most - 1)) for place in range(most)]


def curves(results: Results) -> str:
    """The validation metric on the way, mean ± sd over the seeds, beside the seed's figures."""
    rows = []
    for arm in results.arms():
        runs = results.of(arm)
        count = min(len(run.points) for run in runs)
        summaries = [
            Summary.of([getattr(run.points[place], results.metric) for run in runs]) for place in chosen(count)
        ]
        steps = ", ".join(str(runs[0].points[place].step) for place in chosen(count))
        published = "; ".join(
            f"{_figures(values, 4)} ({what})" for what, values in results.published.get(arm, {}).items()
        )
        empty = ["–"] * (len(COLUMNS) - len(summaries))
        rows.append([arm, steps, *[brief(each) for each in summaries], *empty, published or "–"])
    return table(["arm", "after steps", *COLUMNS, "the seed's figures"], rows)


def costs(results: Results) -> str:
    """How many seeds ended, size, cost, and what growth did to the loss."""
    rows = []
    for arm in results.arms():
        runs = results.of(arm)
        dips = [run.dip for run in runs if run.dip is not None]
        rows.append(
            [
                arm,
                str(len(runs)),
                f"{runs[0].parameters:,}",
                f"{runs[0].last.flops / 1e12:.3g}",
                f"{Summary.of([run.last.seconds for run in runs]).mean:.0f}",
                f"{Summary.of(dips).mean:+.5f}" if dips else "–",
                brief(Summary.of([run.area for run in runs])),
            ]
        )
    header = [
        "arm",
        "seeds",
        "parameters",
        "training TFLOPs",
        "seconds",
        "dip right after growth",
        "mean loss on the way",
    ]
    return table(header, rows)


def ends(results: Results) -> str:
    """Where the arms ended, and what they gained over their control, both ways."""
    rows = []
    for arm in results.arms():
        runs = results.of(arm)
        tests = [run.test_accuracy for run in runs if run.test_accuracy is not None]
        rows.append(
            [
                arm,
                spread(Summary.of([run.last.val_loss for run in runs])),
                spread(Summary.of([run.last.val_accuracy for run in runs])),
                _verdict(results.comparison(arm, equal="steps")),
                _verdict(results.comparison(arm, equal="flops")),
                brief(Summary.of(tests)) if tests else "–",
            ]
        )
    gain = f"gain in {results.metric} over its control"
    header = ["arm", "final loss", "final accuracy", f"{gain}, equal steps", f"{gain}, equal FLOPs", "test accuracy"]
    return table(header, rows)


def page(results: Results) -> str:
    """The whole page: what ran on what, the tables, the notes."""
    machine = ", ".join(f"{key} {value}" for key, value in results.machine.items())
    settings = ", ".join(f"{key} {value}" for key, value in results.settings.items())
    parts = [
        f"# {results.experiment} ({results.form})",
        f"Machine: {machine}. Seeds: {', '.join(map(str, results.seeds))}. Settings: {settings}.",
        *results.notes,
    ]
    if results.runs:
        parts += [curves(results), costs(results), ends(results)]
    if results.facts:
        rows = [[name, _fact(value)] for name, value in results.facts.items()]
        parts.append(table(["what", "figure"], rows))
    return "\n\n".join(parts) + "\n"


def _fact(value: object) -> str:
    return f"{value:.4g}" if isinstance(value, float) else str(value)
