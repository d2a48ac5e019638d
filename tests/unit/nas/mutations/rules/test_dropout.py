"""Dropout: the same function in eval mode, and a certificate that says so."""

from __future__ import annotations

import pytest
import torch

import nas
from tests.unit.nas.mutations.graphs import difference, features, network, outputs, plain, residual


def test_it_comes_behind_the_blocks_norm_and_activation() -> None:
    child, mutation = nas.mutate(network(plain()), "dropout", site="conv1", p=0.3)
    node = child.architecture.node("conv1_dropout")
    assert (node.op, node.inputs, node.p) == ("dropout", ("act1",), 0.3)  # type: ignore[union-attr]
    assert child.architecture.node("pool").inputs == ("conv1_dropout",)
    assert mutation.parameters == {"seed": 0, "p": 0.3}


def test_it_is_exact_in_eval_mode_and_random_in_training() -> None:
    parent = network(plain())
    child, mutation = nas.mutate(parent, "dropout", site="conv2", p=0.5)
    assert mutation.exact
    assert mutation.certificate is not None
    assert mutation.certificate.modes == ("eval",)
    assert mutation.certificate.max_error == 0
    x = torch.randn(4, 2, 8, 6)
    assert not torch.equal(outputs(child, x, "train", torch.float32), outputs(child, x, "train", torch.float32))


def test_everyone_who_reads_the_block_reads_what_is_left() -> None:
    parent = network(residual())
    child, _ = nas.mutate(parent, "dropout", site="stem")
    assert child.architecture.node("one").inputs == ("stem_dropout",)
    assert child.architecture.node("sum1").inputs == ("stem_dropout", "scale")
    assert difference(parent, child) == 0


def test_the_probability_is_drawn_where_none_is_given() -> None:
    drawn = {nas.mutate(network(plain()), "dropout", seed=seed, certify=False)[1].parameters["p"] for seed in range(20)}
    assert len(drawn) > 2
    assert drawn <= {0.1, 0.2, 0.3, 0.4, 0.5}


@pytest.mark.parametrize("p", [0.0, 1.0, -0.1, float("nan")])
def test_a_probability_that_is_none_is_refused(p: float) -> None:
    with pytest.raises(nas.MutationError, match=r"^p: Input should be"):
        nas.mutate(network(plain()), "dropout", p=p)


def test_neither_the_output_nor_what_is_dropped_already_is_a_site() -> None:
    reasons = {site.name: site.reason for site in nas.sites(features(), "dropout")}
    assert reasons == {
        "fc1": "a dropout reads its block already",
        "fc2": None,
        "fc3": "its block gives the network's output, of which nothing may be dropped",
    }
