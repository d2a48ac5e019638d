"""Log lines: for people on a console, or JSON for machines; Celery's, uvicorn's and ours alike.

What is bound to the context (`structlog.contextvars`) is on every line that is written in it, by whomever: the job, the
trial and the attempt in a worker, the request in a server. Tracebacks show no variables, which may hold secrets.
"""

import logging
import sys
from typing import Any, Literal

import structlog

from store.addresses import redacted


def _without_secrets(logger: object, name: str, line: Any) -> Any:
    """The line without the passwords of URLs, whoever put them into a message or an exception."""
    return redacted(line) if isinstance(line, str) else line


def configure(log_format: Literal["console", "json"], level: int = logging.INFO) -> None:
    """Send everything that this process logs to stderr, in one format; `level` is for all but ourselves."""
    shared: list[structlog.typing.Processor] = [
        structlog.contextvars.merge_contextvars,
        structlog.stdlib.add_log_level,
        structlog.stdlib.add_logger_name,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
    ]
    if log_format == "json":
        last: list[structlog.typing.Processor] = [
            structlog.processors.format_exc_info,
            structlog.processors.JSONRenderer(),
        ]
    else:
        last = [
            structlog.dev.ConsoleRenderer(colors=sys.stderr.isatty(), exception_formatter=structlog.dev.plain_traceback)
        ]
    last.append(_without_secrets)
    handler = logging.StreamHandler()
    handler.setFormatter(
        structlog.stdlib.ProcessorFormatter(
            foreign_pre_chain=shared,
            processors=[structlog.stdlib.ProcessorFormatter.remove_processors_meta, *last],
        )
    )
    root = logging.getLogger()
    root.handlers = [handler]
    root.setLevel(level)
    # uvicorn sets its loggers up itself. Its line for each request is ours now, with the request's id.
    for name in ("uvicorn", "uvicorn.error", "uvicorn.access"):
        theirs = logging.getLogger(name)
        theirs.handlers, theirs.propagate = [], name != "uvicorn.access"
    # Celery's own level is WARNING unless it is told otherwise; what happens to a trial is worth a line.
    logging.getLogger("workers").setLevel(min(level, logging.INFO))
    structlog.configure(
        processors=[*shared, structlog.stdlib.ProcessorFormatter.wrap_for_formatter],
        logger_factory=structlog.stdlib.LoggerFactory(),
        wrapper_class=structlog.stdlib.BoundLogger,
        cache_logger_on_first_use=True,
    )
