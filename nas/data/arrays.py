"""Arrays of other people's `.npz` files become those that are kept: by their names, axes and labels."""

from collections.abc import Mapping
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
from numpy.typing import NDArray

from nas.data import npz
from nas.data.aliases import roles_of
from nas.data.archive import MAX_BYTES, NUMBERS_OR_TEXT, Archive, open_archive, where
from nas.data.dataset import DatasetInfo
from nas.data.description import NAMES, PARTS
from nas.data.layout import is_signal, order_of
from nas.data.meanings import understood
from nas.data.options import Options
from nas.data.report import Findings
from nas.data.rows import rows
from nas.errors import DatasetError


def convert(
    source: Path, target: Path, name: str, options: Options | None = None, *, max_bytes: int = MAX_BYTES
) -> tuple[DatasetInfo, Path]:
    """The data set, and the file to store: `source` if it needs no conversion, else `target`.

    Raises `DatasetError`; it asks where the order of the axes is not plain.
    """
    options = options or Options()
    with open_archive(source, max_bytes) as archive, TemporaryDirectory(prefix="netgrow-arrays-") as folder:
        try:
            arrays, findings = _arranged(archive, options, Path(folder))
        except DatasetError as error:
            text = str(error)
            raise DatasetError(text if str(source) in text else f"{where(source)}: {text}") from error
        if arrays is not None:
            with target.open("wb") as out:
                np.savez(out, allow_pickle=False, **arrays)
            arrays.clear()
    kept = source if arrays is None else target
    try:
        return npz.inspect(kept, name, max_bytes=max_bytes, findings=findings), kept
    except DatasetError as error:
        raise DatasetError(str(error).replace(where(target), where(source))) from error


def _arranged(
    archive: Archive, options: Options, folder: Path
) -> tuple[dict[str, NDArray[np.generic]] | None, Findings]:
    """The arrays to keep, None where the file is right as it is; and what there is to say."""
    if {"indices", "indptr", "shape"} <= set(archive.names):
        raise DatasetError(
            "it is a sparse matrix of scipy, which is not read here. Make of it what is:\n"
            "import scipy.sparse, numpy as np\n"
            'np.savez("data.npz", x=scipy.sparse.load_npz("FILE").toarray(), y=np.load("labels.npy"))'
        )
    roles, left_out = roles_of(archive.names)
    for images, labels in PARTS.values():
        if images not in roles and labels not in roles and images != "x":
            continue
        for role in (images, labels):
            if role not in roles:
                other = labels if role == images else images
                remedy = f": leave {roles[other]} out, if it has no {role}" if other != "x" and other in roles else ""
                raise DatasetError(
                    f"the array {role} is missing; it holds {', '.join(archive.names) or 'none'}{remedy}"
                )
    orders = {role: _order(archive, roles[role], options) for role, _ in PARTS.values() if role in roles}
    marks = {
        part: archive.read(roles[labels], NUMBERS_OR_TEXT) for part, (_, labels) in PARTS.items() if labels in roles
    }
    for part, given in marks.items():
        samples = archive.header(roles[PARTS[part][0]]).shape[0]
        if given.shape[:1] != (samples,) or not samples:
            name = roles[PARTS[part][1]]
            raise DatasetError(f"{name} is of shape {given.shape}, but must be ({samples},), and not empty")
    found = understood(marks, _names(archive, roles), options.task)
    findings = Findings([*found.notes], class_names=found.names)
    renamed = {role: array for role, array in roles.items() if role != array}
    if renamed:
        listed = ", ".join(f"{array} as {role}" for role, array in sorted(renamed.items()))
        findings.notes.insert(0, f"arrays were read by their names: {listed}")
    if left_out:
        findings.notes.append(f"arrays that say nothing about samples were left out: {', '.join(left_out)}")
    if options.layout is not None:
        findings.notes.append(f"axes are read as {options.layout}, as you said")
    plain = all(order == tuple(range(len(order))) for order in orders.values()) and not is_signal(options.layout)
    if plain and not renamed and not left_out and _same_labels(marks, found.parts):
        return None, findings
    arrays: dict[str, NDArray[np.generic]] = {}
    for role, order in orders.items():
        arrays[role] = _moved(archive, roles[role], order, folder / f"{role}.npy", is_signal(options.layout))
    arrays |= {
        PARTS[part][1]: numbers if numbers.ndim == 1 else numbers.astype(np.uint8)
        for part, numbers in found.parts.items()
    }
    return arrays, findings


def _order(archive: Archive, name: str, options: Options) -> tuple[int, ...]:
    shape = archive.header(name).shape
    if len(shape) not in (2, 3, 4):
        raise DatasetError(
            f"{name} is of shape {shape}, but must be (samples, features), (samples, height, width) or "
            "(samples, height, width, channels)"
        )
    return order_of(shape, options.layout, name)


def _moved(archive: Archive, name: str, order: tuple[int, ...], path: Path, signal: bool) -> NDArray[np.generic]:
    """The array with its axes in this order, in a file of its own; signals become pictures one pixel wide."""
    header = archive.header(name)
    shape = [header.shape[axis] for axis in order]
    if signal:
        shape.insert(2, 1)  # (samples, positions, 1, channels)
    made = np.lib.format.open_memmap(path, mode="w+", dtype=header.dtype, shape=tuple(shape))
    for start, block in rows(archive, name):
        made[start : start + len(block)] = block.transpose(order).reshape(len(block), *shape[1:])
    return made


def _names(archive: Archive, roles: Mapping[str, str]) -> tuple[str, ...] | None:
    if NAMES not in roles:
        return None
    stored = archive.read(roles[NAMES], NUMBERS_OR_TEXT).ravel().tolist()
    return tuple(each.decode("utf-8", "replace") if isinstance(each, bytes) else str(each) for each in stored)


def _same_labels(given: Mapping[str, NDArray[np.generic]], found: Mapping[str, NDArray[np.int64]]) -> bool:
    return all(
        labels.dtype.kind in "ui"
        and labels.size == found[part].size
        and np.array_equal(labels.ravel(), found[part].ravel())
        for part, labels in given.items()
    )
