"""The training process: `python -m workers.trainer`, started by a worker and kept warm from trial to trial.

It reads `workers.messages.Setup`, then orders, from stdin and answers on what was its stdout; what anything else prints
goes to stderr. It dies with its worker, however the worker ends: stdin then ends, and Linux is asked to kill it too.
"""

import ctypes
import faulthandler
import os
import signal
import sys
import threading
import traceback
from collections.abc import Callable
from queue import SimpleQueue
from typing import BinaryIO

from workers.messages import Message, Order, Ready, Setup, Stop, instruction_from_line

Stopping = Callable[[Stop], None]


def main() -> None:
    """Serve orders until stdin ends; ends the process with code 1 and a traceback if an order cannot be answered."""
    replies = _take_stdout()
    faulthandler.enable()  # a crash says where, before it ends the process
    faulthandler.register(signal.SIGUSR1, chain=False)  # and a hang is asked where it is, before it is killed
    setup = Setup.model_validate_json(sys.stdin.buffer.readline())
    _die_with(setup.parent_pid)
    orders: SimpleQueue[Order] = SimpleQueue()
    stops: SimpleQueue[Stopping] = SimpleQueue()
    threading.Thread(target=_listen, args=(orders, stops), name="orders", daemon=True).start()
    try:
        _serve(setup, orders, stops, replies)
    except BaseException:
        traceback.print_exc()
        os._exit(1)  # an orderly exit would abort over stdin, which the other thread is reading


def _serve(setup: Setup, orders: SimpleQueue[Order], stops: SimpleQueue[Stopping], replies: BinaryIO) -> None:
    from workers.bench import Bench  # imports torch: not before the process is bound to its parent
    from workers.callbacks import Heartbeat
    from workers.trial import answer

    turn = threading.Lock()

    def say(message: Message) -> None:
        with turn:
            replies.write(message.to_line())
            replies.flush()

    pace = Heartbeat(say, state_seconds=setup.state_seconds, beat_seconds=setup.beat_seconds)
    stops.put(pace.stops.hear)
    bench = Bench.from_setup(setup, pace)
    say(Ready(device=bench.device))
    bench.warm_up()
    while True:
        say(answer(orders.get(), bench, say))


def _take_stdout() -> BinaryIO:
    """Keep stdout for the replies alone: whatever else writes to it, C libraries included, writes to stderr."""
    replies = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
    return replies


def _die_with(parent_pid: int) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C in a terminal is for the worker
    if sys.platform == "linux":
        pr_set_pdeathsig = 1
        ctypes.CDLL(None, use_errno=True).prctl(pr_set_pdeathsig, signal.SIGKILL)
    if os.getppid() != parent_pid:  # it was gone before we asked
        os._exit(1)


def _listen(orders: SimpleQueue[Order], stops: SimpleQueue[Stopping]) -> None:
    stop: Stopping | None = None
    try:
        for line in sys.stdin.buffer:
            instruction = instruction_from_line(line)
            if isinstance(instruction, Order):
                orders.put(instruction)
                continue
            stop = stop or stops.get()
            stop(instruction)
    except BaseException:
        traceback.print_exc()
        os._exit(1)
    os._exit(0)  # the worker is gone, or lets us go; the main thread may be deep in a training


if __name__ == "__main__":
    main()
