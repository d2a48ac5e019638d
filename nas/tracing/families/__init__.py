"""Conversions, one file a family of layers; each fills in the tables of `nas.tracing.registry`."""
