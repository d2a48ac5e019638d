"""Widen heads: more heads, larger values, larger keys with the scale kept."""

from __future__ import annotations

import pytest
import torch

import nas
from nas.layers import Attention
from tests.unit.nas.mutations.graphs import difference, network, tokens, vit

PARTS = ("heads", "value", "key")
INITS = ("net2wider", "elementwise", "zero_out", "pair", "zero_pad")


def attention(network: nas.Network, name: str) -> Attention:
    node = network.architecture.node(name)
    assert isinstance(node, Attention)
    return node


@pytest.mark.parametrize("site", ["attn", "again"])
@pytest.mark.parametrize("part", PARTS)
@pytest.mark.parametrize("init", INITS)
def test_every_part_grows_exactly_with_every_exact_init(init: str, part: str, site: str) -> None:
    parent = network(tokens())
    now = getattr(attention(parent, site), {"heads": "heads", "value": "value_dim", "key": "key_dim"}[part])
    for size in (now + 2, 3 * now + 2 * (now % 2 == 0), now + 8):
        if init == "pair" and (size - now) % 2:
            continue
        child, mutation = nas.mutate(parent, "widen_heads", site=site, part=part, init=init, size=size)
        assert mutation.certificate is not None
        assert mutation.certificate.exact
        assert difference(parent, child) < 1e-10
        assert difference(parent, child, dtype=torch.float32) < 1e-5


@pytest.mark.parametrize("part", PARTS)
@pytest.mark.parametrize("init", ["zero_out", "zero_pad"])
def test_all_that_is_new_learns(init: str, part: str) -> None:
    child, _ = nas.mutate(network(vit()), "widen_heads", site="attn", part=part, init=init, certify=False)
    module = child.module().double().eval()
    stepper = torch.optim.SGD(module.parameters(), lr=0.1)
    generator = torch.Generator().manual_seed(5)
    x = torch.randn(16, *child.architecture.input.shape, generator=generator, dtype=torch.float64)
    for _ in range(3):
        stepper.zero_grad()
        torch.nn.functional.cross_entropy(module(x), torch.arange(16) % 3).backward()
        stepper.step()
    for name in ("query", "key", "value", "output"):
        key = f"attn.{name}.weight"
        moved = (module.get_parameter(key).detach() - child.weights[key].double()).abs()
        rows = moved.amax(0 if name == "output" else 1)
        assert (rows > 0).all(), name


def test_a_head_is_added_with_zero_output_columns() -> None:
    parent = network(vit())
    child, _ = nas.mutate(parent, "widen_heads", site="attn", part="heads", init="zero_out")
    assert attention(child, "attn").heads == 3
    assert child.weights["attn.output.weight"][:, 6:].abs().max() == 0
    assert torch.equal(child.weights["attn.output.weight"][:, :6], parent.weights["attn.output.weight"])
    assert torch.equal(child.weights["attn.query.weight"][:6], parent.weights["attn.query.weight"])
    assert child.weights["attn.query.weight"][6:].abs().min() > 0


def test_larger_keys_keep_the_scale_of_the_smaller_ones() -> None:
    child, _ = nas.mutate(network(vit()), "widen_heads", site="attn", part="key", size=5)
    assert attention(child, "attn").scale == 3**-0.5
    again, _ = nas.mutate(child, "widen_heads", site="attn", part="key", size=6)
    assert attention(again, "attn").scale == 3**-0.5


def test_values_grow_inside_every_head() -> None:
    parent = network(vit())
    child, _ = nas.mutate(parent, "widen_heads", site="attn", part="value", size=5, init="zero_out")
    output = child.weights["attn.output.weight"].view(6, 2, 5)
    assert output[:, :, 3:].abs().max() == 0
    assert torch.equal(output[:, :, :3], parent.weights["attn.output.weight"].view(6, 2, 3))


@pytest.mark.parametrize("part", PARTS)
@pytest.mark.parametrize("init", ["elementwise", "zero_out"])
def test_what_is_new_learns_at_once_or_after_one_step(init: str, part: str) -> None:
    parent = network(vit())
    child, _ = nas.mutate(parent, "widen_heads", site="attn", part=part, init=init)
    module = child.module().double()
    x = torch.randn(8, 2, 6, 4, dtype=torch.float64, generator=torch.Generator().manual_seed(1))
    optimizer = torch.optim.SGD(module.parameters(), lr=0.05)
    start = {key: value.clone() for key, value in module.state_dict().items()}
    for _ in range(2):
        optimizer.zero_grad()
        module(x).square().sum().backward()
        optimizer.step()
    for key in ("query.weight", "key.weight", "value.weight", "output.weight"):
        moved = module.get_parameter(f"attn.{key}") != start[f"attn.{key}"]
        assert moved.all(), key


@pytest.mark.parametrize("part", PARTS)
def test_copies_with_different_shares_go_their_own_ways(part: str) -> None:
    """Plain net2wider clones get the same gradients for ever; with a random share they differ after one step."""
    for init, same in (("net2wider", True), ("elementwise", False)):
        child, _ = nas.mutate(
            network(vit()), "widen_heads", site="attn", part=part, init=init, size=4 if part == "heads" else 6
        )
        module = child.module().double()
        x = torch.randn(8, 2, 6, 4, dtype=torch.float64, generator=torch.Generator().manual_seed(1))
        module(x).square().sum().backward()
        key = "query.weight" if part != "value" else "value.weight"
        weight, grad = child.weights[f"attn.{key}"], module.get_parameter(f"attn.{key}").grad
        assert grad is not None
        clones = [(i, j) for i in range(len(weight)) for j in range(i) if torch.equal(weight[i], weight[j])]
        assert clones
        assert all(torch.allclose(grad[i], grad[j], rtol=1e-9, atol=1e-12) for i, j in clones) == same


def test_a_size_that_is_not_larger_is_refused() -> None:
    with pytest.raises(nas.MutationError, match="size: heads=2 asked for; 'attn' has 2, so it must be more"):
        nas.mutate(network(vit()), "widen_heads", site="attn", part="heads", size=2)


def test_a_size_beyond_the_limit_of_an_axis_is_refused() -> None:
    with pytest.raises(nas.MutationError, match="at most 349525"):
        nas.mutate(network(vit()), "widen_heads", site="attn", part="heads", size=400_000)


@pytest.mark.parametrize("init", ["noise", "random_pad"])
def test_an_init_that_changes_the_function_is_refused(init: str) -> None:
    with pytest.raises(nas.MutationError, match=f"init: {init} would change the function"):
        nas.mutate(network(vit()), "widen_heads", site="attn", part="heads", init=init)


def test_a_pair_needs_an_even_number() -> None:
    with pytest.raises(nas.MutationError, match="init: pair adds two by two, but heads=3 would add 1"):
        nas.mutate(network(vit()), "widen_heads", site="attn", part="heads", init="pair")


def test_a_layer_at_the_limit_says_so() -> None:
    document = vit().model_dump(mode="json")
    node = next(node for node in document["nodes"] if node["name"] == "attn")
    node |= {"heads": 2**19, "key_dim": 2, "value_dim": 2}
    (site,) = nas.sites(nas.Architecture.model_validate(document), "widen_heads")
    assert not site.legal
    assert site.reason == "its heads times their numbers reach the limit of one axis, 1048576"
