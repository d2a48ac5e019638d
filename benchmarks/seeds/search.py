"""A whole search by growth beside the same search from scratch, and beside no search at all, at equal FLOPs.

What a user asks for: the best network of at most 10,000 parameters for 10,000 images of MNIST, beginning with one of
1,066. `growth` is a job as the service runs it by default: ageing evolution, mutations drawn by the default weights,
children trained with the default recipe. Its controls may cost what it cost, rounded up in their favour:

- the same search, its candidates' weights forgotten: each is trained from scratch, as long as the seed network was, or
  (more candidates for the same) as long as a child is;
- `continue`: the seed network alone, on one long cosine;
- once the winner is known: its network from scratch, for what the trainings on its lineage cost.

A point is the best network so far, by its validation accuracy; the test images are scored once, for the last of them.
"""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from time import perf_counter

import nas
from benchmarks.seeds import data, experiment
from benchmarks.seeds.experiment import Bench, Form, Options
from benchmarks.seeds.results import Results
from benchmarks.seeds.runs import BACKWARD, Arm, Point, Run, unchanged
from benchmarks.seeds.shortcomings import against, parent
from nas.data import Dataset
from nas.errors import LimitExceeded, NoSite
from nas.mutations.drawing.draw import draw
from nas.search import Asked, Candidate, Proposal, Purse, plan
from nas.training import Precision, Recipe

AXES = ("flops",)
RATE = 0.05
GROWTH, CONTINUE, WINNER = "growth", "continue", "the winner's network from scratch"


@dataclass(frozen=True)
class Size:
    """Samples, epochs of the seed network and of a child, and trials of the search by growth."""

    train: int
    validation: int
    test: int | None
    seed: int
    child: int
    trials: int


SIZES = {
    Form.FULL: Size(10_000, 5_000, None, 12, 4, 24),
    Form.QUICK: Size(2_000, 1_000, 1_000, 6, 2, 6),
    Form.TINY: Size(128, 64, 48, 2, 1, 2),
}
MAX_PARAMETERS = 10_000


@dataclass(frozen=True)
class Trained:
    """A candidate of a search after its training; `lineage_flops` are its own training's and its ancestors'."""

    candidate: Candidate
    network: nas.Network
    val_loss: float
    val_accuracy: float
    lineage_flops: float


class Found:
    """What a search has found so far: `nas.search.History`, and the networks."""

    def __init__(self) -> None:
        self.trained: dict[str, Trained] = {}
        self.planned: list[Proposal] = []

    def size(self) -> int:
        """How many there are."""
        return len(self.trained)

    def best(self) -> Candidate:
        """The one with the highest merit."""
        return max((each.candidate for each in self.trained.values()), key=lambda candidate: candidate.merit)

    def top(self, count: int) -> Sequence[Candidate]:
        """The best so many, the best first."""
        candidates = [each.candidate for each in self.trained.values()]
        return sorted(candidates, key=lambda candidate: candidate.merit, reverse=True)[:count]

    def asked(self, parent_id: str) -> Sequence[tuple[str, ...] | None]:
        """What was planned to grow this model."""
        return [proposal.mutations for proposal in self.planned if proposal.parent_id == parent_id]

    def at(self, index: int) -> Candidate:
        """The one at `index`."""
        return [*self.trained.values()][index].candidate

    def youngest(self, count: int) -> Sequence[Candidate]:
        """The last `count`."""
        return [each.candidate for each in [*self.trained.values()][-count:]]

    def last_round(self) -> Sequence[Asked]:
        """None: the strategies that are compared here plan trial by trial."""
        return ()

    def purse(self) -> Purse:
        """Trials, of which nobody asks here."""
        return Purse("trials", len(self.planned), math.inf)


@dataclass(frozen=True)
class Search:
    """A search over networks, trial after trial; with `epochs` each candidate starts from scratch, for so many."""

    name: str
    spec: nas.JobSpec
    dataset: Dataset
    device: str
    epochs: int | None = None

    def run(self, budget: float) -> tuple[Run, Trained]:
        """Search until the trials or the FLOPs are used up; gives the run and the winner."""
        found, points, steps, flops = Found(), [], 0, 0.0
        started = perf_counter()
        for proposal in self._proposals(found):
            if flops >= budget:
                break
            found.planned.append(proposal)
            trained = self._trial(proposal, found)
            if trained is None:
                continue
            found.trained[trained.candidate.model_id] = trained
            recipe = self._recipe(proposal)
            steps += recipe.epochs * -(-len(self.dataset.train) // recipe.batch_size)
            flops += cost(recipe, trained.network.architecture, self.dataset)
            best = found.trained[found.best().model_id]
            points.append(Point(steps, flops, perf_counter() - started, best.val_loss, best.val_accuracy))
        winner = found.trained[found.best().model_id]
        test_loss, test_accuracy = nas.evaluate(winner.network, self.dataset.test, device=self.device)
        architecture = winner.network.architecture
        run = Run(
            arm=self.name,
            seed=self.spec.seed,
            parameters=architecture.parameters,
            forward_flops=architecture.flops,
            points=tuple(points),
            mutations=(f"{found.size()} networks", f"winner: number {winner.candidate.number}"),
            test_loss=test_loss,
            test_accuracy=test_accuracy,
        )
        return run, winner

    def _proposals(self, found: Found) -> Iterator[Proposal]:
        for rows in range(self.spec.search.trials + 1):
            total = self.spec.search.trials + 1
            yield from plan(self.spec, found, rows=rows, ended=rows, total=total, seeded=False)

    def _recipe(self, proposal: Proposal) -> Recipe:
        if self.epochs is None and proposal.parent_id is not None:
            return self.spec.training.for_child()
        recipe = self.spec.training.for_seed()
        return recipe if self.epochs is None else recipe.model_copy(update={"epochs": self.epochs})

    def _trial(self, proposal: Proposal, found: Found) -> Trained | None:
        recipe = self._recipe(proposal)
        before, generation, network = 0.0, 0, nas.Network.initialise(parent("relu"), proposal.seed)
        if proposal.parent_id is not None:
            grown = self._grown(proposal, found.trained[proposal.parent_id].network)
            if grown is None:
                return None
            network = grown
            generation = found.trained[proposal.parent_id].candidate.generation + 1
            if self.epochs is None:
                before = found.trained[proposal.parent_id].lineage_flops
            else:
                network = nas.Network.initialise(grown.architecture, proposal.seed)
        result = nas.train(network, self.dataset, recipe, seed=proposal.seed, device=self.device)
        architecture = network.architecture
        candidate = Candidate(
            proposal.number, str(proposal.number), result.val_accuracy, architecture.parameters, generation
        )
        spent = before + cost(recipe, architecture, self.dataset)
        return Trained(candidate, result.network, result.val_loss, result.val_accuracy, spent)

    def _grown(self, proposal: Proposal, network: nas.Network) -> nas.Network | None:
        """As a worker draws it; None where nothing fits any more."""
        try:
            child, _ = draw(
                network,
                self.spec.weights,
                self.spec.mutation_count(proposal.seed),
                proposal.seed,
                max_parameters=self.spec.limits.max_parameters,
                certify=False,
            )
        except (LimitExceeded, NoSite):
            return None
        return child


def cost(recipe: Recipe, architecture: nas.Architecture, dataset: Dataset) -> float:
    """The FLOPs of a training."""
    return float((1 + BACKWARD) * architecture.flops * recipe.epochs * len(dataset.train))


def epochs_for(flops: float, architecture: nas.Architecture, dataset: Dataset) -> int:
    """How many epochs cost at least so much."""
    return max(1, math.ceil(flops / cost(Recipe(epochs=1), architecture, dataset)))


def job(size: Size, seed: int) -> nas.JobSpec:
    """The job, as it would be posted: nothing but the task and its size is said."""
    return nas.JobSpec.model_validate(
        {
            "dataset": "mnist",
            "seed": seed,
            "search": {"trials": size.trials, "parallel": 1},
            "training": {
                "seed_epochs": size.seed,
                "epochs": size.child,
                "batch_size": 64,
                "learning_rate": RATE,
                "precision": Precision.FLOAT32,
            },
            "limits": {"max_parameters": MAX_PARAMETERS},
        }
    )


def from_scratch(size: Size) -> dict[str, int]:
    """The searches without growth, and for how many epochs each of their candidates is trained."""
    return {f"from scratch, {epochs} epochs each": epochs for epochs in (size.seed, size.child)}


def run(options: Options) -> list[Results]:
    """Seed by seed: growth, and its controls for what it cost."""
    size = SIZES[options.form]
    dataset = data.limited(data.load("mnist", options.data), size.train, size.validation, size.test)
    settings = {
        "dataset": "mnist",
        **data.sizes(dataset),
        "seed network": f"{parent('relu').parameters} parameters, {size.seed} epochs",
        "job": job(size, 0).model_dump(mode="json", exclude_defaults=True, exclude={"seed"}),
    }
    found = experiment.results("search", options, settings, controls={}, notes=NOTES)
    found.metric = "val_accuracy"
    bench = Bench(found, options)
    for seed in options.seeds:
        one_seed(bench, size, dataset, seed)
    for name in (*from_scratch(size), CONTINUE, WINNER):
        for split in ("validation", "test"):
            against(found, GROWTH, name, f"better than {name}, at equal FLOPs?", split=split)
    return [found]


NOTES = [
    "Accuracies are on the validation images, of the best network so far, which they choose: so they flatter whoever "
    "tried most. The test images are scored once, for the last of them. The FLOPs of a search are those of all its "
    "trainings; of the winner's network from scratch, those of the winner's own and of its ancestors'.",
]


def one_seed(bench: Bench, size: Size, dataset: Dataset, seed: int) -> None:
    """All arms; a seed of which one is missing is run anew, because the budget is growth's."""
    arms = [GROWTH, *from_scratch(size), CONTINUE, WINNER]
    if not bench.missing([Arm(name, unchanged, Recipe()) for name in arms], seed):
        return
    spec, device = job(size, seed), bench.options.device
    grown, winner = Search(GROWTH, spec, dataset, device).run(math.inf)
    bench.keep(grown)
    budget = grown.last.flops
    endless = spec.model_copy(update={"search": spec.search.model_copy(update={"trials": 100 * size.trials})})
    for name, epochs in from_scratch(size).items():
        bench.keep(Search(name, endless, dataset, device, epochs).run(budget)[0])
    for name, architecture, flops in (
        (CONTINUE, parent("relu"), budget),
        (WINNER, winner.network.architecture, winner.lineage_flops),
    ):
        recipe = spec.training.for_seed().model_copy(update={"epochs": epochs_for(flops, architecture, dataset)})
        bench.scratch(Arm(name, unchanged, recipe), nas.Network.initialise(architecture, seed), dataset, seed)
