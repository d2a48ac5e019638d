import io
import json
import re
import string
import sys
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from client import FieldError, JobFileError, job_files

EXAMPLES = Path(__file__).resolve().parents[3] / "examples"

# A program that follows YAML 1.1 writes such a string without quotes; people who write 1e-3 mean the number.
EXPONENT = re.compile(r"[-+]?\d+[eE][-+]?\d+")

json_values = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(2**63), 2**63)
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text().filter(lambda text: not EXPONENT.fullmatch(text)),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text(string.ascii_letters, min_size=1), inner, max_size=3)
    ),
    max_leaves=8,
)
specs = st.dictionaries(st.text(string.ascii_letters, min_size=1), json_values, min_size=1, max_size=4)


@given(specs)
def test_any_json_object_is_read_as_it_is(spec: dict[str, object]) -> None:
    assert job_files.parse(json.dumps(spec), "job.json").spec == spec
    assert job_files.parse(json.dumps(spec, indent="\t"), "job.json").spec == spec


@given(specs)
def test_yaml_that_a_program_wrote_is_read_as_it_is(spec: dict[str, object]) -> None:
    assert job_files.parse(yaml.safe_dump(spec), "job.yaml").spec == spec


def test_yaml_reads_numbers_as_people_mean_them() -> None:
    spec = job_files.parse(
        "a: 1e-3\nb: 0.5\nc: 1_000\nd: -2\ne: no\nf: 2026-01-01\ng: true\nh:\ni: .5", "job.yaml"
    ).spec
    assert spec == {
        "a": 0.001, "b": 0.5, "c": 1000, "d": -2, "e": "no", "f": "2026-01-01", "g": True, "h": None, "i": 0.5,
    }  # fmt: skip


@pytest.mark.parametrize(
    ("text", "line", "reason"),
    [
        ("", None, "empty"),
        ("# nothing\n", None, "empty"),
        ("- digits\n", 1, "a job is a mapping"),
        ("digits", 1, "a job is a mapping"),
        ("dataset: digits\nsearch: {trials: 3\n", 3, "flow mapping"),
        ("dataset: digits\n\tname: x\n", 2, "tab|token"),
        ('{"dataset": "digits",\n "search": {"trials": }}x', 2, "document"),
        ("dataset: digits\nseed: 1\ndataset: mnist\n", 3, "'dataset' is given twice"),
        ("dataset: digits\nlimits:\n  max_seconds: .inf\n", 3, "limits.max_seconds: .inf is not a finite number"),
        ("seed: 1e999", 1, "finite"),
        ("dataset: !!python/object:os.system x", 1, "no place in a job"),
        ("a: !!binary aGk=", 1, "no place in a job"),
        ("a: 1\n---\na: 2\n", 2, "single document"),
        ("a: &a [*a]", 1, "nested"),
        ("[1]: 2", 1, "plain text"),
        ("seed: 9" + "9" * 5000, 1, "digits"),
    ],
)
def test_a_bad_file_is_named_with_the_line(text: str, line: int | None, reason: str) -> None:
    with pytest.raises(JobFileError, match=reason) as caught:
        job_files.parse(text, "job.yaml")
    assert caught.value.line == line
    assert str(caught.value).startswith("job.yaml:")


def test_aliases_cannot_stand_for_billions() -> None:
    lines = ["a: &a [1,1,1,1,1,1,1,1,1,1]"]
    lines += [
        f"{x}: &{x} [{','.join(['*' + before] * 10)}]" for before, x in zip("abcdefghi", "bcdefghij", strict=True)
    ]
    with pytest.raises(JobFileError, match="more than 200,000 values"):
        job_files.parse("\n".join(lines), "job.yaml")


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(JobFileError, match=r"job\.yaml: no such file or directory"):
        job_files.read(str(tmp_path / "job.yaml"))


def test_a_file_that_is_not_text_is_named_with_the_line(tmp_path: Path) -> None:
    path = tmp_path / "job.yaml"
    path.write_bytes(b"dataset: digits\nname: \xff\n")
    with pytest.raises(JobFileError, match=r"job.yaml:2: not UTF-8 text"):
        job_files.read(str(path))


def test_a_huge_file_is_refused_before_it_is_parsed(tmp_path: Path) -> None:
    path = tmp_path / "job.yaml"
    path.write_bytes(b"a" * (job_files.MAX_BYTES + 1))
    with pytest.raises(JobFileError, match="not a job file"):
        job_files.read(str(path))


def test_a_dash_reads_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"dataset: digits")))
    assert job_files.read("-").spec == {"dataset": "digits"}


JOB = job_files.parse("dataset: digits\nsearch:\n  trials: -1\nmutations_per_trial:\n- 1\n- 0\n", "job.yaml")


@pytest.mark.parametrize(
    ("field", "located"),
    [
        ("search.trials", "job.yaml:3: search.trials: bad"),
        ("mutations_per_trial.1", "job.yaml:6: mutations_per_trial.1: bad"),
        ("search.parallel", "job.yaml:2: search.parallel: bad"),
        ("seed_model", "job.yaml: seed_model: bad"),
        ("", "job.yaml: bad"),
    ],
)
def test_what_the_service_refuses_is_found_in_the_file(field: str, located: str) -> None:
    assert JOB.locate(FieldError(field, "bad")) == located


OTHER_EXAMPLES = {"alerts.yaml", "first_job.ipynb"}


@pytest.mark.parametrize("name", sorted({path.name for path in EXAMPLES.iterdir()} - OTHER_EXAMPLES))
def test_the_examples_are_jobs(name: str) -> None:
    from nas.job import JobSpec

    JobSpec.model_validate(job_files.read(str(EXAMPLES / name)).spec)
