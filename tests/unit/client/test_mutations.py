"""`netgrow mutations`: what there is, and lists that a job takes."""

import json

import pytest
from typer.testing import CliRunner, Result

from client import job_files
from client.cli import app
from nas import mutations
from nas.job import JobSpec


def netgrow(*arguments: str) -> Result:
    return CliRunner().invoke(app, ["mutations", *arguments])


def test_the_mutations_are_listed_with_their_parameters_and_defaults() -> None:
    shown = netgrow().stdout
    heads = [line.partition(":")[0] for line in shown.splitlines() if not line.startswith(" ")]
    assert heads == mutations.names()
    assert "    width: integer from 1 to 1048576; default: drawn at random. Channels afterwards." in shown
    assert "    init: net2wider, elementwise, " in shown
    assert "factor: number above 1 to 64; default" in shown


def test_the_list_is_json_for_programs() -> None:
    listed = {item["name"]: item for item in json.loads(netgrow("--json").stdout)}
    assert list(listed) == mutations.names()
    assert listed["wider"]["description"]
    assert listed["wider"]["parameters"]["width"]["default"] is None


@pytest.mark.parametrize("form", [(), ("--json",)])
def test_random_commands_are_a_part_of_a_job_file(form: tuple[str, ...]) -> None:
    result = netgrow("--random", "4", "--preset", "mnist_cnn", "--seed", "3", *form)
    assert result.exit_code == 0
    written = result.stdout if form else f"dataset: mnist\n{result.stdout}"
    spec = JobSpec.model_validate({"dataset": "mnist", **job_files.parse(written, "job.yaml").spec})
    assert spec.commands is not None
    assert len(spec.commands) == 4
    assert spec.seed_model is not None
    assert spec.seed_model.preset == "mnist_cnn"


def test_both_forms_and_the_same_seed_draw_the_same() -> None:
    one = json.loads(netgrow("--random", "2", "--json").stdout)
    assert one == json.loads(netgrow("--random", "2", "--json").stdout)
    assert one == job_files.parse(netgrow("--random", "2").stdout, "x").spec
    assert one != json.loads(netgrow("--random", "2", "--seed", "1", "--json").stdout)


def test_the_draw_can_be_kept_to_some_mutations() -> None:
    drawn = json.loads(netgrow("--random", "6", "--only", "skip", "--only", "wider", "--json").stdout)["mutations"]
    assert {command["name"] for command in drawn} == {"skip", "wider"}
    deep = json.loads(netgrow("--random", "6", "--policy", "depth", "--json").stdout)["mutations"]
    assert len(deep) == 6


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("--preset", "resnext"), "unknown preset 'resnext'; known presets: digits_cnn"),
        (("--only", "taller"), "unknown mutation 'taller'; known: "),
        (("--policy", "luck"), "unknown policy 'luck'; known: depth, gradient, uniform, weights"),
        (("--policy", "gradient"), "needs a batch of training samples"),
    ],
)
def test_what_cannot_be_drawn_is_one_line(arguments: tuple[str, ...], says: str) -> None:
    result = netgrow("--random", "2", *arguments)
    assert result.exit_code == 1
    assert says in result.stderr
    assert len(result.stderr.splitlines()) == 1
