"""One model in full, as text."""

from __future__ import annotations

from collections.abc import Sequence

from rich.console import Group, RenderableType
from rich.markup import escape
from rich.table import Table
from rich.text import Text

from client.models import Certificate, Child, Metrics, Model, Mutation, ScoreState
from client.rendering import format

NODE_FIELDS = ("name", "op", "inputs")


def model_page(model: Model) -> RenderableType:
    """Its facts, how it came to be, and its architecture."""
    parts: list[RenderableType] = [_facts(model)]
    if model.mutations:
        parts += [Text("\nMutations of its parent, in order", style="bold"), mutations_table(model.mutations)]
    parts += [Text("\nArchitecture", style="bold"), _architecture(model)]
    return Group(*parts)


def _facts(model: Model) -> Table:
    table = Table(box=None, show_header=False, pad_edge=False, padding=(0, 2, 0, 0))
    table.add_column(style="bold", no_wrap=True)
    table.add_column(overflow="fold")
    score = model.test_score
    scored = score is not None and score.state is ScoreState.SCORED
    rows = {
        "model": model.model_id,
        "parent": model.parent_id or "none: this is the seed network",
        "generation": str(model.generation),
        "data set": model.dataset or format.NOTHING,
        "validation": _validation(model),
        "test": format.percent(score.accuracy) if score is not None and scored else "not scored",
        "size": f"{format.count(model.parameters)} parameters, {format.count(model.flops)} flops a sample",
        "checkpoint": f"{format.size(model.checkpoint.bytes)}, sha256 {model.checkpoint.sha256}",
        "architecture": model.architecture_digest,
        "job": model.job_id or "none: it was uploaded, or grown from an upload",
        "trial": model.trial_id or "none: it was kept by hand",
        "created": format.moment(model.created_at),
        "recipe": ", ".join(f"{name} {value}" for name, value in model.recipe.items() if value is not None)
        or format.NOTHING,
    }
    if model.seconds is not None:
        rows["training"] = f"{model.seconds:.1f} s"
    for name, value in rows.items():
        table.add_row(name, escape(str(value)))
    return table


def _validation(model: Model) -> str:
    if model.val_accuracy is None or model.val_loss is None:
        return "not measured"
    inherited = " (its parent's: it computes the same)" if model.metrics is Metrics.INHERITED else ""
    return f"accuracy {format.percent(model.val_accuracy)}, loss {model.val_loss:.4f}{inherited}"


def child_page(child: Child) -> RenderableType:
    """The result of mutations tried on a model."""
    size = f"{format.count(child.parameters)} parameters, {format.count(child.flops)} flops a sample"
    return Group(
        Text(f"The child would have {size}; nothing is stored (--store keeps it)."), mutations_table(child.mutations)
    )


def mutations_table(mutations: Sequence[Mutation]) -> Table:
    """One row a mutation, with its certificate."""
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0))
    for column in ("mutation", "site", "parameters", "certificate"):
        table.add_column(column, overflow="fold")
    for mutation in mutations:
        table.add_row(mutation.name, escape(mutation.site or ""), escape(_parameters(mutation)), _certificate(mutation))
    return table


def _parameters(mutation: Mutation) -> str:
    return ", ".join(f"{name} {value}" for name, value in mutation.parameters.items() if value is not None)


def _certificate(mutation: Mutation) -> str:
    certificate: Certificate | None = mutation.certificate
    if certificate is None:
        return format.NOTHING
    verdict = "exact" if certificate.exact else "not exact"
    error = "" if certificate.max_error is None else f": relative error {certificate.max_error:.1e}"
    modes = f" ({', '.join(certificate.modes)})" if certificate.modes else ""
    return f"{verdict}{error}{modes}"


def _architecture(model: Model) -> Table:
    """One row a node; the fields beside name, op and inputs as they stand."""
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0))
    for column in ("node", "op", "inputs", "fields"):
        table.add_column(column, overflow="fold")
    nodes = model.architecture.get("nodes")
    for node in nodes if isinstance(nodes, list) else []:
        if isinstance(node, dict):
            inputs = node.get("inputs")
            sources = ", ".join(str(name) for name in inputs) if isinstance(inputs, list) else ""
            fields = ", ".join(f"{name} {value}" for name, value in node.items() if name not in NODE_FIELDS)
            table.add_row(escape(str(node.get("name"))), str(node.get("op")), escape(sources), escape(fields))
    return table
