"""Names that people give to the arrays of a data set, and the names that they have here."""

from collections.abc import Sequence

from nas.data.naming import SPLITS
from nas.errors import DatasetError

_IMAGES = ("x", "images", "image", "imgs", "data", "inputs", "features", "samples")
_LABELS = ("y", "labels", "label", "target", "targets", "classes")
_NAMES = ("class_names", "label_names", "target_names", "classnames", "names")
_IGNORED = {"descr", "feature_names", "filename", "data_module", "frame", "ids", "filenames"}
_SUFFIXES = {"train": "", "validation": "_val", "test": "_test"}


def roles_of(names: Sequence[str]) -> tuple[dict[str, str], list[str]]:
    """(`x`, `y`, `x_val`, … -> the array's name in the file, names that are left out).

    Raises `DatasetError` for two names of one role, and for names that say nothing.
    """
    roles: dict[str, str] = {}
    left_out = []
    for name in names:
        if name.casefold() in _IGNORED:
            left_out.append(name)
            continue
        role = _role(name.casefold().replace("-", "_"))
        if role is None:
            raise DatasetError(
                f"unknown array {name}; known are x, y, x_val, y_val, x_test, y_test and class_names, or x_train, "
                "train_images, images, data for x and the like for the others: rename it, or leave it out: "
                "numpy.savez(FILE, x=…, y=…)"
            )
        if role in roles:
            raise DatasetError(f"the arrays {roles[role]} and {name} would both be {role}: leave one out")
        roles[role] = name
    return roles, left_out


def _role(name: str) -> str | None:
    if name in _NAMES:
        return "class_names"
    words = [word for word in name.split("_") if word]
    splits = [SPLITS[word] for word in words if word in SPLITS]
    rest = "_".join(word for word in words if word not in SPLITS)
    if len(splits) > 1:
        return None
    suffix = _SUFFIXES[splits[0]] if splits else ""
    if rest in _IMAGES:
        return f"x{suffix}"
    if rest in _LABELS:
        return f"y{suffix}"
    return None
