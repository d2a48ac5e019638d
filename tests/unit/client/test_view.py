import pytest
from pydantic import JsonValue

from client.models import Event, Job, TrialId, Worker
from client.watching.view import RECENT, JobView
from tests.unit.client import answers


def view() -> JobView:
    return JobView(Job.model_validate(answers.job()))


def trial(kind: str, number: int = 3, seq: int = 1, **data: JsonValue) -> Event:
    return Event(seq=seq, kind=f"trial.{kind}", data={"trial_id": f"t{number}", "number": number, **data})


def worker(name: str, trial_id: str | None) -> Worker:
    return Worker.model_validate(answers.worker(id=name, trial_id=trial_id))


GROWN: list[JsonValue] = [{"name": "wider", "site": "conv1"}, {"name": "skip", "site": "fc"}]


def test_a_trial_is_followed_from_start_to_end() -> None:
    seen = view()
    for event in (trial("queued"), trial("started", worker_id="w1"), trial("grown", mutations=GROWN)):
        assert seen.apply(event) is None
    assert seen.apply(trial("epoch", epoch=2, val_accuracy=0.5)) is None
    running = seen.trials[TrialId("t3")]
    assert (running.mutations, running.epoch, running.val_accuracy) == (("wider", "skip"), 2, 0.5)
    assert seen.trial_of(worker("w1", None)) is running
    line = seen.apply(trial("succeeded", model={"val_accuracy": 0.9876}))
    assert line == "trial 3  wider, skip: 98.76 %  best so far"
    assert not seen.trials


def test_why_trials_are_tried_is_told_once_for_all_that_share_the_reason_and_their_length_is_their_own() -> None:
    seen = view()
    told = [
        seen.apply(trial("queued", n, reason=why, epochs=7)) for n, why in enumerate(["round 1", "round 1", "last"])
    ]
    assert told == ["round 1", None, "last"]
    assert seen.epochs_of(seen.trials[TrialId("t1")]) == 7


def test_a_trial_that_went_back_to_the_queue_has_no_worker() -> None:
    seen = view()
    seen.apply(trial("started", worker_id="w1"))
    seen.apply(trial("returned", reason="given back"))
    assert seen.trial_of(worker("w1", "t3")) is None


def test_a_trial_is_another_jobs_only_if_it_stays_unknown() -> None:
    """The list of workers runs ahead of the events, and events ahead of the list."""
    seen = view()
    seen.apply(trial("succeeded", 1, model={"val_accuracy": 0.5}))
    workers = [worker("w1", "t1"), worker("w2", "t2"), worker("w3", "elsewhere")]
    seen.see_workers(workers)
    assert not seen.foreign
    seen.apply(trial("started", 2, worker_id="w2"))
    seen.see_workers(workers)
    assert seen.foreign == {"elsewhere"}


def test_only_a_better_model_is_the_best_so_far() -> None:
    seen = view()
    lines = [seen.apply(trial("succeeded", n, model={"val_accuracy": a})) for n, a in enumerate([0.5, 0.4, 0.5, 0.6])]
    assert ["best so far" in (line or "") for line in lines] == [True, False, False, True]


@pytest.mark.parametrize(
    ("event", "line"),
    [
        (trial("failed", error="diverged: the loss is nan"), "trial 3 failed: diverged: the loss is nan"),
        (trial("cancelled"), "trial 3 cancelled"),
        (trial("returned", reason="its worker is gone"), "trial 3 went back to the queue (its worker is gone)"),
        (Event(seq=1, kind="job.state", data={"state": "paused"}), "the job is paused"),
        (Event(seq=1, kind="job.state", data={"state": "failed", "error": "no"}), "the job is failed: no"),
        (
            Event(seq=1, kind="job.state", data={"state": "running", "previous": "running", "cancel_requested": True}),
            "the job is being cancelled",
        ),
        (Event(seq=1, kind="job.created", data={}), None),
        (Event(seq=1, kind="moon.rose", data={"state": 3}), None),
        (Event(seq=1, kind="trial.odd", data={}), None),
        (trial("failed", error="two\nlines\x1b[2J"), "trial 3 failed: two lines [2J"),
    ],
)
def test_what_is_worth_a_line_gets_one(event: Event, line: str | None) -> None:
    assert view().apply(event) == line


def test_the_seed_network_trains_its_own_number_of_epochs() -> None:
    seen = view()
    seen.apply(trial("grown", 0, mutations=[]))
    seen.apply(trial("grown", 1, mutations=GROWN))
    assert [seen.epochs_of(seen.trials[TrialId(name)]) for name in ("t0", "t1")] == [5, 3]


def test_a_long_story_keeps_its_end() -> None:
    seen = view()
    for number in range(RECENT + 5):
        seen.apply(trial("cancelled", number))
    assert list(seen.recent) == [f"trial {number} cancelled" for number in range(5, RECENT + 5)]
