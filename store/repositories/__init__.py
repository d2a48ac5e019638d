"""Every SQL statement: one file a noun, each constructed with a session."""

from store.repositories.audit import NOBODY, Actor, Audit
from store.repositories.datasets import Datasets
from store.repositories.deliveries import Deliveries
from store.repositories.epochs import Epochs
from store.repositories.events import Events
from store.repositories.files import Files
from store.repositories.insights import Failure, Grown, Insights
from store.repositories.jobs import Jobs, Progress
from store.repositories.keys import Keys, Logins
from store.repositories.leaderboard import Leaderboard, LeaderboardItem
from store.repositories.models import Lineage, LineageEdge, LineageNode, Models
from store.repositories.progressions import Progressions
from store.repositories.queue import Queue
from store.repositories.ranking import Scope, Sort
from store.repositories.trials import Counts, Trials
from store.repositories.uploads import Uploads
from store.repositories.workers import Workers

__all__ = [
    "NOBODY",
    "Actor",
    "Audit",
    "Counts",
    "Datasets",
    "Deliveries",
    "Epochs",
    "Events",
    "Failure",
    "Files",
    "Grown",
    "Insights",
    "Jobs",
    "Keys",
    "Leaderboard",
    "LeaderboardItem",
    "Lineage",
    "LineageEdge",
    "LineageNode",
    "Logins",
    "Models",
    "Progress",
    "Progressions",
    "Queue",
    "Scope",
    "Sort",
    "Trials",
    "Uploads",
    "Workers",
]
