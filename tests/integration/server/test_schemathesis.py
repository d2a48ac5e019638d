"""schemathesis asks the API, with a key, whatever its OpenAPI document allows, and what it does not."""

import os
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import hypothesis
import pytest
import schemathesis
from fastapi.testclient import TestClient
from hypothesis import HealthCheck, Phase
from schemathesis import Case, GenerationMode
from schemathesis.checks import not_a_server_error
from schemathesis.schemas import APIOperation
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from server.app import create_app
from store import keyring, migrate
from store.settings import Settings
from store.tokens import KeyScope
from tests.unit.server.hand import Hand

SLOW = os.environ.get("NETGROW_TEST_SLOW", "") not in ("", "0")
EXAMPLES = 40 if SLOW else 6
CHECKS = [
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
]
STREAMS = ["/leaderboard/stream", "/jobs/{job_id}/events"]  # they end with the job, or never; test_streams reads them
SETTINGS = hypothesis.settings(
    max_examples=EXAMPLES,
    deadline=None,
    suppress_health_check=list(HealthCheck),
    phases=[Phase.explicit, Phase.generate],
    database=None,
)


class World:
    """An API with a job, a model and an admin's key."""

    def __init__(self, folder: Path) -> None:
        settings = Settings(data_dir=folder, reap_seconds=3600.0)
        migrate.upgrade(settings.database_url)
        self.app = create_app(settings)
        resources = self.app.state.resources
        secret = keyring.create(resources.database, "schemathesis", KeyScope.ADMIN, keyring.KeyLimits())[1]
        self.headers = {"Authorization": f"Bearer {secret}"}
        client = TestClient(self.app, headers=self.headers)
        posted = client.post("/jobs", json={"dataset": "digits"})
        assert posted.status_code == 201, posted.text
        model = Hand(resources.database, resources.checkpoints).succeed()
        self.there = {"job_id": posted.json()["id"], "model_id": model}
        self.schema = schemathesis.openapi.from_asgi("/openapi.json", self.app)
        self.statuses: dict[str, set[int]] = {}

    def ask(self, case: Case) -> None:
        """Send the request, and hold the answer to the document."""
        response = case.call(headers=self.headers)
        self.statuses.setdefault(case.operation.label, set()).add(response.status_code)
        case.validate_response(response, checks=CHECKS)

    def operations(self) -> Iterator[APIOperation]:
        """Every operation that answers and is done."""
        for found in self.schema.exclude(path=STREAMS).get_all_operations():
            yield found.ok()


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> World:
    return World(tmp_path_factory.mktemp("schemathesis"))


@pytest.mark.parametrize(
    "mode",
    [GenerationMode.POSITIVE, pytest.param(GenerationMode.NEGATIVE, marks=pytest.mark.slow)],
    ids=str,
)
def test_every_answer_is_as_documented_and_none_is_a_server_error(world: World, mode: GenerationMode) -> None:
    asked = 0
    for operation in world.operations():

        @hypothesis.given(case=operation.as_strategy(generation_mode=mode), known=hypothesis.strategies.booleans())
        @SETTINGS
        def ask(case: Case, known: bool) -> None:
            if known and case.path_parameters and case.operation.method.upper() != "DELETE":
                case.path_parameters.update({k: v for k, v in world.there.items() if k in case.path_parameters})
            world.ask(case)

        try:
            ask()
        except hypothesis.errors.Unsatisfiable:
            continue  # nothing about it can be wrong: it takes nothing
        asked += 1
    assert asked > 20


def test_what_one_answer_links_to_can_be_asked_for(world: World) -> None:
    machine = world.schema.exclude(path=STREAMS).as_state_machine()

    class Machine(machine):  # type: ignore[misc, valid-type]
        def get_call_kwargs(self, case: Case) -> dict[str, object]:
            return {"headers": world.headers}

        def validate_response(self, response: schemathesis.Response, case: Case, **_: object) -> None:
            case.validate_response(response, checks=CHECKS)

    settings = hypothesis.settings(SETTINGS, stateful_step_count=6)
    # It steers by earlier answers, which hypothesis takes for flakiness; a failed check is another error.
    with suppress(hypothesis.errors.FlakyStrategyDefinition):
        Machine.run(settings=settings)


def test_every_operation_that_needs_a_key_is_closed_without_one(world: World) -> None:
    for operation in world.operations():
        if not operation.definition.raw.get("security"):
            continue
        path = operation.path.replace("{", "").replace("}", "")
        response = TestClient(world.app).request(operation.method, path)
        assert response.status_code == 401, operation.label
