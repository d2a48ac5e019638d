"""A history in memory for tests of strategies."""

from collections.abc import Iterable, Mapping, Sequence

from nas.search import Asked, Candidate, Purse


class ListHistory:
    """The contract of `nas.search.History` over a list, ordered by number."""

    def __init__(
        self,
        candidates: Iterable[Candidate] = (),
        asked: Mapping[str, Sequence[tuple[str, ...] | None]] | None = None,
        *,
        last_round: Sequence[Asked] = (),
        purse: Purse | None = None,
    ) -> None:
        self._asked = dict(asked or {})
        self._last_round = last_round
        self._purse = purse or Purse("trials", 0, 16)
        self.candidates = sorted(candidates, key=lambda candidate: candidate.number)

    def size(self) -> int:
        return len(self.candidates)

    def best(self) -> Candidate:
        if not self.candidates:
            raise IndexError("no candidates")
        return max(self.candidates, key=lambda candidate: candidate.merit)

    def top(self, count: int) -> Sequence[Candidate]:
        return sorted(self.candidates, key=lambda candidate: candidate.merit, reverse=True)[:count]

    def asked(self, parent_id: str) -> Sequence[tuple[str, ...] | None]:
        return self._asked.get(parent_id, ())

    def at(self, index: int) -> Candidate:
        return self.candidates[index]

    def youngest(self, count: int) -> Sequence[Candidate]:
        return self.candidates[-count:]

    def last_round(self) -> Sequence[Asked]:
        return self._last_round

    def purse(self) -> Purse:
        return self._purse


def candidate(number: int, score: float = 0.5, parameters: int = 100) -> Candidate:
    return Candidate(number, f"model_{number}", score, parameters, generation=0 if number == 0 else 1)
