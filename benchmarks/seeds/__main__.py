"""The seeds' experiments over the public library: `python -m benchmarks.seeds NAME [--seeds N] [--cpu | --quick]`.

Each prints a table beside the seed's published figures, and writes NAME.json, NAME.md and NAME.png into docs/results/
(`NAME-cpu.*` for the form that an experiment made for a GPU has for one CPU core: smaller networks and fewer images, a
result of their own; `NAME-quick.*` for a quick form, which is a look and no result).
"""

import argparse
import importlib
import os
from pathlib import Path
from time import perf_counter

import torch

import nas
from benchmarks.seeds import plots, tables
from benchmarks.seeds.experiment import Form, Options

EXPERIMENTS = ("numpy_mnist", "keras_mnist", "inception_cifar", "vgg_cifar", "shortcomings", "search")


def main(arguments: list[str] | None = None) -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("name", choices=EXPERIMENTS)
    parser.add_argument("--seeds", type=int, default=3, metavar="N", help="how many, from 0 on (3)")
    forms = parser.add_mutually_exclusive_group()
    forms.add_argument(
        "--quick",
        dest="form",
        action="store_const",
        const=Form.QUICK,
        default=Form.FULL,
        help="a part of the data and fewer steps",
    )
    forms.add_argument(
        "--cpu", dest="form", action="store_const", const=Form.CPU, help="in a size for one CPU core (vgg_cifar)"
    )
    parser.add_argument(
        "--data",
        type=Path,
        default=os.environ.get("NETGROW_DATASETS_DIR"),
        help="where mnist/ and cifar10/ lie (NETGROW_DATASETS_DIR)",
    )
    parser.add_argument("--out", type=Path, default=Path("docs/results"), help="where the results go (docs/results)")
    parser.add_argument("--device", default="auto", help="auto, cpu, cuda:0, ... (auto)")
    parser.add_argument("--threads", type=int, default=1, help="torch threads on a CPU (1)")
    parser.add_argument("--precision", choices=list(nas.training.Precision), default="auto")
    parser.add_argument(
        "--resume", action="store_true", help="take up the runs that an earlier execution left in --out"
    )
    parser.add_argument("--render", action="store_true", help="train nothing: tables and plots of the runs in --out")
    given = parser.parse_args(arguments)
    if given.form not in importlib.import_module(f"benchmarks.seeds.{given.name}").SIZES:
        parser.error(f"{given.name} has no --{given.form} form: run it in full, or with --quick")
    torch.set_num_threads(given.threads)
    options = Options(
        form=given.form,
        seeds=range(given.seeds),
        data=given.data,
        out=given.out,
        device=given.device,
        precision=nas.training.Precision(given.precision),
        resume=given.resume,
        render=given.render,
    )
    execute(given.name, options)


def execute(name: str, options: Options) -> None:
    """Run the experiment, print its tables, and write its files."""
    module = importlib.import_module(f"benchmarks.seeds.{name}")
    started = perf_counter()
    for results in module.run(options):
        if not results.runs:
            continue
        path = results.write(options.out)
        page = tables.page(results)
        path.with_suffix(".md").write_text(page)
        if results.runs:
            plots.draw(results, path.with_suffix(".png"), module.AXES)
        print(page)
    print(f"{name}: {perf_counter() - started:.0f} s in all; files in {options.out}")


if __name__ == "__main__":
    main()
