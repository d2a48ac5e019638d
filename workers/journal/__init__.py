"""Journals of trials outside the service: CSV and TensorBoard's event files. Off by default."""

from workers.journal.base import Row, Story
from workers.journal.journal import Journal, missing_package

__all__ = ["Journal", "Row", "Story", "missing_package"]
