"""A trial's CSV files and TensorBoard runs, read back with the readers that people use."""

import csv
import os
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
from celery.exceptions import ImproperlyConfigured
from tensorboard.backend.event_processing.event_accumulator import EventAccumulator
from tensorboard.plugins.hparams import plugin_data_pb2

from store.growth import EpochRecord
from store.settings import Settings
from tests.waiting import eventually
from workers.journal import Journal, Row, Story, missing_package
from workers.journal.base import Chronicle
from workers.journal.board import Board
from workers.journal.tables import Tables
from workers.messages import Epoch, JsonObject, Trained

TAGS = {"loss/train", "loss/validation", "accuracy/train", "accuracy/validation", "learning_rate", "seconds"}
CERTIFICATE: JsonObject = {
    "exact": True,
    "max_error": 3e-16,
    "modes": ["eval", "train"],
    "probes": 64,
    "probe_digest": "p" * 8,
    "parent_digest": "a" * 8,
    "child_digest": "b" * 8,
    "tolerance": 1e-9,
}
MUTATIONS: list[JsonObject] = [
    {"name": "wider", "site": "conv1", "parameters": {"width": 24}, "exact": True, "certificate": CERTIFICATE},
    {"name": "deeper", "site": "a|b", "parameters": {"text": 'a "b", c'}, "exact": True, "certificate": None},
]


def metrics(epoch: int) -> dict[str, Any]:
    return {
        "epoch": epoch,
        "train_loss": 1 / epoch,
        "train_accuracy": 0.5,
        "val_loss": 2 / epoch,
        "val_accuracy": 0.25 * epoch,
        "learning_rate": 0.01,
        "seconds": 1.5,
    }


def row(epoch: int) -> Row:
    return Row(EpochRecord.of(metrics(epoch)), 1_800_000_000.0 + epoch)


def said(epoch: int) -> Epoch:
    return Epoch(metrics=metrics(epoch), training_state="0" * 64)


def story(folder: Path, number: int = 3) -> Story:
    return Story(folder, "job_x", number, "model_p")


def trained() -> Trained:
    return Trained(
        checkpoint="c",
        checkpoint_bytes=1,
        architecture={},
        architecture_digest="d",
        parameters=1234,
        flops=5678,
        val_accuracy=0.75,
        val_loss=0.5,
        seconds=1.0,
        mutations=MUTATIONS,
        recipe={"epochs": 3, "optimizer": "sgd", "augmentation": {"flip": False}, "ema": None, "milestones": [1, 2]},
    )


def lines(path: Path) -> list[dict[str, str]]:
    with path.open(newline="") as file:
        return list(csv.DictReader(file))


def scalars(folder: Path, tag: str = "loss/validation") -> list[tuple[int, float]]:
    reader = EventAccumulator(str(folder))
    reader.Reload()
    return [(event.step, event.value) for event in reader.Scalars(tag)]


def test_the_epochs_file_has_a_line_for_each_epoch(tmp_path: Path) -> None:
    tables = Tables(story(tmp_path))
    tables.begin([row(1)])
    tables.epoch(row(2))
    found = lines(tmp_path / "job_x" / "trial-0003" / "epochs.csv")
    assert [line["epoch"] for line in found] == ["1", "2"]
    assert float(found[1]["val_loss"]) == 1.0
    assert set(found[0]) == {*metrics(1), "recorded_at"}
    assert found[0]["recorded_at"].startswith("2027-01-15T08:00:01")


@pytest.mark.parametrize("left", ["", "epoch,tra", "epoch,train_loss\n1,0.5\n2,0.5\n3,0.5\n4,"])
def test_a_file_that_was_cut_off_is_made_right(tmp_path: Path, left: str) -> None:
    tables = Tables(story(tmp_path))
    path = tmp_path / "job_x" / "trial-0003" / "epochs.csv"
    path.parent.mkdir(parents=True)
    path.write_text(left)
    tables.begin([row(1), row(2)])
    tables.epoch(row(3))
    assert [line["epoch"] for line in lines(path)] == ["1", "2", "3"]


def test_the_mutations_file_has_each_mutation_once_with_its_certificate(tmp_path: Path) -> None:
    for number in (3, 12, 3, 2):
        Tables(story(tmp_path, number)).grown(MUTATIONS)
    found = lines(tmp_path / "job_x" / "mutations.csv")
    assert [(line["trial"], line["step"], line["name"]) for line in found] == [
        (number, step, name) for number in ("2", "3", "12") for step, name in (("1", "wider"), ("2", "deeper"))
    ]
    assert found[0]["parameters"] == '{"width": 24}'
    assert found[1]["parameters"] == '{"text": "a \\"b\\", c"}'
    assert (found[0]["certified"], found[0]["max_error"], found[0]["modes"]) == ("True", "3e-16", "eval train")
    assert (found[1]["certified"], found[1]["site"], found[1]["parent_id"]) == ("", "a|b", "model_p")


def test_what_an_earlier_attempt_grew_is_replaced_and_the_same_again_writes_nothing(tmp_path: Path) -> None:
    path = tmp_path / "job_x" / "mutations.csv"
    Tables(story(tmp_path)).grown(MUTATIONS)
    before = path.stat()
    Tables(story(tmp_path)).grown(MUTATIONS)
    assert path.stat().st_ino == before.st_ino
    Tables(story(tmp_path)).grown(MUTATIONS[:1])
    assert [line["name"] for line in lines(path)] == ["wider"]


def test_many_trials_of_a_job_write_their_mutations_at_once(tmp_path: Path) -> None:
    with ThreadPoolExecutor(8) as pool:
        list(pool.map(lambda number: Tables(story(tmp_path, number)).grown(MUTATIONS), range(40)))
    found = lines(tmp_path / "job_x" / "mutations.csv")
    assert [int(line["trial"]) for line in found] == sorted([*range(40)] * 2)


def test_tensorboard_reads_the_curves_the_mutations_and_the_recipe(tmp_path: Path) -> None:
    board = Board(story(tmp_path))
    board.begin([])
    board.grown(MUTATIONS)
    for epoch in (1, 2, 3):
        board.epoch(row(epoch))
    board.trained(trained())
    board.close()
    reader = EventAccumulator(str(tmp_path / "job_x" / "trial-0003"))
    reader.Reload()
    assert set(reader.Tags()["scalars"]) == TAGS
    assert [(event.step, event.value) for event in reader.Scalars("loss/validation")] == [
        (epoch, pytest.approx(2 / epoch)) for epoch in (1, 2, 3)
    ]
    assert [event.wall_time for event in reader.Scalars("seconds")] == [row(epoch).at for epoch in (1, 2, 3)]
    (text,) = reader.Tensors("mutations/text_summary")
    shown = text.tensor_proto.string_val[0].decode()
    assert '| wider | conv1 | {"width": 24} | True | 3e-16 |' in shown
    assert "model_p" in shown
    assert r"| deeper | a\|b |" in shown
    content = reader.SummaryMetadata("_hparams_/session_start_info").plugin_data.content
    recipe = plugin_data_pb2.HParamsPluginData.FromString(content).session_start_info.hparams
    assert recipe["optimizer"].string_value == "sgd"
    assert recipe["augmentation.flip"].bool_value is False
    assert recipe["mutations"].string_value == "wider, deeper"
    assert "ema" not in recipe
    content = reader.SummaryMetadata("_hparams_/experiment").plugin_data.content
    judged_by = plugin_data_pb2.HParamsPluginData.FromString(content).experiment.metric_infos
    assert {info.name.tag for info in judged_by} == {"accuracy/validation", "loss/validation"} <= TAGS


def test_another_attempt_doubles_no_step(tmp_path: Path) -> None:
    first = Board(story(tmp_path))
    first.begin([])
    for epoch in (1, 2, 3):
        first.epoch(row(epoch))  # killed here: never closed
    second = Board(story(tmp_path))
    second.begin([row(1), row(2)])
    second.epoch(row(3))
    second.epoch(row(4))
    second.close()
    assert [step for step, _ in scalars(tmp_path / "job_x" / "trial-0003")] == [1, 2, 3, 4]
    first.close()


def test_a_failed_trial_says_why(tmp_path: Path) -> None:
    board = Board(story(tmp_path))
    board.begin([])
    board.failed("diverged", "the loss <exploded>")
    board.close()
    reader = EventAccumulator(str(tmp_path / "job_x" / "trial-0003"))
    reader.Reload()
    (text,) = reader.Tensors("error/text_summary")
    assert text.tensor_proto.string_val[0].decode() == "**diverged**: the loss &lt;exploded>"


def test_an_attempt_that_starts_over_replaces_what_it_trains_again(tmp_path: Path) -> None:
    journal = Journal(story(tmp_path), [Tables(story(tmp_path)), Board(story(tmp_path))])
    journal._tell(lambda chronicle: chronicle.begin([]))
    journal.grown(MUTATIONS)
    for epoch in (1, 2, 3, 2, 3):
        journal.epoch(said(epoch))
    journal.close()
    folder = tmp_path / "job_x" / "trial-0003"
    assert [line["epoch"] for line in lines(folder / "epochs.csv")] == ["1", "2", "3"]
    assert [step for step, _ in scalars(folder)] == [1, 2, 3]


class Broken(Tables):
    """A format whose disk is full."""

    def grown(self, mutations: Sequence[JsonObject]) -> None:
        raise OSError(28, "No space left on device")


def test_what_cannot_be_written_harms_neither_the_trial_nor_other_formats(tmp_path: Path) -> None:
    broken: Chronicle = Broken(story(tmp_path / "broken"))
    journal = Journal(story(tmp_path), [broken, Tables(story(tmp_path))])
    journal._tell(lambda chronicle: chronicle.begin([]))
    journal.grown(MUTATIONS)
    journal.epoch(said(1))
    assert lines(tmp_path / "job_x" / "trial-0003" / "epochs.csv")
    assert not lines(tmp_path / "broken" / "job_x" / "trial-0003" / "epochs.csv")


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")
def test_a_folder_that_may_not_be_written_harms_no_trial(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    journal = Journal(story(tmp_path), [Tables(story(tmp_path)), Board(story(tmp_path))])
    journal.grown(MUTATIONS)
    journal.epoch(said(1))
    journal.close()
    tmp_path.chmod(0o700)


def test_a_format_that_is_not_known_is_refused_by_name() -> None:
    with pytest.raises(ValueError, match="trial_logs names 'xml'; known are csv, tensorboard"):
        Settings(trial_logs="csv, xml")
    assert Settings(trial_logs=" csv,tensorboard,csv ").journal_formats == ("csv", "tensorboard")
    assert Settings().journal_formats == ()


def test_tensorboard_that_is_asked_for_and_not_installed_stops_the_worker_with_the_remedy(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    from workers.journal import journal
    from workers.step import checked

    assert missing_package(Settings(trial_logs="tensorboard")) is None
    monkeypatch.setattr(journal, "find_spec", lambda _name: None)
    assert missing_package(Settings(trial_logs="csv")) is None
    with pytest.raises(ImproperlyConfigured, match=r"not installed: pip install 'netgrow\[tensorboard\]'"):
        checked(Settings(trial_logs="csv,tensorboard"))


def test_epochs_are_flushed_as_they_come(tmp_path: Path) -> None:
    board = Board(story(tmp_path))
    board.begin([])
    board.epoch(row(1))
    found = eventually(lambda: read_scalars(tmp_path), "the epoch is in the file")
    assert [step for step, _ in found] == [1]
    board.close()


def read_scalars(folder: Path) -> list[tuple[int, float]]:
    try:
        return scalars(folder / "job_x" / "trial-0003")
    except KeyError:
        return []
