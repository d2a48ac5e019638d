import threading
from time import monotonic

from workers.lease import Lease


def test_a_lease_that_is_not_renewed_expires_and_says_so() -> None:
    expired = threading.Event()
    lease = Lease(0.05, monotonic(), expired.set)
    assert expired.wait(10)
    assert lease.expired
    assert lease.seconds_left <= 0
    lease.close()


def test_a_renewal_counts_from_when_it_was_asked_for() -> None:
    lease = Lease(1000, monotonic(), lambda: None)
    lease.renewed(monotonic() - 900)
    assert 900 < lease.seconds_left <= 1000  # an answer that comes late shortens nothing
    lease.renewed(monotonic() + 50)
    assert 1000 < lease.seconds_left <= 1050
    lease.close()


def test_a_renewed_lease_outlives_its_first_end() -> None:
    expired = threading.Event()
    lease = Lease(0.2, monotonic(), expired.set)
    lease.renewed(monotonic() + 1000)
    assert not expired.wait(0.5)
    lease.close()


def test_a_closed_lease_does_not_expire() -> None:
    expired = threading.Event()
    lease = Lease(0.2, monotonic(), expired.set)
    lease.close()
    assert not expired.wait(0.4)
    assert not lease.expired


def test_a_lease_that_was_asked_for_too_long_ago_expires_at_once() -> None:
    expired = threading.Event()
    lease = Lease(5, monotonic() - 6, expired.set)
    assert expired.wait(10)
    lease.close()
