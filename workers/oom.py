"""Whether the kernel killed a process for want of memory, as far as that can be told from outside."""

from contextlib import suppress
from pathlib import Path

_PROC, _CGROUPS = Path("/proc"), Path("/sys/fs/cgroup")


def kills(proc: Path = _PROC, cgroups: Path = _CGROUPS) -> int | None:
    """How often the kernel has killed for want of memory: in our own control group where that is counted, else on the
    whole machine. A number that grew while a process lived that a SIGKILL of nobody's ended is its cause, in all
    likelihood. None where nothing is counted.
    """
    for path in (*_of_groups(proc, cgroups), proc / "vmstat"):
        with suppress(OSError, ValueError):
            for line in path.read_text().splitlines():
                name, _, count = line.partition(" ")
                if name == "oom_kill":
                    return int(count)
    return None


def _of_groups(proc: Path, cgroups: Path) -> list[Path]:
    """The files of our own memory control group that may count; the root group is the whole machine."""
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
