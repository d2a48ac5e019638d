"""The front page."""

from fastapi import APIRouter, Request
from fastapi.responses import RedirectResponse

router = APIRouter()


@router.get("/", include_in_schema=False)
async def front(request: Request) -> RedirectResponse:
    """To the documentation of the API, until there is a dashboard."""
    return RedirectResponse(f"{request.scope.get('root_path', '').rstrip('/')}/docs")
