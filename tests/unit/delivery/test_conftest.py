"""The rules in tests/conftest.py, each seen from outside: in a pytest of its own, on a test file of its own."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

REPOSITORY = Path(__file__).resolve().parents[3]


@pytest.fixture
def test_file(tmp_path: Path) -> Path:
    """A test file in a folder of integration tests, where the rule about skipped tests holds."""
    path = tmp_path / "integration" / "test_rules.py"
    path.parent.mkdir()
    return path


def outcome(test_file: Path, code: str, *arguments: str, **environment: str | None) -> str:
    """The closing line of pytest on a file with this code; a variable that is None is not there."""
    test_file.write_text(f"import os\nimport pytest\nfrom tests import services\n\n{code}")
    inherited = {name: value for name, value in os.environ.items() if not name.startswith("NETGROW_")}
    variables = {name: value for name, value in {**inherited, **environment}.items() if value is not None}
    rules = ["-c", str(REPOSITORY / "pyproject.toml"), "-p", "tests.conftest", "-p", "no:cacheprovider"]
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", *rules, str(test_file), *arguments],
        cwd=REPOSITORY,
        env=variables,
        capture_output=True,
        text=True,
    )
    return done.stdout.splitlines()[-1]


SLOW = "@pytest.mark.slow\ndef test_slow():\n    pass\n"
SKIPPED = "def test_skipped():\n    pytest.skip('no server')\n"
SERVERLESS = """
def missing():
    raise services.ServiceUnavailableError("none here")

services.postgres_binaries = missing

def test_on_postgres(postgres_url):
    pass
"""
LEAK = "def test_no_leak():\n    assert 'NETGROW_DATABASE_URL' not in os.environ\n"


def test_slow_tests_run_when_asked_for(test_file: Path) -> None:
    assert "1 deselected" in outcome(test_file, SLOW)
    assert "1 passed" in outcome(test_file, SLOW, "--slow")
    assert "1 passed" in outcome(test_file, SLOW, NETGROW_TEST_SLOW="1")


def test_a_skipped_integration_test_fails_where_services_are_required(test_file: Path) -> None:
    assert "1 skipped" in outcome(test_file, SKIPPED)
    assert "1 failed" in outcome(test_file, SKIPPED, NETGROW_TEST_REQUIRE_SERVICES="1")


@pytest.mark.parametrize("folder", ["browser", "chaos"])
def test_a_skipped_browser_or_chaos_test_fails_in_ci(tmp_path: Path, folder: str) -> None:
    test_file = tmp_path / folder / "test_rules.py"
    test_file.parent.mkdir()
    assert "1 skipped" in outcome(test_file, SKIPPED, NETGROW_TEST_REQUIRE_SERVICES="1", CI=None)
    assert "1 failed" in outcome(test_file, SKIPPED, NETGROW_TEST_REQUIRE_SERVICES="1", CI="true")


def test_what_a_machine_may_refuse_is_skipped_in_ci_too_but_fails_without_its_servers(tmp_path: Path) -> None:
    test_file = tmp_path / "chaos" / "test_rules.py"
    test_file.parent.mkdir()
    refused = SKIPPED.replace("def ", "@pytest.mark.privileged\ndef ", 1)
    assert "1 skipped" in outcome(test_file, refused, NETGROW_TEST_REQUIRE_SERVICES="1", CI="true")
    serverless = SERVERLESS.replace("def test", "@pytest.mark.privileged\ndef test")
    assert "1 error" in outcome(test_file, serverless, NETGROW_TEST_REQUIRE_SERVICES="1", CI="true")


def test_chaos_is_left_out_until_it_is_asked_for(test_file: Path) -> None:
    chaos = "@pytest.mark.chaos\ndef test_chaos():\n    pass\n"
    assert "1 deselected" in outcome(test_file, chaos)
    assert "1 deselected" in outcome(test_file, chaos, "--slow")
    assert "1 passed" in outcome(test_file, chaos, "-m", "chaos")


def test_a_machine_without_postgresql_skips_or_fails(test_file: Path) -> None:
    assert "1 skipped" in outcome(test_file, SERVERLESS)
    assert "1 error" in outcome(test_file, SERVERLESS, NETGROW_TEST_REQUIRE_SERVICES="1")


def test_the_settings_of_whoever_runs_the_tests_do_not_reach_them(test_file: Path) -> None:
    assert "1 passed" in outcome(test_file, LEAK, NETGROW_DATABASE_URL="postgresql://somebody's")
