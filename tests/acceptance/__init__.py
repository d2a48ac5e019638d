"""Acceptance: the whole system, started as its users start it."""
