"""Searches side by side at equal processor time: `python -m benchmarks.search_ab [DATA] --seconds 300`.

Every arm gets 10,000 training images of a data set, one thread, and so many seconds of processor time. One half of the
validation split selects; the network that it chooses is scored once on the other half and the test split together.

- `grow`, `evolution`, `hill_climb`: a job that says only its data set, its strategy and its budget, run by the
  service's own moves (plan, claim, draw, certify, train, store) in this one process, its clock a clock of processor
  time. Everything but training counts too: the column `CPU s` is the whole arm's.
- `continue`: the job's own seed network, one cosine over the whole budget, augmented as `grow` augments.
- `fixed RATE`: convolutions of 32, 64 and 128 channels with batch norm, one cosine, decay and augmentation.
- `network 16-32-64x2`: convolutions of these channels with batch norm, so many at each resolution, trained like
  `fixed 0.05`.
- `optuna`: TPE (grouped, multivariate) and Hyperband on depth, widths, rate, decay, batch size, smoothing and
  augmentation, from scratch, trained by our loop.

Results go to a file of JSON lines, which is read again: what is there is not run twice. `--table` prints it.
"""

import argparse
import importlib
import json
import os
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import asdict, dataclass
from itertools import pairwise
from pathlib import Path
from statistics import fmean, stdev
from time import process_time
from typing import Any

import torch

import nas
from benchmarks.queue_arms import install_optuna
from nas.architecture import Architecture
from nas.data import Dataset, Split, limited
from nas.data.splits import hold_out
from nas.job import JobSpec
from nas.network import Network
from nas.presets.default import stage
from nas.presets.draft import act, chain, conv, flatten, hidden, norm, pool
from nas.training import EpochMetrics, Recipe, TrainingState, evaluate, loop
from nas.training.recipe import Compile
from store import Database, growth, migrate
from store.checkpoints import CheckpointStore
from store.repositories import Leaderboard, Models, Scope, Sort
from workers.messages import Collapsed, DatasetFile, Epoch, Grown, Saved, Trained
from workers.supervise import order_of, record_of
from workers.training_resources import TrainingResources
from workers.trial import answer

SAMPLES = 10_000
STRATEGIES = ("grow", "evolution", "hill_climb")
RATES = (0.02, 0.05, 0.1)
NETWORK = "network "
TUNED: dict[str, Any] = {"weight_decay": 0.0005, "clip_norm": 2.0, "augmentation": "auto", "warmup_epochs": 1.0}
FIXED_WIDTHS = (32, 64, 128)
AUGMENTATIONS: dict[str, Any] = {"auto": "auto", "none": {}}
PROBED = 5
"""Epochs by which one network's length is found: the first also compile."""
QUARTERS = (0.25, 1 / 3, 0.5, 0.75, 1.0)


@dataclass(frozen=True)
class Material:
    """A data set whose validation split is one half, and what reports: the other half and the test split."""

    dataset: Dataset
    report: Split


@dataclass(frozen=True)
class Row:
    """What an arm came to; `curve` has the best validation accuracy by each part of the budget."""

    dataset: str
    arm: str
    seed: int
    budget: float
    seconds: float
    networks: int
    parameters: int
    flops: int
    validation: float
    report: float
    curve: list[tuple[float, float]]


class Course:
    """The best so far of an arm, by processor time."""

    def __init__(self) -> None:
        self.began = process_time()
        self.best: tuple[float, Network] | None = None
        self.curve: list[tuple[float, float]] = []
        self.networks = 0

    @property
    def spent(self) -> float:
        return process_time() - self.began

    def tell(self, accuracy: float, network: Network) -> None:
        self.networks += 1
        self.see(accuracy)
        if self.best is None or accuracy > self.best[0]:
            self.best = (accuracy, network)

    def see(self, accuracy: float) -> None:
        """An epoch's accuracy: a network that could be stopped at."""
        if not self.curve or accuracy > self.curve[-1][1]:
            self.curve.append((self.spent, accuracy))


class HalvedResources(TrainingResources):
    """Resources whose data set is prepared."""

    def __init__(self, store: CheckpointStore, dataset: Dataset) -> None:
        super().__init__(store, Path(), "cpu")
        self._dataset = dataset

    def dataset(self, file: DatasetFile) -> Dataset:
        del file
        return self._dataset


def prepared(name: str, folder: Path) -> Material:
    """10,000 training images; half of the validation split, and the other with the test split."""
    whole = nas.data.load(name, folder)
    first, second = hold_out(whole.validation.labels.numpy(), len(whole.validation) // 2, seed=0)
    halves = [
        Split(whole.validation.images[part], whole.validation.labels[part], whole.validation.normalisation)
        for part in (torch.from_numpy(first), torch.from_numpy(second))
    ]
    dataset = limited(Dataset(name, whole.input_shape, whole.classes, whole.train, halves[0], whole.test), SAMPLES)
    normalisation = dataset.train.normalisation
    images = torch.cat([halves[1].images, whole.test.images])
    labels = torch.cat([halves[1].labels, whole.test.labels])
    return Material(dataset, Split(images, labels, normalisation))


def job_arm(strategy: str, material: Material, seed: int, budget: float) -> Course:
    """A job as it is posted, to its end."""
    course = Course()
    body = {
        "dataset": material.dataset.name,
        "dataset_limit": SAMPLES,
        "search": {"strategy": strategy, "budget": {"seconds": budget}, "parallel": 1},
        "seed": seed,
    }
    with tempfile.TemporaryDirectory() as folder:
        url = f"sqlite:///{folder}/netgrow.sqlite3"
        migrate.upgrade(url)
        database, store = Database(url), CheckpointStore(f"{folder}/checkpoints")
        resources = HalvedResources(store, material.dataset)
        job, _ = database.transact(lambda session: growth.submit(session, JobSpec.model_validate(body)))
        while trial(database, resources, course):
            pass
        with database.read() as session:
            scope = Scope(job_id=job.id)
            best = Leaderboard(session).page(scope=scope, sort=Sort.VAL_ACCURACY, limit=1).items[0]
            digest = checkpoint_of(session, best.model_id)
        course.best = (best.val_accuracy, Network.from_bytes(store.get(digest)))
        database.dispose()
    return course


def checkpoint_of(session: Any, model_id: str) -> str:
    """The digest of a model's checkpoint."""
    return str(Models(session).get(model_id).checkpoint_sha256)


def trial(database: Database, resources: TrainingResources, course: Course) -> bool:
    """Run the best queued trial as a worker does; False if there is none."""
    claim = database.transact(lambda session: growth.claim(session, "benchmark", 3600.0))
    if claim is None:
        return False

    def say(message: Grown | Epoch | Saved | Collapsed) -> None:
        match message:
            case Grown():
                found = (message.mutations, message.parameters, message.flops)
                database.transact(lambda session: growth.grown(session, claim.trial_id, claim.attempt, *found))
            case Epoch():
                course.see(float(message.metrics["val_accuracy"]))  # type: ignore[arg-type]
                said = (message.metrics, message.training_state)
                database.transact(lambda session: growth.record_epoch(session, claim.trial_id, claim.attempt, *said))
            case Collapsed():
                database.transact(
                    lambda session: growth.collapsed(
                        session, claim.trial_id, claim.attempt, message.evidence, again=message.again
                    )
                )
            case Saved():
                pass

    reply = answer(order_of(claim), resources, say)
    if isinstance(reply, Trained):
        course.networks += 1
        record = record_of(reply)
        database.transact(lambda session: growth.finish(session, claim.trial_id, claim.attempt, record))
    else:
        reason = getattr(reply, "message", "stopped")
        database.transact(lambda session: growth.fail(session, claim.trial_id, claim.attempt, "failed", reason))
    return True


def plain_network(dataset: Dataset, widths: Sequence[int] = FIXED_WIDTHS, depth: int = 1) -> Architecture:
    """Convolutions with batch norm, halved between the widths; by default what a careful engineer would take."""
    layers: list[Any] = []
    for place, channels in enumerate(widths):
        layers += [*([pool()] if place else []), *stage(channels, depth)]
    return chain(dataset.input_shape, [*layers, flatten(), hidden(dataset.classes)])


def one_cosine(architecture: Architecture, recipe: Recipe, material: Material, seed: int, budget: float) -> Course:
    """One network for the whole budget: as many epochs as fit, by the fastest of a few that do not count."""
    # A long run is compiled, a short one is not: both are, or the short one would tell of slower epochs.
    recipe = recipe.model_copy(update={"compile": Compile.ALWAYS})
    ends = [process_time()]
    probe = recipe.model_copy(update={"epochs": PROBED, "warmup_epochs": 1.0})
    nas.train(
        Network.initialise(architecture, seed=seed),
        material.dataset,
        probe,
        seed=seed,
        device="cpu",
        on_epoch=lambda *_: ends.append(process_time()),
    )
    fastest = min(after - before for before, after in pairwise(ends))
    epochs = max(2, int(budget / fastest))
    course = Course()

    def on_epoch(metrics: EpochMetrics, state: TrainingState) -> None:
        del state
        course.see(metrics.val_accuracy)

    result = nas.train(
        Network.initialise(architecture, seed=seed),
        material.dataset,
        recipe.model_copy(update={"epochs": epochs}),
        seed=seed,
        device="cpu",
        on_epoch=on_epoch,
    )
    course.tell(result.val_accuracy, result.network)
    return course


def optuna_arm(material: Material, seed: int, budget: float) -> Course:
    """TPE and Hyperband, from scratch, until the budget is used up; the trial that runs then is stopped."""
    missing = install_optuna()
    if missing is not None:
        raise SystemExit(f"optuna: {missing}")
    optuna = importlib.import_module("optuna")
    optuna.logging.set_verbosity(optuna.logging.ERROR)
    course, dataset = Course(), material.dataset
    most = 27

    class Over(Exception):
        """The budget is used up."""

    def objective(trial: Any) -> float:
        stages = trial.suggest_int("stages", 2, 4)
        layers: list[Any] = []
        for place in range(stages):
            layers += [pool()] if place else []
            channels = trial.suggest_int(f"channels{place}", 8, 128, log=True)
            for _ in range(trial.suggest_int(f"depth{place}", 1, 2)):
                layers += [conv(channels, trial.suggest_categorical("kernel", [3, 5])), norm(), act()]
        recipe = Recipe(
            epochs=most,
            learning_rate=trial.suggest_float("rate", 0.005, 0.2, log=True),
            weight_decay=trial.suggest_float("decay", 1e-5, 5e-3, log=True),
            batch_size=trial.suggest_categorical("batch", [64, 128]),
            label_smoothing=trial.suggest_categorical("smoothing", [0.0, 0.1]),
            augmentation=(trial.suggest_categorical("augmentation", ["auto", "none"]) == "auto" and "auto") or {},
            warmup_epochs=1.0,
            clip_norm=2.0,
        )

        def on_epoch(metrics: EpochMetrics, state: TrainingState) -> None:
            course.see(metrics.val_accuracy)
            if course.best is None or metrics.val_accuracy > course.best[0]:
                course.best = (metrics.val_accuracy, state.network())
            if course.spent > budget:
                raise Over
            trial.report(metrics.val_accuracy, metrics.epoch)
            if trial.should_prune():
                raise optuna.TrialPruned

        course.networks += 1
        architecture = chain(dataset.input_shape, [*layers, flatten(), hidden(dataset.classes)])
        try:
            network = Network.initialise(architecture, seed=seed)
            return float(nas.train(network, dataset, recipe, seed=seed, device="cpu", on_epoch=on_epoch).val_accuracy)
        except nas.Diverged:
            raise optuna.TrialPruned from None

    study = optuna.create_study(
        direction="maximize",
        sampler=optuna.samplers.TPESampler(seed=seed, multivariate=True, group=True),
        pruner=optuna.pruners.HyperbandPruner(min_resource=1, max_resource=most, reduction_factor=3),
    )
    with suppress(Over):
        study.optimize(objective)
    return course


def arms() -> dict[str, Callable[[Material, int, float], Course]]:
    """Every arm by its name."""

    def strategy(name: str) -> Callable[[Material, int, float], Course]:
        return lambda material, seed, budget: job_arm(name, material, seed, budget)

    def fixed(rate: float) -> Callable[[Material, int, float], Course]:
        recipe = Recipe.model_validate({"epochs": 3, "learning_rate": rate, **TUNED})
        return lambda material, seed, budget: one_cosine(
            plain_network(material.dataset), recipe, material, seed, budget
        )

    def plain(material: Material, seed: int, budget: float) -> Course:
        dataset = material.dataset
        recipe = Recipe.model_validate({"epochs": 3, "learning_rate": 0.05, **TUNED})
        architecture = nas.presets.default_for(dataset.input_shape, dataset.classes)
        return one_cosine(architecture, recipe, material, seed, budget)

    return {
        **{name: strategy(name) for name in STRATEGIES},
        "continue": plain,
        **{f"fixed {rate:g}": fixed(rate) for rate in RATES},
        "optuna": optuna_arm,
    }


def named(arm: str) -> Callable[[Material, int, float], Course]:
    """The arm of this name; raises KeyError."""
    if not arm.startswith(NETWORK):
        return arms()[arm]
    widths, _, depth = arm.removeprefix(NETWORK).partition("x")

    def trained(material: Material, seed: int, budget: float) -> Course:
        architecture = plain_network(material.dataset, [int(width) for width in widths.split("-")], int(depth))
        recipe = Recipe.model_validate({"epochs": 3, "learning_rate": 0.05, **TUNED})
        return one_cosine(architecture, recipe, material, seed, budget)

    return trained


def measured(name: str, arm: str, material: Material, seed: int, budget: float) -> Row:
    """Run an arm, and score what it chose."""
    course = named(arm)(material, seed, budget)
    seconds = course.spent
    assert course.best is not None
    accuracy, network = course.best
    _, report = evaluate(network, material.report, device="cpu")
    architecture = network.architecture
    return Row(
        dataset=name,
        arm=arm,
        seed=seed,
        budget=budget,
        seconds=round(seconds, 1),
        networks=course.networks,
        parameters=architecture.parameters,
        flops=architecture.flops,
        validation=accuracy,
        report=report,
        curve=[(round(spent, 1), best) for spent, best in course.curve],
    )


def known(path: Path) -> list[Row]:
    """The rows of earlier runs."""
    if not path.exists():
        return []
    return [Row(**json.loads(line)) for line in path.read_text().splitlines()]


def table(rows: list[Row]) -> Iterator[str]:
    """A line for each arm: means over seeds, their spread, and the best so far by part of the budget."""
    yield "| data | budget | arm | seeds | reported accuracy | spread | CPU s | networks | FLOPs | best so far |"
    yield "| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |"
    for dataset, budget, arm in sorted({(row.dataset, row.budget, row.arm) for row in rows}):
        found = [row for row in rows if (row.dataset, row.budget, row.arm) == (dataset, budget, arm)]
        reports = [100 * row.report for row in found]
        parts = [fmean(best_by(row, part * budget) for row in found) for part in QUARTERS]
        yield (
            f"| {dataset} | {budget:g} | {arm} | {len(found)} | {fmean(reports):.2f} % | "
            f"{stdev(reports) if len(reports) > 1 else 0:.2f} | {fmean(row.seconds for row in found):.0f} | "
            f"{fmean(row.networks for row in found):.0f} | {fmean(row.flops for row in found) / 1e6:.1f} M | "
            f"{' / '.join(f'{100 * part:.1f}' for part in parts)} |"
        )


def best_by(row: Row, seconds: float) -> float:
    """The best validation accuracy within so many seconds."""
    return max((accuracy for spent, accuracy in row.curve if spent <= seconds), default=0.0)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    usual = os.environ.get("NETGROW_DATASETS_DIR", "netgrow-data/datasets")
    parser.add_argument("data", type=Path, nargs="?", default=Path(usual), help="holds mnist/ and cifar10/")
    parser.add_argument("--datasets", nargs="+", default=["mnist", "cifar10"])
    parser.add_argument("--arms", nargs="+", default=list(arms()))
    parser.add_argument("--seconds", type=float, default=300.0, help="of processor time, for each arm and seed")
    parser.add_argument("--seeds", type=int, nargs="+", default=[0, 1, 2, 3, 4])
    parser.add_argument("--results", type=Path, default=Path("search_ab.jsonl"))
    parser.add_argument("--table", action="store_true", help="print what there is, and run nothing")
    arguments = parser.parse_args()
    torch.set_num_threads(1)
    loop.perf_counter = process_time  # type: ignore[attr-defined] # a job's seconds are of processor time here
    done = {(row.dataset, row.arm, row.seed, row.budget) for row in known(arguments.results)}
    for name in () if arguments.table else arguments.datasets:
        if not nas.data.info(name, arguments.data).available:
            print(f"{name}: left out, as its files are not in {arguments.data}")
            continue
        material = prepared(name, arguments.data)
        for seed in arguments.seeds:
            for arm in arguments.arms:
                if (name, arm, seed, arguments.seconds) in done:
                    continue
                row = measured(name, arm, material, seed, arguments.seconds)
                with arguments.results.open("a") as file:
                    file.write(json.dumps(asdict(row)) + "\n")
                print(f"{name} {arm} seed {seed}: {100 * row.report:.2f} % in {row.seconds:g} s", flush=True)
    print("\n".join(table(known(arguments.results))))


if __name__ == "__main__":
    main()
