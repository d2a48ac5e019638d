"""URLs as operators write them: shown without their secrets, and refused in a sentence if they cannot work."""

import json
import re
from collections.abc import Mapping
from importlib.util import find_spec
from typing import Any
from urllib.parse import parse_qs, urlsplit

from psycopg import ProgrammingError
from psycopg.conninfo import make_conninfo
from sqlalchemy import URL, make_url
from sqlalchemy.exc import ArgumentError

HIDDEN = "***"
BROKERS = {
    "redis": "redis",
    "rediss": "rediss",
    "valkey": "redis",
    "valkeys": "rediss",
    "sentinel": "sentinel",
    "amqp": "amqp",
    "amqps": "amqps",
    "pyamqp": "pyamqp",
    "redis+socket": "redis+socket",
    "filesystem": "filesystem",
}
"""Schemes of brokers, and the scheme by which Celery knows each."""

NO_BROKERS = {
    "memory": "a broker in memory reaches no other process",
    "sqla": "a broker in SQL loses doorbells",
    "db+sqlite": "a broker in SQL loses doorbells",
}
STORES = {"s3": "s3fs", "s3a": "s3fs", "az": "adlfs", "abfs": "adlfs", "gs": "gcsfs", "gcs": "gcsfs"}
"""Schemes of object stores, which keep an object whole or not at all, and the package that each needs."""

NO_STORES = {
    "memory": "each process would have a store of its own",
    **dict.fromkeys(("webdav", "webdavs", "ftp"), "it cannot write a file whole or not at all"),
    **dict.fromkeys(("http", "https", "data"), "nothing can be written there"),
    **dict.fromkeys(("sftp", "ssh", "smb"), "a write that breaks off leaves half a file there; mount it as a folder"),
}
EXTRAS = {"s3fs": "netgrow[s3]"}
"""Packages that an extra of netgrow brings; others are installed by their own name."""

# A password is whatever lies between the user's colon and the last @ of a word: it may hold the characters that a URL's
# must not. Of a query, the fields that name a secret.
_USER = re.compile(r"(?P<scheme>[a-zA-Z][\w+.-]*://[^\s:/@'\"]*):(?P<password>[^\s'\"]+)@")
_FIELD = re.compile(r"(?P<name>[?&;][\w.-]*(?:passw|pwd|secret|token|key|sig|credential)[\w.-]*=)[^&;\s'\"]+", re.I)


def redacted(text: str) -> str:
    """The text, with `***` for every password and secret of the URLs in it."""
    if "://" not in text:
        return text
    return _FIELD.sub(rf"\g<name>{HIDDEN}", _USER.sub(rf"\g<scheme>:{HIDDEN}@", text))


def _shown(url: str) -> str:
    """A URL that may not be one, so that its password cannot be told from the rest."""
    return redacted(url) if "://" in url or "@" not in url else f"{url.partition(':')[0]}:{HIDDEN}"


def checked_broker(url: str) -> str:
    """The URL as Celery takes it; raises ValueError with what is wrong with it and what to write instead."""
    scheme, separator, rest = url.partition("://")
    if reason := NO_BROKERS.get(scheme):
        raise ValueError(f"{scheme}:// cannot be the broker: {reason}; use redis://HOST:6379/0 or filesystem:///FOLDER")
    if not separator or scheme not in BROKERS:
        raise ValueError(
            f"{_shown(url)!r} is no broker: use redis://HOST:6379/0 (or rediss://, valkey://, sentinel://, amqp://) "
            "or filesystem:///FOLDER"
        )
    if scheme == "filesystem":
        return url
    for part in rest.split(";"):
        _require_port(f"x://{part.rpartition('://')[2]}")
    known = f"{BROKERS[scheme]}://{rest}"
    if BROKERS[scheme] == "rediss" and "ssl_cert_reqs" not in parse_qs(urlsplit(known).query):
        known += ("&" if "?" in known else "?") + "ssl_cert_reqs=required"
    return known


def checked_options(text: str) -> Mapping[str, Any]:
    """The transport's options from JSON; raises ValueError unless it is an object."""
    try:
        found = json.loads(text or "{}")
    except json.JSONDecodeError as error:
        raise ValueError(f'not JSON ({error}); write an object, as {{"master_name": "NAME"}}') from None
    if not isinstance(found, dict):
        raise ValueError('not a JSON object; write one, as {"master_name": "NAME"}')
    return found


def checked_store(url: str) -> str:
    """The URL of a checkpoint store; raises ValueError if nothing can be kept there, or its package is missing."""
    scheme, separator, rest = url.partition("://")
    if not separator or scheme in ("file", "local"):
        return url
    if reason := NO_STORES.get(scheme):
        raise ValueError(f"{scheme}:// cannot hold checkpoints: {reason}; use a folder or s3://BUCKET/PREFIX")
    if scheme not in STORES:
        known = ", ".join(f"{name}://" for name in STORES)
        raise ValueError(f"{redacted(url)!r} has an unknown scheme: use a folder, or one of {known}")
    if not rest.partition("/")[0]:
        raise ValueError(f"{url!r} names no bucket or container: write {scheme}://BUCKET/PREFIX")
    if scheme in ("s3", "s3a", "gs", "gcs") and "@" in rest.partition("/")[0]:
        raise ValueError(f"{scheme}:// takes no user and password: give them as the store's own variables, as AWS_…")
    package = STORES[scheme]
    if find_spec(package) is None:
        name = EXTRAS.get(package, package)
        raise ValueError(f"{scheme}:// needs {package}, which is not installed: pip install '{name}'")
    return url


def checked_database(url: str | URL) -> URL:
    """The URL with its driver, `sqlite` or `postgresql+psycopg`; raises ValueError with what to write instead."""
    try:
        parsed = make_url(url)
    except (ArgumentError, ValueError):
        raise ValueError(
            f"not a database URL: {_shown(str(url))!r}; use sqlite:///FILE or postgresql://USER:PASSWORD@HOST/NAME, "
            "the password's special characters percent-encoded (@ as %40, / as %2F)"
        ) from None
    backend = parsed.drivername.split("+")[0]
    if backend in ("postgresql", "postgres"):
        parsed = parsed.set(drivername="postgresql+psycopg")
        _require_known_parameters(parsed)
        return parsed
    if backend == "sqlite" and parsed.database and parsed.database != ":memory:":
        if parsed.query:
            raise ValueError(f"SQLite's URL takes no parameters: leave out ?{'&'.join(parsed.query)}")
        return parsed.set(drivername="sqlite")
    raise ValueError(
        f"unsupported database {redacted(parsed.render_as_string())!r}; use sqlite:///FILE or postgresql://…"
    )


def _require_known_parameters(url: URL) -> None:
    """Raises ValueError for a parameter that libpq does not have, which it would say at each connection."""
    for name, value in url.query.items():
        try:
            make_conninfo(**{name: value if isinstance(value, str) else ",".join(value)})
        except ProgrammingError:
            raise ValueError(f"PostgreSQL's driver has no parameter {name!r}: leave it out of the URL") from None
    if re.search("timezone", str(url.query.get("options", "")), re.I):
        raise ValueError("options: leave the time zone out, it is always UTC")


def _require_port(url: str) -> None:
    try:
        urlsplit(url).port  # noqa: B018 (read for what it raises)
    except ValueError:
        raise ValueError(
            "its port is no number: write the password's special characters percent-encoded (@ as %40, / as %2F)"
        ) from None
