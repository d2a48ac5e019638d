"""Opaque ids that sort by the time they were made: `job_…`, `trial_…`, `model_…`, `key_…`, `msg_…`, `audit_…`."""

import secrets
import time
from typing import NewType

JobId = NewType("JobId", str)
TrialId = NewType("TrialId", str)
ModelId = NewType("ModelId", str)
WorkerId = NewType("WorkerId", str)
KeyId = NewType("KeyId", str)
DeliveryId = NewType("DeliveryId", str)
AuditId = NewType("AuditId", str)

_ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz"  # Crockford's base 32: its order is the order of its characters
_RANDOM_BITS = 80


def _token() -> str:
    """26 characters: 48 bits of milliseconds, then 80 random bits, so that two processes never make the same."""
    value = (time.time_ns() // 1_000_000) << _RANDOM_BITS | secrets.randbits(_RANDOM_BITS)
    return "".join(_ALPHABET[(value >> shift) & 31] for shift in range(125, -1, -5))


def new_job_id() -> JobId:
    """A job id that nobody has yet."""
    return JobId(f"job_{_token()}")


def new_trial_id() -> TrialId:
    """A trial id that nobody has yet."""
    return TrialId(f"trial_{_token()}")


def new_model_id() -> ModelId:
    """A model id that nobody has yet."""
    return ModelId(f"model_{_token()}")


def new_key_id() -> KeyId:
    """The id of an API key, which is no secret, that nobody has yet."""
    return KeyId(f"key_{_token()}")


def new_audit_id() -> AuditId:
    """The id of a line of the audit log that nobody has yet."""
    return AuditId(f"audit_{_token()}")


def new_delivery_id() -> DeliveryId:
    """The id of a webhook's message that nobody has yet."""
    return DeliveryId(f"msg_{_token()}")
