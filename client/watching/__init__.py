"""Follows one job: its events as they happen, and what they mean for people."""
