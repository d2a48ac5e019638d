"""Each operation of the API has a method of the client and a command, or a reason to have none."""

import inspect
from pathlib import Path
from typing import Any

import pytest
from typer.main import get_command

from client.api import Calls
from client.cli import app
from client.operations import Listing, Operation
from server.app import create_app
from store.settings import Settings

# operation: (the client's method, the command)
OPERATIONS = {
    "submit_job": ("submit", "submit"),
    "list_jobs": ("jobs", "jobs"),
    "get_job": ("job", "job"),
    "delete_job": ("delete", "delete"),
    "pause_job": ("pause", "pause"),
    "resume_job": ("resume", "resume"),
    "cancel_job": ("cancel", "cancel"),
    "extend_job": ("extend", "extend"),
    "list_trials": ("trials", "trials"),
    "get_lineage": ("lineage", "lineage"),
    "stream_events": ("events", "watch"),
    "list_deliveries": ("deliveries", "deliveries"),
    "redeliver": ("redeliver", "redeliver"),
    "get_leaderboard": ("leaderboard", "leaderboard"),
    "stream_leaderboard": ("leaderboard_stream", "leaderboard --watch"),
    "get_model": ("model", "show"),
    "get_checkpoint": ("download", "download"),
    "get_curves": ("curves", "curves"),
    "list_sites": ("sites", "sites"),
    "export_model": ("export", "export"),
    "get_card": ("card", "card"),
    "predict": ("predict", "predict"),
    "upload_model": ("upload", "upload"),
    "try_mutations": ("try_mutations", "grow"),
    "verify_model": ("verify", "verify"),
    "list_datasets": ("datasets", "datasets list"),
    "upload_dataset": ("upload_dataset", "datasets upload"),
    "delete_dataset": ("delete_dataset", "datasets delete"),
    "list_presets": ("presets", "presets"),
    "list_mutations": ("mutations", "mutations"),
    "list_workers": ("workers", "workers"),
    "list_audit": ("audit", "audit"),
    "healthz": ("health", "doctor"),
    "readyz": ("readiness", "doctor"),
}
REASONS = {
    "metrics": "is for Prometheus, which reads it itself",
    "log_in": "gives a browser a cookie; everything else sends the key",
    "log_out": "takes a browser's cookie away",
    "get_session": "tells a page who is logged in",
}


@pytest.fixture(scope="module")
def operations(tmp_path_factory: pytest.TempPathFactory) -> set[str]:
    document = create_app(Settings(data_dir=tmp_path_factory.mktemp("api"))).openapi()
    return {operation["operationId"] for item in document["paths"].values() for operation in item.values()}


def test_each_operation_has_a_method_and_a_command_or_a_reason(operations: set[str]) -> None:
    assert operations == OPERATIONS.keys() | REASONS.keys()
    assert not OPERATIONS.keys() & REASONS.keys()


@pytest.mark.parametrize(("method", "words"), OPERATIONS.values())
def test_the_method_and_the_command_are_there(method: str, words: str) -> None:
    assert isinstance(inspect.getattr_static(Calls, method), Operation | Listing)
    command: Any = get_command(app)
    for word in words.split():
        if word.startswith("--"):
            assert word in {option for parameter in command.params for option in parameter.opts}
        else:
            command = command.commands[word]
    assert command.help


def test_each_method_is_some_operation_s() -> None:
    described = {name for name, call in vars(Calls).items() if isinstance(call, Operation | Listing)}
    assert described - {method for method, _ in OPERATIONS.values()} == {"grow"}  # try_mutations, with `store`


def test_the_commands_page_is_what_make_docs_writes() -> None:
    import subprocess
    import sys

    repository = Path(__file__).resolve().parents[3]
    script = [sys.executable, str(repository / "tools" / "commands_page.py")]
    written = subprocess.run(script, capture_output=True, text=True, check=True).stdout
    assert (repository / "docs" / "cli.md").read_text() == written
