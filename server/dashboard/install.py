"""Puts the dashboard's pages and files into the application."""

from importlib.resources import files

from fastapi import FastAPI
from starlette.staticfiles import StaticFiles

from server.dashboard import compare, job, jobs, models, new_job
from server.dashboard.render import STATIC_URL

PAGES = (jobs, new_job, job, models, compare)


def install(app: FastAPI) -> None:
    """Serve every page, and what they load: all of it from this package, nothing from another host."""
    app.mount(STATIC_URL, StaticFiles(directory=str(files("server.dashboard") / "static")), name="dashboard_files")
    for page in PAGES:
        app.include_router(page.router, include_in_schema=False)
