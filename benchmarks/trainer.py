"""Our training loop against two that are written by hand: `python -m benchmarks.trainer [--quick]`.

Arms, alternated in one process, each run a fresh training of the same network on the same data, validation included:

- ours: `nas.train` with its plain recipe: SGD at 0.01 without decay or clipping;
- by hand: what a good engineer writes with a plain `nn.Sequential` on the same in-memory tensors, at the same precision
  and memory format, validating in float32 as we do;
- DataLoader: the usual float32 loop with `TensorDataset`, `DataLoader` and `loss.item()`.

Then the same two arms for each way to compute (float32, bfloat16, channels-last, compiled), by the second of two
epochs, so that a compiled arm has compiled by then. Beside them, what each augmentation adds to a step of our own, and
what a teacher of the same size does.

A ratio is the median of the rounds' own ratios, so that a busy machine slows both of its sides.
"""

import argparse
import os
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from statistics import median
from time import perf_counter, process_time

import torch
from torch import Tensor, nn
from torch.utils.data import DataLoader, TensorDataset

import nas
from nas.data import Dataset, Normalisation, Split
from nas.training.device import resolve
from nas.training.precision import Computation, choose
from nas.training.randomness import Step
from nas.training.recipe import Compile, MemoryFormat, Recipe
from nas.training.training_batches import Material, TrainingBatches

HAND_TARGET, LOADER_TARGET, AUGMENTATION_TARGET = 1.05, 0.4, 0.1
BATCH = 128


@dataclass(frozen=True)
class Case:
    """One network to train: `sequential` is the preset of that name, written by hand."""

    preset: str
    sequential: Callable[[], nn.Sequential]
    dataset: Dataset
    epochs: int
    source: str
    loader_target: float | None


def keras_mnist() -> nn.Sequential:
    return nn.Sequential(
        nn.Conv2d(1, 64, 3, padding=1),
        nn.MaxPool2d(2),
        nn.Conv2d(64, 64, 3, padding=1),
        nn.MaxPool2d(2),
        nn.Flatten(),
        nn.Linear(64 * 7 * 7, 64),
        nn.ReLU(),
        nn.Linear(64, 10),
    )


def digits_cnn() -> nn.Sequential:
    return nn.Sequential(
        nn.Conv2d(1, 16, 3, padding=1),
        nn.BatchNorm2d(16),
        nn.ReLU(),
        nn.MaxPool2d(2),
        nn.Conv2d(16, 16, 3, padding=1),
        nn.BatchNorm2d(16),
        nn.ReLU(),
        nn.Flatten(),
        nn.Linear(16 * 4 * 4, 10),
    )


DEFAULT = Recipe(batch_size=BATCH, learning_rate=0.01)  # what the hand-written loops do: no decay, no clipping
EpochEnd = Callable[[], None]


def ours(case: Case, recipe: Recipe = DEFAULT, on_epoch: EpochEnd = lambda: None) -> float:
    network, recipe = (
        nas.Network.initialise(nas.presets.get(case.preset)),
        recipe.model_copy(update={"epochs": case.epochs}),
    )
    return nas.train(network, case.dataset, recipe, on_epoch=lambda _metrics, _state: on_epoch()).val_loss


def by_hand(case: Case, recipe: Recipe = DEFAULT, on_epoch: EpochEnd = lambda: None) -> float:
    computation = choose(recipe, nas.presets.get(case.preset), resolve("auto"))
    device, channels_last = computation.device, computation.memory_format is MemoryFormat.CHANNELS_LAST
    torch.manual_seed(0)
    model = case.sequential().to(device)
    if channels_last:
        model = model.to(memory_format=torch.channels_last)
    torch.compiler.reset()
    forward = torch.compile(model, dynamic=False) if recipe.compile is Compile.ALWAYS else model
    optimizer = torch.optim.SGD(model.parameters(), lr=0.01, momentum=0.9, fused=True)
    x, y, x_val, y_val = (tensor.to(device) for tensor in normalised(case.dataset))
    val_loss = torch.tensor(0.0)
    for _ in range(case.epochs):
        model.train()
        total = torch.zeros((), device=device)
        for index in torch.randperm(len(x)).to(device).split(BATCH):
            images, labels = x[index], y[index]
            if channels_last:
                images = images.contiguous(memory_format=torch.channels_last)
            with computation.autocast():
                loss = nn.functional.cross_entropy(forward(images), labels)
            optimizer.zero_grad(set_to_none=True)
            loss.backward()
            optimizer.step()
            total += loss.detach() * len(index)
        total.item()
        val_loss = validate_by_hand(model, x_val, y_val, computation)
        on_epoch()
    return val_loss.item()


def validate_by_hand(model: nn.Module, x: Tensor, y: Tensor, computation: Computation) -> Tensor:
    model.eval()
    channels_last = computation.memory_format is MemoryFormat.CHANNELS_LAST
    loss = torch.zeros((), device=computation.device)
    correct = torch.zeros((), device=computation.device)
    with torch.inference_mode():
        for images, labels in zip(x.split(BATCH), y.split(BATCH), strict=True):
            if channels_last:
                images = images.contiguous(memory_format=torch.channels_last)
            logits = model(images)
            loss += nn.functional.cross_entropy(logits, labels, reduction="sum")
            correct += (logits.argmax(1) == labels).sum()
    correct.item()
    return loss / len(x)


def with_loader(case: Case) -> float:
    device = resolve("auto")
    torch.manual_seed(0)
    model = case.sequential().to(device)
    optimizer = torch.optim.SGD(model.parameters(), lr=0.01, momentum=0.9)
    x, y, x_val, y_val = normalised(case.dataset)
    train = DataLoader(TensorDataset(x, y), batch_size=BATCH, shuffle=True)
    validation = DataLoader(TensorDataset(x_val, y_val), batch_size=BATCH)
    val_loss = 0.0
    for _ in range(case.epochs):
        model.train()
        for images, labels in train:
            optimizer.zero_grad()
            loss = nn.functional.cross_entropy(model(images.to(device)), labels.to(device))
            loss.backward()
            optimizer.step()
            loss.item()
        model.eval()
        val_loss = 0.0
        with torch.no_grad():
            for images, labels in validation:
                logits = model(images.to(device))
                val_loss += nn.functional.cross_entropy(logits, labels.to(device), reduction="sum").item()
    return val_loss / len(x_val)


ARMS: dict[str, Callable[[Case], float]] = {"ours": ours, "by hand": by_hand, "DataLoader": with_loader}


def normalised(dataset: Dataset) -> tuple[Tensor, Tensor, Tensor, Tensor]:
    train, validation = dataset.train, dataset.validation
    normalise = train.normalisation.apply
    return normalise(train.images), train.labels, normalise(validation.images), validation.labels


def mnist_sized(directory: str | None, samples: int) -> tuple[Dataset, str]:
    """The first samples of MNIST, five to train for one to validate; random tensors of its size without the files."""
    if directory is not None and nas.data.info("mnist", directory).available:
        full, source = nas.data.load("mnist", directory), f"MNIST, {samples} of its images"
    else:
        full, source = synthetic(samples), f"synthetic, {samples} images of MNIST's size"
    validation = Split(
        full.validation.images[: samples // 5], full.validation.labels[: samples // 5], full.validation.normalisation
    )
    train = Split(full.train.images[:samples], full.train.labels[:samples], full.train.normalisation)
    return Dataset(full.name, full.input_shape, full.classes, train, validation, validation), source


def synthetic(samples: int) -> Dataset:
    generator = torch.Generator().manual_seed(0)
    images = torch.randint(0, 256, (samples, 1, 28, 28), generator=generator, dtype=torch.uint8)
    labels = torch.randint(0, 10, (samples,), generator=generator)
    split = Split(images, labels, Normalisation(torch.tensor([127.5]), torch.tensor([73.9])))
    return Dataset("synthetic", (1, 28, 28), 10, split, split, split)


def measure(case: Case, rounds: int) -> None:
    computation = choose(Recipe(), nas.presets.get(case.preset), resolve("auto"))
    expected = nas.presets.get(case.preset).parameters
    written = sum(parameter.numel() for parameter in case.sequential().parameters())
    if written != expected:
        raise SystemExit(
            f"{case.preset} written by hand has {written} parameters, the preset {expected}: bring it up to date"
        )
    print(f"\n{case.preset} on {case.source}, {case.epochs} epochs of {len(case.dataset.train)} samples, batch {BATCH}")
    print(
        f"ours and by hand: {computation.precision}, {computation.memory_format}, {computation.device}; {rounds} rounds"
    )
    seconds: dict[str, list[float]] = {name: [] for name in ARMS}
    losses: dict[str, float] = {}
    for round_number in range(rounds + 1):
        # Turned round every time: no arm always runs after the same one. The first round only warms up.
        for name in list(ARMS) if round_number % 2 else list(reversed(ARMS)):
            started = perf_counter()
            losses[name] = ARMS[name](case)
            if round_number:
                seconds[name].append(perf_counter() - started)
    print(f"{'arm':<12}{'median s':>10}{'min s':>9}{'val loss':>10}")
    for name, times in seconds.items():
        print(f"{name:<12}{median(times):>10.3f}{min(times):>9.3f}{losses[name]:>10.4f}")
    verdict("ours / by hand", seconds["ours"], seconds["by hand"], HAND_TARGET)
    verdict("ours / DataLoader", seconds["ours"], seconds["DataLoader"], case.loader_target)


def verdict(label: str, mine: list[float], other: list[float], target: float | None) -> None:
    ratios = [a / b for a, b in zip(mine, other, strict=True)]
    ratio = median(ratios)
    against = "no target"
    if target is not None:
        against = f"target at most {target}: {'met' if ratio <= target else 'MISSED'}"
    print(f"{label:<18} {ratio:.3f}  (rounds {min(ratios):.3f} to {max(ratios):.3f}; {against})")


COMPUTATIONS: dict[str, dict[str, str]] = {
    "float32": {"precision": "float32", "memory_format": "contiguous"},
    "float32, channels-last": {"precision": "float32", "memory_format": "channels_last"},
    "bfloat16": {"precision": "bfloat16", "memory_format": "contiguous"},
    "bfloat16, channels-last": {"precision": "bfloat16", "memory_format": "channels_last"},
    "compiled": {"precision": "float32", "memory_format": "contiguous", "compile": "always"},
    "compiled, bfloat16, channels-last": {
        "precision": "bfloat16",
        "memory_format": "channels_last",
        "compile": "always",
    },
}


def measure_computations(case: Case, rounds: int) -> None:
    """Each way to compute, ours beside the same by hand."""
    print(f"\n{case.preset} on {case.source}: the second epoch of {len(case.dataset.train)} samples, {rounds} rounds")
    print(f"{'computed in':<36}{'ours s':>8}{'to float32':>12}{'to by hand':>12}{'compiling s':>13}")
    base = 0.0
    for name, fields in COMPUTATIONS.items():
        recipe = Recipe.model_validate({"batch_size": BATCH, "compile": "never", **fields})
        second: dict[str, list[float]] = {"ours": [], "by hand": []}
        compiling = 0.0
        for _ in range(rounds):
            for label, arm in (("ours", ours), ("by hand", by_hand)):
                ends = [perf_counter()]
                arm(replace(case, epochs=2), recipe, lambda: ends.append(perf_counter()))  # noqa: B023
                second[label].append(ends[2] - ends[1])
                compiling = max(compiling, ends[1] - ends[0] - second[label][-1]) if label == "ours" else compiling
        base = base or median(second["ours"])
        against = median(mine / hand for mine, hand in zip(second["ours"], second["by hand"], strict=True))
        cost = f"{compiling:>13.1f}" if "compile" in fields else ""
        print(f"{name:<36}{median(second['ours']):>8.3f}{median(second['ours']) / base:>12.3f}{against:>12.3f}{cost}")


LESSONS: dict[str, tuple[dict[str, object], float | None]] = {
    "flip": ({"augmentation": {"flip": True}}, AUGMENTATION_TARGET),
    "crop 2": ({"augmentation": {"crop": 2}}, AUGMENTATION_TARGET),
    "rotation 10": ({"augmentation": {"rotation": 10}}, AUGMENTATION_TARGET),
    "cutout 8": ({"augmentation": {"cutout": 8}}, AUGMENTATION_TARGET),
    "mixup 0.2": ({"augmentation": {"mixup": 0.2}}, AUGMENTATION_TARGET),
    "crop, rotation": ({"augmentation": {"crop": 2, "rotation": 10}}, AUGMENTATION_TARGET),
    "a teacher": ({"distillation": {}}, None),
}


def measure_lessons(case: Case) -> None:
    """What it takes to make a step's lesson (augmentation, a teacher of the network's size), as a part of a step.

    In this process's own time on a CPU, so that a busy machine counts for nothing.
    """
    network = nas.Network.initialise(nas.presets.get(case.preset))
    computation = choose(Recipe(), network.architecture, resolve("auto"))

    def now() -> float:
        if computation.device.type == "cuda":
            torch.cuda.synchronize()
            return perf_counter()
        return process_time()

    def made(fields: dict[str, object]) -> float:
        recipe = Recipe.model_validate(fields)
        teacher = network if recipe.distillation is not None else None
        lessons = TrainingBatches(Material(case.dataset, teacher), recipe, computation, BATCH)
        lessons.batch(Step(0, 1, 0))
        started = now()
        for batch in range(len(lessons)):
            lessons.batch(Step(0, 2, batch))
        return (now() - started) / len(lessons)

    nas.train(network, case.dataset, Recipe(epochs=1, batch_size=BATCH, learning_rate=0.01))
    started = now()
    nas.train(network, case.dataset, Recipe(epochs=1, batch_size=BATCH, learning_rate=0.01))
    step = (now() - started) / (len(case.dataset.train) / BATCH)
    plain = made({})
    print(
        f"\n{case.preset} on {case.source}: a step takes {step * 1e3:.1f} ms; of that, in addition, making its lesson"
    )
    for name, (fields, target) in LESSONS.items():
        added = made(fields) - plain
        against = "" if target is None else f" (target {target:.0%}: {'met' if added <= target * step else 'MISSED'})"
        print(f"{name:<18}{added * 1e3:>8.2f} ms, {added / step:.1%}{against}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--quick", action="store_true", help="fewer rounds on less data: about half a minute")
    parser.add_argument("--threads", type=int, default=1, help="torch threads")
    parser.add_argument(
        "--datasets-dir",
        type=Path,
        default=os.environ.get("NETGROW_DATASETS_DIR") or os.environ.get("NETGROW_TEST_DATASETS_DIR"),
        help="where mnist/ lies; synthetic tensors without it",
    )
    options = parser.parse_args()
    torch.set_num_threads(options.threads)
    rounds, samples, epochs = (3, 1280, 8) if options.quick else (7, 5120, 30)
    print(f"torch {torch.__version__}, {options.threads} thread(s)")
    dataset, source = mnist_sized(options.datasets_dir, samples)
    measure(Case("keras_mnist", keras_mnist, dataset, 1, source, LOADER_TARGET), rounds)
    measure_computations(Case("keras_mnist", keras_mnist, dataset, 2, source, None), 3)
    measure_lessons(Case("keras_mnist", keras_mnist, dataset, 1, source, None))
    digits = nas.data.load("digits")
    measure_computations(Case("digits_cnn", digits_cnn, digits, 2, "scikit-learn's digits", None), 3)
    measure(Case("digits_cnn", digits_cnn, digits, epochs, "scikit-learn's digits", None), rounds)


if __name__ == "__main__":
    main()
