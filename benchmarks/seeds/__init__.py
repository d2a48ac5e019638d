"""The seed systems' experiments, run again over the public library, each beside its control: see `__main__`."""
