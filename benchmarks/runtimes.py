"""Exported ONNX files in other runtimes: which load them, and how far their outputs are from torch's.

    python -m benchmarks.runtimes                          # all of it with onnxruntime, in a temporary folder
    python -m benchmarks.runtimes write FOLDER             # with netgrow: each preset, and grown networks
    python benchmarks/runtimes.py read FOLDER RUNTIME      # with the runtime and numpy alone: no netgrow, no torch

RUNTIME is onnxruntime, openvino, opencv, tract or mnn, installed in an environment of its own. Each file is read in a
process of its own, so that a crash is told like any other failure. The difference is the largest one between logits,
relative to the largest logit.
"""

import argparse
import importlib.metadata
import json
import os
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np

BATCH, SECONDS, CLOSE = 2, 300, 1e-4
GROWTH = ("wider", "deeper", "branch", "skip", "kernel", "attention", "activation", "group", "pool", "dropout")
SEEDS = range(3)
"""Of the forms that each mutation draws. Writing all takes ten minutes of a core, most of it torch's exporter."""

Images = np.ndarray[Any, np.dtype[np.float32]]


def write(folder: Path) -> None:
    """Export each preset, and networks grown from the small ones by each mutation, with inputs and torch's outputs."""
    import torch

    import nas
    from nas.data.normalisation import Normalisation
    from nas.export import Description

    networks = {name: nas.Network.initialise(nas.presets.get(name), seed=0) for name in nas.presets.names()}
    for name in ("digits_cnn", "mobilenet"):
        for mutation in GROWTH:
            for seed in SEEDS:
                try:
                    child, _ = nas.mutate(networks[name], mutation, seed=seed, certify=False)
                except nas.NoSite:
                    continue
                networks[f"{name}-{mutation}-{seed}"] = child
    folder.mkdir(parents=True, exist_ok=True)
    for name, network in networks.items():
        shape = network.architecture.input.shape
        normalisation = Normalisation(torch.full(shape[:1], 100.0), torch.full(shape[:1], 60.0))
        nas.export.onnx(network, folder / f"{name}.onnx", Description(normalisation))
        generator = torch.Generator().manual_seed(0)
        images = torch.randint(0, 256, (BATCH, *shape), generator=generator).float()
        with torch.no_grad():
            logits = network.module().eval()(normalisation.apply(images))
        np.savez(folder / f"{name}.npz", images=images.numpy(), logits=logits.numpy())
    print(f"{len(networks)} networks in {folder}")


def by_onnxruntime(file: Path, images: Images) -> Images:
    """Microsoft's runtime, on the CPU."""
    import onnxruntime

    session = onnxruntime.InferenceSession(str(file), providers=["CPUExecutionProvider"])
    return session.run(["logits"], {"images": images})[0]


def by_openvino(file: Path, images: Images) -> Images:
    """Intel's, in float32: by default it computes in bfloat16 where the processor can."""
    import openvino

    core = openvino.Core()
    compiled = core.compile_model(core.read_model(file), "CPU", {"INFERENCE_PRECISION_HINT": "f32"})
    return compiled({"images": images})[0]


def by_opencv(file: Path, images: Images) -> Images:
    """OpenCV's dnn module."""
    import cv2

    network = cv2.dnn.readNetFromONNX(str(file))
    network.setInput(images, "images")
    return network.forward()


def by_tract(file: Path, images: Images) -> Images:
    """Sonos' runtime in Rust."""
    import tract

    return tract.onnx().load(str(file)).into_model().into_runnable().run([images])[0].to_numpy()


def by_mnn(file: Path, images: Images) -> Images:
    """Alibaba's, which converts the file first."""
    import MNN.expr as expressions
    import MNN.nn

    converted = file.with_suffix(".mnn")
    arguments = ["-f", "ONNX", "--modelFile", str(file), "--MNNModel", str(converted), "--bizCode", "none"]
    subprocess.run(["mnnconvert", *arguments], check=True, capture_output=True)
    module = MNN.nn.load_module_from_file(str(converted), ["images"], ["logits"])
    given = expressions.placeholder(list(images.shape), expressions.NCHW)
    given.write(images)
    return np.array(module.forward([given])[0].read())


RUNTIMES: dict[str, tuple[str, Callable[[Path, Images], Images]]] = {
    "onnxruntime": ("onnxruntime", by_onnxruntime),
    "openvino": ("openvino", by_openvino),
    "opencv": ("opencv-python-headless", by_opencv),
    "tract": ("tract", by_tract),
    "mnn": ("MNN", by_mnn),
}


def difference(runtime: str, file: Path) -> float:
    """How far the runtime's logits are from torch's, relative to the largest."""
    saved = np.load(file.with_suffix(".npz"))
    found = RUNTIMES[runtime][1](file, saved["images"]).reshape(saved["logits"].shape)
    return float(np.abs(found - saved["logits"]).max() / np.abs(saved["logits"]).max())


def read(folder: Path, runtime: str) -> None:
    """Print what became of each file, and a summary."""
    outcomes: Counter[str] = Counter()
    largest = 0.0
    for file in sorted(folder.glob("*.onnx")):
        command = [sys.executable, __file__, "one", str(file), runtime]
        done = subprocess.run(command, capture_output=True, text=True, timeout=SECONDS, env=os.environ)
        if done.returncode:
            outcomes["refused"] += 1
            reason = (done.stderr.strip().splitlines() or [f"exit status {done.returncode}"])[-1]
            print(f"{file.stem}: refused: {reason[:160]}")
            continue
        error = json.loads(done.stdout.splitlines()[-1])
        largest = max(largest, error)
        outcomes["close" if error <= CLOSE else "different"] += 1
        if not error <= CLOSE:
            print(f"{file.stem}: differs by {error:.3g}")
    version = importlib.metadata.version(RUNTIMES[runtime][0])
    print(f"{runtime} {version}: {dict(outcomes)}, largest difference {largest:.2g}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("action", nargs="?", choices=["write", "read", "one"])
    parser.add_argument("path", nargs="?", type=Path)
    parser.add_argument("runtime", nargs="?", choices=sorted(RUNTIMES))
    given = parser.parse_args()
    if given.action is None:
        with tempfile.TemporaryDirectory(prefix="netgrow-runtimes-") as folder:
            write(Path(folder))
            read(Path(folder), "onnxruntime")
    elif given.path is None:
        parser.error("say which folder")
    elif given.action == "write":
        write(given.path)
    elif given.runtime is None:
        parser.error(f"say which runtime: {', '.join(sorted(RUNTIMES))}")
    elif given.action == "read":
        read(given.path, given.runtime)
    else:
        print(json.dumps(difference(given.runtime, given.path)))


if __name__ == "__main__":
    main()
