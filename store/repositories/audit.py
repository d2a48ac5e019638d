"""The audit log: a line for each change that a caller made, written with the change."""

from dataclasses import dataclass

from sqlalchemy import insert, select
from sqlalchemy.orm import Session

from store import cursor
from store.cursor import Page, Position
from store.ids import KeyId, new_audit_id
from store.models import AuditEntry
from store.states import Action


@dataclass(frozen=True)
class Actor:
    """The author of a change: an API key, or without one, a user of this machine."""

    key_id: KeyId | None = None
    key_name: str | None = None


NOBODY = Actor()


class Audit:
    """The audit log in one session."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def add(self, actor: Actor, action: Action, subject: str) -> None:
        """Write a line; `subject` is the id or the name of what was changed."""
        values = {"key_id": actor.key_id, "key_name": actor.key_name, "action": action, "subject": subject}
        self._session.execute(insert(AuditEntry).values(id=new_audit_id(), **values))

    def page(self, *, limit: int, cursor_text: str | None = None, subject: str | None = None) -> Page[AuditEntry]:
        """Lines, the newest first, of one subject or all; raises `InvalidCursor`."""
        listing = f"audit/{subject or ''}"
        query = select(AuditEntry).order_by(AuditEntry.id.desc()).limit(limit + 1)
        if subject is not None:
            query = query.where(AuditEntry.subject == subject)
        offset = 0
        if cursor_text is not None:
            position = cursor.decode(cursor_text, listing, (str,))
            offset = position.offset
            query = query.where(AuditEntry.id < position.key[0])
        rows = self._session.scalars(query).all()
        if len(rows) <= limit:
            return Page(rows, None)
        rows = rows[:limit]
        return Page(rows, cursor.encode(listing, Position(offset + limit, (rows[-1].id,))))
