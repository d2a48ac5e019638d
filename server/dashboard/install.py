"""Puts the dashboard's pages and files into the application."""

from importlib.resources import files
from urllib.parse import parse_qs

from fastapi import FastAPI
from starlette.responses import Response
from starlette.staticfiles import StaticFiles
from starlette.types import Scope

from server.dashboard import audit, jobs, leaderboard, login, sign_on, workers
from server.dashboard.dataset import page as dataset
from server.dashboard.job import page as job
from server.dashboard.model import compare
from server.dashboard.model import page as model
from server.dashboard.new_job import page as new_job
from server.dashboard.render import STATIC_URL, version

FOREVER = "public, max-age=31536000, immutable"
# Scripts that scripts import have no version in their address: the browser asks whether they have changed.
ASK = "no-cache"

PAGES = (jobs, new_job, job, model, compare, leaderboard, workers, dataset, audit, login, sign_on)


def install(app: FastAPI) -> None:
    """Serve every page, and what they load: all of it from this package, nothing from another host."""
    app.mount(STATIC_URL, Files(directory=str(files("server.dashboard") / "static")), name="dashboard_files")
    for page in PAGES:
        app.include_router(page.router, include_in_schema=False)


class Files(StaticFiles):
    """A file that was asked for by its version, `?v=`, never changes; a browser that has it does not ask again."""

    async def get_response(self, path: str, scope: Scope) -> Response:
        """The file."""
        response = await super().get_response(path, scope)
        [asked, *_] = parse_qs(scope["query_string"].decode("latin-1")).get("v", [""])
        response.headers["Cache-Control"] = FOREVER if asked and asked == version(path) else ASK
        return response
