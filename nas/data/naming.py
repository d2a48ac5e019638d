"""Names of files and folders: the same characters whoever packed them, and which of them name a split."""

import contextlib
import re
import unicodedata
import zipfile
from pathlib import PurePosixPath

SPLITS = {
    **dict.fromkeys(("train", "training"), "train"),
    **dict.fromkeys(("val", "valid", "validation", "dev"), "validation"),
    **dict.fromkeys(("test", "testing"), "test"),
}
"""Folders, in any case, that hold a split."""

_IGNORED = {"__MACOSX", "Thumbs.db", "desktop.ini"}
_ABOUT = re.compile(r"(readme|licen[cs]e|copying|citation)(\.(txt|md|rst|pdf|cff))?", re.IGNORECASE)
_UTF8 = 0x800


def tidy(name: str) -> PurePosixPath:
    """The name with its accents composed (NFC): a Mac writes them apart, and one class would be two."""
    return PurePosixPath(unicodedata.normalize("NFC", name))


def name_in_zip(member: zipfile.ZipInfo) -> str:
    """A member's name: UTF-8 where it is that without saying so (a Mac's), and with slashes (Windows' are turned)."""
    name = member.filename
    if not member.flag_bits & _UTF8:
        with contextlib.suppress(UnicodeError):  # otherwise as `zipfile` read it, in the format's own character set
            name = name.encode("cp437").decode("utf-8")
    return name.replace("\\", "/")


def leads_out(name: str) -> bool:
    """Whether the name, unpacked, would lie outside of the folder."""
    path = PurePosixPath(name)
    return path.is_absolute() or ".." in path.parts or "\0" in name or re.match(r"[A-Za-z]:(/|$)", name) is not None


def ignored(path: PurePosixPath) -> bool:
    """Whether a file manager left this behind, or it is hidden."""
    return any(part in _IGNORED or part.startswith(".") for part in path.parts)


def tells_of_others(path: PurePosixPath) -> bool:
    """Whether a file is a README, a LICENSE or the like."""
    return _ABOUT.fullmatch(path.name) is not None


def split_of(folder: str) -> str | None:
    """`train`, `validation` or `test`, where a folder is named after one."""
    return SPLITS.get(folder.casefold())
