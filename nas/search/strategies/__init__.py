"""One strategy a file; each registers itself."""
