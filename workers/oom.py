"""Counts of the kernel's OOM kills, to tell why a process died of a SIGKILL."""

from contextlib import suppress
from pathlib import Path

_PROC, _CGROUPS = Path("/proc"), Path("/sys/fs/cgroup")


def kills(proc: Path = _PROC, cgroups: Path = _CGROUPS) -> int | None:
    """Count of OOM kills in our control group, or on the whole machine where the group has no count.

    If this count rose while a process ran, and the process died of a SIGKILL that we did not send, the OOM killer is
    the likely cause. None where nothing is counted.
    """
    for path in (*_of_groups(proc, cgroups), proc / "vmstat"):
        with suppress(OSError, ValueError):
            for line in path.read_text().splitlines():
                name, _, count = line.partition(" ")
                if name == "oom_kill":
                    return int(count)
    return None


def _of_groups(proc: Path, cgroups: Path) -> list[Path]:
    """Files with the count of our memory control group; none for the root group, which is the whole machine."""
    found = []
    with suppress(OSError, ValueError):
        for line in (proc / "self" / "cgroup").read_text().splitlines():
            _, controllers, path = line.split(":", 2)
            if path == "/":
                # Inside a container the group's own folder is mounted as the root.
                found += [cgroups / "memory.events"] if not controllers else []
            elif not controllers:
                found += [cgroups / path.lstrip("/") / "memory.events", cgroups / "memory.events"]
            elif "memory" in controllers.split(","):
                folder = cgroups / "memory"
                found += [folder / path.lstrip("/") / "memory.oom_control", folder / "memory.oom_control"]
    return found
