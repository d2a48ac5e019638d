"""Models in the forms that others read, and their cards."""

import builtins
import importlib.util
import json
import re
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import torch
from fastapi.testclient import TestClient
from safetensors import safe_open

from nas import Network
from nas.data import load
from nas.lru import LRU
from server import exporting
from server.dependencies import Resources
from server.exporting import SUFFIXES, ExportFormat
from server.markdown import escaped, table
from store.models import Model
from tests.unit.server.answers import faults, problem
from tests.unit.server.hand import Hand
from tests.unit.server.test_uploads import NETWORK, upload


@pytest.fixture
def child(client: TestClient, hand: Hand) -> str:
    """The id of a model that was grown from a seed network."""
    client.post("/jobs", json={"dataset": "digits", "search": {"trials": 1}})
    hand.succeed(0.9)
    return hand.succeed(0.8)


@pytest.fixture(autouse=True)
def nothing_made(monkeypatch: pytest.MonkeyPatch) -> None:
    """No file is remembered from another test, whose networks are the same."""
    monkeypatch.setattr(exporting, "_made", LRU[bytes](2))


def network_of(client: TestClient, model_id: str) -> Network:
    return Network.from_bytes(client.get(f"/models/{model_id}/checkpoint").content)


def fetched(client: TestClient, model_id: str, form: str, folder: Path, **options: str | int) -> Path:
    response = client.get(f"/models/{model_id}/export", params={"format": form, **options})
    assert response.status_code == 200, response.text
    found = re.fullmatch(r'attachment; filename="([a-zA-Z0-9_.]+)"', response.headers["content-disposition"])
    assert found is not None
    path = folder / found[1]
    path.write_bytes(response.content)
    return path


def probes() -> torch.Tensor:
    return torch.randn(5, 1, 8, 8, generator=torch.Generator().manual_seed(0))


def raw_probes() -> torch.Tensor:
    """The probes before they were normalised."""
    statistics = load("digits").train.normalisation
    return probes() * statistics.std.view(-1, 1, 1) + statistics.mean.view(-1, 1, 1)


def logits(network: Network) -> np.ndarray[Any, Any]:
    with torch.inference_mode():
        return network.module().eval()(probes()).numpy()


def computed(path: Path, images: torch.Tensor) -> np.ndarray[Any, Any]:
    onnxruntime = pytest.importorskip("onnxruntime")
    session = onnxruntime.InferenceSession(str(path), providers=["CPUExecutionProvider"])
    found: np.ndarray[Any, Any] = session.run(["logits"], {"images": images.numpy()})[0]
    return found


def test_an_onnx_export_takes_raw_images_and_one_without_normalisation_takes_them_normalised(
    client: TestClient, child: str, tmp_path: Path
) -> None:
    path = fetched(client, child, "onnx", tmp_path)
    assert path.name == f"{child}.onnx"
    expected = logits(network_of(client, child))
    np.testing.assert_allclose(computed(path, raw_probes()), expected, rtol=1e-4, atol=1e-5)
    path = fetched(client, child, "onnx", tmp_path, normalisation="false", opset=18)
    np.testing.assert_allclose(computed(path, probes()), expected, rtol=1e-4, atol=1e-5)


def test_options_that_a_form_does_not_have_are_refused(client: TestClient, child: str) -> None:
    for option, value in (("opset", "18"), ("normalisation", "false"), ("input", "uint8")):
        message = faults(client.get(f"/models/{child}/export", params={"format": "python", option: value}))[option]
        assert "format onnx" in message
    assert "opset" in faults(client.get(f"/models/{child}/export", params={"format": "onnx", "opset": "3"}))


def test_a_safetensors_export_is_the_checkpoint_with_its_description(
    client: TestClient, child: str, tmp_path: Path
) -> None:
    path = fetched(client, child, "safetensors", tmp_path)
    assert Network.load(path).to_bytes() == client.get(f"/models/{child}/checkpoint").content
    with safe_open(path, "pt") as file:
        metadata = file.metadata()
    statistics = load("digits").train.normalisation
    assert json.loads(metadata["mean"]) == statistics.mean.tolist()
    assert metadata["model_id"] == child
    assert [step["model_id"] for step in json.loads(metadata["lineage"])][-1] == child


def test_python_and_torch_exports_go_together(client: TestClient, child: str, tmp_path: Path) -> None:
    written = fetched(client, child, "python", tmp_path)
    spec = importlib.util.spec_from_file_location(written.stem, written)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    fresh = module.Network()
    state = torch.load(fetched(client, child, "torch", tmp_path), weights_only=True)
    fresh.load_state_dict(state)
    network = network_of(client, child)
    assert list(state) == list(network.weights)
    for found in (module.load(), fresh.eval()):
        with torch.inference_mode():
            assert np.array_equal(found(probes()).numpy(), logits(network))


@pytest.mark.parametrize("form", ExportFormat)
def test_an_export_that_the_client_has_is_not_made_again(client: TestClient, child: str, form: str) -> None:
    digest = client.get(f"/models/{child}").json()["checkpoint"]["sha256"]
    tag = f"{digest}-{form}-described"
    headers = {"If-None-Match": f'"other", W/"{tag}"'}
    response = client.get(f"/models/{child}/export", params={"format": form}, headers=headers)
    assert (response.status_code, response.content) == (304, b"")
    assert response.headers["etag"] == f'"{tag}"'
    others = {"If-None-Match": f'"{digest}"'}
    again = client.get(f"/models/{child}/export", params={"format": "torch"}, headers=others)
    assert again.status_code == 200


def test_an_unknown_format_is_named_with_those_that_there_are(client: TestClient, child: str) -> None:
    message = faults(client.get(f"/models/{child}/export", params={"format": "pickle"}))["format"]
    assert all(form in message for form in SUFFIXES)
    assert "format" in faults(client.get(f"/models/{child}/export"))
    assert problem(client.get("/models/model_x/export", params={"format": "onnx"}), 404)


def test_a_missing_extra_is_named_with_how_to_install_it(
    client: TestClient, child: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = builtins.__import__

    def without(name: str, *arguments: Any, **more: Any) -> Any:
        if name == "onnxruntime":
            raise ImportError("no module named onnxruntime", name=name)
        return real(name, *arguments, **more)

    monkeypatch.setattr(builtins, "__import__", without)
    found = problem(client.get(f"/models/{child}/export", params={"format": "onnx"}), 501)
    assert found["type"].endswith(":extra-missing")
    assert "pip install 'netgrow[export]'" in found["detail"]


def test_a_model_too_large_to_be_converted_here_is_refused_with_the_limit(
    client: TestClient, child: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("server.mutation_trials.MAX_PARAMETERS", 100)
    message = faults(client.get(f"/models/{child}/export", params={"format": "onnx"}))["format"]
    assert "at most 100" in message
    assert "nas.export.onnx" in message
    assert client.get(f"/models/{child}/export", params={"format": "safetensors"}).status_code == 200


def test_a_damaged_checkpoint_is_never_exported(client: TestClient, child: str, resources: Resources) -> None:
    digest = client.get(f"/models/{child}").json()["checkpoint"]["sha256"]
    path = Path(resources.checkpoints.path(digest))
    path.chmod(0o644)
    data = path.read_bytes()
    path.write_bytes(data[:-1] + bytes([data[-1] ^ 1]))
    for form in ExportFormat:
        found = problem(client.get(f"/models/{child}/export", params={"format": form}), 500)
        assert found["type"].endswith("corrupt-checkpoint")


def test_a_card_says_what_the_model_is(client: TestClient, child: str) -> None:
    response = client.get(f"/models/{child}/card")
    assert response.headers["content-type"] == "text/markdown; charset=utf-8"
    text = response.text.replace("\\", "")
    digits = load("digits")
    assert f"# {child}" in text
    assert f"| train | {len(digits.train):,} |" in text
    assert f"| 0 | {digits.mean.item()!r} | {digits.std.item()!r} |" in text
    assert "| epochs | 2 |" in text
    assert "| validation | 0.8000 |" in text
    assert "| 1 | wider | conv1 | exact | 1.0e-16 | 64 |" in text
    assert [line[:2] for line in text.splitlines() if re.match(r"\d\. model_", line)] == ["0.", "1."]
    for form in ExportFormat:
        assert f"{child}.{SUFFIXES[form]}" in text or f"from {child} import load" in text


def test_the_loading_code_of_a_card_runs(
    client: TestClient, child: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for form in ExportFormat:
        fetched(client, child, form, tmp_path)
    monkeypatch.chdir(tmp_path)
    monkeypatch.syspath_prepend(str(tmp_path))
    blocks = re.findall(r"```python\n(.*?)```", client.get(f"/models/{child}/card").text, re.DOTALL)
    assert len(blocks) == len(ExportFormat)
    expected = logits(network_of(client, child))
    for block in blocks:
        names: dict[str, Any] = {"images": raw_probes().numpy()}  # for ONNX: it normalises them itself
        exec(block, names)
        if "logits" in names:
            np.testing.assert_allclose(names["logits"], expected, rtol=1e-4, atol=1e-5)
        else:
            with torch.inference_mode():
                assert np.array_equal(names["module"](probes()).numpy(), expected)


def test_the_card_of_an_upload_says_what_is_not_known(client: TestClient) -> None:
    model = upload(client, NETWORK.to_bytes()).json()["model_id"]
    text = client.get(f"/models/{model}/card").text
    assert "nobody has said what it learned from" in text
    assert "Nobody has measured it" in text
    assert "No trial trained this model" in text


def test_names_break_neither_the_markdown_nor_the_html_of_a_card(
    client: TestClient, child: str, resources: Resources
) -> None:
    evil = "x</td><script>alert(1)</script> | [a](javascript:alert(2)) `b` \n# heading\r\n![c](http://d)"
    mutation = {"name": evil, "site": evil, "parameters": {}, "exact": True, "certificate": {"exact": evil}}
    with resources.database.write() as session:
        row = session.get(Model, child)
        assert row is not None
        row.mutations = [mutation]
        row.recipe = {evil: evil}
    text = client.get(f"/models/{child}/card").text
    assert "<script" not in text
    assert "](" not in text
    assert "\n# heading" not in text
    (line,) = [line for line in text.splitlines() if line.startswith("| 1 |")]
    assert len(re.findall(r"(?<!\\)\|", line)) == 7


def test_a_data_set_of_which_the_job_takes_a_part_is_measured_so(client: TestClient, hand: Hand) -> None:
    client.post("/jobs", json={"dataset": "digits", "dataset_limit": 300, "search": {"trials": 1}})
    seed = hand.succeed(0.9)
    text = client.get(f"/models/{seed}/card").text.replace("\\", "")
    assert "| train | 300 of 1,079, stratified |" in text
    assert f"| {load('digits').mean.item()!r} |" not in text


@pytest.mark.parametrize("text", ["<b>", "a|b", "[x](y)", "&amp;", "`", "*_~#+-.!\\", "a\nb", "\x1b[31m", "x" * 1000])
def test_escaped_text_is_one_harmless_line(text: str) -> None:
    found = escaped(text)
    assert not set(found) & set("<>\n\x1b")
    assert len(table(("a",), [[text]])) == 3
    assert re.fullmatch(r"(?:[^!-/:-@\[-`{-~]|\\[!-/:-@\[-`{-~]|&(?:amp|lt|gt|quot|#39);)*", found)


def test_each_format_has_a_bound_of_its_own(client: TestClient, child: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(
        "server.mutation_trials.MAX_FLOPS", 100
    )  # what ONNX is checked with; weights alone have no FLOPs
    assert "FLOPs" in faults(client.get(f"/models/{child}/export", params={"format": "onnx"}))["format"]
    for form in ("python", "torch"):
        assert client.get(f"/models/{child}/export", params={"format": form}).status_code == 200
        monkeypatch.setitem(exporting.MAX_PARAMETERS, ExportFormat(form), 100)
        assert "at most 100" in faults(client.get(f"/models/{child}/export", params={"format": form}))["format"]


def test_a_small_file_is_made_once_for_all_who_ask(
    client: TestClient, child: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = []

    write = exporting._write

    def counted(network: Network, *rest: Any) -> None:
        made.append(network)
        write(network, *rest)

    monkeypatch.setattr(exporting, "_write", counted)
    files = [client.get(f"/models/{child}/export", params={"format": "torch"}).content for _ in range(3)]
    assert len(set(files)) == 1
    assert len(made) == 1
    monkeypatch.setattr(exporting, "MAX_REMEMBERED_BYTES", 10)
    monkeypatch.setattr(exporting, "_made", LRU[bytes](2))
    for _ in range(2):
        client.get(f"/models/{child}/export", params={"format": "torch"})
    assert len(made) == 3  # too large to be kept: made each time
