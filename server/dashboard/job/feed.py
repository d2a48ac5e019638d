"""Events of a job, each as a line for people."""

from collections.abc import Callable, Mapping
from typing import Any

from server.dashboard.formats import compact, figure, percent
from store.models import Event

Data = Mapping[str, Any]


def told(event: Event) -> str:
    """The event in words. What it holds from users stays text: the template escapes it."""
    tell = TOLD.get(event.kind)
    return event.kind if tell is None else tell(event.data)


def _named(names: object) -> str:
    return " + ".join(map(str, names)) if isinstance(names, list) and names else "no mutation"


def _state(data: Data) -> str:
    if data.get("cancel_requested") and data.get("state") == data.get("previous"):
        return "cancelling: waits until its training processes are gone"
    text = f"{data.get('previous', 'new')} → {data.get('state')}"
    return f"{text}: {data['error']}" if data.get("error") else text


def _grown(data: Data) -> str:
    size = f"{compact(data.get('parameters'))} parameters"
    return f"grown by {_named(data['mutations'])}, {size}" if data.get("mutations") else f"seed network, {size}"


def _epoch(data: Data) -> str:
    accuracy, loss = percent(data.get("val_accuracy")), figure(data.get("val_loss"))
    return f"epoch {data.get('epoch')}: accuracy {accuracy}, loss {loss}"


def _model(data: Data) -> str:
    model = data.get("model") or {}
    return f"accuracy {percent(model.get('val_accuracy'))}, {compact(model.get('parameters'))} parameters"


def _collapsed(data: Data) -> str:
    fell = f"accuracy {percent(data.get('val_accuracy'))}, its parent's is {percent(data.get('parent_val_accuracy'))}"
    return f"collapsed: {fell}; " + ("trained again, more gently" if data.get("again") else "kept as it is")


TOLD: Mapping[str, Callable[[Data], str]] = {
    "job.created": lambda data: "the job was posted",
    "job.state": _state,
    "trial.queued": lambda data: data.get("reason") or "waits for a worker",
    "trial.started": lambda data: f"started, attempt {data.get('attempt')}",
    "trial.grown": _grown,
    "trial.epoch": _epoch,
    "trial.collapsed": _collapsed,
    "trial.returned": lambda data: f"returned to the queue: {data.get('reason')}",
    "trial.succeeded": _model,
    "trial.failed": lambda data: f"{data.get('error_kind')}: {data.get('error')}",
    "trial.cancelled": lambda data: "cancelled",
    "model.stored": lambda data: f"grown by hand: {_model(data)}",
}
