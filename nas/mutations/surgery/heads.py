"""Narrowing an attention layer: the mirror of `widen_heads`."""

import torch
from torch import Tensor

from nas.layers import Attention
from nas.mutations.surgery.clones import classes, exact_classes
from nas.mutations.surgery.contraction import merged, without

Tensors = dict[str, Tensor]


def narrowed(node: Attention, old: Tensors) -> tuple[Attention, Tensors]:
    """The layer and its tensors without redundant or silent heads and head dimensions.

    One of each stays. Nothing is rounded.
    """
    parts = _opened(node, old)
    parts = _fewer(parts, 0, ("query", "key", "value"), "value", "output")
    parts = _fewer(parts, 1, ("value",), "value", "output")
    parts = _fewer(parts, 1, ("query",), "query", "key")
    parts = _fewer(parts, 1, ("key",), "key", "query")
    heads, key_dim = parts["query"].shape[:2]
    update: dict[str, object] = {"heads": heads, "key_dim": key_dim, "value_dim": parts["value"].shape[1]}
    if key_dim != node.key_dim:
        update["scale"] = None if node.factor == key_dim**-0.5 else node.factor
    return node.model_copy(update=update), _closed(parts, old)


def _opened(node: Attention, old: Tensors) -> Tensors:
    """Queries, keys and values as (heads, numbers, channels and bias), the output matrix as (heads, numbers, out)."""
    parts = {}
    for name in ("query", "key", "value"):
        rows = [old[f"{name}.weight"]]
        if f"{name}.bias" in old:
            rows.append(old[f"{name}.bias"][:, None])
        parts[name] = torch.unflatten(torch.cat(rows, 1), 0, (node.heads, -1))
    return parts | {"output": torch.unflatten(old["output.weight"].T, 0, (node.heads, -1))}


def _closed(parts: Tensors, old: Tensors) -> Tensors:
    """The layer's tensors again."""
    new = {key: tensor for key, tensor in old.items() if key.startswith("output.")}
    for name in ("query", "key", "value"):
        columns = old[f"{name}.weight"].shape[1]
        rows = parts[name].flatten(0, 1)
        new[f"{name}.weight"] = rows[:, :columns].contiguous()
        if f"{name}.bias" in old:
            new[f"{name}.bias"] = rows[:, columns].contiguous()
    return new | {"output.weight": parts["output"].flatten(0, 1).T.contiguous()}


def _fewer(parts: Tensors, dim: int, made: tuple[str, ...], carrier: str, reader: str) -> Tensors:
    """Without entries along `dim` that are not needed; all heads lose the same numbers.

    Entries that are equal in all of `made` become one, if those of the `reader` add up without rounding. Where
    `carrier` or `reader` has nothing but zeros an entry says nothing.
    """
    table = torch.cat([_entries(parts[name], dim) for name in made], 1).double() + 0.0  # No 0 that differs from -0.
    labels = exact_classes(_entries(parts[reader], dim), classes(table))
    shorter = merged(labels)
    summed = parts[reader].new_zeros(parts[reader].movedim(dim, 0)[shorter.kept].shape, dtype=torch.float64)
    summed.index_add_(0, shorter.target, parts[reader].movedim(dim, 0).double())
    new = parts | {name: parts[name].index_select(dim, shorter.kept) for name in made}
    new[reader] = summed.float().movedim(0, dim)
    silent = torch.stack([(_entries(new[name], dim) == 0).all(1) for name in (carrier, reader)]).any(0)
    silent[0] &= not silent.all()
    kept = without(silent).kept
    return new | {name: new[name].index_select(dim, kept) for name in (*made, reader)}


def _entries(part: Tensor, dim: int) -> Tensor:
    """(heads, numbers, ...) as (entries along `dim`, all that belongs to each)."""
    return part.movedim(dim, 0).flatten(1)
