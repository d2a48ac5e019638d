"""The files that pages load, and how long a browser may keep them."""

from urllib.parse import parse_qs

from starlette.responses import Response
from starlette.staticfiles import StaticFiles
from starlette.types import Scope

from server.dashboard.render import version

FOREVER = "public, max-age=31536000, immutable"
# Scripts that scripts import have no version in their address: the browser asks whether they have changed.
ASK = "no-cache"


class Files(StaticFiles):
    """A file that was asked for by its version, `?v=`, never changes; a browser that has it does not ask again."""

    async def get_response(self, path: str, scope: Scope) -> Response:
        """The file."""
        response = await super().get_response(path, scope)
        [asked, *_] = parse_qs(scope["query_string"].decode("latin-1")).get("v", [""])
        response.headers["Cache-Control"] = FOREVER if asked and asked == version(path) else ASK
        return response
