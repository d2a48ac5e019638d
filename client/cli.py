"""The `netgrow` command: importing the families of commands registers them."""

from client.commands import jobs, models, parts, up
from client.commands.app import app

__all__ = ["app", "jobs", "models", "parts", "up"]
