"""Images without a registry: a base like `python:3.11-slim`, stand-ins for PostgreSQL and Redis, wheels."""

from __future__ import annotations

import http.server
import io
import shutil
import subprocess
import sys
import tarfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from threading import Thread

from packaging.utils import canonicalize_name, parse_wheel_filename

from tests.acceptance.containers.debian import NoEngineError, Release, codename, mirror, run
from tests.acceptance.containers.engine import Engine
from tests.acceptance.runtime import REPOSITORY, project

BASE = "netgrow-test-base"
INDEX_PORT = 8099
"""In the engine's own network, where nobody else listens."""

INDEX_URL = f"http://127.0.0.1:{INDEX_PORT}/simple/"
PIP_CONFIGURATION = f"[global]\nindex-url = {INDEX_URL}\n"

BUILT_WITH = ("setuptools>=77", "async-timeout>=4")
"""The builder of netgrow's own wheel, and what redis needs below Python 3.11.3, which Debian 12's is."""

POSTGRES_ENTRYPOINT = """#!/bin/sh
# As the official image: the cluster is made at the first start, in PGDATA, which a volume may be.
set -eu
bin=/usr/lib/postgresql/15/bin
if [ "$(id -u)" = 0 ]; then
    mkdir -p "$PGDATA" /var/run/postgresql
    chown -R postgres "$PGDATA" /var/run/postgresql
    exec setpriv --reuid postgres --regid postgres --init-groups "$0"
fi
if [ ! -s "$PGDATA/PG_VERSION" ]; then
    echo "$POSTGRES_PASSWORD" > /tmp/password
    $bin/initdb --username "$POSTGRES_USER" --pwfile /tmp/password --auth-host scram-sha-256 --auth-local trust \\
        --encoding UTF8 --locale C.UTF-8 > /dev/null
    echo "host all all all scram-sha-256" >> "$PGDATA/pg_hba.conf"
    $bin/pg_ctl --wait --options "-c listen_addresses=" start > /dev/null
    $bin/createdb --username "$POSTGRES_USER" "$POSTGRES_DB"
    $bin/pg_ctl --wait stop > /dev/null
fi
exec $bin/postgres -c listen_addresses='*'
"""
POSTGRES = f"""FROM {BASE}
ADD files.tar /
COPY entrypoint /usr/local/bin/entrypoint
RUN groupadd --system postgres && useradd --system --gid postgres postgres && chmod 755 /usr/local/bin/entrypoint \\
    && ln -s /usr/lib/postgresql/15/bin/pg_isready /usr/local/bin/ && ldconfig
ENV PGDATA=/var/lib/postgresql/data
ENTRYPOINT ["/usr/local/bin/entrypoint"]
"""
REDIS = f"""FROM {BASE}
ADD files.tar /
RUN ldconfig
USER nobody
WORKDIR /tmp
"""
STANDS_FOR = {
    "postgres:16-alpine": (["postgresql-15"], POSTGRES),
    "redis:7-alpine": (["redis-server"], REDIS),
}


def bootstrap(folder: Path, tools: Path) -> Path:
    """Debian with Python and pip, in a folder; as root's alone as a system's files are."""
    base = folder / "base"
    if not (base / "whole").exists():
        shutil.rmtree(base, ignore_errors=True)
        script = tools / "usr/sbin/debootstrap"
        wanted = ["--variant=minbase", "--include=python3-venv,ca-certificates"]
        run("sh", script, *wanted, codename(), base, mirror(), DEBOOTSTRAP_DIR=str(tools / "usr/share/debootstrap"))
        (base / "usr/bin/python").symlink_to("python3")
        (base / "etc/pip.conf").write_text(PIP_CONFIGURATION)
        for part in ("var/cache/apt/archives", "var/lib/apt/lists"):
            shutil.rmtree(base / part)
        (base / "whole").touch()
    return base


def provide(engine: Engine, folder: Path, tools: Path) -> None:
    """Make the base and the stand-ins, unless the engine has them."""
    there = set(engine.docker("images", "--format", "{{.Repository}}:{{.Tag}}").split())
    base = bootstrap(folder, tools)
    if f"{BASE}:latest" not in there:
        archive = folder / "base.tar"
        run("tar", "--create", "--file", archive, "--directory", base, "--numeric-owner", ".")
        engine.docker("import", "--change", "ENV PATH=/usr/local/bin:/usr/bin:/bin:/usr/sbin:/sbin", str(archive), BASE)
        archive.unlink()
    release = None
    for name, (packages, dockerfile) in STANDS_FOR.items():
        if name in there:
            continue
        release = release or Release(folder / "apt", codename())
        root = folder / packages[0]
        release.unpack(packages, root, base / "var/lib/dpkg/status")
        files = folder / "files.tar"
        # Debian's folders /bin, /lib and /sbin are links: a folder of the same name would be put in their place.
        run("tar", "--create", "--file", files, "--directory", _merged(root), "--numeric-owner", ".")
        context = _context({"Dockerfile": dockerfile, "entrypoint": POSTGRES_ENTRYPOINT}, {"files.tar": files})
        engine.docker("build", "--tag", name, "-", stdin=context)
        files.unlink()


def _merged(root: Path) -> Path:
    for name in ("bin", "sbin", "lib", "lib64"):
        if (root / name).is_dir():
            shutil.copytree(root / name, root / "usr" / name, symlinks=True, dirs_exist_ok=True)
            shutil.rmtree(root / name)
    return root


def _context(texts: Mapping[str, str], files: Mapping[str, Path]) -> bytes:
    buffer = io.BytesIO()
    with tarfile.open(fileobj=buffer, mode="w") as archive:
        for name, text in texts.items():
            entry = tarfile.TarInfo(name)
            entry.size = len(text)
            archive.addfile(entry, io.BytesIO(text.encode()))
        for name, path in files.items():
            archive.add(path, name)
    return buffer.getvalue()


def wheels(folder: Path) -> Path:
    """An index of what the image needs, fetched by pip as this machine has it."""
    index = folder / "index" / "simple"
    if (folder / "index" / "whole").exists():
        return index.parent
    extras = project()["optional-dependencies"]
    wanted = [*project()["dependencies"], *extras["s3"], *BUILT_WITH]
    kept = folder / "wheels"
    pip = [sys.executable, "-m", "pip", "download", "--quiet", "--only-binary", ":all:"]
    done = subprocess.run(
        [*pip, "--dest", str(kept), "-c", "constraints.txt", *wanted], cwd=REPOSITORY, capture_output=True, text=True
    )
    if done.returncode != 0:
        raise NoEngineError(f"pip fetches no wheels for the image: {done.stderr[-500:]}")
    for wheel in kept.glob("*.whl"):
        name = canonicalize_name(parse_wheel_filename(wheel.name)[0])
        page = index / name / "index.html"
        page.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(wheel, page.parent)
        page.write_text(f'<a href="{wheel.name}">{wheel.name}</a>\n')
    shutil.rmtree(kept)
    (folder / "index" / "whole").touch()
    return index.parent


@contextmanager
def index(engine: Engine, folder: Path) -> Iterator[None]:
    """The index, served where a build in the engine's network finds it."""
    handler = partial(_Quiet, directory=str(wheels(folder)))
    server = engine.inside(lambda: http.server.ThreadingHTTPServer(("127.0.0.1", INDEX_PORT), handler))
    thread = Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


class _Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:
        """Nothing."""
