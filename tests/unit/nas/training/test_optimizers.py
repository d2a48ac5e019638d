"""The optimizers: torch's own steps, what decays, what Muon takes, and a state that survives."""

from collections.abc import Callable

import pytest
import torch
from torch import Tensor, nn

import nas
from nas import Recipe
from nas.training.muon import KernelMuon, as_matrix
from nas.training.optimizers import Optimization, for_muon, weights_of
from tests.unit.nas.training.helpers import chain

LAYERS = (
    {"op": "conv2d", "out_channels": 6, "kernel_size": 3},
    {"op": "batch_norm"},
    {"op": "relu"},
    {"op": "conv2d", "out_channels": 6, "kernel_size": 3, "groups": 6},
    {"op": "conv2d", "out_channels": 8, "kernel_size": 1},
    {"op": "position_embedding"},
    {"op": "scale"},
    {"op": "attention", "heads": 2, "key_dim": 3, "value_dim": 3, "out_channels": 8},
    {"op": "flatten"},
    {"op": "linear", "out_features": 12},
    {"op": "relu"},
    {"op": "linear", "out_features": 5},
)
WEIGHTS = {"n0", "n3", "n4", "n7.query", "n7.key", "n7.value", "n7.output", "n9", "n11"}


def module_of(*, channels_last: bool = False) -> nn.Module:
    layout = torch.channels_last if channels_last else torch.contiguous_format
    return chain((2, 4, 4), *LAYERS).module().to(memory_format=layout)  # type: ignore[call-overload, no-any-return]


def backward(module: nn.Module, turn: int) -> None:
    images = torch.randn((7, 2, 4, 4), generator=torch.Generator().manual_seed(turn))
    nn.functional.cross_entropy(module(images), torch.arange(7) % 5).backward()  # type: ignore[no-untyped-call]


PLAIN: dict[str, tuple[dict[str, object], Callable[[list[nn.Parameter]], torch.optim.Optimizer]]] = {
    "momentum": ({"momentum": 0.8}, lambda p: torch.optim.SGD(p, lr=0.1, momentum=0.8)),
    "nesterov": ({"nesterov": True}, lambda p: torch.optim.SGD(p, lr=0.1, momentum=0.9, nesterov=True)),
    "adam": ({"optimizer": "adam", "betas": (0.5, 0.9)}, lambda p: torch.optim.Adam(p, lr=0.1, betas=(0.5, 0.9))),
    "adamw": (
        {"optimizer": "adamw", "weight_decay": 0.3, "decay_norms_and_biases": True},
        lambda p: torch.optim.AdamW(p, lr=0.1, weight_decay=0.3),
    ),
}


@pytest.mark.parametrize("name", PLAIN)
def test_steps_are_torchs_own(name: str) -> None:
    fields, build = PLAIN[name]
    ours, theirs = module_of(), module_of()
    mine, plain = (
        Optimization(ours, Recipe.model_validate({"learning_rate": 0.1, **fields})),
        build(list(theirs.parameters())),
    )
    for turn in range(3):
        for module in (ours, theirs):
            module.zero_grad()
            backward(module, turn)
        mine.step(0.1)
        plain.step()
    for one, other in zip(ours.parameters(), theirs.parameters(), strict=True):
        torch.testing.assert_close(one, other)


def decayed(recipe: Recipe) -> set[str]:
    """The parameters that a step without any gradient changes."""
    module = module_of()
    for parameter in module.parameters():
        nn.init.ones_(parameter)
        parameter.grad = torch.zeros_like(parameter)
    Optimization(module, recipe).step(0.1)
    return {
        name for name, parameter in module.named_parameters() if not torch.equal(parameter, torch.ones_like(parameter))
    }


@pytest.mark.parametrize("optimizer", ["sgd", "adam", "adamw", "muon"])
def test_only_weights_of_convolutions_and_matrices_decay(optimizer: str) -> None:
    recipe = Recipe.model_validate({"optimizer": optimizer, "weight_decay": 0.1})
    assert decayed(recipe) == {f"{name}.weight" for name in WEIGHTS}


@pytest.mark.parametrize("optimizer", ["sgd", "adam", "adamw", "muon"])
def test_everything_decays_where_the_recipe_says_so(optimizer: str) -> None:
    recipe = Recipe.model_validate({"optimizer": optimizer, "weight_decay": 0.1, "decay_norms_and_biases": True})
    assert decayed(recipe) == {name for name, _ in module_of().named_parameters()}


def test_gradients_are_clipped_to_the_norm_of_all_together() -> None:
    module = module_of()
    before = {name: parameter.detach().clone() for name, parameter in module.named_parameters()}
    backward(module, 0)
    length = torch.cat(
        [parameter.grad.flatten() for parameter in module.parameters() if parameter.grad is not None]
    ).norm()
    assert length > 0.01
    Optimization(module, Recipe(learning_rate=1.0, momentum=0.0, clip_norm=0.01)).step(1.0)
    step = torch.cat([(parameter - before[name]).flatten() for name, parameter in module.named_parameters()])
    assert step.norm().item() == pytest.approx(0.01, rel=1e-3)


def test_muon_takes_hidden_matrices_and_kernels() -> None:
    module = module_of()
    names = {id(parameter): name for name, parameter in module.named_parameters()}
    taken = {names[id(weight)].removesuffix(".weight") for weight in for_muon(module)}
    assert taken == WEIGHTS - {"n3", "n11"}  # grouped kernels, and the layer that makes the logits
    assert len(weights_of(module)) == len(WEIGHTS)


def test_muon_steps_matrices_as_torchs_own() -> None:
    one, other = nn.Linear(6, 4, bias=False), nn.Linear(6, 4, bias=False)
    other.load_state_dict(one.state_dict())
    settings = {"lr": 0.1, "momentum": 0.9, "nesterov": True, "weight_decay": 0.2}
    ours = KernelMuon([one.weight], **settings)
    theirs = torch.optim.Muon([other.weight], adjust_lr_fn="match_rms_adamw", **settings)
    for turn in range(3):
        for module, optimizer in ((one, ours), (other, theirs)):
            module.zero_grad()
            module(torch.randn((3, 6), generator=torch.Generator().manual_seed(turn))).square().sum().backward()
            optimizer.step()
    assert torch.equal(one.weight, other.weight)


def test_muon_makes_a_kernels_step_orthogonal() -> None:
    kernel = nn.Parameter(torch.randn(4, 3, 3, 3))
    before = kernel.detach().clone()
    kernel.grad = torch.randn(4, 3, 3, 3)
    KernelMuon([kernel], lr=1.0, momentum=0.0, nesterov=False, weight_decay=0.0).step()
    step = (before - kernel.detach()).flatten(1) / (0.2 * 27**0.5)
    assert torch.linalg.svdvals(step).tolist() == pytest.approx([1.0] * 4, abs=0.4)  # Newton-Schulz is that rough


@pytest.mark.parametrize("channels_last", [False, True])
def test_a_kernels_matrix_is_the_kernels_own_memory(channels_last: bool) -> None:
    kernel = torch.randn(4, 3, 2, 2)
    if channels_last:
        kernel = kernel.to(memory_format=torch.channels_last)
    matrix = as_matrix(kernel)
    assert matrix.shape == (4, 12)
    matrix[1] = 7
    assert torch.equal(kernel[1], torch.full((3, 2, 2), 7.0))


def test_the_layout_of_kernels_changes_muons_steps_by_rounding_alone() -> None:
    modules = [module_of(channels_last=last) for last in (False, True)]
    states = []
    for module in modules:
        optimization = Optimization(module, Recipe(optimizer="muon"))
        for turn in range(2):
            optimization.zero_grad()
            backward(module, turn)
            optimization.step(0.01)
        states.append(optimization.export())
    for key, tensor in states[0].items():
        torch.testing.assert_close(states[1][key], tensor, rtol=1e-3, atol=1e-4)
    for one, other in zip(modules[0].parameters(), modules[1].parameters(), strict=True):
        torch.testing.assert_close(one, other, rtol=1e-2, atol=1e-3)  # its arithmetic is bfloat16


@pytest.mark.parametrize("channels_last", [False, True])
@pytest.mark.parametrize("optimizer", ["sgd", "adam", "adamw", "muon"])
def test_a_state_is_by_parameter_and_survives(optimizer: str, channels_last: bool) -> None:
    recipe = Recipe.model_validate({"optimizer": optimizer})
    module = module_of(channels_last=channels_last)
    first = Optimization(module, recipe)
    backward(module, 0)
    first.step(0.01)
    state = first.export()
    shapes = {name: parameter.shape for name, parameter in module.named_parameters()}
    assert {entry.rpartition("/")[0] for entry in state} == set(shapes)
    assert all(tensor.shape in ((), shapes[entry.rpartition("/")[0]]) for entry, tensor in state.items())

    second = Optimization(module, recipe)
    second.restore(state)
    exported = second.export()
    assert exported.keys() == state.keys()
    assert all(torch.equal(exported[key], tensor) for key, tensor in state.items())


@pytest.mark.parametrize(
    "entry", [("n99.weight/momentum_buffer", (6, 2, 3, 3)), ("n0.weight/momentum_buffer", (6, 2, 3)), ("junk", (1,))]
)
def test_a_state_of_other_parameters_is_refused(entry: tuple[str, tuple[int, ...]]) -> None:
    tensors: dict[str, Tensor] = {entry[0]: torch.zeros(entry[1])}
    with pytest.raises(nas.CheckpointError, match="fits no parameter"):
        Optimization(module_of(), Recipe()).restore(tensors)
