"""A trial as the training process runs it, here in our own process."""

import io
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
import pytest
import torch

import nas
from nas.mutations import Mutation, mutate
from nas.training import TrainingState
from store.checkpoints import CheckpointStore
from tests.unit.workers.orders import order, parent
from workers.bench import Bench
from workers.callbacks import Heartbeat
from workers.messages import (
    Beat,
    Broke,
    DatasetFile,
    Epoch,
    Failed,
    Grown,
    Order,
    Saved,
    Setup,
    Statistics,
    Stop,
    Stopped,
    Trained,
)
from workers.state_writer import unwrap
from workers.trial import answer


@dataclass
class Room:
    """A bench, and what was said at it."""

    bench: Bench
    said: list[Grown | Epoch | Saved] = field(default_factory=list)

    def run(self, given: Order) -> Trained | Failed:
        self.said.clear()
        reply = answer(given, self.bench, self.said.append)
        assert isinstance(reply, Trained | Failed), reply
        return reply

    def trained(self, given: Order) -> Trained:
        reply = self.run(given)
        assert isinstance(reply, Trained), reply
        return reply

    def failed(self, given: Order) -> Failed:
        reply = self.run(given)
        assert isinstance(reply, Failed), reply
        return reply

    @property
    def grown(self) -> Grown:
        (grown,) = [reply for reply in self.said if isinstance(reply, Grown)]
        return grown

    @property
    def states(self) -> list[str]:
        return [reply.training_state for reply in self.said if isinstance(reply, Epoch)]


@pytest.fixture
def room(tmp_path: Path) -> Room:
    return Room(Bench(CheckpointStore(tmp_path / "store"), tmp_path / "datasets", "cpu"))


def test_a_seed_trial_trains_the_seed_network_as_it_is(room: Room) -> None:
    model = room.trained(order())
    assert [type(reply) for reply in room.said] == [Grown, Epoch, Epoch]
    assert room.grown.mutations == model.mutations == []
    network = nas.Network.from_bytes(room.bench.store.get(model.checkpoint))
    assert network.architecture == nas.presets.get("digits_cnn")
    assert (model.parameters, model.architecture_digest) == (
        network.architecture.parameters,
        network.architecture.digest,
    )
    assert model.val_accuracy > 0.3
    assert model.recipe["epochs"] == 2


def test_without_a_seed_model_the_data_set_has_one(room: Room) -> None:
    model = room.trained(order({"seed_model": None}))
    assert model.architecture == nas.presets.default_for((1, 8, 8), 10).model_dump(mode="json")


def test_a_child_is_its_parent_mutated_and_can_be_made_again(room: Room) -> None:
    seed = room.trained(order())
    child = room.trained(order(parent=parent(seed), mutations=("wider", "deeper"), seed=9))
    assert [mutation["name"] for mutation in child.mutations] == ["wider", "deeper"]
    assert (child.recipe["learning_rate"], child.recipe["warmup_epochs"]) == (0.05, 1.0)
    replay = nas.Network.from_bytes(room.bench.store.get(seed.checkpoint))
    for document in child.mutations:
        mutation = Mutation.from_json(document)
        assert mutation.certificate is not None
        assert mutation.certificate.exact
        replay, _ = mutate(replay, mutation.name, site=mutation.site, **mutation.parameters)
    assert replay.architecture.digest == child.architecture_digest
    assert (room.grown.parameters, room.grown.flops) == (child.parameters, child.flops)


def test_a_jobs_commands_are_carried_out_in_every_trial_but_for_what_the_search_chose(room: Room) -> None:
    seed = room.trained(order())
    spec = {"mutations": [{"name": "wider", "parameters": {"width": 24}}, {"name": "skip"}], "training": {"epochs": 1}}
    for trial_seed in (1, 2):
        child = room.trained(order(spec, parent=parent(seed), seed=trial_seed))
        assert [mutation["name"] for mutation in child.mutations] == ["wider", "skip"]
        assert Mutation.from_json(child.mutations[0]).parameters["width"] == 24
    control = room.trained(order(spec, parent=parent(seed), mutations=("continue",)))
    assert [mutation["name"] for mutation in control.mutations] == ["continue"]


@pytest.mark.parametrize("policy", ["uniform", "depth", "gradient"])
def test_a_jobs_policy_draws_the_mutations_the_same_each_time(room: Room, policy: str) -> None:
    seed = room.trained(order())
    spec = {"policy": policy, "training": {"epochs": 1}}
    drawn = [room.trained(order(spec, parent=parent(seed), seed=trial_seed)) for trial_seed in (1, 1, 2)]
    assert drawn[0].checkpoint == drawn[1].checkpoint != drawn[2].checkpoint
    assert all(Mutation.from_json(document).exact for model in drawn for document in model.mutations)


def test_a_command_that_does_not_fit_the_parent_fails_the_trial_by_name(room: Room) -> None:
    seed = room.trained(order())
    failed = room.failed(order({"mutations": [{"name": "wider", "site": "attic"}]}, parent=parent(seed)))
    assert failed.error_kind == "no_site"
    assert "wider has no site 'attic'; legal sites: " in failed.message
    assert room.said == []


def test_the_same_order_gives_the_same_model(room: Room) -> None:
    seed = room.trained(order())
    given = order(parent=parent(seed), seed=3)
    assert room.trained(given).checkpoint == room.trained(given).checkpoint
    assert room.trained(order(parent=parent(seed), seed=4)).checkpoint != room.trained(given).checkpoint


def test_a_resumed_trial_gives_the_undisturbed_models_bits_and_draws_nothing_again(room: Room) -> None:
    seed = room.trained(order())
    spec = {"training": {"epochs": 3}}
    whole = room.trained(order(spec, parent=parent(seed), seed=3))
    grown = room.grown.mutations
    resumed = room.trained(
        order(spec, parent=parent(seed), seed=3, attempt=2, training_state=room.states[0], grown=grown)
    )
    assert [type(reply) for reply in room.said] == [Epoch, Epoch]
    assert (resumed.checkpoint, resumed.mutations) == (whole.checkpoint, whole.mutations)


def test_no_two_attempts_share_a_training_state(room: Room) -> None:
    """The one that is done first would remove it under the other."""
    room.run(order(trial_id="trial_1"))
    first = room.states
    room.run(order(trial_id="trial_2"))
    assert not set(first) & set(room.states)
    store = room.bench.store
    one, other = (unwrap(store.get(digests[0])) for digests in (first, room.states))
    assert TrainingState.from_bytes(one).network().digest == TrainingState.from_bytes(other).network().digest


def test_a_model_of_another_data_set_is_trained_on_from_its_weights(room: Room) -> None:
    seed = room.trained(order())
    started_from = room.trained(order({"training": {"seed_epochs": 1}}, seed_checkpoint=seed.checkpoint))
    fresh = room.trained(order({"training": {"seed_epochs": 1}}))
    assert started_from.val_loss < fresh.val_loss


@pytest.mark.parametrize("parameters", [1, 4000])
def test_too_large_a_seed_network_fails_before_it_is_trained(room: Room, parameters: int) -> None:
    failed = room.failed(order({"limits": {"max_parameters": parameters}}))
    assert failed.error_kind == "limit"
    assert f"limits.max_parameters is {parameters}" in failed.message
    assert room.said == []


def test_a_child_that_cannot_grow_within_the_limit_fails(room: Room) -> None:
    seed = room.trained(order())
    limits = {"limits": {"max_parameters": seed.parameters + 1}, "mutations": {"wider": 1}}
    assert room.failed(order(limits, parent=parent(seed))).error_kind == "limit"
    assert room.said == []


def test_a_child_that_would_take_longer_than_is_left_fails_before_it_is_trained(room: Room) -> None:
    seed = room.trained(order())
    failed = room.failed(order(parent=parent(seed, seconds_per_epoch=100.0), mutations=("wider",), seconds_left=150.0))
    assert failed.error_kind == "limit"
    assert "150.0 s are left of limits.max_seconds" in failed.message
    assert room.said == []
    assert room.trained(order(parent=parent(seed, seconds_per_epoch=0.001), seconds_left=150.0))


def test_divergence_is_named(room: Room) -> None:
    training = {"seed_epochs": 3, "learning_rate": 100.0, "schedule": "constant"}
    assert room.failed(order({"training": training})).error_kind == "diverged"


def test_a_damaged_parent_is_named_and_not_trained(room: Room) -> None:
    seed = room.trained(order())
    path = Path(room.bench.store.path(seed.checkpoint))
    content = bytearray(path.read_bytes())
    content[-1] ^= 1
    path.write_bytes(content)
    failed = room.failed(order(parent=parent(seed)))
    assert failed.error_kind == "checkpoint"
    assert seed.checkpoint in failed.message
    assert room.said == []


@pytest.mark.parametrize("damage", [None, b"", b"half of it", b"line\nnot a state"])
def test_a_training_state_that_is_lost_costs_time_and_changes_no_bit(room: Room, damage: bytes | None) -> None:
    whole = room.trained(order())
    state = room.states[0]
    Path(room.bench.store.path(state)).unlink()
    if damage is not None:
        Path(room.bench.store.path(state)).write_bytes(damage)
    again = room.trained(order(attempt=2, training_state=state))
    assert [type(reply) for reply in room.said] == [Grown, Epoch, Epoch]
    assert again.checkpoint == whole.checkpoint


def test_states_inside_an_epoch_are_stored_at_the_pace_that_was_set(room: Room) -> None:
    undisturbed = room.trained(order())
    assert [type(reply) for reply in room.said] == [Grown, Epoch, Epoch]
    room.bench.pace.state_seconds = 0
    assert room.trained(order()).checkpoint == undisturbed.checkpoint
    saved = [reply for reply in room.said if isinstance(reply, Saved)]
    assert saved
    middle = saved[len(saved) // 2].training_state
    assert TrainingState.from_bytes(unwrap(room.bench.store.get(middle))).position.batch > 0
    room.bench.pace.state_seconds = 1000
    assert room.trained(order(attempt=2, training_state=middle)).checkpoint == undisturbed.checkpoint


@pytest.mark.parametrize("after", [1, 3, 9, 10])
def test_a_training_that_is_told_to_stop_stores_the_running_batch(room: Room, after: int) -> None:
    """Ten batches an epoch: also the last one of an epoch, whose state is the epoch's."""
    spec = {"training": {"seed_epochs": 2, "batch_size": 110}}
    undisturbed = room.trained(order(spec))
    given = order(spec, attempt=2)
    batches = 0

    def count(beat: Beat) -> None:
        nonlocal batches
        batches += beat.doing == "training"
        if batches == after:
            room.bench.pace.stops.hear(Stop(stop=given.trial_id, attempt=given.attempt))

    room.bench.pace = Heartbeat(count, beat_seconds=0)
    room.said.clear()
    assert answer(given, room.bench, room.said.append) == Stopped()
    last = room.said[-1]
    assert isinstance(last, Epoch if after == 10 else Saved)
    position = TrainingState.from_bytes(unwrap(room.bench.store.get(last.training_state))).position
    assert (len(position.metrics), position.batch) == divmod(after, 10)
    room.bench.pace = Heartbeat()
    resumed = room.trained(order(spec, attempt=3, training_state=last.training_state))
    assert resumed.checkpoint == undisturbed.checkpoint


def test_a_stop_of_another_attempt_stops_nothing(room: Room) -> None:
    room.bench.pace.stops.hear(Stop(stop="trial_1", attempt=7))
    assert room.trained(order())


def test_a_store_that_does_not_answer_breaks_the_attempt_and_not_the_trial(tmp_path: Path) -> None:
    tmp_path.joinpath("store").write_text("not a folder")
    bench = Bench(CheckpointStore(tmp_path / "store"), tmp_path / "datasets", "cpu")
    reply = answer(order(), bench, lambda reply: None)
    assert isinstance(reply, Broke)
    assert reply.error_kind == "checkpoint_store"


def test_a_seed_network_that_does_not_fit_the_data_set_is_named(room: Room) -> None:
    failed = room.failed(order({"seed_model": {"preset": "mnist_cnn"}}))
    assert failed.error_kind == "dataset"
    assert "(1, 28, 28)" in failed.message


def test_a_data_set_that_is_not_on_this_machine_is_named(room: Room) -> None:
    failed = room.failed(order(dataset=DatasetFile(name="mnist", sha256=None)))
    assert failed.error_kind == "dataset"
    assert "NETGROW_DATASETS_DIR" in failed.message


def test_a_certificate_that_fails_is_the_evidence_of_a_failed_trial(
    room: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A wrong rule, made wrong here: the zero of `continue` becomes a small change of the weights."""
    seed = room.trained(order())
    rule = type(nas.mutations.get("continue"))
    right: Callable[..., tuple[nas.Network, dict[str, object]]] = rule.apply

    def wrong(*arguments: object) -> tuple[nas.Network, dict[str, object]]:
        child, parameters = right(*arguments)
        weights = {
            name: weight * 1.01 if weight.is_floating_point() else weight for name, weight in child.weights.items()
        }
        return nas.Network(child.architecture, weights), parameters

    monkeypatch.setattr(rule, "apply", wrong)
    failed = room.failed(order(parent=parent(seed), mutations=("continue",)))
    assert failed.error_kind == "preservation"
    assert failed.evidence is not None
    assert failed.evidence["exact"] is False
    assert room.said == []


def test_an_uploaded_data_set_comes_from_the_checkpoint_store(room: Room) -> None:
    rng = np.random.default_rng(0)
    labels = np.arange(300) % 3
    upload = io.BytesIO()
    np.savez(upload, x=(rng.normal(size=(300, 5)) + labels[:, None]).astype(np.float32), y=labels)
    stored = room.bench.store.put(upload.getvalue())
    file = DatasetFile(name="mine", sha256=stored.sha256)
    model = room.trained(order({"dataset": "mine", "seed_model": None}, dataset=file))
    assert model.architecture["input"] == {"shape": [5]}
    assert room.bench.dataset(file) is room.bench.dataset(file)


def test_a_seed_model_may_get_a_new_head_and_trains_from_there(room: Room) -> None:
    """Nothing else of it changes before the first step: its own features are what is trained on."""
    wide = nas.adapt(nas.Network.initialise(nas.presets.get("digits_cnn"), seed=3), classes=4)
    stored = room.bench.store.put(wide.to_bytes())
    seed = {"model_id": "model_1", "head": "replace"}
    failed = room.failed(order({"seed_model": {"model_id": "model_1"}}, seed_checkpoint=stored.sha256))
    assert "classes" in failed.message
    still = {"seed_epochs": 1, "learning_rate": 1e-30, "momentum": 0, "weight_decay": 0}
    model = room.trained(order({"seed_model": seed, "training": still}, seed_checkpoint=stored.sha256))
    network = nas.Network.from_bytes(room.bench.store.get(model.checkpoint))
    assert network.architecture.shapes[network.architecture.output] == (10,)
    for key in [key for key in wide.weights if key.startswith("conv")]:
        torch.testing.assert_close(network.weights[key], wide.weights[key])
    assert model.mutations == []


def test_a_models_own_statistics_reproduce_its_accuracy_and_go_to_its_children(room: Room) -> None:
    """Trained by plain means on inputs from 0 to 1, with statistics that are not those of the data set."""
    digits = nas.data.load("digits")
    own = nas.data.Normalisation(torch.tensor([8.0]), torch.tensor([3.0]))
    by_itself = nas.train(
        nas.Network.initialise(nas.presets.get("digits_cnn"), seed=1),
        nas.with_normalisation(digits, own),
        nas.Recipe(epochs=4),
        seed=0,
        device="cpu",
    )
    stored = room.bench.store.put(by_itself.network.to_bytes())
    still = {"seed_epochs": 1, "learning_rate": 1e-30, "momentum": 0, "weight_decay": 0}
    given = {"seed_model": {"model_id": "model_1"}, "training": still}
    file = DatasetFile(name="digits", sha256=None, normalisation=Statistics(mean=(8.0,), std=(3.0,)))
    same = room.trained(order(given, seed_checkpoint=stored.sha256, dataset=file))
    assert same.val_accuracy == pytest.approx(by_itself.val_accuracy, abs=0.003)
    assert by_itself.val_accuracy > 0.8
    assert same.normalisation == {"mean": [8.0], "std": [3.0]}
    with_the_data_sets = room.trained(order(given, seed_checkpoint=stored.sha256))
    assert with_the_data_sets.val_loss > same.val_loss + 0.01
    child = room.trained(order(given, parent=parent(same), mutations=("wider",), dataset=file))
    assert child.normalisation == same.normalisation
    wrong = file.model_copy(update={"normalisation": Statistics(mean=(0.4,), std=(0.1,))})
    assert "other units" in room.failed(order(given, seed_checkpoint=stored.sha256, dataset=wrong)).message


def test_a_limited_trial_trains_on_so_many_samples_alone(room: Room) -> None:
    limit = {"dataset": DatasetFile(name="digits", sha256=None, limit=40)}
    model = room.trained(order(**limit))
    assert model.recipe["batch_size"] == 40
    assert model.checkpoint != room.trained(order()).checkpoint
    assert model.checkpoint == room.trained(order(**limit)).checkpoint
    assert (
        "limit of 5 training samples"
        in room.failed(order(dataset=limit["dataset"].model_copy(update={"limit": 5}))).message
    )


def test_missing_files_are_fetched_if_the_worker_may(tmp_path: Path) -> None:
    asked: list[str] = []

    def fetch(name: str) -> None:
        asked.append(name)
        raise nas.DatasetError(f"{name} could not be downloaded")

    file = DatasetFile(name="mnist", sha256=None)
    bench = Bench(CheckpointStore(tmp_path / "store"), tmp_path / "datasets", "cpu", fetch=fetch)
    assert Room(bench).failed(order(dataset=file)).message == "mnist could not be downloaded"
    assert asked == ["mnist"]
    alone = Bench(CheckpointStore(tmp_path / "store"), tmp_path / "datasets", "cpu")
    assert "NETGROW_DATASETS_DIR" in Room(alone).failed(order(dataset=file)).message


def carrying(**training: object) -> dict[str, object]:
    """A job whose children go on with their parents' optimizers."""
    return {
        "training": {"seed_epochs": 2, "epochs": 2, "carry_optimizer": True, "child_learning_rate": 0.01, **training}
    }


@pytest.mark.parametrize("optimizer", ["sgd", "adamw", "muon"])
def test_a_child_goes_on_with_its_parents_optimizer_where_the_job_says_so(room: Room, optimizer: str) -> None:
    spec = carrying(optimizer=optimizer)
    seed = room.trained(order(spec))
    assert seed.optimizer is not None
    given = order(spec, parent=parent(seed), mutations=("wider", "deeper"), seed=9)
    child = room.trained(given)
    fresh = room.trained(given.model_copy(update={"parent": parent(seed).model_copy(update={"optimizer": None})}))
    assert child.mutations == fresh.mutations
    assert child.checkpoint != fresh.checkpoint
    assert room.trained(given).optimizer == child.optimizer
    grandchild = room.trained(order(spec, parent=parent(child), mutations=("wider",), seed=10))
    assert grandchild.optimizer is not None


def test_the_control_arm_goes_on_with_its_parents_optimizer_as_it_is(room: Room) -> None:
    spec = carrying()
    seed = room.trained(order(spec))
    control = room.trained(order(spec, parent=parent(seed), mutations=("continue",), seed=7))
    network = nas.Network.from_bytes(room.bench.store.get(seed.checkpoint))
    assert seed.optimizer is not None
    state = nas.OptimizerState.from_bytes(room.bench.store.get(seed.optimizer))
    recipe = nas.Recipe.model_validate(control.recipe)
    dataset = room.bench.dataset(DatasetFile(name="digits", sha256=None))
    again = nas.train(network, dataset, recipe, seed=7, device="cpu", optimizer_state=state)
    assert room.bench.store.put(again.network.to_bytes()).sha256 == control.checkpoint


def test_an_optimizers_state_is_stored_for_jobs_that_carry_it_alone(room: Room) -> None:
    plain = room.trained(order())
    assert plain.optimizer is None
    carried = room.trained(order(carrying(child_learning_rate=None)))
    assert carried.checkpoint == plain.checkpoint, "a checkpoint depends on architecture and weights alone"
    assert carried.optimizer is not None
    child = room.trained(order(parent=parent(carried), seed=3))
    assert child.checkpoint == room.trained(order(parent=parent(plain), seed=3)).checkpoint, "this job does not carry"


def test_a_parent_that_was_trained_another_way_gives_its_weights_alone(room: Room) -> None:
    seed = room.trained(order(carrying(optimizer="adam")))
    given = order(carrying(), parent=parent(seed), seed=3)
    fresh = given.model_copy(update={"parent": parent(seed).model_copy(update={"optimizer": None})})
    assert room.trained(given).checkpoint == room.trained(fresh).checkpoint


@pytest.mark.parametrize("optimizer", ["sgd", "adam"])
def test_a_resumed_child_with_a_carried_optimizer_gives_the_undisturbed_bits(room: Room, optimizer: str) -> None:
    spec = carrying(optimizer=optimizer, epochs=3)
    seed = room.trained(order(spec))
    given = order(spec, parent=parent(seed), mutations=("wider", "branch"), seed=3)
    whole = room.trained(given)
    for state in room.states:
        again = given.model_copy(update={"attempt": 2, "training_state": state, "grown": whole.mutations})
        resumed = room.trained(again)
        assert (resumed.checkpoint, resumed.optimizer) == (whole.checkpoint, whole.optimizer)


def test_a_lost_optimizer_state_is_named(room: Room) -> None:
    seed = room.trained(order(carrying()))
    assert seed.optimizer is not None
    room.bench.store.delete(seed.optimizer)
    failed = room.failed(order(carrying(), parent=parent(seed)))
    assert failed.error_kind == "checkpoint"
    assert seed.optimizer in failed.message


def test_a_worker_that_may_download_and_cannot_says_where_the_file_belongs(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("http_proxy", "https_proxy", "all_proxy", "HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")  # where nobody listens
    for name in ("no_proxy", "NO_PROXY"):
        monkeypatch.delenv(name, raising=False)
    setup = Setup(
        parent_pid=1,
        checkpoints_url=str(tmp_path / "store"),
        store_patience_seconds=1,
        datasets_dir=str(tmp_path / "datasets"),
        download_datasets=True,
        device="cpu",
        threads=1,
    )
    failed = Room(Bench.from_setup(setup)).failed(order(dataset=DatasetFile(name="mnist", sha256=None)))
    assert failed.error_kind == "dataset"
    assert "could not be downloaded" in failed.message
    assert f"put the file there by hand: {tmp_path}/datasets/mnist/train-images-idx3-ubyte.gz" in failed.message
