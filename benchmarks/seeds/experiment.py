"""What every experiment is given, and how it carries out its arms."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cache
from pathlib import Path

import nas
from benchmarks.seeds import machine
from benchmarks.seeds.results import DIVERGED, Results
from benchmarks.seeds.runs import Arm, Grown, Parent, Run, joined, trained
from nas.data import Dataset
from nas.training.device import resolve


class Form(StrEnum):
    """How large an experiment is: in full, in a size of its own for one CPU core, a part for a look, a part for tests.

    Every experiment has all of them but `cpu`, which only those have that need a GPU in full.
    """

    FULL = "full"
    CPU = "cpu"
    QUICK = "quick"
    TINY = "tiny"


@dataclass(frozen=True)
class Options:
    """What the command line says.

    `resume` takes up the runs that an earlier execution left in `out`; `render` does that and trains nothing.
    """

    form: Form = Form.FULL
    seeds: Sequence[int] = (0, 1, 2)
    data: Path | None = None
    out: Path = field(default_factory=lambda: Path("docs/results"))
    device: str = "auto"
    precision: nas.training.Precision = nas.training.Precision.AUTO
    resume: bool = False
    render: bool = False


class Bench:
    """Carries out arms, and writes the results after each, so that an interrupted execution has lost one at most."""

    def __init__(self, results: Results, options: Options) -> None:
        self.results, self.options = results, options
        found = results.take_up(options.out) if options.resume or options.render else 0
        if options.render and not found:
            print(f"{options.out} has no runs of {results.stem} with these settings", flush=True)
        if found:
            print(f"{results.stem}: {found} runs taken up", flush=True)

    def run(
        self, arm: Arm, grown: Grown, dataset: Dataset, seed: int, *, parent: Parent | None = None, test: bool = True
    ) -> tuple[Run, nas.TrainingResult]:
        """Train, keep the run, and say so."""
        run, result = trained(arm, grown, dataset, seed=seed, device=self.options.device, parent=parent, test=test)
        self.keep(run)
        return run, result

    def keep(self, run: Run) -> None:
        """Add the run to the results, write them, and say so."""
        if self.results.find(*run.key) is None:
            self.results.runs.append(run)
        self.results.write(self.options.out)
        dip = "" if run.dip is None else f", dip {run.dip:+.5f}"
        ways = " ".join(f"{getattr(point, self.results.metric):.4f}" for point in run.points[1:])
        print(f"{self.results.stem} seed {run.seed} {run.arm}: {ways}{dip}, {run.last.seconds:.0f} s", flush=True)

    def missing(self, arms: Sequence[Arm], seed: int) -> list[Arm]:
        """Those of the arms that are to be trained for this seed yet; notes the seed's figures of all of them."""
        for arm in arms:
            if arm.published:
                self.results.published[arm.name] = arm.published
        return [arm for arm in arms if self._wanted(arm.name, seed)]

    def _wanted(self, name: str, seed: int) -> bool:
        return not self.options.render and self.results.find(name, seed) is None

    def chain(self, name: str, phases: Sequence[Arm], start: nas.Network, dataset: Dataset, seed: int) -> None:
        """A network from scratch, grown again and again: each phase grows what the one before it trained.

        The test split is scored once, after the last phase.
        """
        if not self._wanted(name, seed):
            return
        runs: list[Run] = []
        parent: Parent | None = None
        network = start
        for phase in phases:
            last = phase is phases[-1]
            grown = Grown(network, exact=False) if parent is None else phase.grow(network, seed)
            run, result = trained(
                phase, grown, dataset, seed=seed, device=self.options.device, parent=parent, test=last
            )
            runs.append(run)
            network, parent = result.network, Parent(result.network, run, result)
        self.keep(joined(name, runs))

    def scratch(self, arm: Arm, start: nas.Network, dataset: Dataset, seed: int) -> None:
        """A network from scratch."""
        if self.missing([arm], seed):
            self.run(arm, Grown(start, exact=False), dataset, seed)

    def family(
        self,
        teacher: Arm,
        start: Callable[[int], nas.Network],
        arms: Sequence[Arm],
        dataset: Dataset,
        *,
        test: bool = True,
    ) -> None:
        """A parent from scratch for each seed, and every arm that goes on from it; what is there already is left out.

        Arm by arm, and each for all seeds: an execution that is cut short has some arms with their spread. A training
        that diverges is a fact, and no run.
        """

        @cache
        def parent(seed: int) -> Parent:
            run, result = self.run(teacher, Grown(start(seed), exact=False), dataset, seed, test=test)
            return Parent(result.network, run, result)

        for seed in self.options.seeds:
            if self.missing([teacher], seed):
                parent(seed)
        for arm in arms:
            for seed in self.options.seeds:
                if self.missing([arm], seed):
                    of = parent(seed)
                    try:
                        self.run(arm, arm.grow(of.network, seed), dataset, seed, parent=of, test=test)
                    except nas.Diverged as error:
                        self.results.facts[f"{arm.name}, seed {seed}"] = f"{DIVERGED}: {error}"


def results(name: str, options: Options, settings: dict[str, object], **fields: object) -> Results:
    """Empty results of an experiment that is about to start."""
    return Results(
        experiment=name,
        form=options.form.value,
        settings=settings,
        machine=machine.describe(resolve(options.device)),
        seeds=list(options.seeds),
        **fields,  # type: ignore[arg-type]
    )
