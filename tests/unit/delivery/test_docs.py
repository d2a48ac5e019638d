"""What the pages say is what the code does. Their code blocks are run by tests/integration/docs."""

import re
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

REPOSITORY = Path(__file__).resolve().parents[3]
README = (REPOSITORY / "README.md").read_text()


@pytest.mark.parametrize(
    ("tool", "page"),
    [("settings_table", "settings"), ("api_page", "reference/rest-api")],
)
def test_a_page_that_comes_from_the_code_is_what_make_docs_writes(tool: str, page: str) -> None:
    script = [sys.executable, str(REPOSITORY / "tools" / f"{tool}.py")]
    written = subprocess.run(script, capture_output=True, text=True, check=True, cwd=REPOSITORY).stdout
    assert (REPOSITORY / "docs" / f"{page}.md").read_text() == written, "run `make docs`"


def test_the_readme_names_files_that_exist() -> None:
    links = set(re.findall(r"\]\(([^)#:]+)\)", README)) | set(re.findall(r"examples/\S+\.(?:yaml|json)", README))
    links |= set(re.findall(r"^\| `(\w+/)` \|", README, re.MULTILINE))
    assert len(links) > 20
    assert not [link for link in links if not (REPOSITORY / link).exists()]


def test_pre_commit_runs_what_make_runs() -> None:
    hooks = yaml.safe_load((REPOSITORY / ".pre-commit-config.yaml").read_text())["repos"][0]["hooks"]
    makefile = (REPOSITORY / "Makefile").read_text().replace("$(BIN)", ".venv/bin")
    assert not [hook["entry"] for hook in hooks if hook["entry"] not in makefile]
