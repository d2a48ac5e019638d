"""Measured speeds of number types and layouts, once for each kind of device.

`auto` must not be a guess, and a run must give the same bits on the same machine, however busy that is. So the figures
of the kinds that we have measured are here, and any other kind is measured when a recipe first asks, in some seconds;
its figures are written to a file of this machine and never measured again. Where no file can be written `auto` takes
what is always right: float32, not compiled.
"""

import os
import re
import tempfile
from collections.abc import Callable
from functools import partial
from pathlib import Path
from statistics import median
from time import perf_counter

import torch
from pydantic import BaseModel, ConfigDict, Field, ValidationError
from torch import Tensor, nn

from nas.errors import RecipeError

ENVIRONMENT = "NETGROW_FIGURES"
"""The environment variable that names the folder of the files; by default ~/.cache/netgrow/figures."""

GAIN = 0.9
"""Bfloat16 must take at most this part of float32's time: a figure within the noise is no reason."""

ROUNDS = 5


class Figures(BaseModel):
    """One kind of device."""

    model_config = ConfigDict(frozen=True, extra="forbid", allow_inf_nan=False)

    bfloat16_flops: float | None = Field(default=None, ge=0)
    """From this many operations a sample on (`Architecture.flops`) bfloat16 is faster; None where it never is."""
    flops_per_second: float = Field(default=1e9, gt=0)
    """Speed of training, in the faster of the two."""
    compile_seconds: float | None = Field(default=None, gt=0)
    """Seconds that torch.compile takes for a small network; None where it was not measured."""
    compile_ratio: float = Field(default=1.0, gt=0)
    """A compiled step's time beside one that is not."""


UNKNOWN = Figures()

MEASURED = {
    # AMD Zen 4, one thread, torch 2.13, batches of 128. Break-even in bfloat16 lay at 0.1 to 0.3 million (convolutions
    # on 8x8, dense layers on 784 features); keras_mnist, 16 million, takes 0.42 to 0.5 of the time; digits_cnn, 0.1
    # million, gains nothing. Compiled, a step of keras_mnist takes 1.55 times as long (its convolutions leave oneDNN's
    # layout) and one of digits_cnn 1.06 times.
    "cpu avx512_bf16": Figures(
        bfloat16_flops=500_000, flops_per_second=1.2e11, compile_seconds=27.0, compile_ratio=1.55
    ),
}


def kind_of(device: torch.device) -> str:
    """Key of a device's figures: the GPU's name, or the CPU's instructions for bfloat16."""
    if device.type == "cuda":
        return f"cuda {torch.cuda.get_device_name(device)}"
    capabilities = torch.cpu.get_capabilities()
    for instructions in ("amx_bf16", "avx512_bf16"):
        if capabilities.get(instructions):
            return f"cpu {instructions}"
    return "cpu"


def multiplies_bfloat16(device: torch.device) -> bool:
    """Whether the device has instructions for it: tensor cores since Ampere, AMX, AVX-512 BF16."""
    if device.type == "cuda":
        return torch.cuda.get_device_capability(device)[0] >= 8
    return kind_of(device) != "cpu"


def known(device: torch.device) -> Figures:
    """The device's figures: measured here if they were not yet.

    Raises `RecipeError` if the file that has them is damaged.
    """
    return MEASURED.get(kind_of(device)) or _kept(f"{kind_of(device)} precision", lambda: measure_precision(device))


def known_compiled(device: torch.device) -> Figures:
    """The same, with what compiling brings: half a minute, where it was not measured yet."""
    figures = known(device)
    if figures.compile_seconds is not None or figures is UNKNOWN:
        return figures
    return _kept(f"{kind_of(device)} compile", lambda: measure_compile(device, figures))


def measure_precision(device: torch.device) -> Figures:
    """Time a small network in growing widths, in float32 and in bfloat16."""
    widths = (8, 16, 32, 64) if device.type == "cpu" else (16, 32, 64, 128, 256)
    threshold, rate = None, 1e9
    with torch.random.fork_rng(devices=[device] if device.type == "cuda" else []):
        for width in widths:
            images = torch.randn(32 if device.type == "cpu" else 128, width, 16, 16, device=device)
            network = _network(width).to(device)
            plain, half = _times(
                device,
                [partial(_step, network, images, torch.float32), partial(_step, network, images, torch.bfloat16)],
            )
            flops = 2 * 2 * 9 * width**2 * 16 * 16
            if half > GAIN * plain:
                threshold = None
            elif threshold is None:
                threshold = flops
            rate = 3 * flops * len(images) / min(plain, half)
    return Figures(bfloat16_flops=threshold, flops_per_second=rate)


def measure_compile(device: torch.device, figures: Figures) -> Figures:
    """Time compiling a small network, and its steps beside those of the same network as it is."""
    with torch.random.fork_rng(devices=[device] if device.type == "cuda" else []):
        network, images = _network(64).to(device), torch.randn(32, 64, 16, 16, device=device)
        compiled = torch.compile(network, dynamic=False)
        started = perf_counter()
        try:
            _step(compiled, images, torch.float32)
        except Exception:  # whatever a machine without a compiler says
            return figures.model_copy(update={"compile_seconds": perf_counter() - started, "compile_ratio": 1.0})
        seconds = perf_counter() - started
        plain, faster = _times(
            device, [partial(_step, network, images, torch.float32), partial(_step, compiled, images, torch.float32)]
        )
    return figures.model_copy(update={"compile_seconds": seconds, "compile_ratio": faster / plain})


def _network(width: int) -> nn.Module:
    layers = [nn.Conv2d(width, width, 3, padding=1), nn.BatchNorm2d(width), nn.ReLU()]
    more = [nn.Conv2d(width, width, 3, padding=1), nn.BatchNorm2d(width), nn.ReLU()]
    return nn.Sequential(*layers, *more).to(memory_format=torch.channels_last)  # type: ignore[call-overload, no-any-return]


def _step(network: Callable[[Tensor], Tensor], images: Tensor, dtype: torch.dtype) -> None:
    with torch.autocast(images.device.type, torch.bfloat16, enabled=dtype is torch.bfloat16):
        loss = network(images).square().mean()
    loss.backward()  # type: ignore[no-untyped-call]


def _times(device: torch.device, arms: list[Callable[[], None]]) -> list[float]:
    """Median seconds of each, in turns."""
    seconds: list[list[float]] = [[] for _ in arms]
    for turn in range(ROUNDS + 2):
        for arm, times in zip(arms, seconds, strict=True):
            started = perf_counter()
            arm()
            if device.type == "cuda":
                torch.cuda.synchronize(device)
            if turn >= 2:  # the first ones warm up
                times.append(perf_counter() - started)
    return [median(times) for times in seconds]


def _kept(name: str, measure: Callable[[], Figures]) -> Figures:
    """The figures in the file of this name; if there is none, measured and written, by the first who comes."""
    folder = Path(os.environ.get(ENVIRONMENT) or Path.home() / ".cache" / "netgrow" / "figures")
    path = folder / f"{re.sub(r'[^A-Za-z0-9]+', '-', f'{name} torch {torch.__version__}')}.json"
    if not path.exists():
        try:
            folder.mkdir(parents=True, exist_ok=True)
            with tempfile.NamedTemporaryFile("w", dir=folder, suffix=".part") as part:
                part.write(measure().model_dump_json())
                part.flush()
                os.link(part.name, path)
        except FileExistsError:
            pass  # another process was faster: its figures are everybody's
        except OSError:
            return UNKNOWN
    try:
        return Figures.model_validate_json(path.read_bytes())
    except (OSError, ValidationError) as error:
        raise RecipeError(f"{path} is damaged: delete it, and this machine is measured anew") from error
