"""The reaper: what no worker will do any more. Safe to run in any number of processes at once."""

from sqlalchemy.orm import Session

from store.growth.attempt_ends import TRIAL_ATTEMPTS, lose
from store.growth.follow_up import settle
from store.growth.records import Reaped
from store.repositories import Jobs, Queue, Trials
from store.tally import Fact, note

REAP_SECONDS = 2.0
_JOBS_AT_ONCE = 100
_DOORBELLS_AT_ONCE = 16  # a doorbell wakes an idle worker, which then claims until nothing is left


def reap(session: Session, *, trial_attempts: int = TRIAL_ATTEMPTS, reap_seconds: float = REAP_SECONDS) -> Reaped:
    """Return trials whose lease ran out, settle jobs that were left behind, and ring again for trials that wait."""
    jobs, trials = Jobs(session), Trials(session)
    returned = doorbells = 0
    seconds_left = trials.soonest_expiry()
    lost = trials.jobs_with_lost(_JOBS_AT_ONCE) if seconds_left is not None and seconds_left < 0 else []
    # Jobs that somebody holds are passed over: they are looked at next time.
    for job in jobs.lock_idle(lost):
        for trial in trials.lock_lost(job.id):
            reason = f"the lease of worker {trial.worker_id} ran out"
            doorbells += lose(session, job, trial, reason, trial_attempts)
            note(session, Fact.LEASE_EXPIRY)
            returned += 1
    session.flush()
    for job in jobs.lock_idle(jobs.unsettled(_JOBS_AT_ONCE)):
        doorbells += settle(session, job)
    session.flush()
    doorbells += Queue(session).hear_again(reap_seconds, _DOORBELLS_AT_ONCE)
    return Reaped(returned, doorbells, trials.soonest_expiry() if returned else seconds_left)
