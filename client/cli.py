"""The `netgrow` command: importing the families of commands registers them."""

from client.commands import datasets, demo, gc, growth, jobs, keys, models, mutations, parts, up
from client.commands.app import app

__all__ = ["app", "datasets", "demo", "gc", "growth", "jobs", "keys", "models", "mutations", "parts", "up"]
