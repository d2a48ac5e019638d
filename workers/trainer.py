"""The training process: `python -m workers.trainer`, started by a worker and kept warm from trial to trial.

It reads `workers.messages.Setup`, then orders, from stdin and answers on what was its stdout; what anything else prints
goes to stderr. It dies with its worker, however the worker ends: stdin then ends, and Linux is asked to kill it too.
"""

import ctypes
import os
import signal
import sys
import threading
import traceback
from queue import SimpleQueue
from typing import BinaryIO

from workers.messages import Message, Order, Ready, Setup


def main() -> None:
    """Serve orders until stdin ends; ends the process with code 1 and a traceback if an order cannot be answered."""
    replies = _take_stdout()
    setup = Setup.model_validate_json(sys.stdin.buffer.readline())
    _die_with(setup.parent_pid)
    orders: SimpleQueue[Order] = SimpleQueue()
    threading.Thread(target=_listen, args=(orders,), name="orders", daemon=True).start()
    try:
        _serve(setup, orders, replies)
    except BaseException:
        traceback.print_exc()
        os._exit(1)  # an orderly exit would abort over stdin, which the other thread is reading


def _serve(setup: Setup, orders: SimpleQueue[Order], replies: BinaryIO) -> None:
    from workers.bench import Bench  # imports torch: not before the process is bound to its parent
    from workers.trial import answer

    bench = Bench.from_setup(setup)

    def say(message: Message) -> None:
        replies.write(message.to_line())
        replies.flush()

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


def _listen(orders: SimpleQueue[Order]) -> None:
    try:
        for line in sys.stdin.buffer:
            orders.put(Order.from_line(line))
    except BaseException:
        traceback.print_exc()
        os._exit(1)
    os._exit(0)  # the worker is gone, or lets us go; the main thread may be deep in a training


if __name__ == "__main__":
    main()
