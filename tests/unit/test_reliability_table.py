from __future__ import annotations

from pathlib import Path

from tests.chaos.record import BEGIN, END, Row, write

KILLS = Row("kills", "SQLite", injected=21, jobs=1, lost=0, doubled=0, differing=0, violations=0)
CUTS = Row("cuts", "SQLite", injected=1_200, jobs=1, lost=0, doubled=0, differing=0, violations=0)


def test_a_run_replaces_its_own_rows_of_the_page_and_leaves_the_others(tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text(f"before\n{BEGIN}\n| head |\n| --- |\n{END}\nafter\n")
    write(page, [KILLS])
    write(page, [CUTS])
    write(page, [Row("kills", "SQLite", injected=3, jobs=1, lost=1, doubled=0, differing=0, violations=0)])
    before, *table, after = page.read_text().strip().splitlines()
    assert (before, after) == ("before", "after")
    assert table[3:-1] == [
        "| cuts | SQLite | 1,200 | 1 | 0 | 0 | 0 | 0 |",
        "| kills | SQLite | 3 | 1 | 1 | 0 | 0 | 0 |",
    ]


def test_a_row_is_sound_only_if_something_was_done_and_nothing_came_of_it() -> None:
    assert KILLS.sound
    assert not Row("kills", "SQLite", injected=0, jobs=1, lost=0, doubled=0, differing=0, violations=0).sound
    for name in ("lost", "doubled", "differing", "violations"):
        zeros = {"lost": 0, "doubled": 0, "differing": 0, "violations": 0}
        assert not Row("kills", "SQLite", injected=1, jobs=1, **{**zeros, name: 1}).sound
