"""The audit log, for people."""

from __future__ import annotations

from collections.abc import Sequence

from rich.console import RenderableType
from rich.text import Text

from client.models import AuditEntry
from client.rendering import format
from client.rendering.service import plain_table


def audit_table(entries: Sequence[AuditEntry]) -> RenderableType:
    """One row a change."""
    if not entries:
        return Text("no changes yet")
    table = plain_table(("at", "action", "of", "by", "key"))
    for entry in entries:
        by = (entry.key_name or "-", entry.key_id or "-")
        at = entry.at.isoformat(sep=" ", timespec="seconds")
        table.add_row(*(Text(format.plain(cell)) for cell in (at, entry.action, entry.subject, *by)))
    return table
