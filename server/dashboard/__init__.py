"""The dashboard: server-rendered pages that show networks grow, and the files that they need."""

from server.dashboard.install import install

__all__ = ["install"]
