"""Small things that the Model page says: recipes, choices, confusions, facts side by side, pictures."""

import base64
import io
from typing import Any

import torch
from PIL import Image

from nas import mutations
from nas.mutations.catalogue import parameter_schemas
from server.dashboard.formats import duration
from server.dashboard.model.compare import chosen, comparable, facts, miscounted
from server.dashboard.model.confusions import SHADES, confused, shades
from server.dashboard.model.parameters import choice
from server.dashboard.model.recipes import entries
from server.dashboard.thumbnails import LONGEST_SIDE, is_picture, thumbnails
from tests.unit.server.dashboard.test_descent import model


def test_a_recipe_is_flat_and_without_what_is_not_set() -> None:
    recipe: dict[str, Any] = {
        "epochs": 3,
        "nesterov": False,
        "patience": None,
        "betas": [0.9, 0.999],
        "augmentation": {"crop": 2},
    }
    assert entries({**recipe, "milestones": []}) == [
        ("epochs", "3"),
        ("nesterov", "no"),
        ("betas", "0.9, 0.999"),
        ("augmentation.crop", "2"),
    ]


def test_every_parameter_of_every_mutation_has_a_field() -> None:
    for name in mutations.names():
        for key, schema in parameter_schemas(name).items():
            found = choice(key, schema)
            assert found.name == key
            assert found.hint
    width = choice("width", parameter_schemas("wider")["width"])
    assert (width.whole, width.least, width.options) == (True, 1, ())
    assert "net2wider" in choice("init", parameter_schemas("wider")["init"]).options


def test_a_cell_is_as_dark_as_its_part_of_the_row() -> None:
    assert shades([[10, 0], [1, 999], [0, 0]]) == [[SHADES, 0], [1, SHADES], [0, 0]]


def test_the_pairs_that_are_confused_most_come_first() -> None:
    matrix = [[5, 1, 3], [3, 9, 0], [0, 0, 0]]
    assert confused(matrix, 10) == [(0, 2, 3), (1, 0, 3), (0, 1, 1)]
    assert confused(matrix, 1) == [(0, 2, 3)]


def opened(url: str) -> Image.Image:
    return Image.open(io.BytesIO(base64.b64decode(url.removeprefix("data:image/png;base64,"))))


def test_pictures_go_from_black_to_white_whatever_the_scale() -> None:
    grey = torch.tensor([[[[0, 16], [8, 16]]]], dtype=torch.uint8)
    (url,) = thumbnails(grey, 0, 16)
    assert list(opened(url).tobytes()) == [0, 255, 128, 255]
    colour = torch.zeros(1, 3, 2, 2)
    colour[:, 0] = 1.0
    assert opened(thumbnails(colour, -1.0, 1.0)[0]).tobytes() == bytes([255, 128, 128] * 4)


def test_odd_pictures_are_shown_too() -> None:
    assert opened(thumbnails(torch.zeros(1, 3, 300, 600), 0, 0)[0]).size == (LONGEST_SIDE, LONGEST_SIDE // 2)
    assert opened(thumbnails(torch.ones(1, 5, 4, 4), 0, 1)[0]).mode == "L"
    assert not is_picture((64,))


def test_models_are_asked_for_once_each_and_two_to_five() -> None:
    assert chosen(" a, b,a  c") == ["a", "b", "c"]
    assert "2 to 5" in str(miscounted(["a"]))
    assert "these are 6" in str(miscounted(list("abcdef")))
    assert miscounted(["a", "b"]) is None


def test_facts_say_what_differs_and_what_is_best() -> None:
    common: dict[str, Any] = {"dataset": "digits", "flops": 10, "seconds": 1.0, "architecture": {"nodes": [1, 2]}}
    first = model("a", accuracy=0.9, parameters=20, recipe={"epochs": 3, "batch_size": 8}, **common)
    second = model("b", accuracy=0.8, parameters=10, recipe={"epochs": 2, "batch_size": 8}, **common)
    third = model("c", accuracy=None, parameters=10, recipe={}, trial_id=None, **{**common, "seconds": 0.0})
    found = {fact.name: fact for fact in facts([first, second, third])}
    assert found["Validation accuracy"].values == ("90.00 %", "80.00 %", "not measured")
    assert found["Validation accuracy"].best == {0}
    assert found["Validation loss"].best == {0}
    assert found["Parameters"].best == {1, 2}
    assert not found["Data set"].differs
    assert found["FLOPs of a forward pass"].best == frozenset()
    assert found["Recipe: epochs"].values == ("3", "2", "–")
    assert "Recipe: batch_size" not in found  # who was trained was trained with the same
    assert found["Training time"].values == ("1.0 s", "1.0 s", "none")
    assert found["Training time"].best == frozenset()


def test_what_models_reached_on_different_data_sets_is_no_contest() -> None:
    common: dict[str, Any] = {"flops": 5, "seconds": 1.0, "architecture": {"nodes": []}, "recipe": {}}
    first = model("a", accuracy=0.9, parameters=20, dataset="digits", **common)
    second = model("b", accuracy=0.8, parameters=10, dataset="mnist", **(common | {"seconds": 2.0}))
    found = {fact.name: fact for fact in facts([first, second])}
    assert not comparable([first, second])
    for name in ("Validation accuracy", "Validation loss", "Training time"):
        assert found[name].differs
        assert found[name].best == frozenset(), name
    assert found["Parameters"].best == {1}


def test_a_short_time_is_told_in_milliseconds() -> None:
    assert [duration(seconds) for seconds in (0.0, 0.042, 0.1, 61.0)] == ["0 ms", "42 ms", "0.1 s", "1 min 1 s"]
