from typing import Any

import pytest
from pydantic import ValidationError

from nas import mutations
from nas.job import JobSpec, Objective
from nas.search.budget import MAX_TRIALS

DESIGN_EXAMPLE = {
    "name": "digits-demo",
    "dataset": "digits",
    "seed_model": {"preset": "digits_cnn"},
    "mutations": {"wider": 1, "deeper": 1, "branch": 1, "skip": 1},
    "mutations_per_trial": [1, 2],
    "search": {"strategy": "evolution", "trials": 32, "parallel": 2},
    "training": {"epochs": 3, "seed_epochs": 5, "batch_size": 128, "optimizer": "sgd", "learning_rate": 0.01},
    "objective": "val_accuracy",
    "limits": {"max_parameters": 2000000, "max_seconds": 600},
    "seed": 0,
}


def error_of(body: dict[str, Any]) -> str:
    with pytest.raises(ValidationError) as caught:
        JobSpec.model_validate({"dataset": "digits", **body})
    return str(caught.value)


def test_the_designs_example_is_a_job() -> None:
    job = JobSpec.model_validate(DESIGN_EXAMPLE)
    assert job.search.trials == 32
    assert job.limits.max_parameters == 2_000_000


def test_only_the_dataset_is_required() -> None:
    job = JobSpec.model_validate({"dataset": "digits"})
    assert job.mutations == {"wider": 1, "deeper": 1, "branch": 1, "skip": 1, "kernel": 1}
    assert job.mutations_per_trial == (1, 2)
    assert (job.search.strategy, job.search.trials, job.search.parallel) == ("evolution", 16, 2)
    assert job.objective is Objective.VAL_ACCURACY
    assert job.seed_model is None
    with pytest.raises(ValidationError, match="dataset"):
        JobSpec.model_validate({})


def test_a_job_survives_json() -> None:
    job = JobSpec.model_validate(DESIGN_EXAMPLE)
    assert JobSpec.model_validate(job.model_dump(mode="json")) == job
    assert JobSpec.model_validate_json(job.model_dump_json()) == job


@pytest.mark.parametrize(
    "where",
    [
        {"colour": 1},
        {"search": {"colour": 1}},
        {"training": {"colour": 1}},
        {"limits": {"colour": 1}},
        {"seed_model": {"colour": 1}},
    ],
)
def test_unknown_fields_are_errors(where: dict[str, Any]) -> None:
    assert "colour" in error_of(where)


@pytest.mark.parametrize(
    ("body", "says"),
    [
        ({"mutations": {"wilder": 1}}, "unknown mutation 'wilder'; known: "),
        ({"search": {"strategy": "luck"}}, "unknown strategy 'luck'; known: evolution, grow, hill_climb, random"),
        ({"seed_model": {"preset": "resnext"}}, "unknown preset 'resnext'; known: "),
    ],
)
def test_an_unknown_name_is_told_what_is_known(body: dict[str, Any], says: str) -> None:
    assert says in error_of(body)


@pytest.mark.parametrize("weights", [{}, {"wider": 0}, {"wider": 0, "deeper": 0.0}])
def test_weights_that_are_all_zero_are_an_error(weights: dict[str, float]) -> None:
    assert "all weights are zero" in error_of({"mutations": weights})


@pytest.mark.parametrize("weight", [-1, float("nan"), float("inf"), 1e300])
def test_a_weight_is_finite_and_not_negative(weight: float) -> None:
    assert "the weight of 'wider'" in error_of({"mutations": {"wider": weight, "deeper": 1}})


@pytest.mark.parametrize("bounds", [[0, 1], [3, 2], [1, 65], [1], [1, 2, 3]])
def test_mutations_per_trial_is_a_range_that_starts_at_one(bounds: list[int]) -> None:
    assert "mutations_per_trial" in error_of({"mutations_per_trial": bounds})


@pytest.mark.parametrize("seed_model", [{}, {"preset": "digits_cnn", "model_id": "model_1"}, {"preset": None}])
def test_a_seed_model_is_exactly_one_of_three(seed_model: dict[str, Any]) -> None:
    assert "exactly one of preset, architecture and model_id" in error_of({"seed_model": seed_model})


def test_an_unsound_seed_architecture_names_its_node() -> None:
    nodes = [{"name": "fc", "op": "linear", "inputs": ["nowhere"], "out_features": 10}]
    says = error_of({"seed_model": {"architecture": {"input": {"shape": [64]}, "nodes": nodes, "output": "fc"}}})
    assert "fc" in says
    assert "seed_model.architecture" in says


def test_a_seed_architecture_survives_json() -> None:
    nodes = [{"name": "fc", "op": "linear", "inputs": ["input"], "out_features": 10}]
    architecture = {"input": {"shape": [64]}, "nodes": nodes, "output": "fc"}
    job = JobSpec.model_validate({"dataset": "digits", "seed_model": {"architecture": architecture}})
    assert job.seed_model is not None
    assert job.seed_model.architecture is not None
    assert job.model_dump(mode="json")["seed_model"]["architecture"] == job.seed_model.architecture.model_dump(
        mode="json"
    )
    assert JobSpec.model_validate(job.model_dump(mode="json")) == job


@pytest.mark.parametrize("limits", [{"max_parameters": 0}, {"max_seconds": 0}, {"max_seconds": float("nan")}])
def test_limits_are_positive(limits: dict[str, Any]) -> None:
    assert "limits" in error_of({"limits": limits})


@pytest.mark.parametrize("seed", [-1, 2**63, 0.5, "x"])
def test_a_seed_is_an_integer_that_a_database_can_hold(seed: object) -> None:
    assert "seed" in error_of({"seed": seed})


def test_the_number_of_mutations_is_drawn_from_the_whole_range_and_fixed_by_the_trials_seed() -> None:
    job = JobSpec(dataset="digits", mutations_per_trial=(2, 4))
    drawn = [job.mutation_count(seed) for seed in range(100)]
    assert set(drawn) == {2, 3, 4}
    assert drawn == [job.mutation_count(seed) for seed in range(100)]


COMMANDS = [{"name": "wider", "site": "conv1", "parameters": {"width": 12}}, {"name": "deeper"}]


def test_a_job_may_list_commands_instead_of_weights() -> None:
    job = JobSpec.model_validate({"dataset": "digits", "mutations": COMMANDS})
    assert job.commands is not None
    assert [(command.name, command.site) for command in job.commands] == [("wider", "conv1"), ("deeper", None)]
    assert job.weights == {}
    assert JobSpec.model_validate(job.model_dump(mode="json")) == job
    assert JobSpec.model_validate_json(job.model_dump_json()) == job
    drawn = JobSpec.model_validate({"dataset": "digits", "mutations": {"wider": 2}})
    assert (drawn.commands, drawn.weights) == (None, {"wider": 2})


@pytest.mark.parametrize(
    ("mutations", "place", "says"),
    [
        ([{"name": "wilder"}], (0, "name"), "unknown mutation 'wilder'; known: "),
        ([*COMMANDS, {"name": "wider", "parameters": {"girth": 1}}], (2, "parameters"), "girth: wider has no such"),
        ([{"name": "wider", "weight": 1}], (0, "weight"), "not permitted"),
        (["wider"], (0,), "Command"),
        ([], (), "a list needs 1 to 64 commands, not 0"),
        ([{"name": "continue"}] * 65, (), "a list needs 1 to 64 commands, not 65"),
        ({"wider": "much"}, ("wider",), "valid number"),
        ("wider", (), "valid dictionary"),
    ],
)
def test_what_is_wrong_with_the_mutations_is_said_once_with_its_place(
    mutations: object, place: tuple[int | str, ...], says: str
) -> None:
    with pytest.raises(ValidationError) as caught:
        JobSpec.model_validate({"dataset": "digits", "mutations": mutations})
    (error,) = caught.value.errors()
    assert error["loc"] == ("mutations", *place)
    assert says in error["msg"]


@pytest.mark.parametrize(
    ("search", "trials"),
    [
        ({"budget": {"seconds": 600}}, MAX_TRIALS),
        ({"budget": {"flops": 1e15}}, MAX_TRIALS),
        ({"budget": {"trials": 5}}, 5),
        ({"budget": {"trials": 5}, "trials": 5}, 5),
        ({"budget": {"seconds": 600}, "trials": 7}, 7),
        ({}, 16),
    ],
)
def test_a_budget_sizes_a_job_and_is_read_back_from_what_is_stored(search: dict[str, object], trials: int) -> None:
    job = JobSpec.model_validate({"dataset": "digits", "search": search})
    assert job.search.trials == trials
    stored = job.model_dump(mode="json", exclude_none=True)
    assert ("budget" in stored["search"]) == ("budget" in search), "a body without one keeps its digest"
    assert JobSpec.model_validate(stored) == job


@pytest.mark.parametrize(
    ("fields", "message"),
    [
        ({"search": {"budget": {}}}, "exactly one of seconds, flops and trials; found none"),
        ({"search": {"budget": {"seconds": 1, "trials": 2}}}, "found seconds and trials"),
        ({"search": {"budget": {"trials": 5}, "trials": 6}}, "trials is 6, but budget.trials is 5"),
        ({"search": {"budget": {"seconds": 600}}, "limits": {"max_seconds": 60}}, "max_seconds is 60, less than"),
        ({"search": {"budget": {"seconds": -1}}}, "greater than 0"),
    ],
)
def test_a_budget_that_cannot_be_meant_is_refused(fields: dict[str, object], message: str) -> None:
    with pytest.raises(ValidationError, match=message):
        JobSpec.model_validate({"dataset": "digits"} | fields)


def test_the_policy_is_weights_unless_it_is_said_and_brings_its_own_default_weights() -> None:
    assert JobSpec(dataset="digits").policy == "weights"
    assert JobSpec(dataset="digits", policy="gradient").weights == JobSpec(dataset="digits").weights
    depth = JobSpec.model_validate({"dataset": "digits", "policy": "depth"})
    own = {"deeper", "group", "pool", "skip", "wider"}
    assert depth.weights == dict.fromkeys(own & set(mutations.names()), 1.0)
    assert JobSpec.model_validate(depth.model_dump(mode="json")) == depth
    assert JobSpec.model_validate({"policy": "depth", "dataset": "digits", "mutations": {"wider": 1}}).weights == {
        "wider": 1
    }


@pytest.mark.parametrize(
    ("body", "place", "says"),
    [
        ({"policy": "luck"}, "policy", "unknown policy 'luck'; known: depth, gradient, uniform, weights"),
        ({"policy": "uniform", "mutations": COMMANDS}, "mutations", "leaves the policy 'uniform' nothing to choose"),
        ({"policy": "depth", "mutations": {"wider": 0, "branch": 1}}, "mutations", "draws from deeper, group, pool"),
    ],
)
def test_a_policy_that_cannot_be_followed_is_refused(body: dict[str, Any], place: str, says: str) -> None:
    with pytest.raises(ValidationError) as caught:
        JobSpec.model_validate({"dataset": "digits", **body})
    (error,) = caught.value.errors()
    assert error["loc"] == (place,)
    assert says in error["msg"]
