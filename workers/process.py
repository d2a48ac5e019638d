"""A training process as its worker sees it: started warm, given orders, heard, and killed."""

import os
import signal
import subprocess
import sys
import threading
from collections import deque
from contextlib import suppress
from dataclasses import dataclass
from queue import Empty, SimpleQueue
from time import monotonic, sleep
from typing import IO

from pydantic import ValidationError

from store.growth import CRASHED, KILLED
from store.settings import Settings
from workers import oom
from workers.messages import Epoch, Order, Reply, Setup, Stop, reply_from_line

STDERR_LINES = 40
STDERR_LINE_BYTES = 2_000
EXPLAIN_SECONDS = 1.0
FAULT = "Fatal Python error"

OUT_OF_MEMORY = "out_of_memory"
SIGNALS = {signal.SIGSEGV: "segmentation_fault", signal.SIGBUS: "bus_error", signal.SIGABRT: "aborted"}


@dataclass(frozen=True)
class Ended:
    """The process is gone: it ended by itself or was killed. `kind` says how in a word."""

    reason: str
    kind: str = CRASHED


class Interruption:
    """Somebody wants the supervisor's attention."""


class TrainingProcess:
    """One `python -m workers.trainer`, in a session of its own. Nothing here waits for it but `kill`."""

    def __init__(self, settings: Settings) -> None:
        """Start it; it is ready for an order at once, though it hears it only when torch is imported."""
        self._popen = subprocess.Popen(
            [sys.executable, "-m", "workers.trainer"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            start_new_session=True,
            env=_environment(settings),
        )
        self._inbox: SimpleQueue[Reply | Ended | Interruption] = SimpleQueue()
        self._stderr: deque[str] = deque(maxlen=STDERR_LINES)
        self._fault: str | None = None
        self._killing = threading.Lock()
        self._killed = False
        self.device_bytes: int | None = None
        self._oom_kills = oom.kills()
        self._readers = [
            threading.Thread(target=read, args=(stream,), name=f"trainer-{self.pid}-{name}", daemon=True)
            for name, read, stream in (
                ("stderr", self._read_stderr, self._popen.stderr),
                ("replies", self._read_replies, self._popen.stdout),
            )
        ]
        for reader in self._readers:
            reader.start()
        self._write(
            Setup(
                parent_pid=os.getpid(),
                checkpoints_url=settings.checkpoints_url,
                store_patience_seconds=settings.store_patience_seconds,
                disk_reserve_bytes=settings.disk_reserve_bytes,
                datasets_dir=str(settings.datasets_dir),
                download_datasets=settings.download_datasets,
                device=settings.device,
                threads=settings.threads,
                state_seconds=settings.state_seconds,
                beat_seconds=min(1.0, settings.hang_seconds / 4),
            ).to_line()
        )

    @property
    def pid(self) -> int:
        """The operating system's number for it."""
        return self._popen.pid

    @property
    def alive(self) -> bool:
        """Whether it still runs."""
        return self._popen.poll() is None

    @property
    def last_words(self) -> str:
        """The last lines it wrote to stderr, led by the one that names a fault, where frames pushed it out."""
        lines = [*self._stderr]
        return "\n".join(lines if self._fault is None or self._fault in lines else [self._fault, *lines])

    def send(self, order: Order) -> None:
        """Give it an order. A process that is gone says so by `receive`."""
        self._oom_kills = oom.kills()
        self._write(order.to_line())

    def ask_to_stop(self, order: Order) -> None:
        """Have it store the training state of this order, and end it; it says `Stopped` then, if it can."""
        self._write(Stop(stop=order.trial_id, attempt=order.attempt).to_line())

    def explain(self) -> None:
        """Have it write to stderr what each of its threads is at; waits a moment for that."""
        before = len(self._stderr)
        with suppress(ProcessLookupError, PermissionError):
            self._popen.send_signal(signal.SIGUSR1)
        until = monotonic() + EXPLAIN_SECONDS
        while len(self._stderr) == before and monotonic() < until:
            sleep(0.02)
        sleep(0.1)  # the rest of what it writes

    def receive(self, timeout: float) -> Reply | Ended | Interruption | None:
        """The process's next message; None after `timeout` seconds of silence."""
        with suppress(Empty):
            return self._inbox.get(timeout=max(timeout, 0))
        return None

    def interrupt(self) -> None:
        """End a `receive` that waits now, or the next one. Safe in a signal handler."""
        self._inbox.put(Interruption())

    def kill(self) -> None:
        """Kill it and all it started; when this returns they hold no device. What it said can still be received."""
        with self._killing:
            if self._popen.returncode is None:
                self._killed = True
                with suppress(ProcessLookupError):
                    os.killpg(self.pid, signal.SIGKILL)
                self._popen.wait()
        for reader in self._readers:
            reader.join()
        if self._popen.stdin is not None:
            with suppress(OSError):
                self._popen.stdin.close()

    def _write(self, line: bytes) -> None:
        assert self._popen.stdin is not None
        with suppress(OSError, ValueError):  # gone, or killed by us: `receive` says so
            self._popen.stdin.write(line)
            self._popen.stdin.flush()

    def _read_replies(self, stream: IO[bytes]) -> None:
        with stream:
            for line in stream:
                if not line.endswith(b"\n"):  # killed in the middle of it
                    break
                try:
                    reply = reply_from_line(line)
                    if isinstance(reply, Epoch):
                        self.device_bytes = reply.device_bytes
                    self._inbox.put(reply)
                except ValidationError as error:
                    self._inbox.put(Ended(f"it said what nobody understands: {error}"))
                    return
        self._inbox.put(self._how_it_ended())

    def _how_it_ended(self) -> Ended:
        self._readers[0].join()  # so that its last words are complete
        code = self._popen.wait()
        if code >= 0:
            return Ended(f"the training process ended with exit code {code}", CRASHED)
        try:
            number = signal.Signals(-code)
        except ValueError:
            return Ended(f"the training process was killed by signal {-code}", KILLED)
        reason = f"the training process was killed by {number.name}"
        if number is signal.SIGKILL and not self._killed and oom.kills() != self._oom_kills:
            return Ended(f"{reason}: the kernel had no memory left for it", OUT_OF_MEMORY)
        return Ended(reason, SIGNALS.get(number, KILLED))

    def _read_stderr(self, stream: IO[bytes]) -> None:
        with stream:
            while line := stream.readline(STDERR_LINE_BYTES):
                text = line.decode(errors="replace").rstrip()
                self._stderr.append(text)
                if text.startswith(FAULT):
                    self._fault = text


def _environment(settings: Settings) -> dict[str, str]:
    """Ours, with what libraries read only when they are loaded: thread pools, and how glibc keeps memory.

    And where the device's figures are kept (`nas.training.figures`): with all that lasts, unless somebody said where.

    By default glibc hands a large tensor's memory back when it is freed and asks for it anew at the next batch; keeping
    it took 5 % (batches of 128) to 35 % (512) off an epoch of `keras_mnist`.
    """
    pools = dict.fromkeys(("OMP_NUM_THREADS", "MKL_NUM_THREADS", "OPENBLAS_NUM_THREADS"), str(settings.threads))
    memory = dict.fromkeys(("MALLOC_MMAP_THRESHOLD_", "MALLOC_TRIM_THRESHOLD_"), str(4 * 10**9))
    return {"NETGROW_FIGURES": str(settings.data_dir / "figures"), **memory, **os.environ, **pools}
