"""The service below a path of its host: `https://host/netgrow/` instead of `https://host/`."""

from starlette.types import ASGIApp, Receive, Scope, Send


class BelowPath:
    """ASGI middleware: takes requests with the path (a proxy passes it on) and without (a proxy strips it).

    Every link, redirect and cookie begins with `root_path`. A client's own X-Forwarded-Prefix is not believed.
    """

    def __init__(self, app: ASGIApp, root_path: str) -> None:
        self.app = app
        self.root_path = root_path

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] in ("http", "websocket"):
            path = scope["path"]
            if path == self.root_path:
                path += "/"
            elif not path.startswith(f"{self.root_path}/"):
                path = self.root_path + path
            scope = {**scope, "root_path": self.root_path, "path": path, "raw_path": path.encode()}
        await self.app(scope, receive, send)
