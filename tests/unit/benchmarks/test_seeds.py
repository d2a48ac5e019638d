"""The seeds' experiments in a tiny form: they run, growth is exact where it says so, controls stand beside."""

import importlib
import json
from pathlib import Path

import pytest

import nas
from benchmarks.seeds.__main__ import EXPERIMENTS, execute, main
from benchmarks.seeds.experiment import Form, Options
from benchmarks.seeds.experiment import results as experiment_results
from benchmarks.seeds.results import Results
from benchmarks.seeds.search import CONTINUE as CONTINUED
from benchmarks.seeds.search import GROWTH, MAX_PARAMETERS, SIZES, from_scratch
from benchmarks.seeds.vgg_cifar import CHEAPER, CONTINUE
from nas.data import Split

SEEDS = (0, 1)


def ran(name: str, folder: Path, out: Path) -> list[Results]:
    options = Options(form=Form.TINY, seeds=SEEDS, data=folder, out=out)
    results: list[Results] = importlib.import_module(f"benchmarks.seeds.{name}").run(options)
    return results


def check(results: Results) -> None:
    """What holds for every experiment."""
    arms = results.arms()
    assert any(arm.startswith("continue") for arm in arms)
    for arm in arms:
        assert [run.seed for run in results.of(arm)] == list(SEEDS)
    for run in results.runs:
        if run.exact and run.dip is not None:
            assert abs(run.dip) < 1e-5, run.arm
            assert run.certified is not None
            assert run.certified < 1e-6, run.arm
    for arm, controls in results.controls.items():
        assert {arm, *controls} <= set(arms)
        compared = results.comparison(arm, equal="flops")
        assert compared is not None, arm
        assert len(compared.gain.values) == len(SEEDS), arm
        for run in results.of(arm):
            control = results.find(controls[1], run.seed)
            assert control is not None
            point = control.at_flops(run.last.flops)
            assert point is not None
            assert point.flops >= run.last.flops * (1 - 1e-9)


@pytest.mark.real_data
@pytest.mark.slow
def test_the_keras_seed_s_arms_and_ours_stand_beside_their_controls(datasets_dir: Path, tmp_path: Path) -> None:
    watched, ours = ran("keras_mnist", datasets_dir, tmp_path)
    for results in (watched, ours):
        check(results)
    inexact = {arm for arm in watched.arms() if watched.of(arm)[0].exact is False}
    assert inexact == {"wider, random-pad", "wider, net2wider (Keras's rule)", "deeper, random-init"}
    assert all(run.test_accuracy is None for run in watched.runs)
    assert watched.published["wider, net2wider (Keras's rule)"]


@pytest.mark.real_data
@pytest.mark.slow
def test_the_numpy_seed_s_five_experiments_are_measured_on_the_way(datasets_dir: Path, tmp_path: Path) -> None:
    (results,) = ran("numpy_mnist", datasets_dir, tmp_path)
    check(results)
    five = {"teacher", "Net2Wider", "wider, random pad", "Net2Deeper", "deeper, random"}
    assert five == results.published.keys()
    assert [point.step for point in results.of("Net2Wider")[0].points] == [0, 1, 2]
    assert {run.arm for run in results.runs if run.exact is False} == {"wider, random pad", "deeper, random"}


@pytest.mark.real_data
@pytest.mark.slow
def test_every_shortcoming_has_a_number(datasets_dir: Path, tmp_path: Path) -> None:
    (results,) = ran("shortcomings", datasets_dir, tmp_path)
    check(results)
    for limit in ("kernel sizes", "factorisations", "GELU", "SiLU"):
        errors = [value for fact, value in results.facts.items() if fact.startswith(limit) and "error" in fact]
        assert len(errors) == 1, limit
        assert errors[0] < 1e-10
    assert sum("better than" in fact and "from scratch" in fact for fact in results.facts) == 12
    naive = [run.dip for arm in ("gelu", "silu") for run in results.of(f"{arm}: deeper, naive")]
    assert min(abs(dip or 0.0) for dip in naive) > 1e-5


@pytest.mark.real_data
@pytest.mark.slow
def test_a_search_by_growth_stands_beside_searches_from_scratch_that_cost_no_less(
    datasets_dir: Path, tmp_path: Path
) -> None:
    (results,) = ran("search", datasets_dir, tmp_path)
    check(results)
    trials = SIZES[Form.TINY].trials
    for seed in SEEDS:
        grown = results.find(GROWTH, seed)
        assert grown is not None
        assert 1 < len(grown.points) <= trials + 1
        for arm in results.arms():
            run = results.find(arm, seed)
            assert run is not None
            assert run.parameters <= MAX_PARAMETERS
            if arm in (CONTINUED, *from_scratch(SIZES[Form.TINY])):
                assert run.last.flops >= grown.last.flops
            if arm == GROWTH or arm.startswith("from scratch"):
                accuracies = [point.val_accuracy for point in run.points]
                assert accuracies == sorted(accuracies), "a point is the best so far"
    assert sum("test accuracy" in fact for fact in results.facts) == 4


@pytest.mark.real_data
@pytest.mark.slow
@pytest.mark.timeout(600)
def test_inception_grows_in_the_paper_s_three_settings(datasets_dir: Path, tmp_path: Path) -> None:
    (results,) = ran("inception_cifar", datasets_dir, tmp_path)
    check(results)
    standard, deeper = results.of("scratch, standard")[0], results.of("scratch, deeper")[0]
    assert results.of("wider")[0].parameters == standard.parameters
    assert results.of("deeper")[0].parameters == results.of("wider and deeper")[0].parameters == deeper.parameters


@pytest.mark.real_data
@pytest.mark.slow
@pytest.mark.timeout(600)
def test_vgg_is_grown_in_every_order(datasets_dir: Path, tmp_path: Path) -> None:
    (results,) = ran("vgg_cifar", datasets_dir, tmp_path)
    arms = set(results.arms())
    assert {"VGG8", "VGG8 with dropout", "VGG16", CONTINUE, CHEAPER, "VGG16 grown, deeper first"} <= arms
    for order in ("deeper first", "wider first", "interleaved", "late and at once", "deeper first, the whole rate"):
        (grown, *_) = results.of(f"VGG8 grown, {order}")
        assert grown.parameters == results.of("VGG8")[0].parameters
        assert len(grown.phase_dips) >= (1 if order == "late and at once" else 2)
        assert max(abs(dip) for dip in grown.phase_dips) < 1e-5
    assert "VGG8 grown, random commands" in arms
    for run in results.runs:
        if run.arm.startswith("VGG8 grown"):
            for control in (CONTINUE, CHEAPER):
                other = results.find(control, run.seed)
                assert other is not None
                assert other.last.flops >= run.last.flops * (1 - 1e-9), "a control may cost what any order does"
    assert sum("at their ends" in fact for fact in results.facts) == 12


@pytest.mark.real_data
@pytest.mark.slow
def test_the_test_images_are_scored_once_a_network_and_nothing_else_sees_them(
    datasets_dir: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    scored: list[int] = []
    evaluate = nas.evaluate

    def counted(network: nas.Network, split: Split, *, device: str = "auto") -> tuple[float, float]:
        scored.append(len(split))
        return evaluate(network, split, device=device)

    monkeypatch.setattr(nas, "evaluate", counted)
    (results,) = ran("numpy_mnist", datasets_dir, tmp_path)
    assert scored.count(80) == len(results.runs)  # The tiny form's test images; it validates on 100.
    assert scored.count(100) == len(results.runs)
    assert len(scored) == 2 * len(results.runs)


@pytest.mark.real_data
@pytest.mark.slow
def test_an_experiment_writes_its_table_plot_and_figures_and_takes_up_what_is_there(
    datasets_dir: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    options = Options(form=Form.TINY, seeds=SEEDS, data=datasets_dir, out=tmp_path)
    execute("numpy_mnist", options)
    written = {path.name for path in tmp_path.iterdir()}
    assert written == {"numpy_mnist-tiny.json", "numpy_mnist-tiny.md", "numpy_mnist-tiny.png"}
    document = json.loads((tmp_path / "numpy_mnist-tiny.json").read_text())
    assert {"machine", "seeds", "settings", "arms", "runs"} <= document.keys()
    assert {"processor", "torch", "threads"} <= document["machine"].keys()
    page = (tmp_path / "numpy_mnist-tiny.md").read_text()
    assert page in capsys.readouterr().out
    (tmp_path / "numpy_mnist-tiny.md").unlink()

    execute("numpy_mnist", Options(form=Form.TINY, seeds=SEEDS, data=datasets_dir, out=tmp_path, render=True))
    assert "seed 0 teacher" not in capsys.readouterr().out
    assert (tmp_path / "numpy_mnist-tiny.md").read_text() == page
    assert json.loads((tmp_path / "numpy_mnist-tiny.json").read_text()) == document


def test_every_experiment_has_the_three_sizes_and_one_made_for_a_gpu_may_have_one_for_a_cpu() -> None:
    for name in EXPERIMENTS:
        module = importlib.import_module(f"benchmarks.seeds.{name}")
        assert set(module.SIZES) - {Form.CPU} == {Form.FULL, Form.QUICK, Form.TINY}
        assert Form.CPU not in module.SIZES or name == "vgg_cifar"


def test_a_form_that_an_experiment_does_not_have_is_refused_before_anything_is_loaded(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit):
        main(["search", "--cpu", "--data", str(tmp_path), "--out", str(tmp_path)])
    assert "search has no --cpu form: run it in full, or with --quick" in capsys.readouterr().err
    assert not list(tmp_path.iterdir())


def test_the_cpu_form_has_files_of_its_own(tmp_path: Path) -> None:
    options = Options(form=Form.CPU, out=tmp_path)
    assert experiment_results("vgg_cifar", options, {}).write(tmp_path).name == "vgg_cifar-cpu.json"


def test_without_data_the_program_says_which_is_missing_and_how_to_name_its_folder(tmp_path: Path) -> None:
    with pytest.raises(SystemExit, match=r"mnist is not there.*--data or NETGROW_DATASETS_DIR"):
        ran("numpy_mnist", tmp_path, tmp_path)
