"""The application: what it shares, what it answers, and what runs beside it."""

import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from importlib.metadata import version

from fastapi import Depends, FastAPI
from prometheus_client import CollectorRegistry

from server import pages, problems
from server.census import take_census
from server.dependencies import Resources, known_query
from server.limits import BodyLimit
from server.metrics import CensusCollector, RequestTimes
from server.readiness import Probes
from server.reaper import Reaper
from server.routes import datasets, health, jobs, leaderboard, models, mutations, presets, root, workers
from server.streams import Watchers
from store.checkpoints import CheckpointStore
from store.database import Database
from store.settings import Settings, get_settings

log = logging.getLogger(__name__)

TITLE = "netgrow"
DESCRIPTION = """\
Neural architecture search as a service: a *growth job* takes a trained network, applies random function-preserving
mutations, trains the children, and ranks every network ever grown.

Every list is a page: `{"items": [...], "next_cursor": ...}`; give `next_cursor` back as `?cursor=` for the next one.
Every error is problem details (RFC 9457). Times are RFC 3339 in UTC; ids are opaque. Unknown fields and unknown query
parameters are errors.
"""
