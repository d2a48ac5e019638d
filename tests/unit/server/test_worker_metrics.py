"""What workers have done, as `/metrics` tells it; and the alerts, which must name nothing else."""

import json
import re
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace

import pytest
import yaml
from fastapi import FastAPI
from fastapi.testclient import TestClient
from prometheus_client.parser import text_string_to_metric_families
from sqlalchemy.orm import Session

from server.metrics import Recounted
from store import growth
from store.database import Database
from store.ids import new_delivery_id
from store.repositories import Deliveries, Workers
from store.repositories.deliveries import Attempt
from store.states import DeliveryOutcome, WebhookEvent
from store.tally import EPOCH_SECONDS, MOST_KINDS, OTHER, Fact, Note, Tally, note
from tests.unit.server.hand import Hand

ALERTS = Path(__file__).resolve().parents[3] / "examples" / "alerts.yaml"
DEPLOY = ALERTS.parents[1] / "deploy"
JOB = {"dataset": "digits", "search": {"trials": 4, "parallel": 4}}


def show_life(database: Database, worker: str = "worker_a", device_bytes: int | None = None) -> None:
    figures = database.tally.figures() | {"device_bytes": device_bytes}
    database.transact(
        lambda session: Workers(session).seen(worker, host="here", pid=1, device="cuda:0", figures=figures)
    )


def test_what_a_worker_did_is_served_under_its_name(client: TestClient, hand: Hand) -> None:
    client.post("/jobs", json=JOB)
    hand.succeed(epochs=3)
    hand.fail("diverged")
    claim = hand.claim()
    hand.database.transact(lambda session: growth.give_back(session, claim.trial_id, claim.attempt))
    show_life(hand.database, device_bytes=2**30)
    text = client.get("/metrics").text
    for line in (
        'netgrow_trial_claims_total{worker="worker_a"} 3.0',
        'netgrow_trial_failures_total{kind="diverged",worker="worker_a"} 1.0',
        'netgrow_trial_retries_total{kind="given_back",worker="worker_a"} 1.0',
        'netgrow_epoch_seconds_count{worker="worker_a"} 3.0',
        'netgrow_epoch_seconds_bucket{le="0.25",worker="worker_a"} 0.0',
        'netgrow_epoch_seconds_bucket{le="0.5",worker="worker_a"} 3.0',
        'netgrow_epoch_seconds_bucket{le="+Inf",worker="worker_a"} 3.0',
        'netgrow_epoch_seconds_sum{worker="worker_a"} 1.5',
        'netgrow_device_memory_bytes{device="cuda:0",worker="worker_a"} 1.073741824e+09',
    ):
        assert line in sorted_labels(text)


def test_a_lease_that_ran_out_is_counted_by_whoever_finds_it(client: TestClient, hand: Hand) -> None:
    client.post("/jobs", json=JOB)
    assert hand.database.transact(lambda session: growth.claim(session, "worker_a", -1.0)) is not None
    hand.database.transact(lambda session: growth.reap(session))
    # The hand's database is the server's, and so is what is counted.
    counts = {"netgrow_lease_expiries_total": 0.0, "netgrow_trial_retries_total": 0.0}
    for family in text_string_to_metric_families(client.get("/metrics").text):
        for sample in family.samples:
            if sample.name in counts and sample.labels.get("kind", "lost") == "lost":
                counts[sample.name] += sample.value
    assert counts == dict.fromkeys(counts, 1.0)


def test_the_queue_is_as_deep_as_what_may_start(client: TestClient, hand: Hand) -> None:
    job = client.post("/jobs", json=JOB).json()["id"]
    assert "netgrow_queue_depth 1.0" in client.get("/metrics").text
    client.post(f"/jobs/{job}/pause")
    assert "netgrow_queue_depth 0.0" in client.get("/metrics").text


def add_messages(database: Database, *job_ids: str) -> None:
    rows = [
        {"id": new_delivery_id(), "job_id": job_id, "webhook": 0, "event": WebhookEvent.JOB_ENDED, "body": "{}"}
        for job_id in job_ids
    ]
    database.transact(lambda session: Deliveries(session).add(rows))


def test_webhooks_are_counted_by_how_each_attempt_went(app: FastAPI, hand: Hand) -> None:
    client = TestClient(app)
    text = client.get("/metrics").text
    for outcome in DeliveryOutcome:  # 0 before the first: a rate sees it begin
        assert f'netgrow_webhook_deliveries_total{{outcome="{outcome}"}} 0.0' in text
    add_messages(hand.database, "job_1", "job_2", "job_3")
    assert "netgrow_webhook_messages_waiting 3.0" in client.get("/metrics").text

    def settle(move: Callable[[Deliveries, Attempt], object]) -> None:
        (attempt,) = hand.database.transact(lambda session: Deliveries(session).claim(1, 60.0))
        hand.database.transact(lambda session: move(Deliveries(session), attempt))
        # A second time it is not its attempt any more: nothing more is counted.
        hand.database.transact(lambda session: move(Deliveries(session), attempt))

    settle(lambda deliveries, attempt: deliveries.delivered(attempt, 204))
    settle(lambda deliveries, attempt: deliveries.failed(attempt, 500, "answered 500", 3600.0))
    settle(lambda deliveries, attempt: deliveries.dead(attempt, 410, "answered 410"))
    assert "netgrow_webhook_messages_waiting 1.0" in client.get("/metrics").text
    add_messages(hand.database, "job_4", "job_4", "job_5")
    hand.database.transact(lambda session: Deliveries(session).bury("job_4", 0, "answered 410"))
    text = client.get("/metrics").text
    for line in (
        'netgrow_webhook_deliveries_total{outcome="delivered"} 1.0',
        'netgrow_webhook_deliveries_total{outcome="retried"} 1.0',
        'netgrow_webhook_deliveries_total{outcome="given_up"} 3.0',
        "netgrow_webhook_messages_waiting 2.0",
    ):
        assert line in text


def test_what_was_rolled_back_is_not_counted(hand: Hand) -> None:
    def claim_and_fail(session: Session) -> float:
        note(session, Fact.CLAIM)
        return 1 / 0

    with pytest.raises(ZeroDivisionError):
        hand.database.transact(claim_and_fail)
    assert hand.database.tally.figures()["claims"] == {}
    with hand.database.write() as session:
        note(session, Fact.CLAIM)
    assert hand.database.tally.figures()["claims"] == {"": 1}


def test_epochs_longer_than_any_bucket_and_kinds_without_end_are_kept_in_bounds() -> None:
    tally = Tally()
    tally.add([Note(Fact.EPOCH, seconds=EPOCH_SECONDS[-1] * 2), Note(Fact.EPOCH, seconds=EPOCH_SECONDS[0])])
    assert tally.figures()["epoch_buckets"] == [1, *[0] * (len(EPOCH_SECONDS) - 1), 1]
    tally.add([Note(Fact.FAILURE, f"kind{number}") for number in range(MOST_KINDS + 10)])
    failures = tally.figures()["failures"]
    assert failures[OTHER] == 10
    assert len(failures) == MOST_KINDS + 1


def test_a_slow_count_is_not_done_again_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    clock = [100.0]
    monkeypatch.setattr("server.metrics.time", SimpleNamespace(monotonic=lambda: clock[0]))  # nobody else's clock
    counts: list[float] = []

    def count() -> int:
        clock[0] += 2.0  # a table of millions
        counts.append(clock[0])
        return len(counts)

    recounted = Recounted(count)
    assert recounted.value() == 1
    clock[0] += 99.0
    assert recounted.value() == 1
    clock[0] += 2.0
    assert recounted.value() == 2


@pytest.fixture
def served(client: TestClient, hand: Hand) -> dict[str, set[str]]:
    """Every series that `/metrics` has once all has happened, with its labels."""
    client.post("/jobs", json=JOB)
    hand.succeed()
    hand.fail()
    hand.database.transact(lambda session: note(session, Fact.RETRY, "lost"))
    show_life(hand.database, device_bytes=1)
    client.get("/jobs")
    return {
        sample.name: set(sample.labels)
        for family in text_string_to_metric_families(client.get("/metrics").text)
        for sample in family.samples
    }


def require_served(expression: str, served: dict[str, set[str]], where: str) -> None:
    """Fails unless each metric that a PromQL expression names is served, with the labels that it asks for."""
    used = re.findall(r"\b(netgrow_\w+)(?:\{([^}]*)\})?", expression)
    assert used, where
    for name, matchers in used:
        assert name in served, f"{where} names {name}"
        asked = set(re.findall(r"(\w+)\s*(?:=~|!~|!=|=)", matchers))
        assert asked <= served[name] | {"instance"}, f"{where}: {name} has {served[name]}"
    for label in {word.strip() for found in re.findall(r"by \(([^)]*)\)", expression) for word in found.split(",")}:
        assert any(label in served[name] or label == "le" for name, _ in used), f"{where}: by ({label})"


def test_every_metric_of_the_alerts_is_served_with_the_labels_that_they_ask_for(served: dict[str, set[str]]) -> None:
    rules = [rule for group in yaml.safe_load(ALERTS.read_text())["groups"] for rule in group["rules"]]
    assert rules
    for rule in rules:
        assert {"alert", "expr", "for", "labels", "annotations"} <= set(rule), rule
        assert rule["annotations"]["summary"]
        require_served(rule["expr"], served, rule["alert"])


def test_what_keda_scales_on_is_served_from_the_start(client: TestClient) -> None:
    (scaled,) = yaml.safe_load_all((DEPLOY / "kubernetes" / "components" / "keda" / "scaled-object.yaml").read_text())
    lines = sorted_labels(client.get("/metrics").text).splitlines()
    for trigger in scaled["spec"]["triggers"]:
        assert f"{trigger['metadata']['valueLocation']} 0.0" in lines


def test_every_metric_of_the_dashboard_is_served(served: dict[str, set[str]]) -> None:
    folder = DEPLOY / "compose" / "grafana"
    dashboard = json.loads((folder / "dashboards" / "netgrow.json").read_text())
    (source,) = yaml.safe_load((folder / "provisioning" / "datasources" / "prometheus.yml").read_text())["datasources"]
    shown = set()
    for panel in dashboard["panels"]:
        assert panel["datasource"]["uid"] == source["uid"]
        for target in panel["targets"]:
            require_served(target["expr"], served, panel["title"])
            shown |= set(re.findall(r"netgrow_\w+", target["expr"]))
    histograms = ("_bucket", "_sum", "_count", "_created")
    assert {name for name in served if name.startswith("netgrow_") and not name.endswith(histograms)} <= shown
    assert len({panel["id"] for panel in dashboard["panels"]}) == len(dashboard["panels"])


def test_every_alert_is_explained_to_operators() -> None:
    text = (ALERTS.parents[1] / "docs" / "operations.md").read_text()
    for group in yaml.safe_load(ALERTS.read_text())["groups"]:
        for rule in group["rules"]:
            assert f"`{rule['alert']}`" in text


def sorted_labels(text: str) -> str:
    """The lines with their labels in alphabetical order."""

    def put_in_order(match: re.Match[str]) -> str:
        return "{" + ",".join(sorted(re.findall(r'\w+="[^"]*"', match.group(1)))) + "}"

    return re.sub(r"\{([^}]*)\}", put_in_order, text)
