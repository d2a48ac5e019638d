"""What the server remembers between requests stays small."""

from nas.lru import LRU


def test_the_values_that_were_asked_for_last_are_kept() -> None:
    known = LRU[str](2)
    assert known.keep("a", "A") == "A"
    known.keep("b", "B")
    assert known.get("a") == "A"  # asked for: now it is `b` that goes first
    known.keep("c", "C")
    assert [known.get(key) for key in "abc"] == ["A", None, "C"]


def test_a_value_that_is_kept_again_replaces_the_old_one() -> None:
    known = LRU[str](2)
    for value in ("old", "new"):
        known.keep("a", value)
    known.keep("b", "B")
    assert known.get("a") == "new"
