"""The OpenAPI document, and the page that shows it."""

import re
from typing import Any

import pytest
from fastapi.testclient import TestClient

from server.app import create_app
from store.settings import Settings
from tests.unit.server.answers import problem

METHODS = {"get", "post", "delete"}
SITES = ("/models/{model_id}/sites",)


@pytest.fixture(scope="module")
def document(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    app = create_app(Settings(data_dir=tmp_path_factory.mktemp("openapi")))
    found: dict[str, Any] = TestClient(app).get("/openapi.json").json()
    return found


def operations(document: dict[str, Any]) -> list[tuple[str, str, dict[str, Any]]]:
    return [(path, method, item[method]) for path, item in document["paths"].items() for method in METHODS & set(item)]


def test_the_designs_calls_are_all_there(document: dict[str, Any]) -> None:
    assert {f"{method.upper()} {path}" for path, method, _ in operations(document)} == {
        "POST /jobs",
        "GET /jobs",
        "GET /jobs/{job_id}",
        "DELETE /jobs/{job_id}",
        "POST /jobs/{job_id}/pause",
        "POST /jobs/{job_id}/resume",
        "POST /jobs/{job_id}/cancel",
        "POST /jobs/{job_id}/extend",
        "GET /jobs/{job_id}/trials",
        "GET /jobs/{job_id}/lineage",
        "GET /jobs/{job_id}/events",
        "GET /jobs/{job_id}/deliveries",
        "POST /jobs/{job_id}/deliveries/{delivery_id}/redeliver",
        "GET /leaderboard",
        "GET /leaderboard/stream",
        "GET /models/{model_id}",
        "GET /models/{model_id}/checkpoint",
        "GET /models/{model_id}/curves",
        "GET /models/{model_id}/sites",
        "GET /models/{model_id}/export",
        "GET /models/{model_id}/card",
        "POST /models/{model_id}/predict",
        "POST /models",
        "POST /models/{model_id}/mutations",
        "POST /models/{model_id}/verify",
        "GET /datasets",
        "POST /datasets",
        "DELETE /datasets/{name}",
        "GET /presets",
        "GET /mutations",
        "GET /workers",
        "POST /login",
        "POST /logout",
        "GET /session",
        "GET /audit",
        "GET /healthz",
        "GET /readyz",
        "GET /metrics",
    }


def test_operation_ids_are_tidy_and_each_operation_says_what_it_does(document: dict[str, Any]) -> None:
    ids = [operation["operationId"] for _, _, operation in operations(document)]
    assert len(ids) == len(set(ids))
    assert all(re.fullmatch(r"[a-z]+(_[a-z]+)*", name) for name in ids)
    assert all(operation["description"] for _, _, operation in operations(document))


def test_every_error_is_documented_as_a_problem_with_an_example(document: dict[str, Any]) -> None:
    for path, method, operation in operations(document):
        for status, response in operation["responses"].items():
            if int(status) >= 400:
                content = response["content"]["application/problem+json"]
                assert content["schema"] == {"$ref": "#/components/schemas/Problem"}, (method, path, status)
                assert content["example"]["status"] == int(status)


def test_every_reference_leads_somewhere(document: dict[str, Any]) -> None:
    references = set(re.findall(r"'\$ref': '#/components/schemas/([^']+)'", str(document)))
    assert references <= set(document["components"]["schemas"])
    assert "HTTPValidationError" not in document["components"]["schemas"]


def test_stored_json_has_the_schema_it_was_taken_by(document: dict[str, Any]) -> None:
    schemas = document["components"]["schemas"]
    assert schemas["Job"]["properties"]["spec"]["$ref"].endswith("/JobSpec")
    assert schemas["Model"]["properties"]["architecture"]["$ref"].endswith("/Architecture")


def test_every_list_is_a_page(document: dict[str, Any]) -> None:
    for path in (
        "/jobs",
        "/jobs/{job_id}/trials",
        "/leaderboard",
        "/datasets",
        "/presets",
        "/mutations",
        "/workers",
        *SITES,
    ):
        schema = document["paths"][path]["get"]["responses"]["200"]["content"]["application/json"]["schema"]
        page = document["components"]["schemas"][schema["$ref"].rsplit("/", 1)[1]]
        assert set(page["properties"]) == {"items", "next_cursor"}, path


def test_every_body_has_an_example(document: dict[str, Any]) -> None:
    for path, method, operation in operations(document):
        for content in operation.get("requestBody", {}).get("content", {}).values():
            name = content["schema"].get("$ref", "").rsplit("/", 1)[-1]
            schema = document["components"]["schemas"].get(name, {})
            shown = "examples" in content or "examples" in schema or "examples" in str(schema.get("properties", {}))
            assert shown, (method, path)


def test_the_front_page_is_the_dashboard(client: TestClient) -> None:
    response = client.get("/")
    assert response.status_code == 200
    assert response.headers["content-type"].startswith("text/html")


def test_the_documentation_needs_no_other_host(client: TestClient) -> None:
    page = client.get("/docs").text
    sources = re.findall(r'(?:src|href)="([^"]+)"', page)
    assert len(sources) >= 3
    for source in sources:
        assert source.startswith("/"), source
        assert client.get(source).status_code == 200
    assert "http" not in page.replace("http-equiv", "")


@pytest.mark.parametrize(
    ("method", "path", "status"), [("GET", "/nope", 404), ("PUT", "/jobs", 405), ("GET", "/docs/assets/nope", 404)]
)
def test_what_is_not_there_is_a_problem(client: TestClient, method: str, path: str, status: int) -> None:
    problem(client.request(method, path), status)
