"""Redis as operators have it: behind TLS, behind Sentinels, and with users whose rights are limited."""

from __future__ import annotations

import datetime
import socket
import ssl
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
import redis
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from client.diagnosis import local
from client.diagnosis.findings import Level, findings
from store.settings import Settings, get_settings
from tests.chaos.partition import _pump
from tests.services import LocalRedis, redis_binary
from tests.waiting import eventually
from workers import app


@pytest.fixture(autouse=True)
def _the_environments_broker_afterwards() -> Iterator[None]:
    yield
    app.configure(get_settings())


def finding(settings: Settings) -> tuple[Level, str]:
    """What `netgrow doctor` says of the broker."""
    [found] = findings({"broker": local.checks(settings)["broker"]})
    return found.level, found.found


def test_a_user_without_channels_is_found_before_its_workers_end(redis_url: str, tmp_path: Path) -> None:
    with redis.Redis.from_url(redis_url) as admin:
        admin.execute_command("ACL", "SETUSER", "mute", "on", ">sesame", "~*", "+@all", "resetchannels")
        try:
            url = redis_url.replace("redis://", "redis://mute:sesame@")
            settings = Settings(data_dir=tmp_path, broker_url=url)
            app.configure(settings)
            with pytest.raises(PermissionError, match="gives this user no channels"):
                app.check()
            level, words = finding(settings)
            assert level is Level.FAIL
            assert "ACL SETUSER … allchannels" in words
            assert "sesame" not in words
            admin.execute_command("ACL", "SETUSER", "mute", "allchannels")
            app.check()
            assert finding(settings)[0] is Level.OK
        finally:
            admin.execute_command("ACL", "DELUSER", "mute")


class Sentinel(LocalRedis):
    """A Sentinel that watches one master."""

    name = "Sentinel"

    def __init__(self, binary: Path, master: int) -> None:
        super().__init__(binary)
        self._master = master

    def command(self) -> list[str]:
        file = self.folder / "sentinel.conf"
        file.write_text(f"port {self.port}\nbind 127.0.0.1\nsentinel monitor netgrow 127.0.0.1 {self._master} 1\n")
        return [str(self.binary), str(file), "--sentinel"]


def test_sentinels_lead_to_the_master_that_an_option_names(redis_url: str, tmp_path: Path) -> None:
    port = int(redis_url.rpartition(":")[2].partition("/")[0])
    sentinel = Sentinel(redis_binary(), port)
    sentinel.start()
    try:
        options = '{"master_name": "netgrow"}'
        url = f"sentinel://127.0.0.1:{sentinel.port}"
        app.configure(Settings(data_dir=tmp_path, broker_url=url, broker_options=options))
        app.check()
        app.ring()
        with redis.Redis.from_url(redis_url) as client:
            eventually(lambda: client.llen("netgrow") == 1, "the bell waits at the master")
    finally:
        sentinel.remove()


@contextmanager
def tls_in_front_of(port: int, folder: Path) -> Iterator[tuple[int, Path]]:
    """A port that speaks TLS and hands on to `port`, and the file of its own certificate."""
    certificate = self_signed(folder)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate)
    listener = socket.create_server(("127.0.0.1", 0))

    def serve(near: socket.socket) -> None:
        try:
            secured = context.wrap_socket(near, server_side=True)
        except OSError:  # whoever came did not like the certificate
            near.close()
            return
        far = socket.create_connection(("127.0.0.1", port))
        for source, sink in ((secured, far), (far, secured)):
            threading.Thread(target=_pump, args=(source, sink), daemon=True).start()

    def accept() -> None:
        while True:
            try:
                near, _ = listener.accept()
            except OSError:
                return
            threading.Thread(target=serve, args=(near,), daemon=True).start()

    threading.Thread(target=accept, daemon=True).start()
    try:
        yield listener.getsockname()[1], certificate
    finally:
        listener.close()


def self_signed(folder: Path) -> Path:
    """A certificate of localhost that nobody has signed, with its key."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "localhost")])
    now = datetime.datetime.now(datetime.UTC)
    certificate = (
        x509.CertificateBuilder(name, name, key.public_key(), x509.random_serial_number())
        .not_valid_before(now - datetime.timedelta(days=1))
        .not_valid_after(now + datetime.timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName("localhost")]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
        .sign(key, hashes.SHA256())
    )
    private = key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    path = folder / "certificate.pem"
    path.write_bytes(private + certificate.public_bytes(serialization.Encoding.PEM))
    return path


def test_tls_is_verified_unless_the_url_says_otherwise(redis_url: str, tmp_path: Path) -> None:
    behind = int(redis_url.rpartition(":")[2].partition("/")[0])
    with tls_in_front_of(behind, tmp_path) as (port, certificate):

        def check(url: str) -> None:
            app.configure(Settings(data_dir=tmp_path, broker_url=url))
            app.check()

        with pytest.raises(Exception, match=r"(?i)certificate verify failed"):
            check(f"rediss://localhost:{port}/0")
        check(f"rediss://localhost:{port}/0?ssl_ca_certs={certificate}")
        check(f"valkeys://localhost:{port}/0?ssl_cert_reqs=none")
