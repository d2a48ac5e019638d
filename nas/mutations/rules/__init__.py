"""The mutations, one file each. A file that registers a rule here is all that a new one needs."""
