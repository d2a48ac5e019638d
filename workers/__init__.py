"""The workers: claim a trial, grow it in a process of its own, report."""
