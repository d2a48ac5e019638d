"""The certificate: what it measures, and what it catches."""

from __future__ import annotations

import json
import sys

import pytest
import torch

import nas
from nas.preservation import TOLERANCE, Certificate
from tests.unit.nas.mutations.graphs import conv, features, graph, linear, network, plain


def changed(parent: nas.Network, key: str, amount: float) -> nas.Network:
    weights = dict(parent.weights) | {key: parent.weights[key] * (1 + amount)}
    return nas.Network(parent.architecture, weights)


def test_a_network_preserves_itself() -> None:
    parent = network(plain())
    certificate = nas.preservation(parent, parent)
    assert certificate.exact
    assert certificate.max_error == 0
    assert certificate.modes == ("eval", "train")
    assert certificate.probes >= 64
    assert certificate.tolerance == TOLERANCE == 1e-10
    assert certificate.parent_digest == certificate.child_digest == parent.digest


@pytest.mark.parametrize("key", ["conv1.weight", "bn1.weight", "act1.weight", "fc1.bias"])
def test_a_change_of_one_in_a_million_is_seen(key: str) -> None:
    parent = network(plain())
    certificate = nas.preservation(parent, changed(parent, key, 1e-6))
    assert not certificate.exact
    assert 1e-9 < certificate.max_error < 1e-4


def test_a_change_that_only_eval_mode_shows_is_seen() -> None:
    parent = network(plain())
    assert not nas.preservation(parent, changed(parent, "bn1.running_mean", 1e-3)).exact


def test_a_change_that_only_train_mode_shows_is_seen() -> None:
    """A batch norm that was fitted to undo itself in eval mode."""
    parent = network(
        graph((3,), fc=("linear", "input", linear(4)), act=("relu", "fc"), out=("linear", "act", linear(2)))
    )
    child = network(
        graph(
            (3,),
            fc=("linear", "input", linear(4)),
            bn=("batch_norm", "fc"),
            act=("relu", "bn"),
            out=("linear", "act", linear(2)),
        )
    )
    eps = float(torch.tensor(1e-5))
    neutral = {
        "bn.weight": torch.ones(4),
        "bn.bias": torch.zeros(4),
        "bn.running_mean": torch.zeros(4),
        "bn.running_var": torch.full((4,), 1 - eps),
    }
    child = nas.Network(child.architecture, dict(child.weights) | dict(parent.weights) | neutral)
    certificate = nas.preservation(parent, child)
    assert certificate.max_error > 0.01


def test_with_dropout_only_eval_mode_is_claimed() -> None:
    parent = network(features())
    assert nas.preservation(parent, parent).modes == ("eval",)


def test_the_probes_are_the_same_for_the_same_seed_and_have_a_digest() -> None:
    parent = network(plain())
    one, again, other = (nas.preservation(parent, parent, seed=seed) for seed in (0, 0, 1))
    assert one == again
    assert one.probe_digest != other.probe_digest


def test_real_samples_are_measured_too() -> None:
    parent = network(plain())
    samples = torch.rand(10, 2, 8, 6)
    with_samples = nas.preservation(parent, parent, samples=samples)
    assert with_samples.probes == 74
    assert with_samples.probe_digest != nas.preservation(parent, parent).probe_digest


def test_chunks_change_the_memory_and_not_the_verdict(monkeypatch: pytest.MonkeyPatch) -> None:
    parent = network(plain())
    child, _ = nas.mutate(parent, "wider", site="conv1", init="elementwise")
    whole = nas.preservation(parent, child)
    monkeypatch.setattr(sys.modules["nas.preservation"], "MEMORY", 1)
    chunked = nas.preservation(parent, child)
    assert whole.exact
    assert chunked.exact
    assert chunked.probe_digest == whole.probe_digest


def test_an_output_that_is_not_finite_proves_nothing() -> None:
    parent = network(plain())
    weights = dict(parent.weights) | {"fc2.bias": torch.tensor([1.0, float("inf"), 0.0])}
    broken = nas.Network(parent.architecture, weights)
    certificate = nas.preservation(broken, broken)
    assert not certificate.exact
    json.dumps(certificate.model_dump(mode="json"), allow_nan=False)


def test_a_silent_network_is_measured_absolutely() -> None:
    parent = network(graph((3,), fc=("linear", "input", linear(2))))
    silent = nas.Network(parent.architecture, {key: torch.zeros_like(tensor) for key, tensor in parent.weights.items()})
    assert nas.preservation(silent, silent).exact
    assert not nas.preservation(silent, parent).exact


@pytest.mark.parametrize("init", ["noise", "random_pad"])
def test_the_controls_are_caught(init: str) -> None:
    parent = network(plain())
    child, _ = nas.mutate(parent, "wider", site="conv2", init=init, certify=False)
    assert not nas.preservation(parent, child).exact


def test_float32_is_not_enough_to_hide_in() -> None:
    """Thirds are exact on paper, and off by 1e-8 once they are stored: the certificate speaks of what is stored."""
    parent = network(features())
    grown, _ = nas.mutate(parent, "wider", site="fc1", width=12, init="net2wider")
    third = parent.weights["fc3.weight"] / 3
    rest = parent.weights["fc3.weight"] - third
    order = [int((grown.weights["fc1.bias"][6:] == bias).nonzero()[0, 0]) for bias in parent.weights["fc1.bias"]]
    weights = dict(grown.weights) | {"fc3.weight": torch.cat([third, rest[:, torch.tensor(order).argsort()]], dim=1)}
    certificate = nas.preservation(parent, nas.Network(grown.architecture, weights))
    assert TOLERANCE < certificate.max_error < 1e-6


@pytest.mark.parametrize(
    ("child", "message"),
    [
        (graph((4,), fc=("linear", "input", linear(2))), r"child: takes \(4,\), but its parent takes \(3,\)"),
        (graph((3,), fc=("linear", "input", linear(5))), r"child: gives \(5,\), but its parent gives \(2,\)"),
    ],
)
def test_networks_of_other_shapes_are_not_compared(child: nas.Architecture, message: str) -> None:
    parent = network(graph((3,), fc=("linear", "input", linear(2))))
    with pytest.raises(nas.MutationError, match=message):
        nas.preservation(parent, network(child))


def test_too_few_probes_and_samples_of_another_shape_are_refused() -> None:
    parent = network(plain())
    with pytest.raises(nas.MutationError, match="probes: must be at least 64, got 8"):
        nas.preservation(parent, parent, probes=8)
    with pytest.raises(nas.MutationError, match="samples: have shape"):
        nas.preservation(parent, parent, samples=torch.zeros(4, 3))


def test_it_leaves_the_networks_and_the_global_generator_alone() -> None:
    parent = network(plain())
    digest, state = parent.digest, torch.get_rng_state()
    nas.preservation(parent, parent)
    assert parent.digest == digest
    assert torch.equal(torch.get_rng_state(), state)


def test_a_certificate_survives_json() -> None:
    certificate = nas.preservation(network(plain()), network(plain()))
    assert Certificate.model_validate(json.loads(certificate.model_dump_json())) == certificate


def test_a_convolution_that_needs_many_samples_for_its_batch_statistics_gets_them() -> None:
    """Each channel of a (C, 1, 1) batch norm has one value a sample: chunks must never be of one sample."""
    parent = network(
        graph(
            (2, 4, 4),
            mean=("global_avg_pool", "input"),
            conv1=("conv2d", "mean", conv(3, 1)),
            bn=("batch_norm", "conv1"),
        )
    )
    assert nas.preservation(parent, parent, samples=torch.rand(1, 2, 4, 4)).exact
