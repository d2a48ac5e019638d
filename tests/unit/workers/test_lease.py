import threading
from collections.abc import Callable
from time import monotonic

from workers.lease import Lease


def outlived(move: Callable[[Lease], None]) -> Lease:
    """A lease to which `move` happened in good time, seen after its first end."""
    for seconds in (0.2, 2.0, 20.0):
        expired = threading.Event()
        began = monotonic()
        lease = Lease(seconds, began, expired.set)
        move(lease)
        in_time = monotonic() < began + seconds  # else the machine was elsewhere, and the lease right to expire
        expired.wait(seconds + 0.2)
        lease.close()
        if in_time:
            return lease
    raise AssertionError("twenty seconds were too short to touch a lease")


def test_a_lease_that_is_not_renewed_expires_and_says_so() -> None:
    expired = threading.Event()
    lease = Lease(0.05, monotonic(), expired.set)
    assert expired.wait(120)
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
    def renew(lease: Lease) -> None:
        lease.renewed(monotonic() + 1000)

    assert not outlived(renew).expired


def test_a_closed_lease_does_not_expire() -> None:
    assert not outlived(Lease.close).expired


def test_a_lease_that_was_asked_for_too_long_ago_expires_at_once() -> None:
    expired = threading.Event()
    lease = Lease(5, monotonic() - 6, expired.set)
    assert expired.wait(120)
    lease.close()
