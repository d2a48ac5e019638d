import json
import subprocess
import sys
from importlib.metadata import version
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from client.cli import app
from tests.unit.client import answers
from tests.unit.client.scripted import Reply, Request, problem, reply, scripted


def netgrow(*arguments: str, stdin: str | None = None, answer: Reply | None = None) -> tuple[Result, list[Request]]:
    """The command against a service that answers everything alike."""
    with scripted(lambda request: answer or reply(answers.job())) as service:
        result = CliRunner().invoke(app, list(arguments), input=stdin, env={"NETGROW_URL": service.url})
    return result, service.requests


def page(*items: dict[str, object]) -> Reply:
    return reply({"items": list(items), "next_cursor": None})


def test_submit_posts_the_file(tmp_path: Path) -> None:
    path = tmp_path / "job.yaml"
    path.write_text("dataset: digits\ntraining: {learning_rate: 1e-2}\n")
    result, requests = netgrow("submit", str(path))
    assert result.exit_code == 0
    assert "job_1 (digits): running" in result.stdout
    assert "netgrow watch job_1" in result.stdout
    assert json.loads(requests[0].body) == {"dataset": "digits", "training": {"learning_rate": 0.01}}


def test_submit_reads_standard_input_and_prints_json() -> None:
    result, _ = netgrow("submit", "-", "--json", "--idempotency-key", "k", stdin='{"dataset": "digits"}')
    assert json.loads(result.stdout)["id"] == "job_1"


def test_submit_sends_the_key_it_was_given() -> None:
    _, requests = netgrow("submit", "-", "--idempotency-key", "k", stdin='{"dataset": "digits"}')
    assert requests[0].headers["idempotency-key"] == "k"


def test_submit_passes_the_services_warnings_on() -> None:
    warned = reply(answers.job(warnings=["training.augmentation.flip mirrors the images of digits"]))
    result, _ = netgrow("submit", "-", stdin='{"dataset": "digits"}', answer=warned)
    assert result.exit_code == 0
    assert result.stderr == "warning: training.augmentation.flip mirrors the images of digits\n"


def test_a_refused_job_names_each_field_with_its_line(tmp_path: Path) -> None:
    path = tmp_path / "job.yaml"
    path.write_text("dataset: digits\ncolour: red\nsearch:\n  trials: 0\n")
    faults = [{"field": "colour", "message": "unknown field"}, {"field": "search.trials", "message": "at least 1"}]
    result, _ = netgrow("submit", str(path), answer=problem(422, "two faults", faults))
    assert result.exit_code == 1
    assert result.stderr.splitlines() == [
        f"netgrow: {path}:2: colour: unknown field",
        f"netgrow: {path}:4: search.trials: at least 1",
    ]
    assert result.stdout == ""


def test_a_bad_job_file_is_one_line(tmp_path: Path) -> None:
    path = tmp_path / "job.yaml"
    path.write_text("dataset: [")
    result, requests = netgrow("submit", str(path))
    assert result.exit_code == 1
    assert result.stderr.startswith(f"netgrow: {path}:1: ")
    assert len(result.stderr.splitlines()) == 1
    assert not requests


@pytest.mark.parametrize(
    "arguments",
    [
        ("jobs",),
        ("leaderboard",),
        ("show", "m"),
        ("download", "m"),
        ("watch", "j"),
        ("pause", "j"),
        ("extend", "j", "--trials", "1"),
    ],
)
def test_no_service_is_one_line_and_exit_code_1(arguments: tuple[str, ...]) -> None:
    result = CliRunner().invoke(app, [*arguments, "--url", "http://127.0.0.1:9"])
    assert result.exit_code == 1
    assert result.stderr.splitlines() == [
        "netgrow: no answer from http://127.0.0.1:9 (connection refused): start the service with `netgrow up`, "
        "or name it with --url"
    ]


def test_what_the_service_refuses_is_one_line() -> None:
    result, _ = netgrow("resume", "job_1", answer=problem(409, "job job_1 is succeeded and cannot become running"))
    assert result.exit_code == 1
    assert result.stderr == "netgrow: job job_1 is succeeded and cannot become running\n"


@pytest.mark.parametrize(
    "arguments",
    [
        (),
        ("submit",),
        ("extend", "job_1"),
        ("extend", "job_1", "--trials", "0"),
        ("jobs", "--limit", "x"),
        ("fly",),
        ("up", "--port", "70000"),
    ],
)
def test_wrong_usage_is_exit_code_2(arguments: tuple[str, ...]) -> None:
    assert CliRunner().invoke(app, list(arguments)).exit_code == 2


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("submit",), "missing argument 'FILE': see `netgrow submit --help`"),
        (("fly",), "no such command 'fly': see `netgrow --help`"),
        (("--fly",), "no such option: --fly: see `netgrow --help`"),
        (("datasets", "fly"), "no such command 'fly': see `netgrow datasets --help`"),
        (("export", "m", "--format", "x"), "'x' is not one of 'onnx', 'safetensors', 'python', 'torch': see"),
    ],
)
def test_wrong_usage_is_told_in_one_line_with_where_to_read_on(arguments: tuple[str, ...], told: str) -> None:
    result = CliRunner().invoke(app, list(arguments), prog_name="netgrow")
    assert (result.exit_code, result.stdout) == (2, "")
    assert told in result.stderr
    assert result.stderr.count("\n") == 1


@pytest.mark.parametrize("command", ["pause", "resume", "cancel"])
def test_a_job_is_steered(command: str) -> None:
    result, requests = netgrow(command, "job_1")
    assert result.exit_code == 0
    assert (requests[0].method, requests[0].path) == ("POST", f"/jobs/job_1/{command}")
    assert "job_1 (digits): running" in result.stdout


def test_extend_adds_to_a_budget() -> None:
    _, requests = netgrow("extend", "job_1", "--seconds", "60")
    assert json.loads(requests[0].body) == {"seconds": 60}


def test_a_job_with_a_budget_says_how_much_of_it_is_spent() -> None:
    budget = {"measure": "seconds", "spent": 123.4, "total": 600.0}
    result, _ = netgrow("pause", "job_1", answer=reply({**answers.job(), "budget": budget}))
    assert "123 of 600 s in" in result.stdout


@pytest.mark.parametrize(
    ("paid", "accuracy", "said"),
    [
        (True, 0.0123, "growth is +1.23 ± 0.50 points over `continue`"),
        (False, -0.004, "growth did not pay in this job: -0.40 ± 0.50 points against `continue`"),
    ],
)
def test_a_job_says_what_growth_gained(paid: bool, accuracy: float, said: str) -> None:
    control = {"control_model_id": "model_2", "val_accuracy": 0.9, "val_loss": 0.3, "loss": 0.01}
    margin = {**control, "accuracy": accuracy, "standard_error": 0.005, "paid": paid}
    result, _ = netgrow("pause", "job_1", answer=reply({**answers.job(), "margin": margin}))
    assert said in " ".join(result.stdout.split())


def test_extend_says_how_many() -> None:
    _, requests = netgrow("extend", "job_1", "--trials", "5")
    assert json.loads(requests[0].body) == {"trials": 5}


def test_the_leaderboard_is_asked_for_as_told() -> None:
    result, requests = netgrow(
        "leaderboard", "--job", "j", "--dataset", "digits", "--sort", "flops", "--pareto", "parameters", "--json",
        answer=page(answers.item(1)),
    )  # fmt: skip
    assert [row["rank"] for row in json.loads(result.stdout)] == [1]
    assert requests[0].path == "/leaderboard?job_id=j&dataset=digits&sort=flops&pareto=parameters&limit=20"


@pytest.mark.parametrize("command", ["jobs", "leaderboard"])
def test_an_empty_list_says_so(command: str) -> None:
    shown, _ = netgrow(command, answer=page())
    assert shown.stdout.startswith("no ")
    as_json, _ = netgrow(command, "--json", answer=page())
    assert json.loads(as_json.stdout) == []


def test_the_url_option_comes_before_the_environment() -> None:
    with scripted(lambda request: page(answers.job())) as service:
        result = CliRunner().invoke(app, ["jobs", "--url", service.url], env={"NETGROW_URL": "http://127.0.0.1:9"})
    assert result.exit_code == 0


def test_show_prints_json() -> None:
    result, _ = netgrow("show", "model_1", "--json", answer=reply(answers.model()))
    assert json.loads(result.stdout)["checkpoint"]["sha256"] == answers.DIGEST


def test_the_client_imports_no_other_room() -> None:
    """And so neither torch nor SQLAlchemy: a command at a prompt must answer at once."""
    script = (
        "import sys, client, client.cli\n"
        "heavy = {'nas', 'store', 'server', 'workers', 'torch', 'sqlalchemy', 'celery', 'fastapi', 'uvicorn'}\n"
        "print(sorted(heavy & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_the_version_is_that_of_the_installed_distribution() -> None:
    result, requests = netgrow("--version")
    assert (result.exit_code, result.stdout) == (0, f"netgrow {version('netgrow')}\n")
    assert not requests
