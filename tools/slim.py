"""Take out of the image what no part of netgrow imports, and compile the rest (the last step of its build).

Seen on torch 2.13 (CPU): C++ headers and tests, 200 MB. No compiler is in the image that could use the headers.
"""

import importlib
import pkgutil
import shutil
import subprocess
import sys
from pathlib import Path

ROOMS = ("nas", "store", "workers", "server", "client", "migrations")
UNUSED = ("torch/include", "torch/test", "torch/share", "torch/bin/[!t]*", "torch/bin/test*", "torch/lib/*test*.so")
FILES = ("*.a", "*.h", "*.hpp", "*.cuh", "*.pxd", "*.pyi")
BUILDERS = ("pip", "setuptools")
BY_EXTRA = {
    "s3": ("s3fs",),
    "export": ("onnx", "onnxruntime", "onnxscript"),
    "tensorboard": ("torch.utils.tensorboard",),
    "mlflow": ("mlflow.tracking",),
}


def slim(packages: Path) -> None:
    """Remove what is only there to build or to test."""
    for pattern in UNUSED:
        for path in packages.glob(pattern):
            shutil.rmtree(path) if path.is_dir() else path.unlink()
    for folder in [path for path in packages.rglob("tests") if path.is_dir()]:
        shutil.rmtree(folder, ignore_errors=True)
    for pattern in FILES:
        for path in packages.rglob(pattern):
            path.unlink()


def import_everything(extras: str) -> None:
    """Import each module, and what torch leaves until it is used; bytecode is written on the way."""
    for room in ROOMS:
        package = importlib.import_module(room)
        for module in pkgutil.walk_packages(package.__path__, f"{room}."):
            if module.name.rpartition(".")[2] not in ("__main__", "env"):
                importlib.import_module(module.name)
    for extra in filter(None, (part.strip() for part in extras.split(","))):
        for name in BY_EXTRA.get(extra, ()):
            importlib.import_module(name)


if __name__ == "__main__":
    subprocess.run([sys.executable, "-m", "pip", "uninstall", "--yes", "--quiet", *BUILDERS], check=True)
    [found] = (Path(sys.prefix) / "lib").glob("python*/site-packages")
    slim(found)
    import_everything(sys.argv[1] if len(sys.argv) > 1 else "")
