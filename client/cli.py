"""The `netgrow` command: importing the families of commands registers them."""

from client.commands import (
    audit,
    datasets,
    deliveries,
    demo,
    doctor,
    exports,
    gc,
    growth,
    jobs,
    keys,
    models,
    mutations,
    parts,
    service,
    tracking,
    up,
    views,
)
from client.commands.app import app

__all__ = [
    "app",
    "audit",
    "datasets",
    "deliveries",
    "demo",
    "doctor",
    "exports",
    "gc",
    "growth",
    "jobs",
    "keys",
    "models",
    "mutations",
    "parts",
    "service",
    "tracking",
    "up",
    "views",
]
