import io
import json
from datetime import UTC, datetime
from pathlib import Path

import pytest
from rich.console import Console, RenderableType

from client.models import Event, Job, LeaderboardItem, Model, TrialId, Worker, WorkerId
from client.rendering import format
from client.rendering.demo import Findings, findings_page
from client.rendering.jobs import job_summary, jobs_table
from client.rendering.leaderboard import leaderboard_table
from client.rendering.model import model_page
from client.rendering.narrators import JsonLines, Picture, Plain
from client.rendering.progress import progress_panel
from client.watching.view import JobView, TrialView
from tests.unit.client import answers

NOW = datetime(2026, 11, 21, 7, 25, tzinfo=UTC)


def text_of(renderable: RenderableType, width: int = 120) -> str:
    console = Console(file=io.StringIO(), width=width, highlight=False)
    with console.capture() as captured:
        console.print(renderable)
    return captured.get()


def items(*rows: dict[str, object]) -> list[LeaderboardItem]:
    return [LeaderboardItem.model_validate(row) for row in rows]


@pytest.mark.parametrize("width", [80, 100, 160])
def test_the_leaderboard_shows_every_model_in_full(width: int) -> None:
    rows = items(answers.item(1), answers.item(2, mutations=["branch"]), answers.seed_item(3))
    lines = text_of(leaderboard_table(rows, width), width).splitlines()
    assert len(lines) == 4
    assert all(row.model_id in line for row, line in zip(rows, lines[1:], strict=True))
    assert "wider, skip" in lines[1]
    assert "branch" in lines[2]
    assert "(seed network)" in lines[3]


def test_the_leaderboard_names_the_data_set_where_there_are_several() -> None:
    assert "data set" not in text_of(leaderboard_table(items(answers.item(1)), 120))
    both = items(answers.item(1), answers.item(2, dataset="mnist"))
    assert "mnist" in text_of(leaderboard_table(both, 120))


def test_jobs_show_their_state_and_progress() -> None:
    jobs = [Job.model_validate(answers.job()), Job.model_validate(answers.job(id="job_2", cancel_requested=True))]
    lines = text_of(jobs_table(jobs, 120)).splitlines()
    assert "running" in lines[1]
    assert "5/17" in lines[1]
    assert "97.50 %" in lines[1]
    assert "cancelling" in lines[2]


def test_trials_that_a_cancelled_job_never_began_do_not_count_as_done() -> None:
    progress = {"total": 33, "succeeded": 2, "failed": 1, "cancelled": 30}
    job = Job.model_validate(answers.job(state="cancelled", progress=progress))
    assert "3/33" in text_of(jobs_table([job], 120))
    assert "3/33 trials" in text_of(progress_panel(JobView(job), NOW))


def test_a_narrow_terminal_still_shows_a_jobs_name() -> None:
    job = Job.model_validate(answers.job(id="job_01m7yk1mbfdjbavdybtgaj99s2", name="digits-demo-20261121-081957"))
    lines = text_of(jobs_table([job], 80), 80).splitlines()
    assert "job_01m7yk1mbfdjbavdybtgaj99s2  digits-d" in lines[1]


def test_a_name_cannot_steer_the_terminal() -> None:
    job = Job.model_validate(answers.job(name="[red]x[/red]\x1b[2J\n"))
    shown = text_of(jobs_table([job], 120)) + job_summary(job)
    assert "[red]x[/red]" in shown
    assert "\x1b" not in shown


def test_a_summary_tells_what_went_wrong() -> None:
    summary = job_summary(Job.model_validate(answers.job(state="failed", error="the seed network diverged")))
    assert summary.startswith("job_1 (digits): failed; 5/17 trials (1 failed), best 97.50 %; best model model_")
    assert summary.endswith("the seed network diverged")


def test_a_model_is_shown_with_certificates_and_architecture() -> None:
    page = text_of(model_page(Model.model_validate(answers.model())))
    for piece in (
        "97.50 %",
        "12,345 parameters",
        "51.2 KB",
        answers.DIGEST,
        "wider",
        "conv1",
        "width 16",
        "not scored",
    ):
        assert piece in page
    assert "exact: relative error 2.5e-16 (eval, train)" in page
    assert "out_features 10" in page


def test_a_seed_model_is_said_to_be_one() -> None:
    page = text_of(model_page(Model.model_validate(answers.model(parent_id=None, mutations=[], generation=0))))
    assert "this is the seed network" in page
    assert "Mutations" not in page


def running_view() -> JobView:
    return JobView(
        Job.model_validate(answers.job()),
        workers=(
            Worker.model_validate(answers.worker(id="a", trial_id="t1")),
            Worker.model_validate(answers.worker(id="b", device="cuda:0", trial_id="t2")),
            Worker.model_validate(answers.worker(id="c")),
            Worker.model_validate(answers.worker(id="d", trial_id="elsewhere")),
        ),
        trials={
            TrialId("t1"): TrialView(7, WorkerId("a"), ("wider",), 2, 0.91),
            TrialId("t2"): TrialView(8, WorkerId("b")),
        },
        foreign=frozenset({TrialId("elsewhere")}),
    )


def test_the_picture_shows_progress_and_what_each_worker_does() -> None:
    lines = text_of(progress_panel(running_view(), NOW)).splitlines()
    assert lines[0].split() == ["digits", "running", "1:18", "min"]
    assert lines[1].endswith("5/17 trials  best 97.50 %  1 failed")
    assert lines[4].split() == ["1", "cpu", "7", "wider", "2/3", "91.00", "%"]
    assert lines[5].split() == ["2", "cuda:0", "8", "growing"]
    assert lines[6].split() == ["3", "cpu", "waits"]
    assert lines[7].split() == ["4", "cpu", "another", "job's"]


def test_the_picture_keeps_its_height() -> None:
    before, after = running_view(), running_view()
    after.recent.extend(["one", "two"])
    assert len(text_of(progress_panel(before)).splitlines()) == len(text_of(progress_panel(after)).splitlines())


def test_the_picture_says_what_is_missing() -> None:
    seen = running_view()
    seen.workers = ()
    assert "netgrow worker" in text_of(progress_panel(seen))
    seen.away = True
    assert "does not answer" in text_of(progress_panel(seen))


def test_plain_lines_tell_the_story(capsys: pytest.CaptureFixture[str]) -> None:
    plain = Plain()
    plain.event(Event(seq=1, kind="trial.epoch", data={}), None)
    plain.event(Event(seq=2, kind="trial.succeeded", data={}), "trial 3  wider: 98.00 %")
    plain.show(running_view())
    plain.show(running_view())
    out = capsys.readouterr().out.splitlines()
    assert out[0] == "trial 3  wider: 98.00 %"
    assert out[1] == "-- 5/17 trials (1 failed), best 97.50 %"
    assert len(out) == 2


def test_json_lines_are_one_document_each(capsys: pytest.CaptureFixture[str]) -> None:
    lines = JsonLines()
    lines.event(Event(seq=2, kind="trial.epoch", data={"epoch": 1}), None)
    lines.ended(Job.model_validate(answers.job()))
    first, last = (json.loads(line) for line in capsys.readouterr().out.splitlines())
    assert first == {"seq": 2, "kind": "trial.epoch", "data": {"epoch": 1}}
    assert last["id"] == "job_1"


def test_the_live_picture_leaves_the_terminal_as_it_was() -> None:
    output = io.StringIO()
    with Picture(Console(file=output, force_terminal=True, width=100)) as picture:
        picture.show(running_view())
        picture.say("a line")
    assert "a line" in output.getvalue()
    assert output.getvalue().count("\x1b[?25l") == output.getvalue().count("\x1b[?25h")


def findings(best_accuracy: float = 0.98) -> Findings:
    seed = answers.seed_item(3, model_id="model_seed", val_accuracy=0.95)
    child = answers.item(2, model_id="model_child", val_accuracy=0.96, mutations=["deeper"])
    best = answers.item(1, model_id="model_best", parent_id="model_child", val_accuracy=best_accuracy, generation=2)
    rows = items(best, child, seed)
    folder = Path("/data")
    return Findings(
        Job.model_validate(answers.job()), rows, rows, rows[2], folder / "checkpoints" / "ab" / "abc", folder
    )


def test_the_demo_says_what_it_found_and_where_to_go_on() -> None:
    page = text_of(findings_page(findings(), 120), 120)
    assert "(seed network)" in page
    assert "How it grew: seed 95.00 % → deeper 96.00 % → wider + skip 98.00 %" in page
    assert "Best checkpoint: /data/checkpoints/ab/abc" in page
    assert "up --data-dir /data" in page


@pytest.mark.parametrize(("seconds", "shown"), [(-1, "0 s"), (7.9, "7 s"), (185, "3:05 min"), (7207, "2:00:07 h")])
def test_spans_of_time(seconds: float, shown: str) -> None:
    assert format.duration(seconds) == shown


@pytest.mark.parametrize(
    ("number", "shown"), [(999, "999 bytes"), (1000, "1.0 KB"), (2_500_000, "2.5 MB"), (3e9, "3.0 GB")]
)
def test_sizes(number: int, shown: str) -> None:
    assert format.size(number) == shown
