"""How often a key may ask: a token bucket for each, in this process. Several servers each give the full rate."""

import math
import time
from collections.abc import Callable


class TokenBuckets:
    """A bucket holds one second's worth of requests, at least one, and fills at the key's rate."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._buckets: dict[str, tuple[float, float]] = {}  # key id -> (tokens, when)

    def wait(self, key_id: str, rate: float) -> float:
        """Take a token: 0; without one, the seconds until there is one, and nothing is taken."""
        now, size = self._clock(), max(1.0, rate)
        tokens, since = self._buckets.get(key_id, (size, now))
        tokens = min(size, tokens + (now - since) * rate)
        if tokens < 1.0:
            self._buckets[key_id] = (tokens, now)
            return (1.0 - tokens) / rate
        self._buckets[key_id] = (tokens - 1.0, now)
        return 0.0


def retry_after(seconds: float) -> str:
    """As the header takes it: whole seconds, at least one."""
    return str(max(1, math.ceil(seconds)))
