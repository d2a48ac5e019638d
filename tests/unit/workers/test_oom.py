"""Where the kernel's count of processes that it killed for want of memory is read."""

from pathlib import Path

import pytest

from workers import oom


def machine(folder: Path, cgroup: str, files: dict[str, str]) -> tuple[Path, Path]:
    proc, groups = folder / "proc", folder / "cgroup"
    (proc / "self").mkdir(parents=True)
    (proc / "self" / "cgroup").write_text(cgroup)
    (proc / "vmstat").write_text("nr_free_pages 9\noom_kill 3\n")
    for name, content in files.items():
        (groups / name).parent.mkdir(parents=True, exist_ok=True)
        (groups / name).write_text(content)
    return proc, groups


@pytest.mark.parametrize(
    ("cgroup", "files", "kills"),
    [
        ("0::/a/b\n", {"a/b/memory.events": "oom 5\noom_kill 7\n", "memory.events": "oom_kill 9\n"}, 7),
        ("0::/\n", {"memory.events": "low 0\noom_kill 8\n"}, 8),
        ("0::/not/visible/here\n", {"memory.events": "oom_kill 8\n"}, 8),
        ("2:cpu:/\n4:memory:/x\n0::/\n", {"memory/x/memory.oom_control": "under_oom 0\noom_kill 2\n"}, 2),
        ("4:memory:/x\n", {"memory/memory.oom_control": "oom_kill_disable 0\nunder_oom 0\noom_kill 1\n"}, 1),
        ("0::/a\n", {}, 3),
        ("gibberish", {}, 3),
    ],
)
def test_our_own_group_counts_before_the_machine(
    tmp_path: Path, cgroup: str, files: dict[str, str], kills: int
) -> None:
    assert oom.kills(*machine(tmp_path, cgroup, files)) == kills


def test_a_machine_that_counts_nothing_is_no_error(tmp_path: Path) -> None:
    assert oom.kills(tmp_path, tmp_path) is None
