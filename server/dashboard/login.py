"""The way in for browsers. The page itself is open to anybody, and reads nothing."""

from typing import Annotated

from fastapi import APIRouter, Query, Request
from starlette.responses import HTMLResponse

from server.dashboard.render import page

router = APIRouter()

MAX_WHERE = 2000
ENDED = "Your session has ended: it expired, or its API key was revoked. Log in again to go on where you were."
OUT = "You have logged out."


@router.get("/ui/login")
async def show_login(
    request: Request,
    next: Annotated[str, Query(max_length=MAX_WHERE)] = "/",
    ended: bool = False,
    out: bool = False,
) -> HTMLResponse:
    """The form; `next` is where the reader wanted to go."""
    notice = ENDED if ended else OUT if out else None
    return page(request, "login.html", fault=None, notice=notice, target=own(next))


def own(target: str) -> str:
    """The target if it is a path of this server, else the front page."""
    safe = target.startswith("/") and not target.startswith("//") and "\\" not in target and target.isprintable()
    return target if safe else "/"
