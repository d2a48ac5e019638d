"""What the tracer can convert: one file a family of layers. Each fills in the tables of `nas.tracing.registry`."""
