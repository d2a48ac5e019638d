"""URLs that operators write: no secret is shown, and what cannot work is refused in a sentence."""

from __future__ import annotations

import logging

import pytest
from pydantic import ValidationError
from typer.testing import CliRunner

from client.cli import app
from store import CheckpointStore, CheckpointStoreError, Settings, UnsupportedDatabase, addresses, logs
from store.addresses import checked_broker, checked_database, checked_store, redacted
from store.database import normalise
from workers.broker import configuration

SECRETS = [
    "postgresql://netgrow:sesame@db/netgrow",
    "postgresql+psycopg://netgrow:sesame@db/netgrow?sslmode=require",
    "postgresql://db/netgrow?password=sesame&sslmode=require",
    "redis://:sesame@broker:6379/0",
    "redis://:p@ss/sesame@broker:6379/0",
    "sentinel://:sesame@a:26379;sentinel://:sesame@b:26379",
    "rediss://broker/0?ssl_keyfile_password=sesame",
    "sftp://netgrow:sesame@host/checkpoints",
    "abfs://container@account/path?sas_token=sesame",
    "s3://key:sesame@bucket/prefix",
]


@pytest.mark.parametrize("url", SECRETS)
def test_a_url_is_shown_without_its_secret_wherever_it_stands(url: str) -> None:
    shown = redacted(f"cannot reach {url!r}: refused")
    assert "sesame" not in shown
    assert shown.startswith(f"cannot reach '{url.partition('://')[0]}://")
    assert shown.endswith("': refused")


@pytest.mark.parametrize(
    "text", ["s3://bucket/prefix", "http://127.0.0.1:8000/jobs?limit=5", "abfs://container@account/path", "no url: a@b"]
)
def test_what_holds_no_secret_stays_as_it_is(text: str) -> None:
    assert redacted(text) == text


@pytest.mark.parametrize("log_format", ["json", "console"])
def test_no_log_line_tells_a_password_nor_does_its_traceback(
    log_format: str, capsys: pytest.CaptureFixture[str]
) -> None:
    root = logging.getLogger()
    handlers, level = root.handlers, root.level
    try:
        logs.configure(log_format)  # type: ignore[arg-type]
        try:
            raise ConnectionError("no route to redis://:sesame@broker:6379/0")
        except ConnectionError:
            logging.getLogger("kombu").exception("cannot connect to %s", SECRETS[0])
    finally:
        root.handlers, root.level = handlers, level
    written = capsys.readouterr().err
    assert "no route to redis://:***@broker" in written
    assert "sesame" not in written


@pytest.mark.parametrize(
    ("url", "known"),
    [
        ("redis://broker:6379/0", "redis://broker:6379/0"),
        ("valkey://broker/0", "redis://broker/0"),
        ("rediss://broker/0", "rediss://broker/0?ssl_cert_reqs=required"),
        ("valkeys://broker/0?a=b", "rediss://broker/0?a=b&ssl_cert_reqs=required"),
        ("rediss://broker/0?ssl_cert_reqs=none", "rediss://broker/0?ssl_cert_reqs=none"),
        ("amqp://guest@broker//", "amqp://guest@broker//"),
        ("filesystem:///var/broker", "filesystem:///var/broker"),
    ],
)
def test_a_broker_is_known_to_celery(url: str, known: str) -> None:
    assert checked_broker(url) == known
    if not url.startswith("filesystem"):
        assert configuration(Settings(broker_url=url))["broker_url"] == known


@pytest.mark.parametrize(
    ("url", "words"),
    [
        ("memory://", "reaches no other process"),
        ("sqla+sqlite:///x", "no broker"),
        ("http://:sesame@broker", "no broker: use redis://HOST"),
        ("broker:6379", "no broker"),
        ("redis://:ses/ame@broker:6379/0", "percent-encoded"),
        ("redis://broker:port/0", "its port is no number"),
    ],
)
def test_a_broker_that_cannot_work_is_refused_with_what_to_write(url: str, words: str) -> None:
    with pytest.raises(ValidationError) as refused:
        Settings(broker_url=url)
    assert words in str(refused.value)
    assert "sesame" not in str(refused.value)
    assert "ses/ame" not in str(refused.value)


def test_sentinels_need_a_master_which_transport_options_name() -> None:
    with pytest.raises(ValidationError, match="set NETGROW_BROKER_OPTIONS to"):
        Settings(broker_url="sentinel://a:26379")
    settings = Settings(
        broker_url="sentinel://a:26379", broker_options='{"master_name": "netgrow", "socket_timeout": 9}'
    )
    options = configuration(settings)["broker_transport_options"]
    assert isinstance(options, dict)
    assert (options["master_name"], options["socket_timeout"], options["visibility_timeout"]) == ("netgrow", 9, 60)


@pytest.mark.parametrize("text", ["{", "[1]", "3"])
def test_options_that_are_no_json_object_are_refused(text: str) -> None:
    with pytest.raises(ValidationError, match=r'write .*"master_name": "NAME"'):
        Settings(broker_options=text)


@pytest.mark.parametrize(
    ("url", "words"),
    [
        ("memory://checkpoints", "each process would have a store of its own"),
        ("webdav://host/checkpoints", "whole or not at all"),
        ("sftp://me:sesame@host/checkpoints", "mount it as a folder"),
        ("https://host/checkpoints", "nothing can be written there"),
        ("s4://bucket/prefix", "unknown scheme: use a folder, or one of s3://"),
        ("s3://key:sesame@bucket/prefix", "takes no user and password"),
        ("s3:///prefix", "names no bucket or container: write s3://BUCKET/PREFIX"),
    ],
)
def test_a_store_that_cannot_work_is_refused_with_the_reason(url: str, words: str) -> None:
    with pytest.raises(ValidationError) as refused:
        Settings(checkpoints_url=url)
    assert words in str(refused.value)
    assert "sesame" not in str(refused.value)


@pytest.mark.parametrize(
    ("url", "advice"),
    [
        ("s3://bucket/prefix", "pip install 'netgrow[s3]'"),
        ("az://container/prefix", "pip install 'adlfs'"),
        ("gs://bucket/prefix", "pip install 'gcsfs'"),
    ],
)
def test_a_store_whose_package_is_missing_says_what_to_install(
    url: str, advice: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(addresses, "find_spec", lambda name: None)
    with pytest.raises(ValueError, match="is not installed") as refused:
        checked_store(url)
    assert advice in str(refused.value)


@pytest.mark.parametrize("url", ["s3://bucket/prefix", "file:///var/checkpoints", "/var/checkpoints", "checkpoints"])
def test_a_store_that_can_work_is_taken(url: str) -> None:
    assert checked_store(url) == url


def test_a_store_opened_past_the_settings_refuses_in_a_sentence_too() -> None:
    with pytest.raises(CheckpointStoreError, match="Protocol not known: s4") as refused:
        CheckpointStore("s4://me:sesame@bucket")
    assert "sesame" not in str(refused.value)


@pytest.mark.parametrize(
    ("url", "words"),
    [
        ("mysql://me:sesame@db/netgrow", "unsupported database"),
        ("postgresql:/me:sesame@db", "not a database URL"),
        ("postgresql://me:sesame@db:port/netgrow", "percent-encoded"),
        ("postgresql://db/netgrow?sslmod=require", "no parameter 'sslmod'"),
        ("postgresql://db/netgrow?options=-c TimeZone=CET", "leave the time zone out"),
        ("sqlite:////tmp/n.sqlite3?mode=ro", r"leave out \?mode"),
    ],
)
def test_a_database_that_cannot_work_is_refused_with_what_to_write(url: str, words: str) -> None:
    with pytest.raises(UnsupportedDatabase, match=words) as refused:
        normalise(url)
    assert "sesame" not in str(refused.value)
    with pytest.raises(ValidationError, match=words):
        Settings(database_url=url)


def test_a_database_keeps_every_parameter_that_it_was_given() -> None:
    url = checked_database("postgres://me@db/netgrow?options=-c search_path=mine&sslmode=require&connect_timeout=9")
    assert dict(url.query) == {"options": "-c search_path=mine", "sslmode": "require", "connect_timeout": "9"}


@pytest.mark.parametrize("command", [["server", "--port", "0"], ["worker"], ["migrate"], ["doctor"], ["keys", "list"]])
@pytest.mark.parametrize(
    "variable",
    [
        ("NETGROW_DATABASE_URL", "mysql://me:sesame@db/x"),
        ("NETGROW_BROKER_URL", "http://:sesame@broker"),
        ("NETGROW_CHECKPOINTS_URL", "sftp://me:sesame@host/x"),
        ("NETGROW_BROKER_OPTIONS", '{"sesame'),
        ("NETGROW_LEASE_SECONDS", "sesame"),
    ],
    ids=lambda variable: variable[0],
)
def test_a_typo_is_one_line_that_names_the_setting(command: list[str], variable: tuple[str, str]) -> None:
    name, value = variable
    result = CliRunner().invoke(app, command, env={name: value})
    assert result.exit_code == 1
    assert isinstance(result.exception, SystemExit), result.exception
    [line] = result.stderr.splitlines()
    assert line.startswith(f"netgrow: {name}: ")
    assert "sesame" not in line or name == "NETGROW_LEASE_SECONDS"
