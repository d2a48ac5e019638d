"""`/docs`: Swagger UI from a package, so that it works without the internet; and without inline scripts."""

from html import escape
from importlib.resources import files

from fastapi import FastAPI
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.staticfiles import StaticFiles

ASSETS_URL = "/docs/assets"
START_URL = "/docs/start.js"

PAGE = """\
<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title}: the API</title>
<link rel="icon" href="{root}{assets}/favicon.png">
<link rel="stylesheet" href="{root}{assets}/swagger-ui.css">
</head>
<body>
<div id="swagger-ui" data-document="{root}{document}"></div>
<script src="{root}{assets}/swagger-ui-bundle.js"></script>
<script src="{root}{start}"></script>
</body>
</html>
"""
START = """\
SwaggerUIBundle({
  url: document.getElementById("swagger-ui").dataset.document,
  dom_id: "#swagger-ui",
  deepLinking: true,
  displayRequestDuration: true,
  layout: "BaseLayout",
  presets: [SwaggerUIBundle.presets.apis],
  showCommonExtensions: true,
  showExtensions: true,
  tryItOutEnabled: true,
});
"""


def install(app: FastAPI) -> None:
    """Serve `/docs` and what it loads."""

    def docs(request: Request) -> HTMLResponse:
        root = request.scope.get("root_path", "").rstrip("/")
        page = PAGE.format(
            root=escape(root), assets=ASSETS_URL, start=START_URL, document=app.openapi_url, title=escape(app.title)
        )
        return HTMLResponse(page)

    def start(request: Request) -> Response:
        return Response(START, media_type="text/javascript")

    app.mount(ASSETS_URL, StaticFiles(directory=str(files("fastapi_offline") / "static")), name="docs_assets")
    app.add_route(START_URL, start, include_in_schema=False)
    app.add_route("/docs", docs, include_in_schema=False)
