"""Puts the dashboard's pages and files into the application."""

from importlib.resources import files

from fastapi import FastAPI

from server.dashboard import audit, jobs, leaderboard, login, sign_on, workers
from server.dashboard.dataset import page as dataset
from server.dashboard.files import Files
from server.dashboard.job import page as job
from server.dashboard.model import compare
from server.dashboard.model import page as model
from server.dashboard.new_job import page as new_job
from server.dashboard.render import STATIC_URL

PAGES = (jobs, new_job, job, model, compare, leaderboard, workers, dataset, audit, login, sign_on)


def install(app: FastAPI) -> None:
    """Serve every page, and what they load: all of it from this package, nothing from another host."""
    app.mount(STATIC_URL, Files(directory=str(files("server.dashboard") / "static")), name="dashboard_files")
    for page in PAGES:
        app.include_router(page.router, include_in_schema=False)
