"""The one Celery task. A worker imports this module when it starts; who rings only knows the task's name."""

from workers import worker
from workers.app import BELL, app


@app.task(name=BELL)
def hear() -> None:
    """There may be work: run trials until there is none."""
    worker.work()
