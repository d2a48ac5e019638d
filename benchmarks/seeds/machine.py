"""What a result was measured on."""

import os
import platform
from pathlib import Path

import numpy
import torch

Fact = str | int | None


def describe(device: torch.device) -> dict[str, Fact]:
    """The machine in words: processor, cores, threads, accelerator, and the versions that decide about bits."""
    return {
        "processor": _processor(),
        "cores": os.cpu_count(),
        "threads": torch.get_num_threads(),
        "device": torch.cuda.get_device_name(device) if device.type == "cuda" else "cpu",
        "python": platform.python_version(),
        "torch": torch.__version__,
        "numpy": numpy.__version__,
    }


def _processor() -> str:
    """The processor's name, where the kernel tells."""
    try:
        lines = Path("/proc/cpuinfo").read_text().splitlines()
    except OSError:
        return platform.processor() or platform.machine()
    return next((line.partition(":")[2].strip() for line in lines if line.startswith("model name")), platform.machine())
