"""Fifty clients do to jobs what they like, all at once, while real workers train."""

from __future__ import annotations

import os
import random
import threading
import time
from collections import Counter
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field

import httpx
import pytest

from store.checkpoints import CheckpointStore
from store.states import ENDED_JOB
from tests.chaos.deployment import PATIENCE_SECONDS, Deployment, Spec, eventually
from tests.chaos.record import Row
from tests.invariants import fingerprints, violations

pytestmark = [pytest.mark.chaos, pytest.mark.timeout(2400)]

CLIENTS = 50
SECONDS = 60.0 if "CI" in os.environ else 15.0
OWN_JOBS = 2
"""A client posts no more while it knows of so many of its own: the workers are to come to some."""
MOVES = ("pause", "resume", "cancel", "extend", "delete", "look")


def small(seed: int) -> Spec:
    search = {"trials": 2, "parallel": 2, "strategy": "random"}
    return {"dataset": "digits", "search": search, "training": {"epochs": 1, "seed_epochs": 1}, "seed": seed}


@dataclass
class Crowd:
    """What all clients know: the jobs that were posted and not deleted, and what was answered."""

    url: str
    until: float
    jobs: dict[str, str] = field(default_factory=dict)
    """By the key that each was posted with."""
    answers: Counter[tuple[str, int]] = field(default_factory=Counter)
    doubled: int = 0
    lock: threading.Lock = field(default_factory=threading.Lock)

    def over(self) -> bool:
        """Whether time is up, and every move was made: a machine may be so slow that a minute is not enough."""
        now = time.monotonic()
        return now > self.until + PATIENCE_SECONDS or (now > self.until and self.made() == {"post", *MOVES})

    def made(self) -> set[str]:
        """The moves that were made with success."""
        with self.lock:
            return {move for move, status in self.answers if status < 300}

    def live(self, number: int) -> None:
        """One client's minute."""
        chance = random.Random(number)
        own: set[str] = set()
        with httpx.Client(base_url=self.url, timeout=PATIENCE_SECONDS, trust_env=False) as client:
            while not self.over():
                if len(own) < OWN_JOBS and chance.random() < 0.5:
                    own.add(key := f"client-{number}-{chance.getrandbits(64)}")
                    self._post(client, key, chance)
                else:
                    self._move(client, chance, own)
                time.sleep(chance.uniform(0, 0.2))

    def _post(self, client: httpx.Client, key: str, chance: random.Random) -> None:
        """Sometimes twice, as after an answer that got lost: it stays one job."""
        body = small(chance.getrandbits(16))
        for _ in range(chance.choice((1, 1, 2))):
            response = client.post("/jobs", json=body, headers={"Idempotency-Key": key})
            self._count("post", response)
            if response.is_success:
                with self.lock:
                    job_id = response.json()["id"]
                    self.doubled += self.jobs.get(key, job_id) != job_id
                    self.jobs[key] = job_id

    def _move(self, client: httpx.Client, chance: random.Random, own: set[str]) -> None:
        with self.lock:
            keys = sorted(self.jobs)
        if not keys:
            return
        # Half of the time one's own, so that many hands are on some jobs, and every job has its turn.
        key = chance.choice(sorted(own & set(keys)) or keys) if chance.random() < 0.5 else chance.choice(keys)
        with self.lock:
            job_id = self.jobs.get(key)
        if job_id is None:
            return
        move = chance.choice(MOVES)
        if move == "delete":
            response = client.delete(f"/jobs/{job_id}")
        elif move == "look":
            response = client.get(chance.choice((f"/jobs/{job_id}", f"/jobs/{job_id}/trials", "/leaderboard")))
        elif move == "extend":
            response = client.post(f"/jobs/{job_id}/extend", json={"trials": chance.randint(1, 2)})
        else:
            response = client.post(f"/jobs/{job_id}/{move}")
        self._count(move, response)
        if move == "delete" and response.is_success:
            with self.lock:
                self.jobs.pop(key, None)
            own.discard(key)

    def _count(self, move: str, response: httpx.Response) -> None:
        with self.lock:
            self.answers[move, response.status_code] += 1
        if response.status_code >= 500:
            print(move, response.request.url, response.status_code, response.text[:500])


def test_fifty_clients_at_once_break_nothing(anywhere: Deployment, note: Callable[[Row], None]) -> None:
    anywhere.have_workers(2)
    database = anywhere.stack.database
    crowd = Crowd(anywhere.servers[0].url, time.monotonic() + SECONDS)
    with ThreadPoolExecutor(CLIENTS) as pool:
        clients = [pool.submit(crowd.live, number) for number in range(CLIENTS)]
        seen: dict[str, str] = {}
        changed: set[str] = set()
        while not all(client.done() for client in clients):
            now = fingerprints(database)
            changed |= {model for model in seen.keys() & now.keys() if seen[model] != now[model]}
            seen |= now
            time.sleep(1)
        for client in clients:
            client.result()
    print(dict(sorted(crowd.answers.items())))
    assert crowd.made() == {"post", *MOVES}
    faults = {answer: count for answer, count in crowd.answers.items() if answer[1] >= 500}
    refused = {answer for answer in crowd.answers if 400 <= answer[1] < 500} - {
        (move, status) for move in ("post", *MOVES) for status in (404, 409)
    }
    assert not faults
    assert not refused

    client = anywhere.servers[0].client
    lost = 0
    for job_id in crowd.jobs.values():
        if (response := client.get(f"/jobs/{job_id}")).status_code == 404:
            lost += 1
        elif response.raise_for_status().json()["state"] not in ENDED_JOB:
            client.post(f"/jobs/{job_id}/cancel")
    eventually(lambda: all(anywhere.ended(job_id) for job_id in crowd.jobs.values()), "every job ends")
    broken = violations(database, CheckpointStore(anywhere.stack.settings.checkpoints_url))
    for sentence in broken:
        print(sentence)
    requests = sum(crowd.answers.values())
    note(
        Row(
            f"{CLIENTS} clients post, pause, resume, extend, cancel, delete at random",
            anywhere.name,
            requests,
            sum(count for (move, status), count in crowd.answers.items() if (move, status) == ("post", 201)),
            lost=lost,
            doubled=crowd.doubled,
            differing=len(changed),
            violations=len(broken),
        )
    )
    anywhere.sound = True
