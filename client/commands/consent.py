"""Asking before what cannot be undone."""

from __future__ import annotations

import typer

from client.errors import Error


def require_consent(question: str) -> None:
    """Raises `Error` unless the person at the terminal says yes."""
    try:
        typer.confirm(question, abort=True, err=True)
    except typer.Abort as abort:
        raise Error("nothing was deleted; --yes answers the question beforehand") from abort
