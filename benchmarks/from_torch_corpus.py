"""How many public image classifiers `nas.from_torch` takes, whether they are exact, and why it refuses the others.

    python -m benchmarks.from_torch_corpus [--per-family 1] [--only NAME] [--list]

The corpora are the model definitions of `pytorchcv` (the first ones of every family of classifiers) and the image
classifiers of `transformers`, with small random configurations; a package that is not installed is left out, and
neither is needed for anything else. Weights are random: nothing is downloaded. Small inputs (32 or 64 pixels) where the
network takes them, its own size where it does not.

*Accepted* is what `from_torch` returned. *Exact* is what agrees with the module, in float64 on fresh inputs, to 1e-6 of
the output's scale in eval mode.
"""

import argparse
import importlib
import inspect
import pkgutil
import re
import signal
import sys
import time
import warnings
from collections import Counter
from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

import torch
from torch import Tensor, nn

import nas

SECONDS = 120
"""The most that one network may take."""

TOLERANCE = 1e-6
MAX_PARAMETERS = 2**27
SIZES = (32, 64, 224, 299, 331)
OTHER_TASKS = re.compile(
    "coco|cityscapes|voc|widerface|celeba|jasper|quartznet|raft|pfpcnet|prnet|voca|visemenet|superpoint|nvpatt|unet"
    "|propainter|lffd|ibppose|danet|pspnet|icnet|lednet|linknet|segnet|sinet|sqnet|ntsnet"
)
"""Families of pytorchcv that classify no images, or return more than their scores."""

SMALL: dict[str, Any] = {
    "hidden_size": 32,
    "embed_dim": 32,
    "d_model": 32,
    "num_hidden_layers": 2,
    "num_attention_heads": 2,
    "intermediate_size": 64,
    "image_size": 32,
    "patch_size": 4,
    "num_labels": 5,
}
"""What a random configuration of transformers gets, where it has the field and takes the value."""


class Case(NamedTuple):
    """One network to be tried."""

    name: str
    build: Callable[[int], nn.Module]


class Outcome(NamedTuple):
    """The reason is None for what was accepted."""

    case: str
    reason: str | None
    difference: float
    seconds: float


class Scores(nn.Module):
    """A model of transformers as images in, logits out."""

    def __init__(self, model: nn.Module) -> None:
        super().__init__()
        self.model = model

    def forward(self, pixels: Tensor) -> Tensor:
        scores: Tensor = self.model(pixel_values=pixels).logits
        return scores


class TookTooLong(Exception):
    """The network was not done within SECONDS."""


def pytorchcv(per_family: int) -> Iterator[Case]:
    """The first classifiers of every family."""
    package = importlib.import_module("pytorchcv.models")
    for module in pkgutil.iter_modules(package.__path__):
        try:
            family = importlib.import_module(f"{package.__name__}.{module.name}")
        except ImportError:
            continue
        found = 0
        for name in getattr(family, "__all__", ()):
            build = getattr(family, name)
            if inspect.isclass(build) or OTHER_TASKS.search(name) or name.startswith(("get_", "calc_")):
                continue
            yield Case(name, lambda size, build=build: _sized(build, size))
            found += 1
            if found == per_family:
                break


def transformers(per_family: int) -> Iterator[Case]:
    """Every image classifier, once."""
    del per_family
    auto = importlib.import_module("transformers.models.auto.modeling_auto")
    package = importlib.import_module("transformers")
    for names in auto.MODEL_FOR_IMAGE_CLASSIFICATION_MAPPING_NAMES.values():
        for name in (names,) if isinstance(names, str) else names[:1]:
            yield Case(name, lambda size, name=name: Scores(_configured(getattr(package, name), size)))


CORPORA = {"pytorchcv": pytorchcv, "transformers": transformers}


def _sized(build: Any, size: int) -> nn.Module:
    """The network for images of this size; only the number of classes is made small where it can be."""
    module: nn.Module = build(in_size=(size, size))
    return module


def _configured(model: Any, size: int) -> nn.Module:
    """The model with a small configuration; fields that it does not take with the others stay as they are."""
    plain = model.config_class()
    fields = {key: value for key, value in {**SMALL, "image_size": size}.items() if _takes(plain, key)}
    with torch.device("meta"):  # without memory: some are large unless they are made small
        kept = fields if _builds(model, fields) else {}
        for field, value in fields.items() if not kept else ():
            if _builds(model, {**kept, field: value}):
                kept[field] = value
    module: nn.Module = model(model.config_class(**kept))
    if sum(parameter.numel() for parameter in module.parameters()) > MAX_PARAMETERS:
        raise ValueError("it is too large to be tried")
    return module


def _takes(configuration: object, field: str) -> bool:
    return isinstance(getattr(configuration, field, None), int)


def _builds(model: Any, fields: dict[str, Any]) -> bool:
    try:
        model(model.config_class(**fields))
    except Exception:  # whatever a foreign constructor says to a value that it does not take
        return False
    return True


def tried(case: Case) -> Outcome | None:
    """What `from_torch` makes of it; None if it is no classifier of images of any size in SIZES."""
    found = _working(case)
    if found is None:
        return None
    module, example = found
    start = time.perf_counter()
    try:
        network = nas.from_torch(module, example)
    except nas.UnsupportedModule as refusal:
        return Outcome(case.name, _reason(refusal), float("nan"), time.perf_counter() - start)
    except nas.ArchitectureError as refusal:
        return Outcome(case.name, f"bound: {refusal.reason[:80]}", float("nan"), time.perf_counter() - start)
    seconds = time.perf_counter() - start
    return Outcome(case.name, None, _difference(module, network, example), seconds)


def _working(case: Case) -> tuple[nn.Module, Tensor] | None:
    for size in SIZES:
        torch.manual_seed(0)
        try:
            module = case.build(size).eval()
            example = torch.randn(2, 3, size, size, generator=torch.Generator().manual_seed(1))
            with torch.no_grad():
                scores = module(example)
        except TookTooLong:
            raise
        except Exception:  # a network that is not made for this size says so in its own way
            continue
        if isinstance(scores, Tensor) and scores.dim() == 2 and bool(scores.isfinite().all()):
            return module, example
    return None


@torch.no_grad()
def _difference(module: nn.Module, network: nas.Network, example: Tensor) -> float:
    inputs = torch.randn(2, *example.shape[1:], generator=torch.Generator().manual_seed(2), dtype=torch.float64)
    expected, found = module.double().eval()(inputs), network.module().double().eval()(inputs)
    scale = float(expected.abs().max()) or 1.0
    return float((expected - found).abs().max()) / scale


def _reason(refusal: nas.UnsupportedModule) -> str:
    """The refusal without names, numbers and places, so that equal ones can be counted."""
    reason = re.sub(r"'[^']*'|\[[^\]]*\]|\([^)]*\)", "…", refusal.reason.split(": first at")[0])
    operation = re.sub(r"^pytorchcv\.\S*\.|^transformers\.\S*\.", "", refusal.operation)
    return f"{operation}: {' '.join(re.sub('[0-9.e-]*[0-9]', '#', reason).split())[:90]}"


def _within(seconds: int, case: Case) -> Outcome | None:
    def interrupt(signal_number: int, frame: object) -> None:
        raise TookTooLong

    before = signal.signal(signal.SIGALRM, interrupt)
    signal.alarm(seconds)
    try:
        return tried(case)
    except TookTooLong:
        return Outcome(case.name, f"not done within {seconds} s", float("nan"), seconds)
    except Exception as fault:  # an error of any other kind is a fault of from_torch, and is counted as one
        return Outcome(case.name, f"FAULT {type(fault).__name__}: {str(fault)[:80]}", float("nan"), 0.0)
    finally:
        signal.alarm(0)
        signal.signal(signal.SIGALRM, before)


def report(corpus: str, outcomes: list[Outcome]) -> None:
    """Print the row of the corpus, and why networks were refused, most frequent first."""
    accepted = [each for each in outcomes if each.reason is None]
    exact = [each for each in accepted if each.difference <= TOLERANCE]
    print("\n| corpus | tried | accepted | share | exact |\n| --- | --- | --- | --- | --- |")
    share = f"{len(accepted) / max(1, len(outcomes)):.0%}"
    print(f"| {corpus} | {len(outcomes)} | {len(accepted)} | {share} | {len(exact)} |\n")
    for reason, count in Counter(each.reason for each in outcomes if each.reason).most_common():
        print(f"{count:4}  {reason}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--per-family", type=int, default=1)
    parser.add_argument("--corpus", choices=sorted(CORPORA))
    parser.add_argument("--only", help="names that contain this")
    parser.add_argument("--list", action="store_true", help="print every network, not the summary alone")
    options = parser.parse_args()
    warnings.simplefilter("ignore")
    for corpus, cases in CORPORA.items():
        if options.corpus not in (None, corpus):
            continue
        try:
            chosen = [each for each in cases(options.per_family) if not options.only or options.only in each.name]
        except ImportError as missing:
            print(f"{corpus}: left out, {missing.name} is not installed", file=sys.stderr)
            continue
        outcomes = []
        for case in chosen:
            outcome = _within(SECONDS, case)
            if outcome is None:
                continue
            outcomes.append(outcome)
            if options.list:
                what = outcome.reason or f"accepted, differs by {outcome.difference:.1e}"
                print(f"{outcome.case}: {what} ({outcome.seconds:.1f} s)", flush=True)
        report(corpus, outcomes)


if __name__ == "__main__":
    main()
