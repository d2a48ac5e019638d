"""Runs the parts of the service as child processes that end with their parent."""
