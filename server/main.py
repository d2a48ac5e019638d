"""The application for a server: `uvicorn server.main:app`."""

import gc

from server.app import create_app
from store import logs
from store.settings import get_settings

logs.configure(get_settings().log_format)
app = create_app()

# What has been loaded by now stays. Left out of the collector's rounds, it no longer makes each of them a pause of
# 0.1 s in the middle of a request.
gc.collect()
gc.freeze()
