"""Tests: unit (one room), integration (real PostgreSQL and Redis), acceptance (the whole system)."""
