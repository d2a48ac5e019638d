"""State of a watched job, updated by each event and each poll."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable
from dataclasses import dataclass, field

from pydantic import ValidationError

from client.models import Event, Job, LeaderboardItem, TrialId, Worker, WorkerId
from client.rendering import format
from client.watching.news import JobNews, TrialNews

RECENT = 8
TOP = 5


@dataclass
class TrialView:
    """A trial that has not ended: `mutations` are names, `None` before it is grown; `epoch` is the last recorded.

    `epochs`: how many it trains, where that is not what the job says.
    """

    number: int
    worker_id: WorkerId | None = None
    mutations: tuple[str, ...] | None = None
    epoch: int = 0
    val_accuracy: float | None = None
    epochs: int | None = None


@dataclass
class JobView:
    """A job as its watcher sees it.

    `trials` are its trials that have not ended, `foreign` the trials of other jobs that its workers run, `recent` the
    last lines of its story, `top` its best models. `away`: the service does not answer just now.
    """

    job: Job
    workers: tuple[Worker, ...] = ()
    trials: dict[TrialId, TrialView] = field(default_factory=dict)
    foreign: frozenset[TrialId] = frozenset()
    best: float | None = None
    top: tuple[LeaderboardItem, ...] = ()
    away: bool = False
    recent: deque[str] = field(default_factory=lambda: deque(maxlen=RECENT))
    _own: set[TrialId] = field(default_factory=set)
    _unknown: frozenset[TrialId] = frozenset()
    _reason: str | None = None

    def see_workers(self, workers: Iterable[Worker]) -> None:
        """Take in who is alive. Events come a little later than this: only what stays unknown is another job's."""
        self.workers = tuple(sorted(workers, key=lambda worker: worker.id))
        unknown = frozenset(worker.trial_id for worker in self.workers if worker.trial_id) - self._own
        self.foreign = unknown & self._unknown
        self._unknown = unknown

    def trial_of(self, worker: Worker) -> TrialView | None:
        """The trial of this job that the worker runs, if it does."""
        return next((trial for trial in self.trials.values() if trial.worker_id == worker.id), None)

    def epochs_of(self, trial: TrialView) -> int | None:
        """Number of epochs of the trial, if it or the job's spec says."""
        if trial.epochs is not None:
            return trial.epochs
        training = self.job.spec.get("training")
        if not isinstance(training, dict):
            return None
        seed = trial.mutations is not None and not trial.mutations
        epochs = training.get("seed_epochs" if seed else "epochs")
        return epochs if isinstance(epochs, int) else None

    def apply(self, event: Event) -> str | None:
        """Update by an event; return its line, if it is worth one. Unknown kinds are skipped."""
        try:
            if event.kind.startswith("trial."):
                line = self._trial(event.kind, TrialNews.model_validate(event.data))
            else:
                line = self._job(event.kind, JobNews.model_validate(event.data))
        except ValidationError:
            return None
        if line is not None:
            self.recent.append(line)
        return line

    def _job(self, kind: str, news: JobNews) -> str | None:
        if kind != "job.state" or news.state is None:
            return None
        if news.state == news.previous:  # still waiting for devices to be free
            return "the job is being cancelled"
        return f"the job is {news.state}" + (f": {format.plain(news.error)}" if news.error else "")

    def _trial(self, kind: str, news: TrialNews) -> str | None:
        self._own.add(news.trial_id)
        trial = self.trials.setdefault(news.trial_id, TrialView(news.number))
        if news.mutations is not None:
            trial.mutations = news.mutation_names()
        match kind:
            case "trial.queued":
                trial.epochs = news.epochs
                return self._planned(news.reason)
            case "trial.started":
                trial.worker_id = news.worker_id
                return None
            case "trial.epoch":
                trial.epoch = news.epoch or trial.epoch
                trial.val_accuracy = news.val_accuracy
                return None
            case "trial.succeeded":
                return self._succeeded(self.trials.pop(news.trial_id), news)
            case "trial.failed":
                del self.trials[news.trial_id]
                return f"{_called(trial)} failed: {format.plain(news.error or 'no reason given')}"
            case "trial.cancelled":
                del self.trials[news.trial_id]
                return f"trial {trial.number} cancelled"
            case "trial.collapsed":
                trial.epoch = 0 if news.again else trial.epoch
                what = "is trained again, more gently" if news.again else "is kept as it is"
                fell = f"{format.percent(news.val_accuracy)} after {format.percent(news.parent_val_accuracy)}"
                return f"{_called(trial)} collapsed ({fell}) and {what}"
            case "trial.returned":
                trial.worker_id = None
                reason = f" ({format.plain(news.reason)})" if news.reason else ""
                return f"trial {trial.number} went back to the queue{reason}"
            case _:
                return None

    def _planned(self, reason: str | None) -> str | None:
        """Why trials are tried, once for all that share the reason."""
        if reason is None or reason == self._reason:
            return None
        self._reason = reason
        return format.plain(reason)

    def _succeeded(self, trial: TrialView, news: TrialNews) -> str:
        accuracy = news.model_accuracy if news.model_accuracy is not None else news.val_accuracy
        is_best = accuracy is not None and (self.best is None or accuracy > self.best)
        if is_best:
            self.best = accuracy
        return f"{_called(trial)}: {format.percent(accuracy)}" + ("  best so far" if is_best else "")


def _called(trial: TrialView) -> str:
    """A trial with what it tries."""
    if trial.mutations is None:
        return f"trial {trial.number}"
    return f"trial {trial.number}  {format.mutations(trial.mutations, of_seed=not trial.mutations)}"
