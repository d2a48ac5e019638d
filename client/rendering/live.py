"""A leaderboard that stays in its place in the terminal and changes with the service's."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence

from rich.live import Live

from client.models import LeaderboardItem
from client.rendering.leaderboard import leaderboard_table
from client.rendering.output import console, jsonable


def show_live(rankings: Iterator[Sequence[LeaderboardItem]], *, as_json: bool) -> None:
    """Each ranking in the place of the last; as JSON, or where there is no terminal, one after another."""
    out = console()
    if as_json:
        for rows in rankings:
            print(json.dumps(jsonable(rows), ensure_ascii=False), flush=True)
    elif not out.is_terminal:
        for rows in rankings:
            out.print(leaderboard_table(rows, out.width))
    else:
        with Live(console=out, auto_refresh=False, vertical_overflow="crop") as live:
            for rows in rankings:
                live.update(leaderboard_table(rows, out.width), refresh=True)
