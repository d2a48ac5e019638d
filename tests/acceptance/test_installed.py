"""netgrow where nothing is installed but what it depends on: every module, every kind of URL, every extra."""

import json
import os
from pathlib import Path

import pytest

from tests.acceptance import runtime
from tests.acceptance.runtime import Environment
from tests.integration.store.object_storage import object_storage

pytestmark = pytest.mark.slow

IMPORT_ALL = """
import importlib, json, pkgutil, sys
found = ["nas", "store", "workers", "server", "client", "migrations"]
for room in list(found):
    package = importlib.import_module(room)
    found += [module.name for module in pkgutil.walk_packages(package.__path__, f"{room}.")]
for name in found:
    if name.rpartition(".")[2] not in ("__main__", "env"):  # these run when they are imported
        importlib.import_module(name)
print(json.dumps([len(found), sorted({name.partition(".")[0] for name in sys.modules})]))
"""
OPEN = """
import sys
from importlib.metadata import version
from store import CheckpointStore, Database, migrate
from store.settings import get_settings
from workers import app

settings = get_settings()
app.configure(settings)
app.check()
app.ring()
migrate.upgrade(settings.database_url)
migrate.check(Database(settings.database_url))
store = CheckpointStore(settings.checkpoints_url)
assert store.get(store.put(b"weights").sha256) == b"weights"
print(version("netgrow"))
"""
ONNX = """
import sys, nas
print(nas.export.onnx(nas.Network.initialise(nas.presets.get("digits_cnn")), sys.argv[1]))
"""
TENSORBOARD = """
import sys
from pathlib import Path
from store.settings import Settings
from workers.journal import missing_package
from torch.utils.tensorboard.writer import SummaryWriter
assert missing_package(Settings(trial_logs="csv,tensorboard")) is None
with SummaryWriter(sys.argv[1]) as writer:
    writer.add_scalar("loss", 1.0, 1)
assert list(Path(sys.argv[1]).iterdir())
"""
MLFLOW = """
import sys
from client.tracking import Tracker, connected
assert connected(sys.argv[1]).search_experiments()
"""


def test_every_module_is_imported_without_any_extra_or_development_tool(bare_environment: Environment) -> None:
    count, packages = json.loads(bare_environment.python(IMPORT_ALL))
    assert count > 300
    assert not {"pytest", "s3fs", "onnx", "onnxruntime", "mlflow", "tensorboard", "moto"} & set(packages)


def test_every_kind_of_url_that_needs_no_extra_is_opened(
    bare_environment: Environment, tmp_path: Path, postgres_url: str, redis_url: str
) -> None:
    plain = postgres_url.replace("postgresql+psycopg://", "postgresql://")
    kinds = [
        ("sqlite", f"sqlite:///{tmp_path / 'n.sqlite3'}", f"filesystem://{tmp_path / 'broker'}", str(tmp_path / "a")),
        ("psycopg", postgres_url, redis_url, f"file://{tmp_path / 'b'}"),
        ("plain", plain, redis_url, str(tmp_path / "c")),
    ]
    for name, database, broker, checkpoints in kinds:
        urls = {"DATABASE_URL": database, "BROKER_URL": broker, "CHECKPOINTS_URL": checkpoints}
        variables = {f"NETGROW_{key}": value for key, value in urls.items()}
        assert bare_environment.python(OPEN, NETGROW_DATA_DIR=str(tmp_path / name), **variables).strip()


def test_the_extra_s3_stores_checkpoints(
    bare_environment: Environment, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    extended = runtime.with_extra(tmp_path, bare_environment, "s3")
    with object_storage(tmp_path, monkeypatch):
        aws = {name: value for name, value in os.environ.items() if name.startswith("AWS_")}
        data = {"NETGROW_DATA_DIR": str(tmp_path), "NETGROW_CHECKPOINTS_URL": "s3://netgrow/checkpoints"}
        assert extended.python(OPEN, **aws, **data).strip()


@pytest.mark.parametrize(("extra", "code"), [("export", ONNX), ("tensorboard", TENSORBOARD)])
def test_an_extra_writes_its_files(bare_environment: Environment, tmp_path: Path, extra: str, code: str) -> None:
    extended = runtime.with_extra(tmp_path, bare_environment, extra)
    extended.python(code, str(tmp_path / "written"), NETGROW_DATA_DIR=str(tmp_path))
    assert (tmp_path / "written").exists()


def test_the_extra_mlflow_reaches_a_tracking_store(bare_environment: Environment, tmp_path: Path) -> None:
    extended = runtime.with_extra(tmp_path, bare_environment, "mlflow")
    extended.python(MLFLOW, f"sqlite:///{tmp_path / 'mlflow.sqlite3'}")
