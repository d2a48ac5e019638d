"""Commands: what a caller asks for, carried out in order; and random lists of them that can be carried out."""

from __future__ import annotations

import json
from typing import Any

import pytest
from pydantic import ValidationError

import nas
from nas.mutations import Command, carried_out, draw, random_commands
from tests.unit.nas.mutations.graphs import network, plain, residual, same

EVEN = {"wider": 1.0, "deeper": 1.0, "branch": 1.0, "skip": 1.0}


def test_commands_are_carried_out_in_order_and_weights_then_mean_nothing() -> None:
    parent = network(plain())
    commands = [
        Command(name="wider", site="conv1", parameters={"width": 9, "init": "zero_out"}),
        Command(name="skip"),
        Command(name="wider", site="conv1", parameters={"width": 11}),
    ]
    child, done = draw(parent, {}, 0, seed=2, commands=commands)
    assert [mutation.name for mutation in done] == ["wider", "skip", "wider"]
    assert (done[0].parameters["width"], done[0].parameters["init"]) == (9, "zero_out")
    assert child.architecture.shapes["conv1"][0] == 11
    assert all(mutation.certificate is not None and mutation.certificate.exact for mutation in done)


def test_what_a_command_leaves_open_is_drawn_from_the_seed() -> None:
    parent = network(residual())
    commands = [Command(name="wider"), Command(name="deeper", parameters={})]
    drawn = [draw(parent, {}, 0, seed=seed, commands=commands, certify=False)[0] for seed in (1, 1, 2)]
    assert same(drawn[0], drawn[1])
    assert not same(drawn[0], drawn[2])


def test_a_command_with_its_own_seed_does_not_depend_on_the_draws() -> None:
    parent = network(plain())
    commands = [Command(name="wider", site="conv1", parameters={"seed": 5})]
    one, other = (draw(parent, {}, 0, seed=seed, commands=commands, certify=False)[0] for seed in (1, 2))
    assert same(one, other)
    assert same(one, nas.mutate(parent, "wider", site="conv1", seed=5)[0])


def test_the_commands_of_what_was_done_do_it_again_bit_for_bit() -> None:
    parent = network(residual())
    child, done = draw(parent, EVEN, 4, seed=1, certify=False)
    commands = [Command.model_validate_json(Command.of(mutation).model_dump_json()) for mutation in done]
    again, repeated = draw(parent, {}, 0, seed=77, commands=commands, certify=False)
    assert same(again, child)
    assert repeated == done


def test_no_commands_are_no_change() -> None:
    parent = network(plain())
    assert draw(parent, EVEN, 3, seed=0, commands=[]) == (parent, [])


def test_a_command_without_a_site_finds_one_that_takes_its_parameters_and_keeps_to_the_limit() -> None:
    parent = network(plain())
    narrow = [Command(name="wider", parameters={"width": 7})]
    sites = {draw(parent, {}, 0, seed=seed, commands=narrow, certify=False)[1][0].site for seed in range(8)}
    assert sites == {"conv1", "conv2"}
    sizes = {
        site: draw(parent, {}, 0, seed=0, commands=[narrow[0].settled(site, 0)])[0].architecture.parameters
        for site in sites
    }
    assert sizes["conv1"] != sizes["conv2"]
    small = min(sizes, key=lambda site: sizes[site])
    for seed in range(8):
        _, done = draw(parent, {}, 0, seed=seed, commands=narrow, max_parameters=sizes[small], certify=False)
        assert done[0].site == small
    with pytest.raises(nas.LimitExceeded):
        draw(parent, {}, 0, seed=0, commands=narrow, max_parameters=parent.architecture.parameters)


def test_a_command_that_does_not_fit_says_so_after_those_before_it() -> None:
    steps = carried_out(
        network(plain()), [Command(name="skip"), Command(name="wider", site="nowhere"), Command(name="skip")], 0
    )
    assert next(steps)[1].name == "skip"
    with pytest.raises(nas.NoSite, match="wider has no site 'nowhere'; legal sites: conv1"):
        next(steps)
    too_narrow = [Command(name="wider", site="conv1", parameters={"width": 3})]
    with pytest.raises(nas.MutationError, match="width: 3 channels asked for; 'conv1' has 6"):
        draw(network(plain()), {}, 0, seed=0, commands=too_narrow)


@pytest.mark.parametrize(
    ("document", "field", "says"),
    [
        ({"name": "taller"}, "name", "unknown mutation 'taller'; known: "),
        ({"name": "wider", "parameters": {"height": 3}}, "parameters", "height: wider has no such parameter"),
        ({"name": "wider", "parameters": {"width": 0}}, "parameters", "width: "),
        ({"name": "wider", "parameters": {"seed": -1}}, "parameters", "seed: must be a whole number"),
        ({"name": "wider", "parameters": {"seed": True}}, "parameters", "seed: must be a whole number"),
        ({"name": "wider", "site": ""}, "site", "at least 1 character"),
        ({"name": "wider", "where": "conv1"}, "where", "not permitted"),
        ({"site": "conv1", "parameters": {"width": 3}}, "name", "required"),
    ],
)
def test_a_command_that_makes_no_sense_is_refused_with_its_field(
    document: dict[str, Any], field: str, says: str
) -> None:
    with pytest.raises(ValidationError) as caught:
        Command.model_validate(document)
    (error,) = caught.value.errors()
    assert error["loc"] == (field,)
    assert says in error["msg"]


def test_random_commands_can_be_carried_out_and_are_complete() -> None:
    commands = random_commands(plain(), EVEN, 6, seed=3)
    assert len(commands) == 6
    assert commands == random_commands(plain(), EVEN, 6, seed=3)
    assert commands != random_commands(plain(), EVEN, 6, seed=4)
    assert all(command.site is not None and "seed" in command.parameters for command in commands)
    read = [Command.model_validate(json.loads(command.model_dump_json())) for command in commands]
    children = [
        draw(nas.Network.initialise(plain(), weights_of), {}, 0, seed=weights_of, commands=read)[0].architecture
        for weights_of in (0, 1)
    ]
    assert children[0] == children[1], "the same graph, whatever the network has learned"


def test_random_commands_keep_to_the_limit() -> None:
    start = network(plain())
    limit = int(start.architecture.parameters * 1.3)
    commands = random_commands(start, EVEN, 20, seed=0, max_parameters=limit)
    child, _ = draw(start, {}, 0, seed=0, commands=commands, certify=False)
    assert len(commands) >= 1
    assert child.architecture.parameters <= limit
