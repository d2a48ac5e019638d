"""What the faults cost: one line a test, printed at the end of the run and kept in docs/reliability.md."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

BEGIN, END = "<!-- chaos table: written by pytest --reliability-table -->", "<!-- end of the chaos table -->"
COLUMNS = ("fault", "stack", "times injected", "jobs", "lost", "doubled", "differing", "broken invariants")


@dataclass(frozen=True)
class Row:
    """One fault on one stack: how often, and what of the jobs' trials was not as without it."""

    fault: str
    stack: str
    injected: int
    jobs: int
    lost: int
    doubled: int
    differing: int
    violations: int

    @property
    def sound(self) -> bool:
        """Whether the fault was there, and nothing came of it."""
        return self.injected > 0 and not (self.lost or self.doubled or self.differing or self.violations)

    def cells(self) -> tuple[str, ...]:
        """As the table has it."""
        numbers = (self.injected, self.jobs, self.lost, self.doubled, self.differing, self.violations)
        return (self.fault, self.stack, *(f"{number:,}" for number in numbers))


def markdown(rows: Sequence[tuple[str, ...]]) -> str:
    """The table."""
    line = "| {} |".format
    head = [line(" | ".join(COLUMNS)), line(" | ".join(["---"] * 2 + ["---:"] * (len(COLUMNS) - 2)))]
    return "\n".join([*head, *(line(" | ".join(row)) for row in rows)])


def write(page: Path, rows: Sequence[Row]) -> None:
    """Put the rows into the page's table, each in the place of what it had for the same fault and stack."""
    before, rest = page.read_text().split(BEGIN)
    table, after = rest.split(END)
    kept = [tuple(cell.strip() for cell in line.strip("|").split("|")) for line in table.strip().splitlines()[2:]]
    cells = {row[:2]: row for row in kept} | {row.cells()[:2]: row.cells() for row in rows}
    page.write_text(f"{before}{BEGIN}\n{markdown([cells[key] for key in sorted(cells)])}\n{END}{after}")
