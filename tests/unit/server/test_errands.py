"""Errands: keys take turns, a few wait, the same is done once; and the processes that run them."""

import asyncio
import os
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator
from http import HTTPStatus
from pathlib import Path

import psutil
import pytest

from server.backend import Backend
from server.errands import Errand, Errands, Inline, Queue
from server.helpers import Helper
from server.problems import InvalidRequest, ProblemError, Unavailable
from server.written import Written
from store.settings import Settings
from tests.unit.server import errands as work
from tests.waiting import await_gone, eventually


def errand(key: str | None, number: int = 0) -> Errand:
    return Errand(key, work.pid, (number,), None)


def test_keys_take_turns_however_much_one_of_them_asks_for() -> None:
    queue = Queue()
    for key, number in (("a", 1), ("a", 2), ("a", 3), ("b", 4), (None, 5), ("a", 6)):
        queue.put(errand(key, number), "a test")
    taken = [found.arguments[0] for _ in range(6) if (found := queue.take({}, 9)) is not None]
    assert taken == [1, 4, 5, 2, 3, 6]
    assert queue.take({}, 9) is None


def test_a_key_that_uses_as_many_helpers_as_it_may_waits_and_others_pass() -> None:
    queue = Queue()
    for key in ("a", "a", "b"):
        queue.put(errand(key), "a test")
    assert queue.take({"a": 1}, 1) is not None
    assert len(queue) == 2
    assert queue.take({"a": 1, "b": 1}, 1) is None


def test_beyond_a_few_a_key_is_told_to_come_again_and_the_others_still_wait() -> None:
    queue = Queue(of_a_key=2, of_all=3)
    queue.put(errand("a"), "a test")
    queue.put(errand("a"), "a test")
    with pytest.raises(ProblemError, match=r"2 requests of this API key wait already.*a test") as refused:
        queue.put(errand("a"), "a test")
    assert (refused.value.status, int(refused.value.headers["Retry-After"]) > 0) == (429, True)
    queue.put(errand("b"), "a test")
    with pytest.raises(Unavailable, match="a test"):
        queue.put(errand("c"), "a test")


class Gated:
    """Runs errands when the test lets it; counts them."""

    def __init__(self) -> None:
        self.begun: list[Errand] = []
        self.go = threading.Semaphore(0)

    def run(self, errand: Errand) -> object:
        self.begun.append(errand)
        assert self.go.acquire(timeout=120)
        return object()

    def close(self) -> None:
        """What runs is given up."""
        self.go.release(100)


def test_the_same_asked_for_meanwhile_is_done_once() -> None:
    gated = Gated()
    errands = Errands(lambda: gated, 2)

    async def ask() -> list[object]:
        asked = [asyncio.ensure_future(errands.run_once(None, "a test", work.hoard, 1)) for _ in range(50)]
        other = asyncio.ensure_future(errands.run_once(None, "a test", work.hoard, 2))
        await asyncio.to_thread(eventually, lambda: gated.begun, "an errand begins")
        gated.go.release()
        same = await asyncio.gather(*asked)
        gated.go.release()
        await other
        gated.go.release()
        return [*same, await errands.run_once(None, "a test", work.hoard, 1)]

    found = asyncio.run(ask())
    assert len(set(map(id, found[:50]))) == 1
    assert found[50] is not found[0]  # asked for later, it is done again
    assert len(gated.begun) == 3
    errands.close()


def test_while_one_key_floods_another_key_s_errand_begins_at_once() -> None:
    runners = [Gated(), Gated()]
    waiting = iter(runners)
    errands = Errands(lambda: next(waiting), 2)

    async def ask() -> None:
        flood = [asyncio.ensure_future(errands.run("greedy", "a test", work.hoard, n)) for n in range(8)]
        begun = [runner.begun for runner in runners]
        await asyncio.to_thread(eventually, lambda: sum(map(len, begun)) == 1, "an errand begins")
        quiet = asyncio.ensure_future(errands.run("quiet", "a test", work.hoard, -1))
        await asyncio.to_thread(eventually, lambda: sum(map(len, begun)) == 2, "the other key's begins")
        assert "quiet" in {each.key for runner in begun for each in runner}
        for runner in runners:
            runner.go.release(20)
        await asyncio.gather(quiet, *flood)

    asyncio.run(ask())
    errands.close()


def test_a_helper_without_work_ends_and_another_starts_when_there_is_some(settings: Settings) -> None:
    started = []

    def runner() -> Inline:
        started.append(1)
        return Inline(Backend.of(settings))

    errands = Errands(runner, 1, idle_seconds=0.01)
    assert asyncio.run(errands.run(None, "a test", work.pid)) == os.getpid()
    eventually(lambda: not errands._threads, "the helper ends")
    assert asyncio.run(errands.run(None, "a test", work.pid)) == os.getpid()
    assert len(started) == 2


def test_a_server_that_is_started_again_takes_errands_again(settings: Settings) -> None:
    errands = Errands(lambda: Inline(Backend.of(settings)), 1)
    errands.close()
    with pytest.raises(Unavailable, match="the server stops"):
        asyncio.run(errands.run(None, "a test", work.pid))
    errands.open()
    assert asyncio.run(errands.run(None, "a test", work.pid)) == os.getpid()
    errands.close()


def test_a_server_that_stops_gives_up_what_waits() -> None:
    gated = Gated()
    errands = Errands(lambda: gated, 1)

    async def ask() -> list[object]:
        asked = [asyncio.ensure_future(errands.run(None, "a test", work.hoard, n)) for n in range(2)]
        await asyncio.to_thread(eventually, lambda: gated.begun, "an errand begins")
        await asyncio.to_thread(errands.close)
        with pytest.raises(Unavailable):
            await errands.run(None, "a test", work.pid)
        return await asyncio.gather(*asked, return_exceptions=True)

    kinds = {type(each) for each in asyncio.run(ask())}
    assert Unavailable in kinds


@pytest.fixture(scope="module")
def helper(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Helper]:
    helper = Helper(Settings(data_dir=tmp_path_factory.mktemp("helper"), errand_bytes=1 << 31))
    yield helper
    helper.close()


def test_a_helper_runs_errands_in_one_other_process_and_hands_files_over(helper: Helper) -> None:
    first = helper.run(Errand(None, work.pid, (), None))
    assert first == helper.pid != os.getpid()
    with tempfile.SpooledTemporaryFile(max_size=1 << 20) as small, tempfile.TemporaryFile() as large:
        small.write(b"abcdef")
        large.write(b"wxyz" * (1 << 20))
        for file in (small, large):
            file.seek(0)
        assert helper.run(Errand(None, work.size_of, ("x",), small)) == ("x", 6, b"abcd")  # type: ignore[arg-type]
        assert helper.run(Errand(None, work.size_of, ("y",), large)) == ("y", 1 << 22, b"wxyz")  # type: ignore[arg-type]
    assert helper.run(Errand(None, work.pid, (), None)) == first


def test_what_an_errand_raises_is_raised_here_and_a_bug_tells_nothing(helper: Helper) -> None:
    with pytest.raises(InvalidRequest) as refused:
        helper.run(Errand(None, work.refuse, (), None))
    assert [(error.field, error.message, error.value) for error in refused.value.errors] == [("file", "is no good", 3)]
    with pytest.raises(ProblemError) as missed:
        helper.run(Errand(None, work.miss, (), None))
    assert missed.value.status is HTTPStatus.NOT_FOUND
    with pytest.raises(RuntimeError):
        helper.run(Errand(None, work.break_down, (), None))


def test_memory_beyond_the_limit_is_refused_and_the_helper_lives(helper: Helper) -> None:
    if sys.platform != "linux":
        pytest.skip("this system has no such limit")
    before = helper.run(Errand(None, work.pid, (), None))
    with pytest.raises(InvalidRequest, match="NETGROW_ERRAND_BYTES"):
        helper.run(Errand(None, work.hoard, (1 << 32,), None))
    assert helper.run(Errand(None, work.pid, (), None)) == before


def test_a_helper_that_died_is_replaced_and_leaves_no_file(
    helper: Helper, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    written = helper.run(Errand(None, work.big_file, (1 << 20,), None))
    assert isinstance(written, Written)
    folder = written._path.parent
    assert written.size == 1 << 20
    assert b"".join(written.chunks()) == b"".join(written.chunks()) == b"x" * (1 << 20)
    assert not list(folder.iterdir())
    with pytest.raises(ProblemError, match="died"):
        helper.run(Errand(None, work.die, (), None))
    assert not folder.exists()
    monkeypatch.setattr(helper, "_settings", helper._settings.model_copy(update={"errand_seconds": 0.01}))
    with pytest.raises(InvalidRequest, match="NETGROW_ERRAND_SECONDS"):
        helper.run(Errand(None, work.hang, (str(tmp_path / "mark"),), None))
    assert helper.pid is None


OWNER = """
import sys, threading, time
from pathlib import Path
from server.errands import Errand
from server.helpers import Helper
from store.settings import Settings
from tests.unit.server import errands
helper = Helper(Settings(data_dir=Path(sys.argv[1])))
errand = Errand(None, errands.hang, (sys.argv[1] + "/mark",), None)
threading.Thread(target=helper.run, args=(errand,), daemon=True).start()
while not helper.pid:
    time.sleep(0.01)
print(helper.pid, flush=True)
time.sleep(600)
"""


def test_a_server_that_is_killed_leaves_neither_helpers_nor_their_files(tmp_path: Path) -> None:
    mark = tmp_path / "mark"
    with subprocess.Popen([sys.executable, "-c", OWNER, str(tmp_path)], stdout=subprocess.PIPE, text=True) as owner:
        assert owner.stdout is not None
        process = psutil.Process(int(owner.stdout.readline()))
        eventually(lambda: mark.exists() and mark.read_text() != "", "the errand runs")
        owner.kill()
    await_gone([process], "the helper ends")
    assert not Path(mark.read_text()).exists()
