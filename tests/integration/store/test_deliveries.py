"""What webhooks are told, and when: written with what it tells of, claimed by one at a time, never lost."""

from __future__ import annotations

import json
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from typing import Any

import pytest
from sqlalchemy import event
from sqlalchemy.orm import Session

from store import Conflict, JobState, NotFound, growth
from store.models import Delivery, Job
from store.repositories import Deliveries
from store.repositories.deliveries import Attempt
from store.states import DeliveryState, WebhookEvent
from store.webhooks import SERVICE, Webhook
from tests.unit.store.world import World, job_spec, model_record

HOOK = Webhook("https://hooks.example/a", secret="whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw")


def submitted(world: World, *webhooks: Webhook, **fields: Any) -> Job:
    job, _ = world.do(growth.submit, job_spec(**fields), webhooks=webhooks or (HOOK,))
    return job


def deliveries(world: World, job_id: str) -> list[Delivery]:
    with world.database.read() as session:
        return list(reversed(Deliveries(session).page(job_id, limit=1_000).items))


def bodies(world: World, job_id: str, kind: WebhookEvent) -> list[dict[str, Any]]:
    told = sorted((d for d in deliveries(world, job_id) if d.event == kind), key=lambda d: d.created_at)
    return [json.loads(delivery.body) for delivery in told]


def claimed(world: World, lease: float = 60.0, limit: int = 100) -> list[Attempt]:
    return world.do(lambda session: Deliveries(session).claim(limit, lease))


def grown(world: World, accuracies: Sequence[float], *webhooks: Webhook) -> Job:
    """A job whose trials, the seed's first, come to these accuracies."""
    job = submitted(world, *webhooks, trials=len(accuracies) - 1, parallel=1)
    for accuracy in accuracies:
        world.finish(world.claim(), val_accuracy=accuracy)
    return world.job(job.id)


def test_the_end_of_a_job_is_told_once_with_its_best_model(world: World) -> None:
    job = grown(world, [0.5, 0.7, 0.6])
    (told,) = bodies(world, job.id, WebhookEvent.JOB_ENDED)
    assert told["type"] == "job.ended"
    assert job.ended_at is not None
    assert datetime.fromisoformat(told["timestamp"]) == job.ended_at
    data = told["data"]
    assert (data["job_id"], data["state"], data["error"]) == (job.id, "succeeded", None)
    assert data["progress"] == {"total": 3, "succeeded": 3, "queued": 0, "running": 0, "failed": 0, "cancelled": 0}
    assert data["best_model"]["val_accuracy"] == 0.7
    assert data["best_model"]["model_id"] == world.models(job.id)[0]


def test_a_new_best_model_is_told_and_one_that_is_not_better_is_not(world: World) -> None:
    job = grown(world, [0.5, 0.4, 0.5, 0.8, 0.8, 0.9])
    told = bodies(world, job.id, WebhookEvent.MODEL_BEST)
    assert [body["data"]["model"]["val_accuracy"] for body in told] == [0.5, 0.8, 0.9]
    assert [body["data"]["model"]["rank"] for body in told] == [1, 1, 1]
    for body in told:
        model = world.model(body["data"]["model"]["model_id"])
        assert datetime.fromisoformat(body["timestamp"]) == model.created_at.astimezone(UTC)


def test_each_webhook_is_told_of_what_it_asked_for(world: World) -> None:
    ends = Webhook("https://hooks.example/ends", events=(WebhookEvent.JOB_ENDED,))
    bests = Webhook("https://hooks.example/bests", events=(WebhookEvent.MODEL_BEST,))
    job = grown(world, [0.5, 0.6], ends, bests, SERVICE)
    found = sorted((d.webhook, d.url, d.event.value) for d in deliveries(world, job.id) if d.webhook < 2)
    assert found == [(0, ends.url, "job.ended"), (1, bests.url, "model.best"), (1, bests.url, "model.best")]
    assert sum(d.webhook == 2 and d.url is None for d in deliveries(world, job.id)) == 3


@pytest.mark.parametrize("how", ["cancelled", "failed"])
def test_a_job_that_does_not_succeed_says_so(world: World, how: str) -> None:
    job = submitted(world)
    claim = world.claim()
    if how == "failed":
        world.fail(claim)
    else:
        world.do(growth.cancel, job.id)
        assert bodies(world, job.id, WebhookEvent.JOB_ENDED) == []  # not before its process is gone
        world.cancelled(claim)
    (told,) = bodies(world, job.id, WebhookEvent.JOB_ENDED)
    assert told["data"]["state"] == how
    assert told["data"]["best_model"] is None
    assert ("diverged" in (told["data"]["error"] or "")) == (how == "failed")


def test_a_job_that_is_extended_ends_twice_by_two_messages(world: World) -> None:
    job = grown(world, [0.5, 0.6])
    world.do(growth.extend, job.id, 1)
    world.run_all()
    ends = [d for d in deliveries(world, job.id) if d.event is WebhookEvent.JOB_ENDED]
    assert len({d.id for d in ends}) == 2
    assert world.job(job.id).state is JobState.SUCCEEDED


def test_what_was_rolled_back_is_not_told(world: World) -> None:
    job = submitted(world)
    claim = world.claim()

    def broken(session: Session) -> None:
        growth.finish(session, claim.trial_id, claim.attempt, model_record())
        raise RuntimeError

    with pytest.raises(RuntimeError):
        world.do(broken)
    assert deliveries(world, job.id) == []


def test_a_job_without_webhooks_pays_no_statement(world: World) -> None:
    def statements(*webhooks: Webhook) -> int:
        job, _ = world.do(growth.submit, job_spec(trials=1), webhooks=webhooks)
        world.finish(world.claim())
        claim, seen = world.claim(), []
        listener = lambda *_: seen.append(1)  # noqa: E731 (to be taken away again)
        event.listen(world.database.engine, "before_cursor_execute", listener)
        world.finish(claim, val_accuracy=0.9)
        event.remove(world.database.engine, "before_cursor_execute", listener)
        assert world.job(job.id).state is JobState.SUCCEEDED
        return len(seen)

    nobody = statements()
    assert statements(Webhook(HOOK.url, disabled=True)) == nobody
    assert statements(HOOK) > nobody


def test_the_same_key_with_other_webhooks_is_another_request(world: World) -> None:
    first, created = world.do(growth.submit, job_spec(), idempotency_key="k", webhooks=(HOOK, SERVICE))
    again, anew = world.do(growth.submit, job_spec(), idempotency_key="k", webhooks=(HOOK,))
    assert (created, anew, again.id) == (True, False, first.id)  # the service's is not the client's
    with pytest.raises(Conflict):
        world.do(growth.submit, job_spec(), idempotency_key="k", webhooks=())


def test_a_claimed_message_is_nobody_else_s_until_its_lease_ends(world: World) -> None:
    grown(world, [0.5, 0.4])
    first = claimed(world)
    assert sorted(attempt.number for attempt in first) == [1, 1]
    assert claimed(world) == []


def test_two_who_claim_at_once_never_have_the_same_message(world: World) -> None:
    grown(world, [0.1 * n for n in range(1, 8)])
    with ThreadPoolExecutor(4) as pool:
        batches = list(pool.map(lambda _: claimed(world, limit=3), range(8)))
    ids = [attempt.id for batch in batches for attempt in batch]
    assert len(ids) == len(set(ids)) == 8


def test_a_message_whose_sender_died_is_sent_again_by_the_same_id_and_the_dead_one_writes_nothing(
    world: World,
) -> None:
    job = grown(world, [0.5, 0.4])
    lost = claimed(world, lease=-1.0)
    found = claimed(world)
    assert {attempt.id for attempt in found} == {attempt.id for attempt in lost}
    assert {attempt.number for attempt in found} == {2}
    for attempt in lost:
        assert not world.do(lambda session, attempt=attempt: Deliveries(session).delivered(attempt, 200))
        assert not world.do(lambda session, attempt=attempt: Deliveries(session).failed(attempt, 500, "x", 1.0))
        assert not world.do(lambda session, attempt=attempt: Deliveries(session).dead(attempt, 410, "x"))
    assert {d.state for d in deliveries(world, job.id)} == {DeliveryState.SENDING}


def test_a_failed_message_waits_and_a_delivered_one_is_never_claimed_again(world: World) -> None:
    job = grown(world, [0.5, 0.4])
    taken, refused = claimed(world)
    world.do(lambda session: Deliveries(session).delivered(taken, 204))
    world.do(lambda session: Deliveries(session).failed(refused, 500, "answered 500", 3600.0))
    assert claimed(world) == []
    by_id = {d.id: d for d in deliveries(world, job.id)}
    assert (by_id[taken.id].state, by_id[taken.id].status) == (DeliveryState.DELIVERED, 204)
    assert by_id[taken.id].ended_at is not None
    waiting = by_id[refused.id]
    assert (waiting.state, waiting.status, waiting.error) == (DeliveryState.WAITING, 500, "answered 500")
    assert (waiting.next_at - waiting.created_at).total_seconds() > 3500

    world.do(lambda session: Deliveries(session).again(job.id, refused.id))
    assert [(attempt.id, attempt.number) for attempt in claimed(world)] == [(refused.id, 2)]


def test_one_that_is_being_sent_or_another_job_s_is_not_sent_again(world: World) -> None:
    job = grown(world, [0.5, 0.4])
    attempt = claimed(world)[0]
    with pytest.raises(Conflict, match="being sent"):
        world.do(lambda session: Deliveries(session).again(job.id, attempt.id))
    with pytest.raises(NotFound):
        world.do(lambda session: Deliveries(session).again("job_other", attempt.id))


def test_a_webhook_that_is_gone_is_told_nothing_more(world: World) -> None:
    job = submitted(world, HOOK, Webhook("https://hooks.example/b"), trials=1, parallel=1)
    world.finish(world.claim(), val_accuracy=0.5)
    gone = next(attempt for attempt in claimed(world) if attempt.webhook == 0)
    world.do(lambda session: Deliveries(session).dead(gone, 410, "answered 410"))
    world.do(growth.silence, job.id, 0, "answered 410")
    world.finish(world.claim(), val_accuracy=0.9)
    assert [d.webhook for d in deliveries(world, job.id)].count(0) == 1
    assert [d.webhook for d in deliveries(world, job.id)].count(1) == 3
    assert [kept["disabled"] for kept in world.job(job.id).webhooks or ()] == [True, False]


def test_a_deleted_job_s_end_is_still_told_and_forgotten_then(world: World) -> None:
    job = grown(world, [0.5, 0.4])
    first, second = claimed(world, lease=-1.0)
    world.do(lambda session: Deliveries(session).delivered(first, 200))
    world.do(growth.delete, job.id)
    assert [d.id for d in deliveries(world, job.id)] == [second.id]
    (attempt,) = claimed(world)
    world.do(lambda session: Deliveries(session).delivered(attempt, 200))
    world.do(growth.silence, job.id, 0, "gone")  # nobody is there to be told so
    world.do(lambda session: Deliveries(session).forget(3600.0))
    assert deliveries(world, job.id) == []


def test_old_ends_are_forgotten_and_others_are_not(world: World) -> None:
    job = grown(world, [0.5, 0.4])
    taken, waiting = claimed(world)
    world.do(lambda session: Deliveries(session).delivered(taken, 200))
    world.do(lambda session: Deliveries(session).forget(3600.0))
    assert len(deliveries(world, job.id)) == 2
    world.do(lambda session: Deliveries(session).forget(-1.0))
    assert [d.id for d in deliveries(world, job.id)] == [waiting.id]


def test_pages_have_each_delivery_once(world: World) -> None:
    job = grown(world, [0.1, 0.2, 0.3, 0.4])
    found: list[str] = []
    cursor = None
    while True:
        with world.database.read() as session:
            page = Deliveries(session).page(job.id, limit=2, cursor_text=cursor)
        found += [row.id for row in page.items]
        if (cursor := page.next_cursor) is None:
            break
    assert found == sorted(found, reverse=True)
    assert len(set(found)) == 5
