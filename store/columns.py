"""Column types that take anything a client or a training process may say, on both databases."""

import json
import math
from typing import Any

from sqlalchemy import Dialect, Text, TypeDecorator


class SafeText(TypeDecorator[str]):
    """Text; what PostgreSQL refuses to hold (NUL, lone surrogates) is replaced, so that no input is a server error."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:
        """Replace what cannot be stored."""
        return None if value is None else storable(value)


def storable(text: str) -> str:
    """`text` without NUL and lone surrogates."""
    if text.isascii():
        return text.replace("\x00", "\ufffd")
    return text.replace("\x00", "\ufffd").encode("utf-8", "replace").decode("utf-8")


def to_json(value: Any) -> str:
    """Strict JSON; numbers that JSON has no word for become the text "NaN", "Infinity" or "-Infinity"."""
    try:
        return json.dumps(value, allow_nan=False)
    except ValueError:
        return json.dumps(_finite(value), allow_nan=False)


def _finite(value: Any) -> Any:
    if isinstance(value, float) and not math.isfinite(value):
        return "NaN" if math.isnan(value) else "Infinity" if value > 0 else "-Infinity"
    if isinstance(value, dict):
        return {key: _finite(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_finite(item) for item in value]
    return value
