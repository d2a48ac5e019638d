"""Downloading the published files of a data set: whole and with the published digest, or not at all."""

import contextlib
import hashlib
import ipaddress
import os
import tempfile
from collections.abc import Callable
from pathlib import Path
from urllib.parse import urlsplit

import httpx

from nas.data.registry import source
from nas.data.source import File
from store.errors import Error

CONNECT_SECONDS = 10.0
SILENCE_SECONDS = 60.0
CHUNK_BYTES = 1 << 20

OnProgress = Callable[[str, int, int], None]
"""Given a file's name, the bytes of it that are there, and all its bytes."""


class DownloadError(Error):
    """A data set's file could not be downloaded."""

    kind = "download"


def fetch(name: str, directory: Path, *, origin: str | None = None, progress: OnProgress | None = None) -> list[Path]:
    """Bring the files of a known data set that are not there yet into `directory`; returns those that were brought.

    `origin` is the address of a folder with the same files, for another mirror than the usual one. Raises
    `nas.DatasetError` for an unknown name, and `DownloadError` naming the file, the reason and where it belongs.
    """
    known = source(name)
    if known.missing(directory) is None:
        return []
    form = known.published
    if form is None or form.origin is None:
        raise DownloadError(f"data set {name} is published nowhere that netgrow knows")
    base = (origin or form.origin).rstrip("/") + "/"
    brought = []
    for file in form.missing(directory):
        target = directory / file.path
        fetch_file(base + target.name, file, target, progress)
        brought.append(target)
    return brought


def fetch_file(url: str, file: File, target: Path, progress: OnProgress | None = None) -> None:
    """Download one file to `target`. Raises `DownloadError`; nothing but a whole file is ever there."""
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(prefix=f".{target.name}-", suffix=".part", dir=target.parent)
    except OSError as error:
        raise DownloadError(f"{target} cannot be written: {error}") from error
    temporary = Path(name)
    try:
        with os.fdopen(handle, "wb") as out:
            os.fchmod(out.fileno(), 0o644)
            _receive(url, file, out.write, progress or _tell_nobody)
            out.flush()
            os.fsync(out.fileno())
        os.replace(temporary, target)
    except (httpx.HTTPError, httpx.InvalidURL) as error:
        reason = str(error) or type(error).__name__
        raise DownloadError(f"{url} could not be downloaded: {reason}; {_instead(target)}") from error
    except OSError as error:
        raise DownloadError(f"{target} cannot be written: {error}") from error
    except _Refused as error:
        raise DownloadError(f"{url}: {error}; {_instead(target)}") from error
    finally:
        with contextlib.suppress(FileNotFoundError):
            temporary.unlink()


class _Refused(Exception):
    """The downloaded file is not the published one."""


def _receive(url: str, file: File, write: Callable[[bytes], object], progress: OnProgress) -> None:
    timeout = httpx.Timeout(SILENCE_SECONDS, connect=CONNECT_SECONDS)
    digest, done, expected = hashlib.sha256(), 0, file.bytes
    # A proxy that the environment names cannot reach this machine's own loopback.
    with (
        httpx.Client(timeout=timeout, follow_redirects=True, trust_env=not _is_loopback(url)) as client,
        # Not to be decoded: the files are gzip files themselves, and published as such.
        client.stream("GET", url, headers={"Accept-Encoding": "identity"}) as response,
    ):
        response.raise_for_status()
        for chunk in response.iter_raw(CHUNK_BYTES):
            done += len(chunk)
            if expected is not None and done > expected:
                raise _Refused(f"it has more than the {expected} bytes that were published")
            digest.update(chunk)
            write(chunk)
            progress(Path(file.path).name, done, expected or done)
    if expected is not None and done != expected:
        raise _Refused(f"only {done} of {expected} bytes came")
    if file.sha256 is not None and digest.hexdigest() != file.sha256:
        raise _Refused(f"its SHA-256 is {digest.hexdigest()}, but {file.sha256} was published")


def _tell_nobody(_name: str, _done: int, _size: int) -> None:
    pass


def _instead(target: Path) -> str:
    return f"put the file there by hand: {target}"


def _is_loopback(url: str) -> bool:
    host = urlsplit(url).hostname or ""
    try:
        return host == "localhost" or ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False
