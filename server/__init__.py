"""The HTTP API: routes, schemas, problem details, server-sent events. `server.main:app` is what a server runs."""
