"""The page of workers: devices, trials and speeds."""

import os
import socket
from dataclasses import dataclass
from pathlib import Path

from fastapi import APIRouter, Request
from sqlalchemy.orm import Session
from starlette.responses import HTMLResponse

from server.dashboard.render import page
from server.dependencies import ResourcesDep
from server.inventory import usable_dataset
from server.problems import FieldError
from server.storage import look
from store.models import Worker
from store.repositories import Workers
from store.repositories.workers import Labour
from store.settings import Settings

router = APIRouter()


@dataclass(frozen=True)
class Line:
    """A worker, its trial, the memory it holds in bytes, and training samples a second; None: not known."""

    worker: Worker
    labour: Labour | None
    memory: int | None
    throughput: float | None


@router.get("/ui/workers")
def show_workers(request: Request, found: ResourcesDep) -> HTMLResponse:
    """The page; the table alone where htmx asks for it."""
    with found.database.read() as session:
        lines, storage = _lines(session, found.settings), look(session, found, found.unfinished)
    template = "parts/workers.html" if "HX-Request" in request.headers else "workers.html"
    return page(request, template, lines=lines, storage=storage, lease_seconds=found.settings.lease_seconds)


def _lines(session: Session, settings: Settings) -> list[Line]:
    repository = Workers(session)
    alive = repository.alive(settings.lease_seconds)
    labours = repository.labours(alive)
    here = socket.gethostname()
    samples = {name: _samples(session, settings, name) for name in {labour.dataset for labour in labours.values()}}
    lines = []
    for worker in alive:
        labour = labours.get(worker.id)
        rate = None
        if labour is not None and labour.epoch_seconds:
            count = labour.dataset_limit or samples[labour.dataset]
            rate = None if count is None else count / labour.epoch_seconds
        lines.append(Line(worker, labour, resident_bytes(worker.pid) if worker.host == here else None, rate))
    return lines


def _samples(session: Session, settings: Settings, name: str) -> int | None:
    info = usable_dataset(session, settings, name)
    return None if isinstance(info, FieldError) else info.train


def resident_bytes(pid: int, proc: Path = Path("/proc")) -> int | None:
    """Resident memory of a process and its children, in bytes; None if unreadable."""
    try:
        pages = int((proc / str(pid) / "statm").read_text().split()[1])
        children = (proc / str(pid) / "task" / str(pid) / "children").read_text().split()
    except (OSError, ValueError, IndexError):
        return None
    return pages * os.sysconf("SC_PAGE_SIZE") + sum(resident_bytes(int(child), proc) or 0 for child in children)
