"""Seeds derived from a job's seed: independent, and the same on every machine and Python."""

import hashlib


def derived_seed(job_seed: int, number: int, purpose: str) -> int:
    """A seed in [0, 2^63) for one purpose of one trial."""
    digest = hashlib.sha256(f"netgrow/{purpose}/{job_seed}/{number}".encode()).digest()
    return int.from_bytes(digest[:8], "big") >> 1  # 63 bits: fits a database's signed bigint


def trial_seed(job_seed: int, number: int) -> int:
    """The seed of a job's trial, in [0, 2^63)."""
    return derived_seed(job_seed, number, "trial")
