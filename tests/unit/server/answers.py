"""What tests ask of an answer."""

from typing import Any

from httpx import Response


def problem(response: Response, status: int) -> dict[str, Any]:
    """The answer's problem details, of this status."""
    assert response.status_code == status, response.text
    assert response.headers["content-type"] == "application/problem+json"
    body: dict[str, Any] = response.json()
    assert body["status"] == status
    assert set(body) >= {"type", "title", "status", "detail", "instance"}
    assert body["instance"] == response.request.url.path
    return body


def faults(response: Response) -> dict[str, str]:
    """The fields at fault of a 422, with their messages."""
    return {error["field"]: error["message"] for error in problem(response, 422)["errors"]}


def events(text: str) -> list[dict[str, str]]:
    """The blocks of an event stream, each as its fields."""
    blocks = [block for block in text.split("\n\n") if block.strip()]
    return [
        dict(line.split(": ", 1) for line in block.splitlines() if line and not line.startswith(":"))
        for block in blocks
    ]
