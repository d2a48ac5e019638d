"""docker-compose.yml: valid, and its services' real commands, with their real settings, grow networks together."""

import importlib.resources
import json
import re
import signal
import subprocess
import time
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml
from pydantic import JsonValue
from sqlalchemy import make_url

from client import Client
from tests.acceptance import compose
from tests.acceptance.compose import Container, Machine
from tests.acceptance.containers.debian import NoEngineError, Release, require
from tests.acceptance.containers.engine import COMPOSE, COMPOSE_RELEASE
from tests.acceptance.runtime import Environment
from tests.services import free_port
from tests.waiting import PATIENCE_SECONDS, eventually

OFFICIAL = ("postgres:16-alpine", "redis:7-alpine")
FILES = ["docker-compose.yml", "docker-compose.gpu.yml"]
JOB: dict[str, JsonValue] = {
    "name": "compose",
    "dataset": "digits",
    "search": {"strategy": "random", "trials": 4, "parallel": 2},
    "training": {"epochs": 1, "seed_epochs": 1},
}


@pytest.mark.parametrize("name", FILES)
def test_a_compose_file_is_valid(name: str) -> None:
    schema_file = importlib.resources.files("check_jsonschema") / "builtin_schemas" / "vendor" / "compose-spec.json"
    schema = json.loads(schema_file.read_text())
    jsonschema.validate(yaml.safe_load((compose.REPOSITORY / name).read_text()), schema)


@pytest.mark.parametrize("name", FILES)
def test_every_variable_is_explained_at_the_top_of_its_file(name: str) -> None:
    text = (compose.REPOSITORY / name).read_text()
    comments = "\n".join(line for line in text.splitlines() if line.startswith("#"))
    explained = set(re.findall(r"(?:NETGROW|AWS)_\w+", comments))
    assert compose.variables(text) <= explained


@pytest.mark.slow
@pytest.mark.privileged
def test_docker_compose_itself_takes_every_profile(tmp_path: Path) -> None:
    try:
        require(tmp_path)
        Release(tmp_path / "apt", COMPOSE_RELEASE).unpack_alone(COMPOSE, tmp_path / "root")
    except NoEngineError as reason:
        pytest.skip(f"no Compose: {reason}")
    program = tmp_path / "root" / "usr" / "libexec" / "docker" / "cli-plugins" / COMPOSE
    folder = compose.REPOSITORY / "deploy" / "compose"
    for files in (FILES[:1], FILES):
        options = [part for name in files for part in ("-f", name)]
        command = [program, "--env-file", folder / "s3.env", *options, "--profile", "*", "config", "--format", "json"]
        result = subprocess.run(command, cwd=compose.REPOSITORY, capture_output=True, text=True)
        assert result.returncode == 0, result.stderr
        services = json.loads(result.stdout)["services"]
        assert set(services) == set(compose.read(FILES[0], environment={})["services"])
        assert services["worker"]["environment"]["AWS_ENDPOINT_URL"] == "http://minio:9000"
        assert not services["server-2"].get("ports")


def test_dependencies_and_volumes_are_declared() -> None:
    file = compose.read("docker-compose.yml", environment={})
    mounts = [mount.split(":")[0] for service in file["services"].values() for mount in service.get("volumes", [])]
    assert {mount for mount in mounts if not mount.startswith((".", "/"))} == set(file["volumes"])
    assert set(compose.starting_order(file["services"])) == set(file["services"])


def test_what_is_published_is_published_on_loopback_and_without_a_profile_the_api_alone() -> None:
    services = compose.read("docker-compose.yml", environment={})["services"]
    published = {name: service["ports"] for name, service in services.items() if service.get("ports")}
    assert all(port.startswith("127.0.0.1:") for ports in published.values() for port in ports)
    assert {name for name in published if "profiles" not in services[name]} == {"server"}
    assert published["server"] == ["127.0.0.1:8000:8000"]
    # Prometheus and Grafana answer to everybody who reaches them: elsewhere is not offered.
    elsewhere = compose.read("docker-compose.yml", environment={"NETGROW_BIND": "0.0.0.0"})["services"]
    assert {name for name in published if elsewhere[name]["ports"] != published[name]} == {"server", "caddy"}


def test_the_profiles_add_to_what_there_is_without_them() -> None:
    services = compose.read("docker-compose.yml", environment={})["services"]
    profiles: dict[str, set[str]] = {}
    for name, service in services.items():
        for profile in service.get("profiles", [""]):
            profiles.setdefault(profile, set()).add(name)
    assert profiles == {
        "": {"postgres", "redis", "migrate", "server", "worker"},
        "proxy": {"caddy", "server-2"},
        "monitoring": {"prometheus", "grafana"},
        "s3": {"minio", "bucket"},
    }
    for service in services.values():
        assert service.get("security_opt") == ["no-new-privileges:true"] or service["image"] in OFFICIAL
        for mount in service.get("volumes", ()):
            if mount.startswith("./deploy/"):
                assert (compose.REPOSITORY / mount.split(":")[0]).exists(), mount
    second = {**services["server-2"], "ports": services["server"]["ports"]}
    assert {key: value for key, value in second.items() if key != "profiles"} == services["server"]


def test_the_object_stores_settings_reach_every_part_and_are_left_out_where_there_are_none() -> None:
    text = (compose.REPOSITORY / "deploy" / "compose" / "s3.env").read_text()
    given = dict(line.split("=", 1) for line in text.splitlines() if line and not line.startswith("#"))
    services = compose.read("docker-compose.yml", environment=given)["services"]
    for name in ("migrate", "server", "server-2", "worker", "bucket"):
        environment = services[name]["environment"]
        assert environment["NETGROW_CHECKPOINTS_URL"] == given["NETGROW_CHECKPOINTS_URL"]
        # Compose passes on a variable without a value, if it has one.
        assert {key for key in environment if environment[key] is None} == {key for key in given if "AWS" in key}
        assert services[name]["build"]["args"]["EXTRAS"] == "s3"
    assert services["minio"]["environment"]["MINIO_ROOT_USER"] == given["AWS_ACCESS_KEY_ID"]
    without = compose.read("docker-compose.yml", environment={})["services"]["server"]["environment"]
    assert without["NETGROW_CHECKPOINTS_URL"] == "/var/lib/netgrow/checkpoints"


@pytest.mark.parametrize("bind", ["127.0.0.1", "0.0.0.0"])
def test_the_server_is_told_where_its_port_is_published(bind: str) -> None:
    services = compose.read("docker-compose.yml", environment={"NETGROW_BIND": bind})["services"]
    environment = services["server"]["environment"]
    assert services["server"]["ports"] == [f"{environment['NETGROW_PUBLISHED_ON']}:8000:8000"] == [f"{bind}:8000:8000"]
    assert str(environment["NETGROW_INSECURE"]) == "0"
    assert environment["NETGROW_DATABASE_URL"] == services["worker"]["environment"]["NETGROW_DATABASE_URL"]


def test_the_database_is_addressed_as_it_was_created() -> None:
    services = compose.read("docker-compose.yml", environment={"NETGROW_POSTGRES_PASSWORD": "changed"})["services"]
    created = services["postgres"]["environment"]
    for name in ("server", "worker", "migrate"):
        url = make_url(services[name]["environment"]["NETGROW_DATABASE_URL"])
        assert (url.host, url.port, url.database) == ("postgres", 5432, created["POSTGRES_DB"])
        assert (url.username, url.password) == (created["POSTGRES_USER"], created["POSTGRES_PASSWORD"])
        assert url.password == "changed"


def test_the_gpu_override_gives_the_worker_a_device() -> None:
    worker = compose.read(*FILES, environment={"NETGROW_SHARES": "3"})["services"]["worker"]
    assert worker["command"][:2] == ["netgrow", "worker"]
    assert worker["environment"]["NETGROW_DEVICE"] == "cuda:0"
    assert worker["environment"]["NETGROW_SHARES"] == 3
    assert worker["deploy"]["resources"]["reservations"]["devices"][0]["capabilities"] == ["gpu"]


@pytest.fixture
def machine(tmp_path: Path, postgres_url: str, redis_url: str, bare_environment: Environment) -> Machine:
    port = str(free_port())
    replacements = {
        "postgresql+psycopg://netgrow:netgrow@postgres:5432/netgrow": postgres_url,
        "redis://redis:6379/0": redis_url,
        "/var/lib/netgrow/checkpoints": str(tmp_path / "volumes" / "checkpoints"),
        "/datasets": str(tmp_path / "volumes" / "datasets"),
        "0.0.0.0": "127.0.0.1",
        "8000": port,
    }
    (tmp_path / "volumes" / "datasets").mkdir(parents=True)
    (tmp_path / "volumes" / "checkpoints").mkdir(parents=True)
    return Machine(folder=tmp_path, binaries=bare_environment.binaries, replacements=replacements)


@pytest.fixture
def stack() -> Iterator[ExitStack]:
    with ExitStack() as stack:
        yield stack


def container(stack: ExitStack, name: str, service: dict[str, Any], machine: Machine, *arguments: str) -> Container:
    made = Container(name, service, machine, arguments)
    stack.callback(made.kill)
    made.start()
    return made


@pytest.mark.slow
def test_the_services_grow_networks_with_two_workers(machine: Machine, stack: ExitStack) -> None:
    services = compose.read("docker-compose.yml", environment={})["services"]
    order = [name for name in compose.starting_order(services) if name not in ("postgres", "redis")]
    assert order[0] == "migrate"

    migrate = container(stack, "migrate", services["migrate"], machine)
    assert migrate.wait(PATIENCE_SECONDS) == 0, migrate.log()
    server = container(stack, "server", services["server"], machine)
    # In containers each worker has a host name, and by it a node name, of its own.
    names = ["worker-1", "worker-2"]
    workers = [container(stack, name, services["worker"], machine, f"--hostname=celery@{name}") for name in names]
    for part in (server, *workers):
        part.wait_until_healthy()

    with Client(f"http://127.0.0.1:{machine.replacements['8000']}") as client:
        job = client.submit(JOB)
        deadline = time.monotonic() + PATIENCE_SECONDS
        while not (job := client.job(job.id)).state.ended:
            assert time.monotonic() < deadline, "\n".join(part.log() for part in (server, *workers))
            time.sleep(0.2)
        assert job.state == "succeeded", job
        assert len(list(client.leaderboard(job_id=job.id))) == 5
        eventually(lambda: len(client.workers()) == 2, "both workers show life")
        best = next(iter(client.leaderboard(job_id=job.id)))
        client.download(best.model_id, machine.folder / "best.safetensors")

    assert [worker.stop() for worker in workers] == [0, 0], workers[0].log()
    # uvicorn shuts down in order, then ends by the signal that asked for it.
    assert server.stop() in (0, -signal.SIGTERM), server.log()
