"""A run that starts from what another run's optimizer knew."""

from __future__ import annotations

from dataclasses import replace

import pytest
import torch
from torch import Tensor

import nas
from nas.mutations.carry import carried
from nas.training import Optimizer, OptimizerState, TrainingState
from nas.training.optimizers import Optimization
from tests.unit.nas.training.helpers import chain, linear, made_up, same_weights

DATA = made_up((7,), 4, 60)
OPTIMIZERS = list(Optimizer)
RATE = 1e-3


def recipe(optimizer: Optimizer = Optimizer.SGD, **fields: object) -> nas.Recipe:
    return nas.Recipe.model_validate({"epochs": 2, "batch_size": 16, "optimizer": optimizer, **fields})


def layers() -> nas.Network:
    return chain(
        (7,),
        {"op": "linear", "out_features": 6},
        {"op": "batch_norm"},
        {"op": "relu"},
        {"op": "linear", "out_features": 5},
        {"op": "relu"},
        {"op": "linear", "out_features": 4},
    )


def train(network: nas.Network, given: nas.Recipe, **options: object) -> nas.TrainingResult:
    return nas.train(network, DATA, given, device="cpu", **options)  # type: ignore[arg-type]


@pytest.mark.parametrize("optimizer", OPTIMIZERS)
def test_a_run_hands_on_what_its_optimizer_knows_at_the_end(optimizer: Optimizer) -> None:
    states: list[TrainingState] = []
    result = train(layers(), recipe(optimizer), on_epoch=lambda _, state: states.append(state))
    assert result.optimizer.optimizer is optimizer
    assert result.optimizer.tensors.keys() == states[-1].optimizer.keys()
    assert all(torch.equal(value, states[-1].optimizer[key]) for key, value in result.optimizer.tensors.items())


@pytest.mark.parametrize("optimizer", OPTIMIZERS)
def test_a_child_of_old_and_new_layers_goes_on(optimizer: Optimizer) -> None:
    given = recipe(optimizer)
    parent = train(layers(), given)
    commands = [nas.mutations.Command(name=name) for name in ("wider", "deeper", "wider")]
    child, done = nas.mutations.draw(parent.network, {}, 0, 1, commands=commands)
    state = nas.carry(parent.network, done, parent.optimizer)
    result = train(child, given, optimizer_state=state)
    trained = {name.rpartition("/")[0] for name in result.optimizer.tensors}
    assert trained == {key for key, spec in child.architecture.tensors.items() if spec.trainable}
    assert not same_weights(result.network, train(child, given).network)
    assert same_weights(result.network, train(child, given, optimizer_state=state).network)


@pytest.mark.parametrize("optimizer", OPTIMIZERS)
def test_what_the_state_says_nothing_of_starts_as_in_a_new_run(optimizer: Optimizer) -> None:
    """Also where it says something of other parameters: the first step of the last layer is that of a new run."""
    given = recipe(optimizer, epochs=1, batch_size=60, learning_rate=0.01)
    network = layers()
    state = train(network, given).optimizer
    assert same_weights(
        train(network, given, optimizer_state=replace(state, tensors={})).network, train(network, given).network
    )
    first = {key: value for key, value in state.tensors.items() if key.startswith("n0.")}
    found = train(network, given, optimizer_state=replace(state, tensors=first)).network.weights
    expected = train(network, given).network.weights
    assert torch.equal(found["n5.weight"], expected["n5.weight"])
    assert not torch.equal(found["n0.weight"], expected["n0.weight"])


def test_momentum_goes_on_from_where_it_was() -> None:
    given = recipe(epochs=1, batch_size=60, schedule="constant", learning_rate=0.1)
    network = linear()
    velocity = torch.ones(4, 7)
    state = OptimizerState(Optimizer.SGD, {"n0.weight/momentum_buffer": velocity})
    pushed = train(network, given, optimizer_state=state).network.weights["n0.weight"]
    alone = train(network, given).network.weights["n0.weight"]
    torch.testing.assert_close(pushed, alone - 0.1 * 0.9 * velocity)


def test_a_parameter_that_changes_between_muon_and_adamw_starts_fresh() -> None:
    given = recipe(Optimizer.MUON)
    network = layers()
    exchanged = {"n5.weight/momentum_buffer": torch.ones(4, 5), "n0.weight/exp_avg": torch.ones(6, 7)}
    state = OptimizerState(Optimizer.MUON, exchanged)
    assert same_weights(train(network, given, optimizer_state=state).network, train(network, given).network)


def test_a_training_state_goes_before() -> None:
    given = recipe(epochs=3)
    states: list[TrainingState] = []
    whole = train(layers(), given, on_epoch=lambda _, state: states.append(state))
    other = OptimizerState(Optimizer.SGD, {"n0.weight/momentum_buffer": torch.ones(6, 7)})
    resumed = train(layers(), given, state=states[0], optimizer_state=other)
    assert same_weights(resumed.network, whole.network)


def test_another_optimizers_state_is_refused() -> None:
    state = OptimizerState(Optimizer.ADAM, {})
    with pytest.raises(nas.RecipeError, match="the optimizer state is of adam, but the recipe says sgd"):
        train(layers(), recipe(), optimizer_state=state)


@pytest.mark.parametrize("entry", ["attic.weight/momentum_buffer", "n0.weight/momentum_buffer"])
def test_a_state_of_another_network_is_refused(entry: str) -> None:
    with pytest.raises(nas.CheckpointError, match=entry):
        train(layers(), recipe(), optimizer_state=OptimizerState(Optimizer.SGD, {entry: torch.ones(2, 2)}))


def test_a_state_is_the_same_after_it_was_stored() -> None:
    state = train(layers(), recipe(Optimizer.ADAM)).optimizer
    again = OptimizerState.from_bytes(state.to_bytes())
    assert (again.optimizer, again.to_bytes()) == (state.optimizer, state.to_bytes())
    assert all(torch.equal(value, state.tensors[key]) for key, value in again.tensors.items())


def damaged() -> dict[str, bytes]:
    good = OptimizerState(Optimizer.SGD, {"fc.weight/momentum_buffer": torch.ones(3)}).to_bytes()
    return {
        "nothing": b"",
        "cut": good[:-2],
        "other optimizer": good.replace(b"sgd", b"sgx"),
        "no optimizer": good.replace(b"optimizer\\", b"optimism1\\"),
        "network": linear().to_bytes(),
        "not finite": OptimizerState(Optimizer.SGD, {"a/b": torch.tensor([1.0, torch.nan])}).to_bytes(),
        "whole numbers": OptimizerState(Optimizer.SGD, {"a/b": torch.ones(2, dtype=torch.int64)}).to_bytes(),
    }


@pytest.mark.parametrize("what", damaged())
def test_a_damaged_state_is_refused(what: str) -> None:
    with pytest.raises(nas.CheckpointError):
        OptimizerState.from_bytes(damaged()[what])


def first_steps(child: nas.Network, state: dict[str, Tensor], new: dict[str, Tensor]) -> list[float]:
    """How far the new entries go in each of ten steps, at most, in learning rates."""
    module = child.module()
    optimizer = Optimization(module, recipe(Optimizer.ADAM))
    optimizer.adopt(state)
    parameters = dict(module.named_parameters())
    steps = []
    for _ in range(10):
        before = {key: parameters[key].detach().clone() for key in new}
        optimizer.zero_grad()
        torch.nn.functional.cross_entropy(module(DATA.train.images), DATA.train.labels).backward()  # type: ignore[no-untyped-call]
        optimizer.step(RATE)
        moved = {key: (parameters[key].detach() - before[key]).abs()[new[key]].max() for key in new}
        steps.append(float(max(moved.values())) / RATE)
    return steps


@pytest.mark.parametrize("init", ["zero_out", "pair"])
def test_adams_first_steps_are_about_the_learning_rate_where_unseeded_they_are_three_to_six_times_that(
    init: str,
) -> None:
    """New entries in an old tensor: its count of steps is high, and so nothing corrects a second moment of zero."""
    parent = train(layers(), recipe(Optimizer.ADAM, epochs=5))
    child, mutation = nas.mutate(parent.network, "wider", site="n0", certify=False, init=init, factor=2.0)
    state = nas.carry(parent.network, [mutation], seasoned(parent.optimizer)).tensors
    ones = {
        f"{key}/m": torch.ones(spec.shape)
        for key, spec in parent.network.architecture.tensors.items()
        if spec.trainable
    }
    new = {name.removesuffix("/m"): value == 0 for name, value in carried(parent.network, child, ones).items()}
    new = {key: places for key, places in new.items() if places.any()}
    assert new.keys() == {"n0.weight", "n0.bias", "n1.weight", "n1.bias", "n3.weight"}
    unseeded = {
        name: value.masked_fill(new[key], 0) if (key := name.removesuffix("/exp_avg_sq")) in new else value
        for name, value in state.items()
    }
    naive, seeded = first_steps(child, unseeded, new), first_steps(child, state, new)
    assert naive[0] == pytest.approx(3.16, abs=0.05)
    assert max(naive) > 6
    assert seeded[0] < 1
    assert max(seeded) < 1.6


def seasoned(state: OptimizerState) -> OptimizerState:
    """As after so many steps that the moments need no correction any more."""
    tensors = {}
    for name, value in state.tensors.items():
        key, _, entry = name.rpartition("/")
        count = float(state.tensors[f"{key}/step"])
        match entry:
            case "step":
                tensors[name] = torch.tensor(100_000.0)
            case "exp_avg":
                tensors[name] = value / (1 - 0.9**count)
            case "exp_avg_sq":
                tensors[name] = value / (1 - 0.999**count)
    return replace(state, tensors=tensors)
