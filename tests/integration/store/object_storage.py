"""A server that speaks S3, on loopback: moto's."""

from __future__ import annotations

import subprocess
import sys
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import boto3
import fsspec
import pytest

from tests.services import die_with_parent, free_port
from tests.waiting import eventually

BUCKET = "netgrow"


class ObjectStorage:
    """The server, and its one bucket. Stopped, it forgets everything."""

    def __init__(self, folder: Path) -> None:
        self.port = free_port()
        self.url = f"http://127.0.0.1:{self.port}"
        self._log = folder / "moto.log"
        self._process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        with self._log.open("ab") as log:
            self._process = subprocess.Popen(
                [sys.executable, "-c", "from moto.server import main; main()", "-H", "127.0.0.1", "-p", str(self.port)],
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                preexec_fn=die_with_parent,
            )
        eventually(self._answers, f"moto's server answers: {self._log}")
        self.client().create_bucket(Bucket=BUCKET)

    def stop(self) -> None:
        if self._process is not None:
            self._process.kill()
            self._process.wait()

    def client(self) -> Any:
        """boto3's; its class is made when it runs."""
        return boto3.client("s3", endpoint_url=self.url)

    def stored_keys(self) -> set[str]:
        listed = self.client().list_objects_v2(Bucket=BUCKET)
        return {item["Key"] for item in listed.get("Contents", [])}

    def _answers(self) -> bool:
        try:
            with urllib.request.urlopen(f"{self.url}/moto-api/", timeout=30):
                return True
        except (OSError, urllib.error.URLError):
            return False


@contextmanager
def object_storage(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[ObjectStorage]:
    """It runs, and the environment, which workers inherit, says where."""
    storage = ObjectStorage(folder)
    for name, value in {
        "AWS_ENDPOINT_URL": storage.url,
        "AWS_ACCESS_KEY_ID": "test",
        "AWS_SECRET_ACCESS_KEY": "test",
        "AWS_DEFAULT_REGION": "us-east-1",
        "AWS_MAX_ATTEMPTS": "1",
    }.items():
        monkeypatch.setenv(name, value)
    fsspec.get_filesystem_class("s3").clear_instance_cache()
    storage.start()
    try:
        yield storage
    finally:
        storage.stop()
