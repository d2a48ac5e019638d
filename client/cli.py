"""The `netgrow` command: importing the families of commands registers them."""

from client.commands import demo, jobs, keys, models, mutations, parts, up
from client.commands.app import app

__all__ = ["app", "demo", "jobs", "keys", "models", "mutations", "parts", "up"]
