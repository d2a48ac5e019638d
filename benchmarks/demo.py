"""The demo's job against its control: the same seed network, unchanged, trained on.

    netgrow up &
    python -m benchmarks.demo [--url http://127.0.0.1:8000] [--seeds 3]

The control trains on with the children's recipe, for as many epochs as lie on the best network's lineage (equal steps),
and for as many as cost the same FLOPs. The search picks on the validation split; the test split is scored once a
network, at the end.
"""

import argparse
import math
import tempfile
from dataclasses import dataclass
from pathlib import Path

import nas
from client import Client
from client.commands.demo import TRIALS, job_spec
from client.models import Model


@dataclass(frozen=True)
class Line:
    """A seed's row; accuracies are of the validation and the test split."""

    seed: int
    parent: float
    best: Model
    grown: tuple[float, float]
    equal_steps: tuple[float, float]
    equal_flops: tuple[float, float]


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--url", default="http://127.0.0.1:8000")
    arguments.add_argument("--seeds", type=int, default=3)
    options = arguments.parse_args()
    head = ("job seed", "seed network", "best grown (generation, parameters)", "control, equal steps", "equal FLOPs")
    print(f"| {' | '.join(head)} |")
    print(f"|{' --- |' * len(head)}")
    with Client(options.url) as client:
        for seed in range(options.seeds):
            line = measured(client, seed)
            best = f"{shown(line.grown)} ({line.best.generation}, {line.best.parameters:,})"
            cells = (f"{line.parent:.1%}", best, shown(line.equal_steps), shown(line.equal_flops))
            print(f"| {seed} | {' | '.join(cells)} |", flush=True)
    print("\nValidation accuracy, and the test split's in brackets.")


def measured(client: Client, seed: int) -> Line:
    """Run the job, then its controls."""
    job = client.submit({**job_spec(TRIALS), "name": f"demo-control-{seed}", "seed": seed})
    for _ in client.events(job.id):
        pass  # the stream ends with the job
    best = client.model(next(iter(client.leaderboard(job_id=job.id, limit=1))).model_id)
    path = ancestry(client, best)
    root = path[0]
    epochs = [int(str(model.recipe["epochs"])) for model in path[1:]]
    flops = sum(count * model.flops for count, model in zip(epochs, path[1:], strict=True))
    with tempfile.TemporaryDirectory() as folder:
        networks = []
        for model in (root, best):
            file = Path(folder) / model.model_id
            client.download(model.model_id, file)
            networks.append(nas.Network.load(file))
    recipe = nas.Recipe.model_validate(job.spec["training"]).for_child()
    dataset = nas.data.load("digits")

    def control(count: int) -> tuple[float, float]:
        result = nas.train(networks[0], dataset, recipe.model_copy(update={"epochs": count}), seed=seed, device="cpu")
        return result.val_accuracy, nas.evaluate(result.network, dataset.test, device="cpu")[1]

    assert root.val_accuracy is not None
    assert best.val_accuracy is not None
    return Line(
        seed=seed,
        parent=root.val_accuracy,
        best=best,
        grown=(best.val_accuracy, nas.evaluate(networks[1], dataset.test, device="cpu")[1]),
        equal_steps=control(sum(epochs)),
        equal_flops=control(math.ceil(flops / root.flops)),
    )


def ancestry(client: Client, model: Model) -> list[Model]:
    """The model and its ancestors, from the seed network on."""
    path = [model]
    while path[0].parent_id is not None:
        path.insert(0, client.model(path[0].parent_id))
    return path


def shown(accuracies: tuple[float, float]) -> str:
    validation, test = accuracies
    return f"{validation:.1%} ({test:.1%})"


if __name__ == "__main__":
    main()
