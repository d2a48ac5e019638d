"""deploy/kubernetes: valid by the published schemas, and every name in it is one that the code knows."""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import kubernetes_validate
import pytest
import typer
import yaml
from cloudcoil.models.keda.v1alpha1 import ScaledObject

from client.cli import app as command
from server.access import REQUIRED
from store.settings import Settings
from tests.acceptance.runtime import REPOSITORY

FOLDER = REPOSITORY / "deploy" / "kubernetes"
OVERLAYS = sorted(path.name for path in (FOLDER / "overlays").iterdir())
VERSIONS = ["1.29", "1.33", kubernetes_validate.latest_version()]
SECRET_SETTINGS = {"NETGROW_DATABASE_URL", "NETGROW_BROKER_URL"}
COMPONENT = "app.kubernetes.io/component"

Manifest = dict[str, Any]


def written() -> list[tuple[str, Manifest]]:
    """Every manifest as it is written, kustomizations aside, with the name of its file."""
    found = []
    for path in sorted(FOLDER.rglob("*.yaml")):
        if path.name != "kustomization.yaml":
            found += [(str(path.relative_to(FOLDER)), part) for part in yaml.safe_load_all(path.read_text())]
    return found


@cache
def built(overlay: str) -> tuple[Manifest, ...]:
    """What kustomize makes of an overlay."""
    for program in (["kubectl", "kustomize"], ["kustomize", "build"]):
        if shutil.which(program[0]):
            result = subprocess.run([*program, FOLDER / "overlays" / overlay], capture_output=True, text=True)
            assert result.returncode == 0, result.stderr
            return tuple(yaml.safe_load_all(result.stdout))
    pytest.skip("neither kubectl nor kustomize is on this machine")


def validate(manifest: Manifest) -> None:
    if manifest["apiVersion"].startswith("keda.sh/"):
        # The models drop what they do not know.
        understood = ScaledObject.model_validate(manifest).model_dump(mode="json", by_alias=True, exclude_unset=True)
        assert understood == manifest
        return
    for version in VERSIONS:
        kubernetes_validate.validate(manifest, version, strict=True)


def pods(manifests: tuple[Manifest, ...] | list[Manifest]) -> Iterator[tuple[str, Manifest]]:
    """The pod templates, by the name of what makes them."""
    for manifest in manifests:
        if manifest["kind"] in ("Deployment", "Job", "StatefulSet"):
            yield manifest["metadata"]["name"], manifest["spec"]["template"]


def ours(overlay: str) -> dict[str, Manifest]:
    """The pods that run netgrow's image."""
    return {
        name: pod for name, pod in pods(built(overlay)) if pod["spec"]["containers"][0]["image"].startswith("netgrow")
    }


def find(overlay: str, kind: str) -> dict[str, Manifest]:
    return {part["metadata"]["name"]: part for part in built(overlay) if part["kind"] == kind}


def selects(selector: Manifest, labels: dict[str, str]) -> bool:
    exact = all(labels.get(key) == value for key, value in selector.get("matchLabels", {}).items())
    among = all(labels.get(part["key"]) in part["values"] for part in selector.get("matchExpressions", ()))
    return exact and among


@pytest.mark.parametrize(("name", "manifest"), written(), ids=lambda value: value if isinstance(value, str) else "")
def test_a_manifest_as_written_is_valid(name: str, manifest: Manifest) -> None:
    validate(manifest)


def test_a_wrong_manifest_is_not() -> None:
    (_, good), *_ = [(name, part) for name, part in written() if part["kind"] == "Deployment"]
    wrong = yaml.safe_load(yaml.safe_dump(good))
    wrong["spec"]["template"]["spec"]["containers"][0]["livenesProbe"] = {}
    with pytest.raises(kubernetes_validate.ValidationError, match="livenesProbe"):
        validate(wrong)
    (scaled,) = [part for _, part in written() if part["kind"] == "ScaledObject"]
    with pytest.raises(AssertionError):
        validate({**scaled, "spec": {**scaled["spec"], "coolDownPeriod": 1}})


@pytest.mark.privileged
@pytest.mark.parametrize("overlay", OVERLAYS)
class TestOverlay:
    def test_it_is_valid_and_in_one_namespace(self, overlay: str) -> None:
        for manifest in built(overlay):
            validate(manifest)
            if manifest["kind"] != "Namespace":
                assert manifest["metadata"]["namespace"] == "netgrow"

    def test_its_settings_are_settings(self, overlay: str) -> None:
        known = {f"NETGROW_{name.upper()}" for name in Settings.model_fields}
        (settings,) = find(overlay, "ConfigMap").values()
        for name, pod in ours(overlay).items():
            given = dict(settings["data"])
            given |= {part["name"]: part["value"] for part in pod["spec"]["containers"][0].get("env", ())}
            assert set(given) <= known, name
            fields = {key.removeprefix("NETGROW_").lower(): value for key, value in given.items()}
            Settings(**fields)
            sources = pod["spec"]["containers"][0]["envFrom"]
            assert {"configMapRef": {"name": settings["metadata"]["name"]}} in sources
            assert {"secretRef": {"name": "netgrow"}} in sources
        for secret in find(overlay, "Secret").values():
            assert set(secret["data"]) >= SECRET_SETTINGS

    def test_its_commands_are_commands(self, overlay: str) -> None:
        commands = typer.main.get_command(command)
        assert set(ours(overlay)) == {"migrate", "server", "worker"}
        for pod in ours(overlay).values():
            program, name, *arguments = pod["spec"]["containers"][0]["args"]
            assert program == "netgrow"
            commands.commands[name].make_context(name, list(arguments))  # type: ignore[attr-defined]

    def test_nothing_runs_as_root_or_writes_beside_its_volumes(self, overlay: str) -> None:
        for name, pod in pods(built(overlay)):
            assert pod["spec"]["securityContext"]["runAsNonRoot"], name
            assert not pod["spec"]["automountServiceAccountToken"], name
            volumes = {volume["name"] for volume in pod["spec"]["volumes"]}
            volumes |= {"database"} if name == "postgres" else set()
            for container in pod["spec"]["containers"]:
                assert container["securityContext"]["readOnlyRootFilesystem"], name
                assert container["securityContext"]["capabilities"] == {"drop": ["ALL"]}, name
                assert not container["securityContext"]["allowPrivilegeEscalation"], name
                assert {"requests", "limits"} <= set(container["resources"]), name
                assert {mount["name"] for mount in container.get("volumeMounts", ())} == volumes, name
            if name in ours(overlay):
                assert str(pod["spec"]["securityContext"]["runAsUser"]) in (REPOSITORY / "Dockerfile").read_text()

    def test_it_stops_each_part_with_time_to_spare(self, overlay: str) -> None:
        worker = ours(overlay)["worker"]["spec"]
        grace = next(
            float(part["value"]) for part in worker["containers"][0]["env"] if part["name"] == "NETGROW_GRACE_SECONDS"
        )
        assert grace + 5 <= worker["terminationGracePeriodSeconds"]
        server = ours(overlay)["server"]["spec"]
        (pause,) = server["containers"][0]["lifecycle"]["preStop"]["exec"]["command"][1:]
        assert float(pause) + 10 <= server["terminationGracePeriodSeconds"]

    def test_its_probes_and_ports_are_the_servers(self, overlay: str) -> None:
        container = ours(overlay)["server"]["spec"]["containers"][0]
        (port,) = container["ports"]
        assert container["args"][-2:] == ["--port", str(port["containerPort"])]
        paths = {probe: container[f"{probe}Probe"]["httpGet"]["path"] for probe in ("startup", "liveness", "readiness")}
        assert paths == {"startup": "/healthz", "liveness": "/healthz", "readiness": "/readyz"}
        assert all(REQUIRED[("GET", path)] is None for path in (*paths.values(), "/metrics"))
        assert all(container[f"{probe}Probe"]["httpGet"]["port"] == port["name"] for probe in paths)
        (exposed,) = find(overlay, "Service")["server"]["spec"]["ports"]
        assert (exposed["port"], exposed["targetPort"]) == (8000, port["name"])
        memory = container["resources"]["limits"]["memory"]
        errand = next(part["value"] for part in container["env"] if part["name"] == "NETGROW_ERRAND_BYTES")
        assert int(errand) < int(memory.removesuffix("Gi")) * 2**30

    def test_its_selectors_find_their_pods(self, overlay: str) -> None:
        labels = {name: pod["metadata"]["labels"] for name, pod in pods(built(overlay))}
        for kind in ("Deployment", "StatefulSet"):
            for name, part in find(overlay, kind).items():
                assert selects(part["spec"]["selector"], labels[name])
        for name, part in find(overlay, "PodDisruptionBudget").items():
            assert [pod for pod in labels if selects(part["spec"]["selector"], labels[pod])] == [name]
        for name, part in find(overlay, "Service").items():
            assert [pod for pod in labels if selects({"matchLabels": part["spec"]["selector"]}, labels[pod])] == [name]

    def test_its_network_policies_let_through_what_is_needed_and_nothing_to_a_worker(self, overlay: str) -> None:
        policies = find(overlay, "NetworkPolicy")
        assert policies["default-deny"]["spec"] == {"podSelector": {}, "policyTypes": ["Ingress", "Egress"]}
        for name, pod in ours(overlay).items():
            labels = pod["metadata"]["labels"]
            let_in = [
                rule
                for policy in policies.values()
                if selects(policy["spec"]["podSelector"], labels)
                for rule in policy["spec"].get("ingress", ())
            ]
            assert let_in == ([{"ports": [{"port": 8000}]}] if name == "server" else [])
            (let_out,) = [
                rule
                for policy in policies.values()
                if selects(policy["spec"]["podSelector"], labels)
                for rule in policy["spec"].get("egress", ())
            ]
            assert {port["port"] for port in let_out["ports"]} == {53, 443, 5432, 6379}


@pytest.mark.privileged
@pytest.mark.parametrize("overlay", [name for name in OVERLAYS if "autoscaled" in name])
def test_keda_asks_the_server_and_owns_the_number_of_workers(overlay: str) -> None:
    (scaled,) = find(overlay, "ScaledObject").values()
    spec = scaled["spec"]
    workers = find(overlay, "Deployment")[spec["scaleTargetRef"]["name"]]
    assert "replicas" not in workers["spec"]
    assert spec["minReplicaCount"] == 0
    names = [trigger["name"] for trigger in spec["triggers"]]
    assert re.findall(r"\w+", spec["advanced"]["scalingModifiers"]["formula"]) == names
    for trigger in spec["triggers"]:
        assert trigger["metadata"]["url"] == "http://server.netgrow.svc:8000/metrics"
        assert trigger["metadata"]["format"] == "prometheus"
    shares = {part["name"]: part["value"] for part in workers["spec"]["template"]["spec"]["containers"][0]["env"]}
    assert spec["advanced"]["scalingModifiers"]["target"] == shares["NETGROW_SHARES"]


@pytest.mark.privileged
@pytest.mark.parametrize("overlay", [name for name in OVERLAYS if "gpu" in name])
def test_a_gpu_worker_has_one_and_waits_for_the_one_before(overlay: str) -> None:
    worker = find(overlay, "Deployment")["worker"]["spec"]
    container = worker["template"]["spec"]["containers"][0]
    assert container["resources"]["limits"]["nvidia.com/gpu"] == "1"
    settings = {part["name"]: part["value"] for part in container["env"]}
    assert settings["NETGROW_DEVICE"] == "cuda:0"
    assert "NETGROW_GRACE_SECONDS" in settings
    assert worker["strategy"]["rollingUpdate"] == {"maxUnavailable": 1, "maxSurge": 0}


def test_the_image_has_the_version_of_this_netgrow() -> None:
    base = yaml.safe_load((FOLDER / "base" / "kustomization.yaml").read_text())
    version = re.search(r'^version = "(.+)"$', Path(REPOSITORY / "pyproject.toml").read_text(), re.MULTILINE)
    assert version is not None
    assert base["images"] == [{"name": "netgrow", "newTag": version[1]}]
