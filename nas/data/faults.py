"""Files that cannot be read: all of them are looked at, and the first ten named."""

from dataclasses import dataclass, field

from nas.errors import DatasetError

NAMED = 10


@dataclass
class Faults:
    """The faults of a folder's files, in the order in which they were met."""

    first: list[str] = field(default_factory=list)
    count: int = 0

    def add(self, error: DatasetError) -> None:
        """Remember one; only the first ten keep their text."""
        self.count += 1
        if len(self.first) < NAMED:
            self.first.append(str(error))

    def settle(self, files: int, skip: bool) -> None:
        """Raises `DatasetError` if there were any, unless they are to be skipped."""
        if not self.count or skip:
            return
        if self.count == 1:
            raise DatasetError(f"{self.first[0]} (to leave it out: --skip-unreadable, skip_unreadable)")
        more = f"; and {self.count - len(self.first)} more" if self.count > len(self.first) else ""
        raise DatasetError(
            f"{self.count} of {files} files cannot be read (to leave them out: --skip-unreadable, skip_unreadable): "
            f"{'; '.join(self.first)}{more}"
        )
