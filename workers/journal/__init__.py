"""What people read of a trial beside the service: CSV and TensorBoard's event files. Off unless a setting says so."""

from workers.journal.base import Row, Story
from workers.journal.journal import Journal, missing_package

__all__ = ["Journal", "Row", "Story", "missing_package"]
