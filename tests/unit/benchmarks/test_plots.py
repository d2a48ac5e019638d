"""What stands together in an experiment's picture."""

from benchmarks.seeds.plots import groups


def test_arms_are_grouped_by_what_stands_before_the_first_colon() -> None:
    arms = ["parent", "gelu: parent", "wider, zero_out", "gelu: whole: deeper"]
    assert groups(arms) == {"": ["parent", "wider, zero_out"], "gelu": ["gelu: parent", "gelu: whole: deeper"]}
