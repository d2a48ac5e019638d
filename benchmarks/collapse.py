"""Children deepened by `pair`, and whether they keep what their parents knew: `python -m benchmarks.collapse [DATA]`.

The network of `benchmarks.seeds.shortcomings` (1,066 parameters) on 10,000 images of MNIST, at a constant rate of 0.05,
batches of 64: the parent for four epochs, then a child deepened at both convolutions for four, with half an epoch of
warm-up and its parent's momentum, which is the harshest start that a job can ask for. What has collapsed begins again
as a job lets it.
"""

import argparse
import os
from pathlib import Path

import torch

import nas
from benchmarks.seeds.shortcomings import parent
from nas.data import Dataset, limited
from nas.mutations import Command
from nas.training import Recipe
from nas.training.collapse import floor, gentler, has_collapsed

EPOCHS, RATE = 4, 0.05


def child_of(dataset: Dataset, seed: int, *, clip: float | None) -> str:
    """Train a parent and its child; what became of the child, in words."""
    fields = {"epochs": EPOCHS, "batch_size": 64, "learning_rate": RATE, "schedule": "constant", "clip_norm": clip}
    recipe = Recipe.model_validate(fields)
    trained = nas.train(nas.Network.initialise(parent("relu"), seed=seed), dataset, recipe, seed=seed, device="cpu")
    choices = {"form": "pair", "kernel_size": 3, "place": "block"}
    commands = [Command(name="deeper", site=site, parameters=choices) for site in ("conv1", "conv2")]
    child, done = nas.mutations.draw(trained.network, {}, 0, seed, commands=commands, certify=False)
    momentum = nas.carry(trained.network, done, trained.optimizer)
    steep = recipe.model_copy(update={"warmup_epochs": 0.5})
    first = nas.train(child, dataset, steep, seed=seed, device="cpu", optimizer_state=momentum)
    limit = floor(trained.val_accuracy, dataset.classes)
    assert limit is not None
    told = f"parent {trained.val_accuracy:.3f}, child {first.val_accuracy:.3f}"
    if not any(has_collapsed(steep, first.epochs[:count], limit) for count in range(1, EPOCHS + 1)):
        return f"{told}: kept"
    gentle = gentler(steep)
    again = nas.train(child, dataset, gentle, seed=seed, device="cpu")
    lost = has_collapsed(gentle, again.epochs, limit)
    return f"{told}, again {again.val_accuracy:.3f}: {'lost' if lost else 'came back'}"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    usual = os.environ.get("NETGROW_DATASETS_DIR", "netgrow-data/datasets")
    parser.add_argument("data", type=Path, nargs="?", default=Path(usual), help="holds mnist/")
    parser.add_argument("--seeds", type=int, default=20)
    arguments = parser.parse_args()
    torch.set_num_threads(1)
    if not nas.data.info("mnist", arguments.data).available:
        print(f"left out, as mnist's files are not in {arguments.data}")
        return
    dataset = limited(nas.data.load("mnist", arguments.data), 10_000)
    for clip in (None, 2.0):
        for seed in range(arguments.seeds):
            print(f"clip_norm {clip}, seed {seed}: {child_of(dataset, seed, clip=clip)}", flush=True)


if __name__ == "__main__":
    main()
