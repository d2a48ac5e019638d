"""Whom a trial learns from, and what becomes of a child that an approximate mutation made."""

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

import nas
from nas.training import TrainingState
from store.checkpoints import CheckpointStore
from tests.unit.workers.orders import order, parent
from workers.bench import Bench
from workers.learning import ABSOLUTE_MARGIN, RELATIVE_MARGIN
from workers.messages import DatasetFile, Epoch, Failed, Grown, Order, Trained
from workers.state_writer import unwrap
from workers.trial import answer

PLAIN = {
    "input": {"shape": [1, 8, 8]},
    "nodes": [
        {"name": "conv1", "op": "conv2d", "inputs": ["input"], "out_channels": 8, "kernel_size": 3},
        {"name": "relu1", "op": "relu", "inputs": ["conv1"]},
        {"name": "conv2", "op": "conv2d", "inputs": ["relu1"], "out_channels": 8, "kernel_size": 3},
        {"name": "relu2", "op": "relu", "inputs": ["conv2"]},
        {"name": "flat", "op": "flatten", "inputs": ["relu2"]},
        {"name": "fc", "op": "linear", "inputs": ["flat"], "out_features": 10},
    ],
    "output": "fc",
}
DOWN = {"name": "pool", "site": "conv1", "parameters": {"form": "down", "pool": "max"}}


@dataclass
class Room:
    """A bench, and what was said at it."""

    bench: Bench
    said: list[Grown | Epoch] = field(default_factory=list)

    def run(self, given: Order) -> Trained | Failed:
        self.said.clear()
        return answer(given, self.bench, self.said.append)

    def trained(self, given: Order) -> Trained:
        reply = self.run(given)
        assert isinstance(reply, Trained), reply
        return reply

    @property
    def states(self) -> list[str]:
        return [reply.training_state for reply in self.said if isinstance(reply, Epoch)]

    def network(self, model: Trained) -> nas.Network:
        return nas.Network.from_bytes(self.bench.store.get(model.checkpoint))


@pytest.fixture
def room(tmp_path: Path) -> Room:
    return Room(Bench(CheckpointStore(tmp_path / "store"), tmp_path / "datasets", "cpu"))


def taught(**training: Any) -> dict[str, Any]:
    return {"training": {"seed_epochs": 2, "epochs": 2, "distillation": {}, **training}}


def down(**training: Any) -> dict[str, Any]:
    # The parent knows little, so that its child wins back what it lost on any processor, by a third of what it may.
    training = {"seed_epochs": 2, "epochs": 8, "learning_rate": 0.1, **training}
    return {"seed_model": {"architecture": PLAIN}, "mutations": [DOWN], "training": training}


def test_a_seed_network_learns_alone_and_its_children_from_their_parent(room: Room) -> None:
    seed = room.trained(order(taught()))
    assert seed.checkpoint == room.trained(order()).checkpoint
    assert seed.recipe["distillation"] is None
    given = order(taught(), parent=parent(seed), mutations=("wider",), seed=3)
    child = room.trained(given)
    expected = {"kind": "soft_targets", "teacher": "parent", "alpha": 0.5, "temperature": 4.0, "transfer_dataset": None}
    assert child.recipe["distillation"] == expected
    alone = room.trained(given.model_copy(update={"spec": order().spec}))
    assert child.mutations == alone.mutations
    assert child.checkpoint != alone.checkpoint
    recipe = nas.Recipe.model_validate(child.recipe)
    grown, _ = nas.mutate(room.network(seed), "wider", site=None, **replayed(child))
    again = nas.train(grown, nas.data.load("digits"), recipe, seed=3, device="cpu", teacher=room.network(seed))
    assert again.network.digest == child.checkpoint


def replayed(child: Trained) -> dict[str, Any]:
    (mutation,) = child.mutations
    assert isinstance(mutation["parameters"], dict)
    return dict(mutation["parameters"])


def test_a_stored_model_teaches_the_seed_network_as_well(room: Room) -> None:
    teacher = room.trained(order({"training": {"seed_epochs": 4}}, seed=8))
    spec = taught(distillation={"teacher": "model_9", "kind": "logits_mse", "alpha": 1})
    given = order(spec, teacher=teacher.checkpoint)
    pupil = room.trained(given)
    assert pupil.checkpoint != room.trained(order()).checkpoint
    distances = [
        sum(
            float((room.network(model).weights[key] - room.network(teacher).weights[key]).square().sum())
            for key in ("conv1.weight",)
        )
        for model in (pupil, teacher)
    ]
    assert distances[1] == 0 < distances[0]  # it was taught, not copied
    with_state = TrainingState.from_bytes(unwrap(room.bench.store.get(last_state(room, given))))
    assert with_state.position.teacher == teacher.checkpoint


def last_state(room: Room, given: Order) -> str:
    room.trained(given)
    return room.states[-1]


def test_transfer_data_is_learned_from_besides(room: Room, tmp_path: Path) -> None:
    seed = room.trained(order())
    more = room.bench.store.put(npz(tmp_path / "more.npz"))
    spec = taught(distillation={"transfer_dataset": "more"})
    given = order(spec, parent=parent(seed), mutations=("wider",), seed=3)
    transfer = DatasetFile(name="more", sha256=more.sha256)
    with_it = room.trained(given.model_copy(update={"transfer": transfer}))
    without = room.trained(given.model_copy(update={"spec": order(taught()).spec}))
    assert with_it.checkpoint != without.checkpoint
    assert with_it.recipe["distillation"]["transfer_dataset"] == "more"  # type: ignore[index, call-overload]


def npz(path: Path) -> bytes:
    import numpy as np

    images = np.random.default_rng(0).integers(0, 17, (100, 8, 8), dtype=np.uint8)
    np.savez(path, x=images, y=np.arange(100) % 2)
    return path.read_bytes()


def test_a_lost_teacher_is_named(room: Room) -> None:
    room.bench.store.put(b"something: an empty folder would be taken for one that is not mounted")
    spec = taught(distillation={"teacher": "model_9"})
    room.bench.store.put(b"anything: an empty store counts as one that is not mounted")
    failed = room.run(order(spec, teacher="0" * 64))
    assert isinstance(failed, Failed)
    assert (failed.error_kind, "0" * 64 in failed.message) == ("checkpoint", True)


def test_an_approximate_child_learns_from_its_parent_whatever_the_recipe_says(room: Room) -> None:
    seed = room.trained(order(down()))
    assert seed.recipe["distillation"] is None
    child = room.trained(order(down(child_learning_rate=0.05), parent=parent(seed), seed=2))
    assert [(mutation["name"], mutation["exact"]) for mutation in child.mutations] == [("pool", False)]
    assert child.recipe["distillation"] == nas.Recipe.model_validate({"distillation": {}}).model_dump()["distillation"]
    assert child.flops < seed.flops
    assert child.val_loss <= seed.val_loss * (1 + RELATIVE_MARGIN) + ABSOLUTE_MARGIN
    own = down(child_learning_rate=0.05, distillation={"temperature": 2, "alpha": 0.7})
    kept = room.trained(order(own, parent=parent(seed), seed=2))
    assert kept.recipe["distillation"]["temperature"] == 2  # type: ignore[index, call-overload]


def test_an_approximate_child_that_does_not_recover_fails_with_both_figures(room: Room) -> None:
    seed = room.trained(order(down()))
    failed = room.run(order(down(child_learning_rate=1e-9), parent=parent(seed), seed=2))
    assert isinstance(failed, Failed)
    assert failed.error_kind == "not_recovered"
    evidence = failed.evidence
    assert evidence is not None
    assert (evidence["parent_val_loss"], evidence["parent_val_accuracy"]) == (seed.val_loss, seed.val_accuracy)
    assert evidence["limit"] == pytest.approx(seed.val_loss * 1.1 + 0.02)
    assert isinstance(evidence["child_val_loss"], float)
    assert evidence["child_val_loss"] > seed.val_loss * 1.1 + 0.02
    assert f"at most {evidence['limit']:.4g} would do" in failed.message


def test_an_exact_child_may_be_worse_than_its_parent(room: Room) -> None:
    seed = room.trained(order())
    spec = {"training": {"epochs": 1, "child_learning_rate": 3.0}}
    child = room.trained(order(spec, parent=parent(seed), mutations=("wider",), seed=1))
    assert child.val_loss > seed.val_loss * (1 + RELATIVE_MARGIN) + ABSOLUTE_MARGIN


def test_a_resumed_approximate_child_gives_the_undisturbed_bits(room: Room) -> None:
    spec = down(child_learning_rate=0.05)
    seed = room.trained(order(spec))
    given = order(spec, parent=parent(seed), seed=2)
    whole = room.trained(given)
    for state in (room.states[0], room.states[-1]):
        again = given.model_copy(update={"attempt": 2, "training_state": state, "grown": whole.mutations})
        assert room.trained(again).checkpoint == whole.checkpoint
