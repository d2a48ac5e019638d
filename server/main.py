"""The application for a server: `uvicorn server.main:app`."""

from server.app import create_app

app = create_app()
