"""The real training process, started and killed."""

import os
import signal
import subprocess
import sys
import textwrap
from collections.abc import Iterator
from pathlib import Path

import psutil
import pytest

from store.settings import Settings
from tests.unit.workers.orders import order
from tests.waiting import PATIENCE_SECONDS, await_gone, eventually
from workers.messages import Beat, Epoch, Failed, Grown, Ready, Reply, Saved, Stopped, Trained
from workers.process import Ended, Interruption, TrainingProcess


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(data_dir=tmp_path, device="cpu")


@pytest.fixture
def process(settings: Settings) -> Iterator[TrainingProcess]:
    started = TrainingProcess(settings)
    yield started
    started.kill()


def hear(process: TrainingProcess) -> Reply | Ended | Interruption:
    """What it says next, its beats aside."""
    while isinstance(reply := process.receive(PATIENCE_SECONDS), Beat):
        pass
    assert reply is not None, process.last_words
    return reply


def hear_end(process: TrainingProcess) -> Ended:
    while True:
        reply = hear(process)
        if isinstance(reply, Ended):
            return reply


def test_one_process_serves_trial_after_trial(process: TrainingProcess) -> None:
    assert hear(process) == Ready(device="cpu")
    for attempt in (1, 2):
        process.send(order(attempt=attempt))
        assert [type(hear(process)) for _ in range(4)] == [Grown, Epoch, Epoch, Trained]
    process.send(order({"seed_model": {"preset": "mnist_cnn"}}))
    assert isinstance(hear(process), Failed)
    process.send(order())
    assert isinstance(hear(process), Grown)
    assert process.alive


def test_a_training_stops_when_it_is_asked_to_and_the_process_takes_the_next_order(process: TrainingProcess) -> None:
    endless = order({"training": {"seed_epochs": 10_000}})
    process.send(endless)
    while not isinstance(hear(process), Epoch):
        pass
    process.ask_to_stop(endless)
    said = []
    while not isinstance(reply := hear(process), Stopped):
        said.append(type(reply))
    assert set(said) <= {Epoch, Saved}
    process.ask_to_stop(endless)  # again, and late: it is about no order that runs
    process.send(order(attempt=2))
    assert [type(hear(process)) for _ in range(4)] == [Grown, Epoch, Epoch, Trained]


def test_a_process_that_is_asked_says_what_each_thread_is_at(process: TrainingProcess) -> None:
    process.send(order({"training": {"seed_epochs": 10_000}}))
    while not isinstance(hear(process), Epoch):
        pass
    process.explain()
    eventually(lambda: "nas/training/loop.py" in process.last_words, "it says so")
    os.kill(process.pid, signal.SIGABRT)
    ended = hear_end(process)
    assert (ended.kind, ended.reason) == ("aborted", "the training process was killed by SIGABRT")
    assert "Fatal Python error: Aborted" in process.last_words


def test_a_fault_is_named_however_many_frames_follow_it(monkeypatch: pytest.MonkeyPatch, settings: Settings) -> None:
    monkeypatch.setattr("workers.process.STDERR_LINES", 3)
    process = TrainingProcess(settings)
    try:
        process.send(order({"training": {"seed_epochs": 10_000}}))
        while not isinstance(hear(process), Epoch):
            pass
        os.kill(process.pid, signal.SIGABRT)
        hear_end(process)
    finally:
        process.kill()
    first, *rest = process.last_words.splitlines()
    assert first == "Fatal Python error: Aborted"
    assert len(rest) == 3


def test_silence_ends_a_wait_and_an_interruption_does_too(process: TrainingProcess) -> None:
    hear(process)
    assert process.receive(0) is None
    assert process.receive(-1) is None
    process.interrupt()
    assert isinstance(hear(process), Interruption)


def test_a_kill_is_done_when_it_returns_and_what_was_said_before_is_kept(process: TrainingProcess) -> None:
    process.send(order({"training": {"seed_epochs": 10_000}}))
    while not isinstance(hear(process), Epoch):
        pass
    pid = process.pid
    process.kill()
    assert not psutil.pid_exists(pid)
    assert not process.alive
    assert hear_end(process).reason == "the training process was killed by SIGKILL"
    process.kill()  # again is fine


def test_a_process_that_is_gone_takes_an_order_in_silence(process: TrainingProcess) -> None:
    process.kill()
    process.send(order())
    assert isinstance(hear_end(process), Ended)


def test_its_last_words_tell_why_it_ended(settings: Settings) -> None:
    process = TrainingProcess(settings.model_copy(update={"device": "cuda:99"}))
    assert hear_end(process).reason == "the training process ended with exit code 1"
    assert "device 'cuda:99' is not there" in process.last_words
    process.kill()


def test_it_is_in_a_session_of_its_own(process: TrainingProcess) -> None:
    assert os.getsid(process.pid) == process.pid


@pytest.mark.parametrize("number", [signal.SIGKILL, signal.SIGTERM])
def test_it_dies_with_its_worker_in_the_middle_of_a_training(tmp_path: Path, number: signal.Signals) -> None:
    script = textwrap.dedent(
        f"""
        import sys, time
        from store.settings import Settings
        from tests.unit.workers.orders import order
        from workers.messages import Epoch
        from workers.process import TrainingProcess
        process = TrainingProcess(Settings(data_dir={str(tmp_path)!r}, device="cpu"))
        process.send(order({{"training": {{"seed_epochs": 100_000}}}}))
        while not isinstance(process.receive(240), Epoch):
            pass
        print(process.pid, flush=True)
        time.sleep(600)
        """
    )
    worker = subprocess.Popen([sys.executable, "-c", script], stdout=subprocess.PIPE, text=True)
    assert worker.stdout is not None
    with worker.stdout:
        trainer = psutil.Process(int(worker.stdout.readline()))
        worker.send_signal(number)
        worker.wait()
    await_gone([trainer], "it dies with its worker")
