import hashlib
import json
from pathlib import Path
from typing import Any

import pytest

from client import Client, JobState
from tests.integration.client.netgrow import Up, answer, eventually, netgrow

SMALL: dict[str, Any] = {
    "name": "small",
    "dataset": "digits",
    "search": {"strategy": "random", "trials": 3},
    "training": {"epochs": 1, "seed_epochs": 1},
}
LONG: dict[str, Any] = {**SMALL, "name": "long", "training": {"epochs": 5000, "seed_epochs": 5000}}


def test_a_job_goes_from_file_to_checkpoint(service: Up, tmp_path: Path) -> None:
    path = tmp_path / "job.yaml"
    path.write_text("name: small\ndataset: digits\nsearch: {trials: 3}\ntraining: {epochs: 1, seed_epochs: 1}\n")
    job = answer("submit", str(path), "--watch", url=service.url)
    assert job["state"] == "succeeded"
    assert job["progress"]["succeeded"] == job["progress"]["total"] == 4

    ranked = answer("leaderboard", "--job", job["id"], url=service.url)
    assert [item["rank"] for item in ranked] == [1, 2, 3, 4]
    assert ranked[0]["model_id"] == job["best_model"]["model_id"]
    assert [item["mutations"] for item in ranked if item["parent_id"] is None] == [[]]
    shown = netgrow("leaderboard", "--job", job["id"], url=service.url).stdout
    assert "(seed network)" in shown

    best = ranked[0]["model_id"]
    model = answer("show", best, url=service.url)
    assert model["rank"] is not None
    assert model["architecture_digest"] in netgrow("show", best, url=service.url).stdout

    target = tmp_path / "best.safetensors"
    done = netgrow("download", best, "-o", str(target), url=service.url)
    assert done.returncode == 0, done.stderr
    assert hashlib.sha256(target.read_bytes()).hexdigest() == model["checkpoint"]["sha256"]
    assert job["id"] in netgrow("jobs", url=service.url).stdout


@pytest.mark.slow
def test_what_trials_grew_is_verified_and_grown_on_by_hand(service: Up, tmp_path: Path) -> None:
    spec = {**SMALL, "search": {"strategy": "evolution", "trials": 5}, "mutations_per_trial": [1, 3]}
    job = answer("submit", "-", "--watch", url=service.url, stdin=json.dumps(spec))
    assert job["state"] == "succeeded"
    for item in answer("leaderboard", "--job", job["id"], url=service.url):
        found = answer("verify", item["model_id"], url=service.url)
        assert found["verified"], found
        assert [model["generation"] for model in found["models"]] == list(range(item["generation"] + 1))
        assert [mutation["name"] for mutation in found["models"][-1]["mutations"]] == item["mutations"]

    best = job["best_model"]["model_id"]
    assert "nothing is stored" in netgrow("grow", best, "-m", "skip", url=service.url).stdout
    child = answer("grow", best, "-m", "skip", "-m", "wider", "--store", url=service.url)
    assert (child["metrics"], child["val_accuracy"]) == ("inherited", job["best_model"]["val_accuracy"])
    assert "verified, back to its root" in netgrow("verify", child["model_id"], url=service.url).stdout

    target = tmp_path / "child.safetensors"
    netgrow("download", child["model_id"], "-o", str(target), url=service.url)
    upload = answer("upload", str(target), "--dataset", "digits", url=service.url)
    assert (upload["checkpoint"], upload["metrics"]) == (child["checkpoint"], "not_measured")
    seeded = {**SMALL, "seed_model": {"model_id": upload["model_id"]}, "search": {"trials": 1}}
    grown = answer("submit", "-", "--watch", url=service.url, stdin=json.dumps(seeded))
    assert (grown["state"], grown["progress"]["succeeded"]) == ("succeeded", 2)
    (seed,) = [i for i in answer("leaderboard", "--job", grown["id"], url=service.url) if i["parent_id"] is None]
    assert seed["parameters"] == child["parameters"]


@pytest.mark.slow
def test_watching_tells_the_whole_story(service: Up) -> None:
    job = answer("submit", "-", url=service.url, stdin=json.dumps(SMALL))
    done = netgrow("watch", job["id"], "--json", url=service.url)
    *events, last = [json.loads(line) for line in done.stdout.splitlines()]
    assert done.returncode == 0
    assert [event["seq"] for event in events] == list(range(1, len(events) + 1))
    assert events[0]["kind"] == "job.created"
    assert last["state"] == "succeeded"
    told = netgrow("watch", job["id"], url=service.url).stdout.splitlines()
    assert sum(line.startswith("trial ") for line in told) == 4
    assert "(seed network)" in "\n".join(told)


@pytest.mark.slow
def test_a_job_is_paused_resumed_extended_and_cancelled(service: Up) -> None:
    job_id = answer("submit", "-", url=service.url, stdin=json.dumps(LONG))["id"]
    with Client(service.url) as client:
        eventually(lambda: client.job(job_id).progress.running > 0, "a trial runs")
        assert answer("pause", job_id, url=service.url)["state"] == "paused"
        eventually(lambda: client.job(job_id).progress.running == 0, "nothing runs")
        assert answer("resume", job_id, url=service.url)["state"] in ("queued", "running")
        assert answer("extend", job_id, "--trials", "2", url=service.url)["progress"]["total"] == 6
        eventually(lambda: client.job(job_id).progress.running > 0, "a trial runs again")
        assert netgrow("cancel", job_id, url=service.url).returncode == 0
        watched = netgrow("watch", job_id, url=service.url)
        assert watched.returncode == 1
        assert f"{job_id} (long) cancelled" in watched.stderr
        assert client.job(job_id).state is JobState.CANCELLED
    again = netgrow("cancel", job_id, url=service.url)
    assert again.returncode in (0, 1)
    refused = netgrow("resume", job_id, url=service.url)
    assert refused.returncode == 1
    assert len(refused.stderr.splitlines()) == 1


def test_a_refused_job_is_found_in_its_file(service: Up, tmp_path: Path) -> None:
    path = tmp_path / "job.yaml"
    path.write_text("dataset: digits\ncolour: red\nmutations:\n  wider: 0\nsearch:\n  trials: 0\n")
    done = netgrow("submit", str(path), url=service.url)
    lines = done.stderr.splitlines()
    assert done.returncode == 1
    assert {line.split(":")[2] for line in lines} == {"2", "3", "6"}
    assert all(line.startswith(f"netgrow: {path}:") for line in lines)


def test_what_does_not_exist_is_one_line(service: Up, tmp_path: Path) -> None:
    for arguments in (("watch", "job_x"), ("show", "model_x"), ("download", "model_x", "-o", str(tmp_path / "x"))):
        done = netgrow(*arguments, url=service.url)
        assert done.returncode == 1
        assert len(done.stderr.splitlines()) == 1
        assert arguments[1] in done.stderr
    assert list(tmp_path.iterdir()) == []


def test_the_typed_client_reads_every_answer(service: Up) -> None:
    with Client(service.url) as client:
        job = client.submit(SMALL)
        kinds = [event.kind for event in client.events(job.id)]
        assert client.job(job.id).state is JobState.SUCCEEDED
        assert kinds.count("trial.succeeded") == 4
        trials = list(client.trials(job.id))
        assert [trial.number for trial in trials] == list(range(4))
        assert {trial.model_id for trial in trials} == {item.model_id for item in client.leaderboard(job_id=job.id)}
        eventually(lambda: len(client.workers()) == 2, "both workers show life")
        grown = next(item for item in client.leaderboard(job_id=job.id) if item.mutations)
        certificates = [mutation.certificate for mutation in client.model(grown.model_id).mutations]
        assert all(certificate is not None and certificate.exact for certificate in certificates)
        assert [epoch.epoch for epoch in client.curves(grown.model_id)] == [1]
        legal = next(site for site in client.sites(grown.model_id, "wider") if site.legal)
        child = client.try_mutations(grown.model_id, [{"name": legal.name, "site": legal.site}])
        assert child.parameters > grown.parameters
        assert [mutation.site for mutation in child.mutations] == [legal.site]
        lineage = client.lineage(job.id)
        assert {edge.child_id for edge in lineage.edges} < {node.model_id for node in lineage.nodes}
        assert next(dataset for dataset in client.datasets() if dataset.name == "digits").available
        client.delete(job.id)
        assert job.id not in {one.id for one in client.jobs()}


def test_one_key_and_job_are_one_job(service: Up) -> None:
    first = answer("submit", "-", "--idempotency-key", "once", url=service.url, stdin=json.dumps(SMALL))
    again = answer("submit", "-", "--idempotency-key", "once", url=service.url, stdin=json.dumps(SMALL))
    other = netgrow("submit", "-", "--idempotency-key", "once", url=service.url, stdin=json.dumps(LONG))
    assert first["id"] == again["id"]
    assert other.returncode == 1
