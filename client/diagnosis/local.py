"""Checks of this machine against its settings. The service's packages are imported where they are checked."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from client.diagnosis.findings import Check, Finding, fail, ok, warn
from client.errors import Error
from client.installation import has
from client.rendering import format

if TYPE_CHECKING:
    from store import Settings

LITTLE_BYTES = 1_000_000_000
ENOUGH_BYTES = 5_000_000_000
PROBE_BYTES = 1 << 16
EXTRAS = {
    "export": (("onnx", "onnxruntime", "onnxscript"), "ONNX exports"),
    "s3": (("s3fs",), "checkpoints on S3"),
    "oidc": (("joserfc",), "log-in to the dashboard with an OpenID Connect provider"),
    "tensorboard": (("tensorboard",), "TensorBoard logs of trials"),
}


def checks(settings: Settings) -> Mapping[str, Check]:
    """The checks, by name; none of them tells a password."""
    found: dict[str, Check] = {
        "data folder": lambda: data_folder(settings.data_dir),
        "disk space": lambda: disk_space(settings.data_dir),
        "disk reserve": lambda: disk_reserve(settings),
        "database": lambda: database(settings),
        "uploads": lambda: uploads(settings),
        "api keys": lambda: api_keys(settings),
        "webhook secrets": lambda: webhook_secrets(settings),
        "broker": lambda: broker(settings),
        "checkpoints": lambda: checkpoints(settings),
        "device": lambda: device(settings),
        "data sets": lambda: data_sets(settings),
        "extras": lambda: extras(settings),
    }
    return {name: without_secrets(check) for name, check in found.items()}


def without_secrets(check: Check) -> Check:
    """The check, with the passwords of URLs hidden in what it finds and in what it raises."""

    def run() -> Finding | list[Finding]:
        from store.addresses import redacted

        try:
            found = check()
        except ImportError:
            raise
        except Exception as error:
            raise Error(redacted(str(error) or type(error).__name__)) from error
        listed = found if isinstance(found, list) else [found]
        return [finding.model_copy(update={"found": redacted(finding.found)}) for finding in listed]

    return run


def data_folder(folder: Path) -> Finding:
    """Whether it is there and can be written to."""
    if not folder.exists():
        above = next(parent for parent in folder.parents if parent.exists())
        if not os.access(above, os.W_OK | os.X_OK):
            return fail("data folder", f"{folder} cannot be made in {above}", "name another with NETGROW_DATA_DIR")
        return warn("data folder", f"{folder} is not there yet", "`netgrow up` makes it; or set NETGROW_DATA_DIR")
    try:
        with tempfile.TemporaryFile(dir=folder) as file:
            file.write(b"netgrow")
    except OSError as error:
        reason = error.strerror or str(error)
        return fail("data folder", f"{folder} cannot be written to: {reason}", "mend it, or set NETGROW_DATA_DIR")
    return ok("data folder", str(folder))


def disk_space(folder: Path) -> Finding:
    """Free disk space for the data."""
    there = next(path for path in (folder, *folder.parents) if path.exists())
    free = shutil.disk_usage(there).free
    found = f"{format.size(free)} free"
    if free < LITTLE_BYTES:
        return fail("disk space", found, "make room: trials stop where no checkpoint can be written")
    if free < ENOUGH_BYTES:
        return warn("disk space", found, "`netgrow gc` removes what no model needs")
    return ok("disk space", found)


def disk_reserve(settings: Settings) -> list[Finding]:
    """Whether uploads are taken and checkpoints written: where they lie, the reserve has to stay free."""
    from store.blobs import free_bytes

    reserve, found = settings.disk_reserve_bytes, []
    places = {"temporary files": Path(tempfile.gettempdir())}
    if "://" not in settings.checkpoints_url:
        places["checkpoints"] = Path(settings.checkpoints_url)
    for what, folder in places.items():
        free = free_bytes(folder)
        check, told = f"disk reserve: {what}", f"{format.size(free)} free, {format.size(reserve)} of them kept free"
        advice = "make room (`netgrow gc`), or lower NETGROW_DISK_RESERVE_BYTES: uploads are refused, checkpoints wait"
        found.append(fail(check, told, advice) if free < reserve else ok(check, told))
    return found


def uploads(settings: Settings) -> Finding:
    """Bytes of stored uploads, and their limit."""
    import store
    from store.repositories import Uploads

    if (file := sqlite_file(settings.database_url)) is not None and not file.exists():
        return ok("uploads", "none")
    database = store.Database(settings.database_url)
    try:
        with database.read() as session:
            stored = Uploads(session).bytes()
    except store.Error:
        return warn("uploads", "the database does not say", "see above")
    finally:
        database.dispose()
    allowed = settings.upload_bytes
    if allowed is None:
        return ok("uploads", f"{format.size(stored)} stored, without a limit")
    told = f"{format.size(stored)} stored of {format.size(allowed)}"
    if stored >= allowed:
        return warn("uploads", told, "uploads are refused: delete a data set, or raise NETGROW_UPLOAD_BYTES")
    return ok("uploads", told)


def database(settings: Settings) -> Finding:
    """Whether it answers, and has this version's tables."""
    import store
    from store import migrate

    if (file := sqlite_file(settings.database_url)) is not None and not file.exists():
        return warn("database", f"{file} is not there yet", "`netgrow up` or `netgrow migrate` makes it")
    found = store.Database(settings.database_url)
    try:
        migrate.check(found)
    except store.DatabaseNewer as error:
        return fail("database", str(error), "install the netgrow that migrated it, or restore a backup")
    except store.NotMigrated as error:
        return fail("database", str(error), "run `netgrow migrate`")
    except store.Unavailable as error:
        mend = "start it" if file is None else "put a backup in its place (docs/operations.md)"
        return fail("database", str(error), f"{mend}, or name another with NETGROW_DATABASE_URL")
    finally:
        found.dispose()
    return ok("database", "SQLite, up to date" if file is not None else "PostgreSQL, up to date")


def api_keys(settings: Settings) -> Finding:
    """Whether requests need one."""
    import store
    from store import keyring

    if (file := sqlite_file(settings.database_url)) is not None and not file.exists():
        return ok("api keys", "none: the API answers on this machine alone")
    try:
        found = store.Database(settings.database_url)
        try:
            if keyring.any_key(found):
                return ok("api keys", "every request needs one")
        finally:
            found.dispose()
    except store.Error:
        return warn("api keys", "the database does not say", "see above")
    if settings.insecure:
        advice = "`netgrow keys create --name NAME`, and without NETGROW_INSECURE"
        return warn("api keys", "none, and NETGROW_INSECURE lets anybody in", advice)
    return ok("api keys", "none: the API answers on this machine alone")


def webhook_secrets(settings: Settings) -> Finding:
    """Whether they can be read: by the servers, and by whoever reads the database."""
    import store
    from store import cipher

    check = "webhook secrets"
    if (file := sqlite_file(settings.database_url)) is not None and not file.exists():
        return ok(check, "none")
    try:
        database = store.Database(settings.database_url)
        try:
            kept = cipher.counted(database, cipher.Cipher(settings.secret_key_list))
        finally:
            database.dispose()
    except store.Error:
        return warn(check, "the database does not say", "see above")
    renew = "`netgrow encrypt-secrets`"
    if kept.unreadable:
        told = f"{kept.unreadable} of {kept.encrypted} were encrypted with a key that is not in NETGROW_SECRET_KEYS"
        return fail(check, told, "put the key back, after the new one: their messages wait until then")
    if kept.outdated:
        told = f"{kept.outdated} of {kept.encrypted} are encrypted with an older key"
        return warn(check, told, f"{renew} before that is taken out of NETGROW_SECRET_KEYS")
    if kept.plain:
        advice = renew if settings.secret_key_list else f"set NETGROW_SECRET_KEYS, then {renew}"
        return warn(check, f"{kept.plain} can be read by whoever reads the database", advice)
    return ok(check, f"{kept.encrypted} encrypted" if kept.encrypted else "none")


def broker(settings: Settings) -> Finding:
    """Whether it takes messages."""
    from workers import app

    kind = settings.broker_url.partition(":")[0]
    if kind == "filesystem" and not Path(settings.broker_url.removeprefix("filesystem://")).exists():
        return ok("broker", "a folder, which the first job makes")
    app.configure(settings)
    try:
        app.check()
    except Exception as error:
        return fail("broker", f"{kind}: {error}", "start it, or name another with NETGROW_BROKER_URL")
    return ok("broker", "a folder" if kind == "filesystem" else f"{kind}, answers")


def checkpoints(settings: Settings) -> Finding:
    """Whether a file that is written can be read again, and removed."""
    import store

    url = settings.checkpoints_url
    advice = "mend it, or name another with NETGROW_CHECKPOINTS_URL"
    if url.startswith("s3") and not has("s3fs"):
        return fail("checkpoints", f"{url} needs s3fs", "pip install 'netgrow[s3]'")
    if "://" not in url and not settings.data_dir.exists() and Path(url).is_relative_to(settings.data_dir):
        return ok("checkpoints", "below the data folder, to come")
    probe = os.urandom(PROBE_BYTES)
    try:
        found = store.CheckpointStore(url)
        stored = found.put(probe)
        same = found.get(stored.sha256) == probe
        found.delete(stored.sha256)
    except (store.Error, OSError, ValueError) as error:
        return fail("checkpoints", str(error), advice)
    if not same:
        return fail("checkpoints", f"{url} gives back other bytes than were written", advice)
    return ok("checkpoints", f"{url}: written, read and removed")


def device(settings: Settings) -> Finding:
    """The device that a worker would train on."""
    import torch

    import nas
    from nas.training.device import resolve

    try:
        found = resolve(settings.device)
    except nas.Error as error:
        return fail("device", str(error), "set NETGROW_DEVICE to auto, cpu or cuda:0")
    if found.type == "cuda":
        properties = torch.cuda.get_device_properties(found)
        count = torch.cuda.device_count()
        return ok("device", f"{properties.name}, {format.size(properties.total_memory)}; {count} here")
    return ok("device", f"cpu, {os.cpu_count()} cores; torch {torch.__version__}")


def data_sets(settings: Settings) -> Finding:
    """The known data sets that a job can name."""
    from nas import data

    known = [data.info(name, settings.datasets_dir) for name in data.names()]
    there = ", ".join(info.name for info in known if info.available)
    missing = ", ".join(info.name for info in known if not info.available)
    if not missing:
        return ok("data sets", there)
    if settings.download_datasets:
        return ok("data sets", f"{there}; downloaded when needed: {missing}")
    return ok("data sets", f"{there}; without files: {missing} (`netgrow datasets fetch NAME`)")


def extras(settings: Settings) -> list[Finding]:
    """Extras that are not installed, and their purpose."""
    found = []
    for name, (packages, purpose) in EXTRAS.items():
        missing = [package for package in packages if not has(package)]
        advice = f"for {purpose}: pip install 'netgrow[{name}]'"
        if not missing:
            found.append(ok(f"extra {name}", ", ".join(packages)))
        elif name == "oidc" and settings.oidc_issuer:
            found.append(fail(f"extra {name}", "NETGROW_OIDC_ISSUER asks for it, and it is not installed", advice))
        elif name == "tensorboard" and "tensorboard" in settings.journal_formats:
            found.append(fail(f"extra {name}", "NETGROW_TRIAL_LOGS asks for it, and it is not installed", advice))
        else:
            found.append(warn(f"extra {name}", f"not installed: {', '.join(missing)}", advice))
    return found


def sqlite_file(url: str) -> Path | None:
    """The file of an SQLite database, None for another database."""
    from sqlalchemy import make_url
    from sqlalchemy.exc import ArgumentError

    try:
        found = make_url(url)
    except ArgumentError:  # the store says what is wrong with it
        return None
    return Path(found.database) if found.drivername.startswith("sqlite") and found.database else None
