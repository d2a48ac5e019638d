"""Lineages: curves end to end, common ancestors, and what is proven."""

from typing import Any

import pytest

from server.dashboard.model.descent import Stage, common_ancestor, curves, exact, label, proven, since
from store.models import Epoch, Model


def model(name: str, parent: str | None = None, accuracy: float | None = 0.5, **fields: Any) -> Model:
    loss = None if accuracy is None else 1 - accuracy
    rest = {"generation": 0, "trial_id": f"trial_{name}", "mutations": [], "mutation_names": []} | fields
    return Model(id=name, parent_id=parent, val_accuracy=accuracy, val_loss=loss, **rest)


def epochs(count: int) -> list[Epoch]:
    return [
        Epoch(
            epoch=n, train_loss=1 / n, train_accuracy=0.1 * n, val_loss=2 / n, val_accuracy=0.2 * n, learning_rate=0.1
        )
        for n in range(1, count + 1)
    ]


def test_each_model_starts_where_its_parent_ended_with_what_that_had() -> None:
    seed, child = model("seed", accuracy=0.75), model("child", "seed", mutation_names=["wider"])
    first, second = curves([Stage(seed, epochs(3)), Stage(child, epochs(2))])
    assert (first["start"], first["inherited"]) == (0, None)
    assert (second["start"], second["inherited"]) == (3, {"val_loss": 0.25, "val_accuracy": 0.75})
    assert second["mutations"] == ["wider"]
    assert second["columns"]["val_loss"] == [2.0, 1.0]
    assert len(first["columns"]["learning_rate"]) == 3


def test_what_nobody_trained_takes_no_epochs_and_gives_no_metrics() -> None:
    upload = model("upload", accuracy=None, trial_id=None)
    first, second = curves([Stage(upload, ()), Stage(model("child", "upload"), epochs(1))])
    assert first["columns"]["val_loss"] == []
    assert (second["start"], second["inherited"]) == (0, None)


@pytest.mark.parametrize(
    ("lineages", "expected"),
    [
        ([["a", "b", "c"], ["a", "b", "d"]], "b"),
        ([["a", "b"], ["a", "b", "d"]], "b"),
        ([["a"], ["x"]], None),
        ([["a", "b"], ["a", "c"], ["x", "a"]], "a"),
        ([], None),
    ],
)
def test_the_youngest_shared_model_is_the_common_ancestor(lineages: list[list[str]], expected: str | None) -> None:
    assert common_ancestor(lineages) == expected


def test_the_way_since_an_ancestor_leaves_that_out() -> None:
    way = [model("a"), model("b", "a"), model("c", "b")]
    assert [each.id for each in since(way, "a")] == ["b", "c"]
    assert since(way, "c") == []
    assert since(way, None) == way


def test_a_model_is_exact_only_if_every_certificate_says_so() -> None:
    certified = {"name": "wider", "exact": True, "certificate": {"exact": True}}
    assert proven(certified)
    for doubtful in (
        certified | {"exact": False},
        certified | {"certificate": {"exact": False}},
        certified | {"certificate": None},
    ):
        assert not proven(doubtful)
        assert not exact(model("m", mutations=[certified, doubtful]))
    assert exact(model("m", mutations=[certified]))
    assert exact(model("m"))


def test_models_are_called_what_they_are() -> None:
    assert label(model("m")) == "seed network"
    assert label(model("m", accuracy=None, trial_id=None)) == "upload"
    assert label(model("m", "parent", generation=4)) == "generation 4"
