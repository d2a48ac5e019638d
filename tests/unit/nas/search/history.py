"""A history in memory for tests of strategies."""

from collections.abc import Iterable, Sequence

from nas.search import Candidate


class ListHistory:
    """The contract of `nas.search.History` over a list, ordered by number."""

    def __init__(self, candidates: Iterable[Candidate] = ()) -> None:
        self.candidates = sorted(candidates, key=lambda candidate: candidate.number)

    def size(self) -> int:
        return len(self.candidates)

    def best(self) -> Candidate:
        if not self.candidates:
            raise IndexError("no candidates")
        return max(self.candidates, key=lambda candidate: candidate.merit)

    def at(self, index: int) -> Candidate:
        return self.candidates[index]

    def youngest(self, count: int) -> Sequence[Candidate]:
        return self.candidates[-count:]


def candidate(number: int, score: float = 0.5, parameters: int = 100) -> Candidate:
    return Candidate(number, f"model_{number}", score, parameters, generation=0 if number == 0 else 1)
