"""The application for a server: `uvicorn server.main:app`."""

from server.app import create_app
from store import logs
from store.settings import get_settings

logs.configure(get_settings().log_format)
app = create_app()
