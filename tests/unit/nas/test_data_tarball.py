"""Tar files: nothing of them lies outside, and nothing unpacks to more than it may."""

import io
import tarfile
from pathlib import Path

import numpy as np
import pytest

import nas
from nas.data import own
from tests.unit.nas.test_data_images import flowers


def tarred(path: Path, *members: tarfile.TarInfo, mode: str = "w") -> Path:
    with tarfile.open(path, mode) as archive:  # type: ignore[call-overload]
        for name, content in flowers().items():
            member = tarfile.TarInfo(name)
            member.size = len(content)
            archive.addfile(member, io.BytesIO(content))
        for member in members:
            archive.addfile(member, io.BytesIO(bytes(member.size)))
    return path


def entry(name: str, kind: bytes = tarfile.REGTYPE, size: int = 0, link: str = "") -> tarfile.TarInfo:
    made = tarfile.TarInfo(name)
    made.type, made.size, made.linkname = kind, size, link
    return made


def refused(path: Path, max_bytes: int = 2**30) -> str:
    with pytest.raises(nas.DatasetError) as raised:
        own.convert(path, path.with_name("kept.npz"), "a", max_bytes=max_bytes)
    return str(raised.value)


@pytest.mark.parametrize(
    ("member", "message"),
    [
        (entry("rose/x.png", tarfile.SYMTYPE, link="/etc/passwd"), "is a link or a device"),
        (entry("rose/x.png", tarfile.LNKTYPE, link="aster/0.png"), "is a link or a device"),
        (entry("rose/x.png", tarfile.FIFOTYPE), "is a link or a device"),
        (entry("rose/x.png", tarfile.CHRTYPE), "is a link or a device"),
        (entry("/etc/x.png"), "leads out of the folder"),
        (entry("rose/../../x.png"), "leads out of the folder"),
        (entry("rose/x.png", size=70_000_000), "has 70000000 bytes; at most 67108864 are allowed"),
    ],
)
def test_what_is_no_plain_file_inside_is_refused(tmp_path: Path, member: tarfile.TarInfo, message: str) -> None:
    assert message in refused(tarred(tmp_path / "a.tar", member))


@pytest.mark.parametrize("mode", ["w:gz", "w:xz", "w:bz2"])
def test_a_bomb_is_refused_before_it_is_unpacked(tmp_path: Path, mode: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("nas.data.tarball.MAX_FILES", 100)
    path = tarred(tmp_path / "a.tar", entry("rose/x.png", size=50_000_000), mode=mode)
    assert path.stat().st_size < 1_000_000
    assert "unpacks to more than the 1000000 bytes that are allowed" in refused(path, 1_000_000)


def test_too_many_files_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("nas.data.tarball.MAX_FILES", 5)
    assert "holds more than 5 files" in refused(tarred(tmp_path / "a.tar"))


def test_a_damaged_tar_file_never_does_more_than_be_refused(tmp_path: Path) -> None:
    path, rng = tarred(tmp_path / "a.tar.gz", mode="w:gz"), np.random.default_rng(0)
    whole = path.read_bytes()
    outcomes = set()
    for _ in range(200):
        damaged = bytearray(whole)
        for at in rng.integers(0, len(whole), 3):
            damaged[at] = rng.integers(0, 256)
        path.write_bytes(damaged[: rng.integers(1, 2 * len(whole))])
        try:
            own.convert(path, tmp_path / "kept.npz", "a")
            outcomes.add("taken")
        except nas.DatasetError:
            outcomes.add("refused")
    assert "refused" in outcomes
