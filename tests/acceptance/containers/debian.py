"""Debian's packages, fetched by apt from where this machine fetches its own, and unpacked without being installed."""

from __future__ import annotations

import os
import platform
import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path

KEYRING = "/usr/share/keyrings/debian-archive-keyring.gpg"
TOOLS = ("apt-get", "dpkg-deb", "ip", "unshare", "tar")
FREE_BYTES = 12_000_000_000


class NoEngineError(Exception):
    """No container engine can be had on this machine; its message says why."""


def require(folder: Path) -> None:
    """Raises NoEngineError unless this is root's Debian with room in `folder`."""
    if platform.system() != "Linux" or os.geteuid() != 0:
        raise NoEngineError("a container engine is run as root, on Linux")
    if missing := [name for name in TOOLS if shutil.which(name) is None]:
        raise NoEngineError(f"{', '.join(missing)} not found: the engine is made from Debian's packages")
    if platform.freedesktop_os_release().get("ID") != "debian" or not Path(KEYRING).exists():
        raise NoEngineError("the engine is made from Debian's packages, and this is another distribution")
    if (free := shutil.disk_usage(folder).free) < FREE_BYTES:
        raise NoEngineError(f"images need {FREE_BYTES // 10**9} GB in {folder}, {free // 10**9} GB are free")


def codename() -> str:
    """This machine's release, by name."""
    return platform.freedesktop_os_release()["VERSION_CODENAME"]


def run(*command: str | Path, timeout: float = 900, **variables: str) -> str:
    """What the command prints; NoEngineError with its last words where it fails."""
    try:
        done = subprocess.run(
            [str(part) for part in command],
            capture_output=True,
            text=True,
            timeout=timeout,
            stdin=subprocess.DEVNULL,
            env={**os.environ, "DEBIAN_FRONTEND": "noninteractive", "LC_ALL": "C", **variables},
        )
    except subprocess.TimeoutExpired:
        raise NoEngineError(f"{command[0]} took more than {timeout:g} s") from None
    if done.returncode != 0:
        raise NoEngineError(f"{' '.join(str(part) for part in command[:3])}: {(done.stderr or done.stdout)[-500:]}")
    return done.stdout


def mirror() -> str:
    """The archive that this machine's own packages of Debian come from."""
    listed = run("apt-get", "indextargets", "--format", "$(REPO_URI) $(RELEASE)", "Created-By: Packages")
    for line in listed.splitlines():
        if line.endswith(f" {codename()}"):
            return line.split()[0]
    raise NoEngineError(f"apt names no archive of Debian {codename()}")


class Release:
    """A release of Debian: its index is kept in `folder`, apart from this machine's."""

    def __init__(self, folder: Path, name: str) -> None:
        self._folder = folder / name
        for part in ("lists/partial", "archives/partial"):
            (self._folder / part).mkdir(parents=True, exist_ok=True)
        sources = self._folder / "sources.list"
        sources.write_text(f"deb [signed-by={KEYRING}] {mirror()} {name} main\n")
        self._options = [
            *("-o", f"Dir::Etc::sourcelist={sources}", "-o", "Dir::Etc::sourceparts=-"),
            *("-o", f"Dir::State::lists={self._folder / 'lists'}", "-o", "APT::Sandbox::User=root"),
            *("-o", f"Dir::Cache::pkgcache={self._folder / 'pkgcache.bin'}"),
            *("-o", f"Dir::Cache::srcpkgcache={self._folder / 'srcpkgcache.bin'}"),
            *("-o", "Acquire::Retries=3"),
        ]
        run("apt-get", *self._options, "update")

    def unpack(self, names: Sequence[str], into: Path, beside: Path) -> None:
        """Unpack the packages, and those that they need and `beside`, a dpkg status file, does not have."""
        archives = self._folder / "-".join(["archives", *names])
        (archives / "partial").mkdir(parents=True, exist_ok=True)
        status = ["-o", f"Dir::State::status={beside}", "-o", f"Dir::Cache::archives={archives}"]
        quiet = ["--yes", "--no-install-recommends", "--download-only", "install"]
        run("apt-get", *self._options, *status, *quiet, *names)
        self._unpack(archives, into)

    def unpack_alone(self, name: str, into: Path) -> None:
        """Unpack one package, whatever it says that it needs."""
        folder = self._folder / f"alone-{name}"
        folder.mkdir(exist_ok=True)
        run("env", "-C", folder, "apt-get", *self._options, "download", name)
        self._unpack(folder, into)

    def _unpack(self, archives: Path, into: Path) -> None:
        into.mkdir(parents=True, exist_ok=True)
        found = sorted(archives.glob("*.deb"))
        if not found:
            raise NoEngineError(f"apt fetched nothing for {archives.name}")
        for package in found:
            run("dpkg-deb", "--extract", package, into)
