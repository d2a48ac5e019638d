"""How long one API key waits for `GET /jobs` while another does its worst, beside an idle server.

    python -m benchmarks.fairness [--parallel 45] [--requests 300]

One real server on the embedded default, two keys. A quiet key asks for its jobs again and again, a request every 20 ms:
first of an idle server, then while a greedy key, in a process of its own, keeps as many requests of one kind under way
as `--parallel` says (after a 429 it waits as long as `Retry-After` asks for), and idle again before each next kind.
Target: a p99 below twice that of the idle server (of all its times together), in one run.
"""

import argparse
import asyncio
import io
import multiprocessing
import os
import subprocess
import tempfile
import time
from collections import Counter
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from multiprocessing.synchronize import Event
from pathlib import Path

import httpx
import numpy as np

from client.supervision import commands
from client.supervision.ports import listen
from nas import Network, presets
from store import keyring, migrate
from store.database import Database
from store.settings import Settings
from store.tokens import KeyScope

PAUSE_SECONDS = 0.02
TARGET = 2.0
IDLE = "idle"
Send = Callable[[httpx.AsyncClient, str, int], Awaitable[httpx.Response]]


def samples(classes: int = 10) -> bytes:
    """A small data set, as an `.npz`."""
    file = io.BytesIO()
    images = np.random.default_rng(0).integers(0, 256, (300, 8, 8), dtype=np.uint8)
    np.savez(file, x=images, y=np.arange(300) % classes)
    return file.getvalue()


NETWORK = Network.initialise(presets.get("digits_cnn"), seed=0).to_bytes()
SAMPLES = samples()
DIGITS = {"inputs": np.zeros((1000, 8, 8)).tolist()}
KINDS: dict[str, Send] = {
    "model uploads": lambda client, model, n: client.post("/models", files={"file": ("m", NETWORK)}),
    "data set uploads": lambda client, model, n: client.post(
        "/datasets", data={"name": f"set-{n}"}, files={"file": ("x.npz", SAMPLES)}
    ),
    "exports": lambda client, model, n: client.get(f"/models/{model}/export", params={"format": "onnx"}),
    "predictions": lambda client, model, n: client.post(f"/models/{model}/predict", json=DIGITS),
    "mutations": lambda client, model, n: client.post(f"/models/{model}/mutations", json={"name": "wider", "seed": n}),
    "verification": lambda client, model, n: client.post(f"/models/{model}/verify"),
    "cards": lambda client, model, n: client.get(f"/models/{model}/card"),
}


def greedy(
    url: str, secret: str, model: str, kind: str, parallel: int, stop: Event, told: "multiprocessing.Queue[object]"
) -> None:
    """Keep `parallel` requests of a kind under way until told to stop; then say how they were answered."""

    async def one(client: httpx.AsyncClient, number: int, found: Counter[int]) -> None:
        while not stop.is_set():
            try:
                answer = await KINDS[kind](client, model, number)
                found[answer.status_code] += 1
                if answer.status_code == httpx.codes.TOO_MANY_REQUESTS:
                    await asyncio.sleep(float(answer.headers["retry-after"]))
            except httpx.TransportError:
                found[0] += 1
            number += parallel

    async def all_of_them() -> Counter[int]:
        found: Counter[int] = Counter()
        limits = httpx.Limits(max_connections=parallel)
        headers = {"Authorization": f"Bearer {secret}"}
        async with httpx.AsyncClient(
            base_url=url, headers=headers, timeout=600, limits=limits, trust_env=False
        ) as client:
            await asyncio.gather(*(one(client, number, found) for number in range(parallel)))
        return found

    told.put(dict(asyncio.run(all_of_them())))


def latencies(client: httpx.Client, requests: int) -> list[float]:
    """Milliseconds of so many requests for the jobs."""
    found = []
    for _ in range(requests):
        begun = time.perf_counter()
        client.get("/jobs").raise_for_status()
        found.append((time.perf_counter() - begun) * 1000)
        time.sleep(PAUSE_SECONDS)
    return found


@contextmanager
def served(folder: Path) -> Iterator[tuple[str, str, str]]:
    """A server, its address, and the secrets of a quiet and a greedy key."""
    settings = Settings(data_dir=folder)
    migrate.upgrade(settings.database_url)
    database = Database(settings.database_url)
    quiet, loud = (
        keyring.create(database, name, KeyScope.SUBMIT, keyring.KeyLimits())[1] for name in ("quiet", "greedy")
    )
    listener = listen("127.0.0.1", 0)
    url = f"http://127.0.0.1:{listener.getsockname()[1]}"
    command = commands.server(listener.fileno())
    environment = {**os.environ, "NETGROW_DATA_DIR": str(folder)}
    with (folder / "server.log").open("wb") as log:
        process = subprocess.Popen(
            command,
            env=environment,
            stdout=log,
            stderr=log,
            pass_fds=[listener.fileno()],
        )
    try:
        with httpx.Client(base_url=url, trust_env=False, timeout=60) as client:
            client.get("/healthz").raise_for_status()
        yield url, quiet, loud
    finally:
        process.terminate()
        process.wait()
        database.dispose()


def main() -> None:
    """Measure, and print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--parallel", type=int, default=45, help="requests of the greedy key under way")
    parser.add_argument("--requests", type=int, default=300, help="of the quiet key, for each line")
    options = parser.parse_args()
    spawn = multiprocessing.get_context("spawn")
    times: dict[str, list[float]] = {IDLE: []}
    answers: dict[str, object] = {}
    with tempfile.TemporaryDirectory() as folder, served(Path(folder)) as (url, quiet, loud):
        headers = {"Authorization": f"Bearer {quiet}"}
        with httpx.Client(base_url=url, headers=headers, timeout=600, trust_env=False) as client:
            uploaded = client.post("/models", files={"file": ("m", NETWORK)}, data={"dataset": "digits"})
            model = uploaded.raise_for_status().json()["model_id"]
            latencies(client, options.requests)  # warm
            for kind in KINDS:
                times[IDLE] += latencies(client, options.requests)
                stop, told = spawn.Event(), spawn.Queue()
                arguments = (url, loud, model, kind, options.parallel, stop, told)
                other = spawn.Process(target=greedy, args=arguments)
                other.start()
                time.sleep(5.0)  # it imports, and its first requests are under way
                times[kind] = latencies(client, options.requests)
                stop.set()
                answers[kind] = told.get()
                other.join()
    print(table(times, answers))


def table(times: dict[str, list[float]], answers: dict[str, object]) -> str:
    """A line for each kind of work."""
    idle = float(np.percentile(times[IDLE], 99))
    lines = ["| while another key does | median ms | p99 ms | of idle p99 | target | its answers |", "|" + " --- |" * 6]
    for kind, found in times.items():
        p99 = float(np.percentile(found, 99))
        met = "" if kind == IDLE else "met" if p99 < TARGET * idle else "missed"
        said = ", ".join(f"{status}: {count}" for status, count in dict(answers.get(kind, {})).items())  # type: ignore[call-overload]
        lines.append(f"| {kind} | {np.median(found):.1f} | {p99:.1f} | {p99 / idle:.2f} | {met} | {said} |")
    return "\n".join(lines)


if __name__ == "__main__":
    main()
