"""A child that loses what its parent knew is noticed, told of, and trained again more gently."""

from pathlib import Path

import pytest

from store.checkpoints import CheckpointStore
from tests.unit.workers.orders import order, parent
from workers.bench import Bench
from workers.messages import Collapsed, Epoch, Grown, Message, Order, Parent, Trained
from workers.trial import answer

STEEP = {"seed_epochs": 4, "epochs": 4, "learning_rate": 0.05, "clip_norm": 2.0, "child_learning_rate": 4.0}
"""A child's rate at which it falls to chance; a fifth of it brings it back."""


class Room:
    """A bench, and what was said at it."""

    def __init__(self, folder: Path) -> None:
        self.bench = Bench(CheckpointStore(folder / "store"), folder / "datasets", "cpu")
        self.said: list[Message] = []

    def trained(self, given: Order) -> Trained:
        self.said = []
        reply = answer(given, self.bench, self.said.append)
        assert isinstance(reply, Trained), reply
        return reply

    @property
    def kinds(self) -> list[str]:
        return [type(message).__name__ for message in self.said]

    @property
    def states(self) -> list[str]:
        return [message.training_state for message in self.said if isinstance(message, Epoch)]


@pytest.fixture(scope="module")
def room(tmp_path_factory: pytest.TempPathFactory) -> Room:
    return Room(tmp_path_factory.mktemp("room"))


@pytest.fixture(scope="module")
def model(room: Room) -> Parent:
    return parent(room.trained(order({"training": STEEP})))


def child(model: Parent, **fields: object) -> Order:
    return order({"training": STEEP}, parent=model, mutations=("deeper",), seed=9, **fields)


def test_a_collapsed_child_is_trained_again_from_its_parent_more_gently_whatever_is_killed(
    room: Room, model: Parent
) -> None:
    trained = room.trained(child(model))
    assert room.kinds == ["Grown", "Epoch", "Epoch", "Epoch", "Collapsed", "Epoch", "Epoch", "Epoch", "Epoch"]
    (collapse,) = [message for message in room.said if isinstance(message, Collapsed)]
    fell, was = collapse.evidence["val_accuracy"], collapse.evidence["parent_val_accuracy"]
    assert collapse.again
    assert fell < 0.3 < 0.8 < was, "told with its figures"  # type: ignore[operator]
    assert (collapse.evidence["epoch"], collapse.evidence["learning_rate"]) == (3, 4.0)
    assert trained.val_accuracy > 0.9
    assert trained.recipe["learning_rate"] == pytest.approx(0.8)
    assert (trained.recipe["warmup_epochs"], trained.recipe["clip_norm"]) == (2.0, 1.0)
    (grown,) = [message for message in room.said if isinstance(message, Grown)]
    decided, gentle = room.states[2], room.states[4]

    # Killed after the epoch that decided, or in the second try: the same model.
    again = room.trained(child(model, training_state=decided, grown=grown.mutations, attempt=2))
    assert room.kinds == ["Collapsed", "Epoch", "Epoch", "Epoch", "Epoch"]
    assert again.checkpoint == trained.checkpoint
    again = room.trained(child(model, training_state=gentle, grown=grown.mutations, attempt=3))
    assert room.kinds == ["Epoch", "Epoch"]
    assert again.checkpoint == trained.checkpoint


def test_a_child_that_collapses_again_is_kept_and_told_of(
    room: Room, model: Parent, monkeypatch: pytest.MonkeyPatch
) -> None:
    # No rate collapses twice on every processor without exploding on one: the second start is as steep as the first.
    monkeypatch.setattr("workers.trial.gentler", lambda recipe: recipe.model_copy(update={"clip_norm": 1.9}))
    trained = room.trained(child(model))
    collapses = [message.again for message in room.said if isinstance(message, Collapsed)]
    assert collapses == [True, False]
    assert trained.val_accuracy < 0.5
