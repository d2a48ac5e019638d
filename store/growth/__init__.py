"""The moves of a job's and a trial's life: each takes a session, and is one transaction's worth."""

from store.growth.allowance import within
from store.growth.attempt_ends import ATTEMPTS, CRASHED, KILLED, LOST, cancelled, crashed, fail, finish, give_back
from store.growth.budget import Spending, spending
from store.growth.claim import claim
from store.growth.control import cancel, delete, extend, pause, resume
from store.growth.history import JobHistory
from store.growth.margin import Margin, margin
from store.growth.notify import silence
from store.growth.quota import Quota, require_quota
from store.growth.reap import reap
from store.growth.records import (
    Claim,
    DatasetRef,
    EpochRecord,
    Finished,
    InvalidRecord,
    ModelRecord,
    Parent,
    Reaped,
    Verdict,
)
from store.growth.running import collapsed, grown, record_epoch, record_state, renew
from store.growth.stored_models import NetworkRecord, Request, keep_child, keep_upload, kept
from store.growth.submit import submit

__all__ = [
    "ATTEMPTS",
    "CRASHED",
    "KILLED",
    "LOST",
    "Claim",
    "DatasetRef",
    "EpochRecord",
    "Finished",
    "InvalidRecord",
    "JobHistory",
    "Margin",
    "ModelRecord",
    "NetworkRecord",
    "Parent",
    "Quota",
    "Reaped",
    "Request",
    "Spending",
    "Verdict",
    "cancel",
    "cancelled",
    "claim",
    "collapsed",
    "crashed",
    "delete",
    "extend",
    "fail",
    "finish",
    "give_back",
    "grown",
    "keep_child",
    "keep_upload",
    "kept",
    "margin",
    "pause",
    "reap",
    "record_epoch",
    "record_state",
    "renew",
    "require_quota",
    "resume",
    "silence",
    "spending",
    "submit",
    "within",
]
