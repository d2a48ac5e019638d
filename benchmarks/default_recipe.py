"""The default recipe beside the one before it: `python -m benchmarks.default_recipe [DATA]`.

Each data set's default network is trained from scratch on 10,000 images, one thread, on one cosine whose epochs take
about `--seconds` of processor time by the first epochs' measure; both recipes get the same number of epochs. The last
epoch's network is scored on the whole test split. Run one process for each data set (`--only`) to use two cores.
"""

import argparse
import json
import os
from dataclasses import dataclass
from pathlib import Path
from statistics import fmean
from time import process_time

import torch

import nas
from nas.data import Dataset, limited
from nas.training import Recipe, evaluate

SAMPLES = 10_000

RECIPES = {
    "before: 0.01, no decay, no clipping": Recipe(learning_rate=0.01, weight_decay=0.0),
    "default: 0.05, decay 0.0005, clipped at 2": Recipe(learning_rate=0.05, weight_decay=0.0005, clip_norm=2.0),
    "0.05, decay 0.0005, not clipped": Recipe(learning_rate=0.05, weight_decay=0.0005),
}


@dataclass(frozen=True)
class Row:
    """One run."""

    dataset: str
    recipe: str
    seed: int
    epochs: int
    seconds: float
    test_loss: float
    test_accuracy: float


def prepared(name: str, folder: Path) -> Dataset:
    """10,000 training images; an epoch is validated on 1,000, as in a job with `dataset_limit`."""
    return limited(nas.data.load(name, folder), SAMPLES)


def epochs_in(dataset: Dataset, seconds: float) -> int:
    """As many epochs as fit, by the second of two."""
    ends: list[float] = []
    network = nas.Network.initialise(nas.presets.default_for(dataset.input_shape, dataset.classes), seed=0)
    nas.train(network, dataset, Recipe(epochs=2), device="cpu", on_epoch=lambda *_: ends.append(process_time()))
    return max(2, int(seconds / (ends[1] - ends[0])))


def measured(dataset: Dataset, name: str, recipe: Recipe, seed: int) -> Row:
    network = nas.Network.initialise(nas.presets.default_for(dataset.input_shape, dataset.classes), seed=seed)
    start = process_time()
    try:
        trained = nas.train(network, dataset, recipe, seed=seed, device="cpu").network
    except nas.Diverged:
        return Row(dataset.name, name, seed, recipe.epochs, process_time() - start, float("inf"), 0.0)
    seconds = process_time() - start
    loss, accuracy = evaluate(trained, dataset.test, device="cpu")
    return Row(dataset.name, name, seed, recipe.epochs, seconds, loss, accuracy)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    usual = os.environ.get("NETGROW_DATASETS_DIR", "netgrow-data/datasets")
    parser.add_argument("data", type=Path, nargs="?", default=Path(usual), help="holds mnist/ and cifar10/")
    parser.add_argument("--only", choices=("mnist", "cifar10"))
    parser.add_argument("--seconds", type=float, default=60.0)
    parser.add_argument("--seeds", type=int, default=3)
    arguments = parser.parse_args()
    torch.set_num_threads(1)
    for dataset_name in ("mnist", "cifar10") if arguments.only is None else (arguments.only,):
        if not nas.data.info(dataset_name, arguments.data).available:
            print(f"{dataset_name}: left out, as its files are not in {arguments.data}")
            continue
        dataset = prepared(dataset_name, arguments.data)
        epochs = epochs_in(dataset, arguments.seconds)
        rows = []
        for seed in range(arguments.seeds):
            for name, recipe in RECIPES.items():
                rows.append(measured(dataset, name, recipe.model_copy(update={"epochs": epochs}), seed))
                print(json.dumps(vars(rows[-1])), flush=True)
        for name in RECIPES:
            of_recipe = [row for row in rows if row.recipe == name]
            accuracy = fmean(row.test_accuracy for row in of_recipe)
            print(f"{dataset_name}, {name}: test accuracy {accuracy:.4f}, {epochs} epochs", flush=True)


if __name__ == "__main__":
    main()
